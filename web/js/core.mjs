// The core without a page, for node and browsers: a door for JSON requests and a matrix as typed arrays. core/README.md
// lists the requests.
//
//   import { createDoor, createMatrix } from './core.mjs';
//   const door = await createDoor();
//   door.request({ ask: 'matrix', file: 'vacation', at: 2 });
//   const matrix = await createMatrix(scenario);
//   matrix.window('document', { people: [0, 20], things: [0, 30] }); // a Uint8Array that views the module's memory
import create_core from './permsim-core.mjs';

let core = null; // one instance serves all

/** Where the program is, or its bytes, where it does not lie beside this module; of the first who asks. */
function start({ wasm } = {}) {
  if (wasm === undefined) return create_core();
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return create_core({ wasmBinary: wasm });
  return create_core({ locateFile: () => String(wasm) });
}
const stopped = new WeakSet(); // instances that ended in the middle of a call

function refused_as_too_large(module, size) {
  const answer = module._permsim_too_large(size);
  const text = module.UTF8ToString(answer);
  module._free(answer);
  return text;
}

/** Calls an exported function that takes an object and text and gives text, and frees what passed between. */
function text_call(module, call, self, text) {
  if (stopped.has(module)) throw new Error('the module has stopped: make a new door or matrix');
  const size = module.lengthBytesUTF8(text) + 1;
  // Looked at before memory is taken for it: memory that cannot grow ends the module.
  if (size > module._permsim_largest_request()) return refused_as_too_large(module, size);
  const question = module._malloc(size);
  if (question === 0) throw new RangeError('the request is too large for the memory there is');
  module.stringToUTF8(text, question, size);
  let answer;
  try {
    answer = call(self, question);
  } catch (error) {
    // A half-done module is asked no more; whoever comes next gets a fresh one.
    stopped.add(module);
    core = null;
    throw error;
  }
  const answer_text = module.UTF8ToString(answer);
  module._free(question);
  module._free(answer);
  return answer_text;
}

/** A new door with a session of its own. */
export async function createDoor(options) {
  core ??= start(options);
  const module = await core;
  let door = module._permsim_door_new();

  /** JSON text in, JSON text out, byte for byte what the command line `permsim door` answers. */
  function request_text(text) {
    if (door === 0) throw new Error('this door was freed');
    return text_call(module, module._permsim_door_request, door, text);
  }

  return {
    request_text,
    request: (object) => JSON.parse(request_text(JSON.stringify(object))),
    free() {
      if (door !== 0) module._permsim_door_free(door);
      door = 0;
    },
  };
}

/**
 * A scenario's start as a matrix that can be edited. `file` is the id of a shipped scenario, a scenario object, or its text.
 * Typed arrays it gives view the module's memory: use or copy them before the next call.
 */
export async function createMatrix(file, options) {
  core ??= start(options);
  const module = await core;
  let self = module._permsim_matrix_new();

  function answer_of(text) {
    const reply = JSON.parse(text);
    if (reply.ok) return reply.answer;
    throw Object.assign(new Error(reply.problems[0]?.message ?? 'refused'), { problems: reply.problems });
  }
  function free() {
    if (self !== 0) module._permsim_matrix_free(self);
    self = 0;
  }
  const request = (object) => answer_of(text_call(module, module._permsim_matrix_request, self, JSON.stringify(object)));

  let shape;
  try {
    shape = answer_of(text_call(module, module._permsim_matrix_open, self, typeof file === 'string' ? file : JSON.stringify(file)));
  } catch (error) {
    free();
    throw error;
  }
  const number_of = (type) => {
    const number = shape.types.findIndex(({ id }) => id === type);
    if (number < 0) throw new Error(`there is no type ${type}`);
    return number;
  };
  // The memory may have grown since the last view was made: always a fresh one.
  const buffer = () => module.HEAPU8.buffer;
  const changed = (answer) => {
    if (answer.is_renumbered) shape = request({ ask: 'shape' });
    return answer;
  };

  return {
    /** { people: [id…], types: [{ id, actions: [id…], things: [id…] }…] }: what the numbers below count. */
    shape: () => shape,
    request,
    edit: (...edits) => changed(request({ ask: 'edit', edit: edits })),
    undo: () => changed(request({ ask: 'undo' })),
    redo: () => changed(request({ ask: 'redo' })),
    /** Verdicts (0 denied, 1 allowed, 2 unclear), person after person; without `action` every action of a thing side by side. */
    window(type, { people = [0, shape.people.length], things = [0, Infinity], action } = {}) {
      const number = number_of(type), { actions, things: ids } = shape.types[number];
      const at = action === undefined ? -1 : actions.indexOf(action);
      if (action !== undefined && at < 0) throw new Error(`${type} has no action ${action}`);
      const cut = ([from, to], end) => [Math.min(Math.max(from, 0), end), Math.min(Math.max(to, from, 0), end)];
      const [person, person_end] = cut(people, shape.people.length), [thing, thing_end] = cut(things, ids.length);
      const place = module._permsim_matrix_window(self, number, person, person_end, thing, thing_end, at);
      return new Uint8Array(buffer(), place, (person_end - person) * (thing_end - thing) * (at < 0 ? actions.length : 1));
    },
    /** Every verdict on a type's things, computed afresh: bit (action * people + person) * row_bits + thing. */
    planes(type) {
      const planes = module._permsim_matrix_planes(self, number_of(type));
      const view = (place) => (place === 0 ? null : new Uint32Array(buffer(), place, module._permsim_planes_words(planes) * 2));
      return {
        row_bits: module._permsim_planes_row_words(planes) * 64,
        allow: view(module._permsim_planes_allow(planes)),
        unclear: view(module._permsim_planes_unclear(planes)),
      };
    },
    free_planes: () => module._permsim_matrix_free_planes(self),
    /** For each person two numbers: how much is allowed, how much unclear. */
    person_counts: () => new Uint32Array(buffer(), module._permsim_matrix_person_counts(self), shape.people.length * 2),
    thing_counts(type) {
      const number = number_of(type);
      return new Uint32Array(buffer(), module._permsim_matrix_thing_counts(self, number), shape.types[number].things.length * 2);
    },
    free,
  };
}

/** Bytes of memory the module holds. */
export async function coreMemory() {
  core ??= start();
  return (await core).HEAPU8.buffer.byteLength;
}
