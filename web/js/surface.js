// The canvas: as many pixels as the screen has under it, and a WebGL 2 context that may be taken away and given back.

// The same as web/browser/main.cpp asks for: the program takes this very context over.
const attributes = { alpha: false, antialias: false, depth: false, stencil: false };

export function make_surface({ canvas, program, frames, Failure, show_notice }) {
  let size = { width: 0, height: 0 };
  let take_notice_away = () => {};

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

  function observe_size() {
    const observer = new ResizeObserver((entries) => {
      const { width, height } = measure(entries.at(-1));
      apply(width, height);
    });
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

  return {
    get size() { return size; },

    /** Makes the context; a browser without WebGL 2 is told so. */
    check() {
      let reason = '';
      canvas.addEventListener('webglcontextcreationerror', (event) => { reason = event.statusMessage; }, { once: true });
      if (canvas.getContext('webgl2', attributes)) return;
      throw new Failure('This browser cannot draw the simulator',
        "It needs WebGL 2, which is missing or switched off here. Switching hardware acceleration on in the browser's settings, " +
        `or another browser, usually helps.${reason ? ` The browser says: ${reason}.` : ''}`);
    },

    listen() {
      observe_size();
      observe_ratio();
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault(); // without it the browser never gives the context back
        program.notify('context_lost');
        take_notice_away = show_notice('The drawing was interrupted',
          'The browser took the graphics away from this page, as it does when memory is short or the driver restarts. ' +
          'Your work is still here, and the drawing comes back by itself as soon as the browser allows.');
      });
      canvas.addEventListener('webglcontextrestored', () => {
        take_notice_away();
        program.notify('context_restored');
        frames.want_for_event();
      });
    },
  };
}
