// Makes permsim-core.mjs start under node, whose fetch() knows no file: addresses (--pre-js; neighbour: core_module_read.js).
// Emscripten 3.1.6's own node support needs `require`, which an ES module has not; its optimizer knows no import().
if (typeof process == 'object' && process.versions && process.versions.node && !Module['wasmBinary']) {
  Module['instantiateWasm'] = function (imports, receive) {
    readCoreWasm()
      .then((bytes) => WebAssembly.instantiate(bytes, imports))
      .then((result) => receive(result.instance))
      .catch(readyPromiseReject);
    return {};
  };
}
