// The core without a page, for node and browsers: one door for JSON requests, as core/README.md lists them.
//
//   import { createDoor } from './core.mjs';
//   const door = await createDoor();
//   door.request({ ask: 'matrix', file: 'vacation', at: 2 });
import create_core from './permsim-core.mjs';

let core = null; // one instance serves all doors

/** A new door with a session of its own. */
export async function createDoor() {
  core ??= create_core();
  const module = await core;
  let door = module._permsim_door_new();

  /** JSON text in, JSON text out, byte for byte what the command line `permsim door` answers. */
  function request_text(text) {
    if (door === 0) throw new Error('this door was freed');
    const size = module.lengthBytesUTF8(text) + 1;
    const question = module._malloc(size);
    module.stringToUTF8(text, question, size);
    const answer = module._permsim_door_request(door, question);
    const answer_text = module.UTF8ToString(answer);
    module._free(question);
    module._free(answer);
    return answer_text;
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
