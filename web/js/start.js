// Starts the page: looks whether the browser can run it, loads the program, and says in words when something is missing.
// It imports nothing by itself, so that a part that does not load can still be spoken of.

const canvas = document.getElementById('canvas');
const notice = document.getElementById('notice');

let settle;
const ready = new Promise((resolve, reject) => { settle = { resolve, reject }; });
ready.catch(() => {}); // a failure is shown on the page; whoever awaits `ready` still gets it

/** The page's door for other programs: see web/README.md. */
window.permsim = {
  ready,
  request() { throw new Error('the program is not running yet: wait for permsim.ready'); },
  get frames() { return 0; },
};

/** A calm block over the canvas: what happened, why, and one button. Returns a function that takes it away again. */
function show_notice(title, reason, { button = 'Load the page again' } = {}) {
  const block = document.createElement('section');
  const take_away = () => {
    block.remove();
    notice.hidden = notice.childElementCount === 0;
  };
  const add = (tag, text) => block.appendChild(Object.assign(document.createElement(tag), { textContent: text }));
  add('h1', title);
  add('p', reason);
  const control = add('button', button);
  control.type = 'button';
  control.addEventListener('click', button === 'Close' ? take_away : () => location.reload());
  document.getElementById('loading')?.remove();
  notice.replaceChildren(block);
  notice.hidden = false;
  return take_away;
}

class Failure extends Error {
  constructor(title, reason, cause) {
    super(`${title}: ${reason}`, { cause });
    this.title = title;
    this.reason = reason;
  }
}

function fail(error) {
  const failure = error instanceof Failure ? error
    : new Failure('The program could not start', `The reason it gave: ${error?.message ?? error}.`, error);
  canvas.hidden = true;
  show_notice(failure.title, failure.reason);
  settle.reject(failure);
}

const not_loaded = (name, error) => new Failure('A part of this page could not be loaded',
  `The file ${name} did not come, or is not what it should be: ${error.message}. ` +
  'Look whether you are online, or ask whoever runs this site.', error);

async function load(name) {
  try {
    return await import(`./${name}`);
  } catch (error) {
    throw not_loaded(name, error);
  }
}

/** The program, compiled while it comes; also from a host that does not know what kind of file it is. */
async function load_program(name) {
  let response;
  try {
    response = await fetch(new URL(name, import.meta.url));
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
  } catch (error) {
    throw not_loaded(name, error);
  }
  try {
    const is_named_rightly = response.headers.get('content-type')?.startsWith('application/wasm');
    return await (is_named_rightly ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw new Failure('This browser cannot run the simulator',
      'Either the browser is older than the program needs (Chrome 97, Firefox 102, Safari 16.4), or the file ' +
      `${name} arrived damaged: ${error.message}.`, error);
  }
}

function check_browser() {
  if (typeof WebAssembly !== 'object' || typeof WebAssembly.compile !== 'function') {
    throw new Failure('This browser cannot run the simulator',
      'It needs WebAssembly, which is missing or switched off here. Any browser of the last years has it; ' +
      'a strict protection mode may switch it off.');
  }
}

async function start() {
  check_browser();
  const [{ make_page }, { default: create_program }, compiled] =
    await Promise.all([load('page.js'), load('permsim.js'), load_program('permsim.wasm')]);
  const page = make_page({ canvas, Failure, show_notice });
  const program = await page.run(create_program, compiled);
  window.permsim = Object.defineProperties({ ready, request: program.request }, {
    frames: { enumerable: true, get: () => page.frames.count },
    ...(program.test ? { test: { enumerable: true, value: program.test } } : {}),
  });
  document.getElementById('loading')?.remove();
  settle.resolve(window.permsim);
}

start().catch(fail);
