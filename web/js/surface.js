// The canvas: as many pixels as the screen has under it, and a WebGL 2 context, which may be taken away and come back.
// A browser keeps few contexts for all frames of a page, so a guest has one only while it is seen (web/js/siblings.js), and
// one that does not come back by itself is replaced by that of a fresh canvas. Events are heard by the stage around it.
import { make_siblings } from './siblings.js';

// The same as web/browser/main.cpp asks for: the program takes this very context over.
const attributes = { alpha: false, antialias: false, depth: false, stencil: false };
/** Out of sight for so long, a guest with siblings leaves its context to them. */
const patience_ms = 1500;
/** A context that was taken away is asked for again after so long, where no siblings would lose theirs by it. */
const retries_ms = [4_000, 30_000, 120_000];

/** In place of siblings where the page is no guest. */
const nobody = { are_there: false, tell_taken() {}, tell_room() {} };

export function make_surface({ stage, program, frames, is_guest, show_notice, twin, on_lost = () => {} }) {
  let canvas = stage.querySelector('canvas');
  let size = { width: 0, height: 0 };
  /** What there is: no context yet or any more, one that draws, or one that was taken away. */
  let state = 'none';
  let take_notice_away = () => {};
  let leaving = 0;
  let retrying = 0;
  let retries = 0;
  let reason = '';
  let is_listening = false;

  const siblings = is_guest ? make_siblings({ on_room: () => state === 'lost' && frames.is_seen && come_back() }) : nobody;

  // --- size --------------------------------------------------------------------------------------------------------

  function apply(width, height) {
    if (width === 0 || height === 0) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    size = { width, height };
    program.resize(width, height, devicePixelRatio);
    // Setting the size emptied the canvas; it is filled again before the browser shows it.
    frames.now();
    frames.want_for_event();
  }

  function measure(entry) {
    const box = canvas.getBoundingClientRect();
    const rounded = { width: Math.round(box.width * devicePixelRatio), height: Math.round(box.height * devicePixelRatio) };
    const exact = entry?.devicePixelContentBoxSize?.[0];
    if (!exact) return rounded;
    // The exact box settles how a fraction is rounded; under a ratio that is only emulated it speaks of another screen.
    const is_of_this_ratio = Math.abs(exact.inlineSize - rounded.width) <= 1 && Math.abs(exact.blockSize - rounded.height) <= 1;
    return is_of_this_ratio ? { width: exact.inlineSize, height: exact.blockSize } : rounded;
  }

  const observer = new ResizeObserver((entries) => {
    const { width, height } = measure(entries.at(-1));
    apply(width, height);
  });
  function observe_size() {
    observer.disconnect();
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(canvas);
    }
  }

  /** A ratio can change while the box does not: another screen, or zoom and window that cancel each other out. */
  function observe_ratio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      const { width, height } = measure();
      apply(width, height);
      observe_ratio();
    }, { once: true });
  }

  // --- the context -------------------------------------------------------------------------------------------------

  function watch(watched) {
    watched.addEventListener('webglcontextcreationerror', (event) => { reason = event.statusMessage; });
    watched.addEventListener('webglcontextlost', (event) => {
      if (watched !== canvas) return;
      event.preventDefault(); // without it the browser never gives the context back
      if (state === 'live') lose();
    });
    watched.addEventListener('webglcontextrestored', () => {
      if (watched === canvas) take();
      else watched.getContext('webgl2').getExtension('WEBGL_lose_context')?.loseContext(); // replaced long ago: others need it
    });
  }
  watch(canvas);

  /** A canvas that never had a context, in the place of this one. */
  function renew_canvas() {
    const fresh = canvas.cloneNode();
    watch(fresh);
    canvas.replaceWith(fresh);
    canvas = fresh;
    observe_size();
  }

  /** Asks for this canvas's context; the program draws with it. False when the browser gives none. */
  function take() {
    const context = typeof WebGL2RenderingContext === 'function' ? canvas.getContext('webgl2', attributes) : null;
    if (context === null || context.isContextLost()) return false;
    state = 'live';
    clearTimeout(retrying);
    take_notice_away();
    twin.stand_down();
    siblings.tell_taken();
    program.notify('context_restored');
    frames.want_for_event();
    return true;
  }

  function lose() {
    state = 'lost';
    program.notify('context_lost');
    if (program.is_broken) return;
    on_lost();
    show_lost('The browser took the graphics away from this page, as it does when memory is short, when the driver restarts, or ' +
      'when many drawings are open at once. Your work is still here, and the drawing comes back as soon as the browser allows.');
    plan_retry();
  }
  function plan_retry() {
    clearTimeout(retrying);
    if (siblings.are_there || retries >= retries_ms.length) return;
    retrying = setTimeout(() => { if (state === 'lost' && !(frames.is_seen && come_back())) plan_retry(); }, retries_ms[retries]);
    retries += 1;
  }

  function show_lost(words) {
    take_notice_away = show_notice({
      title: 'The drawing was interrupted', words,
      buttons: [{ label: 'Draw it again', is_main: true, act: on_button },
        { label: 'Show as text', act: () => { take_notice_away(); twin.stand_in(words); } }],
    });
  }
  function on_button() {
    if (come_back()) return;
    show_lost('The browser does not give the graphics back yet. Your work is still here. It may help to close other pages that ' +
      `draw, or to wait a moment.${reason ? ` The browser says: ${reason}.` : ''}`);
  }

  function come_back() {
    renew_canvas();
    return take();
  }

  /** Nobody sees this guest, and its siblings may need what it has. */
  function leave() {
    const context = canvas.getContext('webgl2');
    state = 'none';
    program.notify('context_lost');
    renew_canvas();
    context.getExtension('WEBGL_lose_context')?.loseContext();
    siblings.tell_room();
  }

  const words_of_none = () => 'This browser cannot draw the simulator, so here it is as text. Drawing needs WebGL 2, which is missing or ' +
    "switched off; switching hardware acceleration on in the browser's settings, or another browser, usually helps." +
    `${reason ? ` The browser says: ${reason}.` : ''}`;

  return {
    get size() { return size; },

    /** From now on the program is told about the canvas. A guest's context waits until it is seen. */
    listen() {
      is_listening = true;
      observe_size();
      observe_ratio();
      if (frames.is_seen && !take()) twin.stand_in(words_of_none());
      // Of many frames the one that a reader turns to is drawn, at the cost of one that was looked at longer ago.
      document.documentElement.addEventListener('pointerenter', () => { if (state === 'lost' && siblings.are_there) come_back(); });
    },

    /** Whether anybody can see the page has changed. */
    on_seen(is_seen) {
      clearTimeout(leaving);
      if (!is_listening) return;
      if (!is_seen) {
        if (state === 'live' && siblings.are_there) leaving = setTimeout(() => { if (state === 'live') leave(); }, patience_ms);
        return;
      }
      retries = 0;
      if (state === 'lost') come_back();
      if (state === 'none' && !take()) twin.stand_in(words_of_none());
    },

    /** Another program draws from now on: with a context nobody used before, and at once as large as the one before. */
    renew() {
      renew_canvas();
      if (size.width > 0) program.resize(size.width, size.height, devicePixelRatio);
      if (frames.is_seen) take();
      else state = 'none';
    },
  };
}
