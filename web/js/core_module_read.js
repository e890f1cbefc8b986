// Put before permsim-core.mjs as it is (--extern-pre-js): how node reads the .wasm; core_module_node.js calls it.
const readCoreWasm = () =>
  import('node:fs/promises').then((files) => files.readFile(new URL('permsim-core.wasm', import.meta.url)));
