// Starts the page: looks whether the browser can run it, loads the program, and says in words when something is missing.
// It is no module and imports nothing by itself, so that a part that does not load can still be spoken of, and so that it
// comes even where the host lets no module come (a sandboxed frame without CORS).
(() => {
  'use strict';
  const stage = document.getElementById('stage');
  const twin = document.getElementById('twin');
  const notice = document.getElementById('notice');
  const here = document.currentScript.src;
  /** In an iframe the page is a guest: it takes neither the focus nor the wheel before it is asked to. */
  const is_guest = window.parent !== window;

  let settle;
  const ready = new Promise((resolve, reject) => { settle = { resolve, reject }; });
  ready.catch(() => {}); // a failure is shown on the page; whoever awaits `ready` still gets it

  /** The page's door for other programs: see web/README.md. */
  window.permsim = {
    ready,
    request() { throw new Error('the program is not running yet: wait for permsim.ready'); },
    get frames() { return 0; },
  };

  // --- words over the page -----------------------------------------------------------------------------------------

  /** Names come from files: what cannot be seen in them, or would turn the words around them, shows as a sign. */
  const visible = (text) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (letter) => ('\u200c\u200d'.includes(letter) ? letter : '\ufffd'));
  const reload = { label: 'Load the page again', act: () => location.reload() };
  let standing = null; // the notice that is shown

  function hide(shown) {
    if (standing !== shown) return;
    standing = null;
    const holds_focus = notice.contains(document.activeElement);
    notice.hidden = true;
    notice.replaceChildren();
    for (const part of [stage, twin]) part.inert = false;
    const back = shown.returns_to !== null && shown.returns_to.isConnected ? shown.returns_to : twin;
    if (shown.had_focus || holds_focus) back.focus({ preventScroll: true });
  }

  /**
   * A calm block over the page: what happened, why, and what one can do. `buttons` are { label, act, is_main }; with
   * `can_be_closed` the work stays in sight behind, and Esc and a click outside close it. While one stands that `is_final`
   * only another of its kind takes its place. Returns a function that takes it away again.
   */
  function show_notice({ title, words, buttons = [reload], can_be_closed = false, is_final = false }) {
    if (standing !== null && standing.is_final && !is_final) return () => {};
    const before = document.activeElement;
    const had_focus = twin.contains(before) || notice.contains(before) || (standing !== null && standing.had_focus);
    const returns_to = twin.contains(before) ? before : standing !== null ? standing.returns_to : null;
    const shown = { is_final, can_be_closed, had_focus, returns_to };
    const take_away = () => hide(shown);
    const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: visible(text) });

    const block = document.createElement('section');
    block.append(make('h1', title), ...[words].flat().map((sentence) => make('p', sentence)));
    const row = document.createElement('div');
    const shown_buttons = can_be_closed ? [...buttons, { label: 'Close', act: () => {}, closes: true }] : buttons;
    for (const { label, act, is_main = false, closes = false } of shown_buttons) {
      const button = Object.assign(make('button', label), { type: 'button' });
      button.classList.toggle('main', is_main);
      button.addEventListener('click', () => {
        if (closes) take_away();
        act();
      });
      row.append(button);
    }
    if (row.childElementCount > 0) block.append(row);

    const loading = document.getElementById('loading');
    if (loading !== null) loading.remove();
    standing = shown;
    notice.classList.toggle('over-work', can_be_closed);
    notice.replaceChildren(block);
    notice.hidden = false;
    for (const part of [stage, twin]) part.inert = true;
    const first = row.querySelector('.main') || row.firstElementChild;
    if (first !== null && (had_focus || !is_guest)) first.focus({ preventScroll: true });
    return take_away;
  }
  notice.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && standing !== null && standing.can_be_closed) hide(standing);
  });
  notice.addEventListener('click', (event) => {
    if (event.target === notice && standing !== null && standing.can_be_closed) hide(standing);
  });

  // --- what can fail before the program runs -----------------------------------------------------------------------

  class Failure extends Error {
    constructor(title, reason) {
      super(`${title}: ${reason}`);
      this.title = title;
      this.reason = reason;
    }
  }

  const versions = 'Chrome 97, Firefox 102, Safari 16.4';

  function fail(error) {
    const failure = error instanceof Failure ? error
      : new Failure('The program could not start', `The reason it gave: ${error && error.message ? error.message : error}.`);
    for (const part of [stage, twin]) part.hidden = true;
    show_notice({ title: failure.title, words: failure.reason, is_final: true });
    settle.reject(failure);
  }

  const address_of = (name) => new URL(name, here).href;
  const part_missing = (name, reason) => new Failure('A part of this page could not be loaded', `The file ${name} did not come: ${reason}`);
  const ask_whoever = 'If loading the page again does not help, ask whoever runs this site.';

  /** Why no answer came to a request of the page for one of its own files. */
  function why_no_answer() {
    if (location.protocol === 'file:') {
      return 'this page was opened from disk, where browsers do not let a page read its own files. A web server is needed, ' +
        'such as scripts/serve.';
    }
    if (window.origin === 'null') {
      return 'the page stands in a sandboxed frame, which has no origin of its own, and its host does not let such a page read ' +
        'files. Either the host sends “Access-Control-Allow-Origin: *” with the files of the simulator, or the frame is given ' +
        'allow-same-origin.';
    }
    return `no answer came. Look whether you are online. ${ask_whoever}`;
  }

  /** A script that did not load: asked for once more, to be able to say why. */
  async function script_missing(name, error) {
    let response;
    try {
      response = await fetch(address_of(name));
    } catch (ignored) {
      return part_missing(name, why_no_answer());
    }
    if (!response.ok) return part_missing(name, `the server answered ${response.status}. ${ask_whoever}`);
    const type = response.headers.get('content-type') || '';
    if (!/(java|ecma)script/.test(type)) {
      return part_missing(name, `the server calls it “${type || 'nothing'}”, and browsers run a script only as “text/javascript”. ${ask_whoever}`);
    }
    // It came, so it is damaged, or one of the files that it asks for is missing.
    const asked = performance.getEntriesByType('resource').map((entry) => entry.name).filter((part) => part.endsWith('.js'));
    for (const part of asked.filter((address) => address !== address_of(name))) {
      const answered = await fetch(part).catch(() => null);
      if (answered === null || !answered.ok || !/(java|ecma)script/.test(answered.headers.get('content-type') || '')) {
        return script_missing(part.slice(part.lastIndexOf('/') + 1), error);
      }
    }
    return damaged(name, error.message);
  }
  const damaged = (name, reason) => new Failure('This browser cannot run the simulator',
    `Either it is older than the simulator needs (${versions}), or the file ${name} arrived damaged: ${reason}. ${ask_whoever}`);

  /** In permsim.html (scripts/package) nothing is loaded: the modules stand in the page, and the program as text. */
  const inside = window.permsim_parts;
  async function program_inside() {
    const text = document.getElementById('permsim_program').textContent;
    return WebAssembly.compile(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  }

  /** What the script exports under that name. */
  async function load(name, wanted) {
    let module;
    try {
      module = inside === undefined ? await import(address_of(name)) : inside[name];
    } catch (error) {
      throw await script_missing(name, error);
    }
    if (typeof module[wanted] !== 'function') throw damaged(name, `it lacks ${wanted}`); // cut off where it does not show
    return module[wanted];
  }

  /** The program, compiled while it comes; also from a host that does not know what kind of file it is. */
  async function load_program(name) {
    if (inside !== undefined) return program_inside();
    let response;
    try {
      response = await fetch(address_of(name));
    } catch (error) {
      throw part_missing(name, why_no_answer());
    }
    if (!response.ok) throw part_missing(name, `the server answered ${response.status}. ${ask_whoever}`);
    const type = response.headers.get('content-type') || '';
    try {
      return await (type.startsWith('application/wasm') ? WebAssembly.compileStreaming(response)
        : WebAssembly.compile(await response.arrayBuffer()));
    } catch (error) {
      if (type.startsWith('text/')) throw part_missing(name, `what the server sent instead is “${type}”. ${ask_whoever}`);
      throw damaged(name, error.message);
    }
  }

  function check_browser() {
    if (typeof WebAssembly !== 'object' || typeof WebAssembly.compile !== 'function') {
      throw new Failure('This browser cannot run the simulator',
        'It needs WebAssembly, which is missing or switched off here. Any browser of the last years has it; ' +
        'a strict protection mode may switch it off.');
    }
    // Without its styles the page would draw into a corner of itself.
    if (getComputedStyle(document.documentElement).getPropertyValue('--panel') === '') {
      throw part_missing('page.css', `either it is not there, or the server does not call it “text/css”. ${ask_whoever}`);
    }
  }

  async function start() {
    check_browser();
    const [make_page, create_program, compiled] =
      await Promise.all([load('page.js', 'make_page'), load('permsim.js', 'default'), load_program('permsim.wasm')]);
    const page = make_page({ stage, is_guest, show_notice });
    const program = await page.run(create_program, compiled);
    window.permsim = Object.defineProperties({ ready, request: program.request }, {
      frames: { enumerable: true, get: () => page.frames.count },
      ...(program.test ? { test: { enumerable: true, value: program.test } } : {}),
    });
    const loading = document.getElementById('loading');
    if (loading !== null) loading.remove();
    settle.resolve(window.permsim);
  }

  start().catch(fail);
})();
