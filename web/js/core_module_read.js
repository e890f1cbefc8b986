// Put before permsim-core.mjs as it is (--extern-pre-js): how node reads the .wasm; core_module_node.js calls it. The name is
// no literal, so that whoever bundles this for a browser need not know node's modules.
const nodeFiles = 'node:fs/promises';
const readCoreWasm = () =>
  import(/* webpackIgnore: true */ /* @vite-ignore */ nodeFiles)
    .then((files) => files.readFile(new URL('permsim-core.wasm', import.meta.url)));
