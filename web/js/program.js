// The program in WebAssembly behind plain functions: every call of the page into it goes through here (web/browser/exports.cpp).
// The first exception ends it: a half-done program is not called again. Another one may be run in its place.

export const pointer_kinds = { move: 0, down: 1, up: 2, leave: 3, cancel: 4, wheel: 5 };
const notifications = { released: 0, context_lost: 1, context_restored: 2, fonts_changed: 3 };

/** What is asked of the program is too large to be handed over: nothing has happened yet. */
class NoRoom extends RangeError {}

export function make_program({ on_break }) {
  let module = null;
  let is_broken = false;

  function room(size) {
    const address = module._malloc(size);
    if (address === 0) throw new NoRoom('the text is too large for the memory there is');
    return address;
  }
  function put(text) {
    const size = module.lengthBytesUTF8(text) + 1;
    const address = room(size);
    module.stringToUTF8(text, address, size);
    return address;
  }
  function take(address) {
    const text = module.UTF8ToString(address);
    module._free(address);
    return text;
  }
  /** Calls an exported function; strings among the arguments live as long as the call. */
  function call(name, ...given) {
    const addresses = [];
    const let_go = () => { for (const address of addresses) module._free(address); };
    const values = [];
    try {
      for (const value of given) {
        if (typeof value === 'string') addresses.push(put(value));
        values.push(typeof value === 'string' ? addresses.at(-1) : value);
      }
    } catch (error) {
      let_go();
      throw error;
    }
    const answer = module[name](...values); // when this throws the program is over, and nothing of it is touched again
    let_go();
    return answer;
  }
  /** The same for what a person does: nothing happens before the program runs or after it broke. */
  function tell(name, ...given) {
    if (module === null || is_broken) return undefined;
    try {
      return call(name, ...given);
    } catch (error) {
      if (!(error instanceof NoRoom)) stop(error);
      return undefined;
    }
  }
  function stop(error) {
    is_broken = true;
    on_break(error);
  }

  const program = {
    /** The program cannot be asked any more; `run` starts another. */
    get is_broken() { return is_broken; },

    /** `create` is what permsim.js exports, `compiled` its WebAssembly. Resolves when main() has returned. */
    async run(create, compiled, page) {
      module = await new Promise((resolve, reject) => {
        const instantiateWasm = (imports, receive) => {
          WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance, compiled)).catch(reject);
          return {}; // the answer comes later
        };
        create({ page, instantiateWasm, onAbort: (reason) => reject(new Error(String(reason))) }).then(resolve, reject);
      });
      if (typeof module._permsim_frame !== 'function') throw new Error('permsim.js is of another version than this page');
      is_broken = false;
      if (module._permsim_test_report) program.test = test_door();
    },
    frame: (now) => tell('_permsim_frame', now) === 1,
    resize: (width, height, ratio) => tell('_permsim_resize', width, height, ratio),
    pointer: (kind, event) => tell('_permsim_pointer', pointer_kinds[kind], event.device, event.x, event.y, event.wheel_x ?? 0,
      event.wheel_y ?? 0, event.button ?? 0, event.modifiers, performance.now()) === 1,
    notify: (what) => tell('_permsim_notify', notifications[what]),
    /** A file's bytes. False when there is no memory for them; then nothing has happened. */
    open_file(name, bytes) {
      if (module === null || is_broken) return true;
      const address = module._malloc(Math.max(1, bytes.length));
      if (address === 0) return false;
      module.HEAPU8.set(bytes, address);
      tell('_permsim_open_file', name, address, bytes.length);
      if (!is_broken) module._free(address);
      return true;
    },

    // The twin (web/js/twin.js): what is new since a version, and what a person did there or pressed.
    twin: (version) => { const told = tell('_permsim_twin', version); return told ? take(told) : ''; },
    shortcut: (code, key, modifiers) => tell('_permsim_shortcut', code, key, modifiers) === 1,
    perform: (id, what, value = '') => tell('_permsim_perform', id, what, value),

    // The person's work (web/js/work.js): a number that changes with it, 0 while there is none; a file; the moment looked at.
    work_version: () => tell('_permsim_work_version') ?? 0,
    work_text: () => { const text = tell('_permsim_work_text'); return text ? take(text) : ''; },
    work_moment: () => tell('_permsim_work_moment') ?? 0,
    /** Which work it is: another number for every scenario opened; and how much was changed in it. */
    work_opening: () => tell('_permsim_work_opening') ?? 0,
    work_changes: () => tell('_permsim_work_changes') ?? 0,
    /** A document that came in a link, at a moment. */
    open_link: (text, at) => tell('_permsim_open_link', text, at),
    /** What the page knows of what the browser keeps, and of the link made last (web/app/app.h). */
    set_recent: (words) => tell('_permsim_set_recent', words),
    set_kept: (state) => tell('_permsim_set_kept', { '': 0, kept: 1, refused: 2 }[state]),
    set_shared: (length, is_copied) => tell('_permsim_set_shared', length, is_copied ? 1 : 0),
    /** A table of texts, row by row. */
    paste_table: (rows) => tell('_permsim_paste_table', rows.map((row) => row
      .map((cell) => `${cell.replaceAll(/[\x00\x1e\x1f]/g, ' ')}\x1f`).join('')).map((row) => `${row}\x1e`).join('')),
    /** A presenter's window (web/js/presenter.js): what it asks for, and what became of it. */
    present_by: (what) => tell('_permsim_present_by', what),
    set_speaker: (state) => tell('_permsim_set_speaker', { open: 1, blocked: 2, closed: 3 }[state]),
    tell: (sentence) => tell('_permsim_tell', sentence),
    /** Of the open lesson: how far one is, as JSON, empty while there is none; and who records it, in words. */
    lesson_progress: () => { const text = tell('_permsim_lesson_progress'); return text ? take(text) : ''; },
    set_recording: (words) => tell('_permsim_set_recording', words),
    /** What the host asks for, in the names of the address; the answer is what is wrong with it, in words. */
    look_by(pairs) {
      const told = tell('_permsim_look_by', pairs.flat().map((word) => `${String(word).replaceAll(/[\x00\x1f]/g, ' ')}\x1f`).join(''));
      return told ? take(told) : '';
    },
    /** How the page is looked at (web/app/looks.cpp). */
    looks() {
      const told = tell('_permsim_looks');
      return told ? JSON.parse(take(told)) : {};
    },
    /** Goes on with what `work_text` gave, instead of what the program opens by itself. */
    resume: (text, at) => tell('_permsim_resume', text, at),

    /** One request of the session's door; see core/README.md. A refusal is an answer, not an exception. */
    request(request) {
      if (is_broken) throw new Error('the program has stopped; load the page again');
      const text = JSON.stringify(request);
      if (text === undefined) throw new TypeError('a request is an object');
      let answer;
      try {
        answer = call('_permsim_request', text);
      } catch (error) {
        if (!(error instanceof NoRoom)) stop(error);
        throw error;
      }
      return JSON.parse(take(answer));
    },
  };

  /** Only in a page built with test hooks. */
  function test_door() {
    const frames = [];
    function report() {
      const told = JSON.parse(take(call('_permsim_test_report')));
      frames.push(...told.frames);
      return told;
    }
    return {
      items: () => report().items,
      texts: () => report().texts,
      /** What the ring is drawn around that shows where keys are; empty where there is none. */
      ring: () => report().ring,
      /** What every frame since this was asked last took: work in numbers (web/test_hooks.h), and milliseconds of the program's part. */
      frames() {
        report();
        return frames.splice(0);
      },
      /** Bytes of the program's memory. */
      memory: () => module.HEAPU8.length,
    };
  }
  return program;
}
