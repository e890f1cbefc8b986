// When to draw: only when asked, once per display frame at most, never while nobody can see it.

/** ImGui needs this many frames to answer one event: to see it, to act on it, and to draw what came of it. */
const frames_per_event = 3;
/** Far more than a burst of input takes; a program that never comes to rest must not hang the page. */
const most_at_once = 60;

/** `on_seen` hears whether anybody can see the page, whenever that changes. */
export function make_frames(stage, { draw, on_seen }) {
  let wanted = 0;
  let request = 0;
  let timers = []; // { due, timer }
  let is_on_screen = true;
  let is_stopped = false;

  const is_seen = () => is_on_screen && document.visibilityState === 'visible';
  const can_draw = () => !is_stopped && is_seen();

  function schedule() {
    if (request === 0 && wanted > 0 && can_draw()) request = requestAnimationFrame(run);
  }
  function draw_one(now) {
    wanted = Math.max(0, wanted - 1);
    frames.count += 1;
    const has_more = draw(now);
    if (has_more) wanted = Math.max(wanted, 1);
    return has_more;
  }
  function run(now) {
    request = 0;
    if (can_draw()) draw_one(now);
    schedule();
  }

  const frames = {
    /** Frames drawn since the start. */
    count: 0,
    want(count) {
      wanted = Math.max(wanted, count);
      schedule();
    },
    /** After an event from a person or the page. */
    want_for_event() { frames.want(frames_per_event); },
    /** Draws without waiting, until all that was typed and pressed is answered: where the event may not end before. */
    now() {
      if (is_stopped) return;
      let has_more = true;
      for (let i = 0; i < frames_per_event || (has_more && i < most_at_once); ++i) has_more = draw_one(performance.now());
      schedule();
    },
    later(after_ms) {
      const due = performance.now() + after_ms;
      if (timers.some((other) => Math.abs(other.due - due) < 8)) return;
      const entry = { due };
      entry.timer = setTimeout(() => {
        timers = timers.filter((other) => other !== entry);
        frames.want(1);
      }, after_ms);
      timers.push(entry);
    },
    /** What is still to be drawn: frames wanted, whether one of them comes with the next animation frame, and timers for later. */
    asked: () => ({ frames: wanted, is_coming: request !== 0, timers: timers.length, can_draw: can_draw() }),
    stop() {
      is_stopped = true;
      cancelAnimationFrame(request);
      request = 0;
      for (const { timer } of timers) clearTimeout(timer);
      timers = [];
    },
    /** After a stop, with another program. */
    go_on() {
      is_stopped = false;
      frames.want_for_event();
    },
    get is_seen() { return is_seen(); },
  };

  document.addEventListener('visibilitychange', () => {
    on_seen(is_seen());
    frames.want(1);
  });
  new IntersectionObserver((entries) => {
    is_on_screen = entries.at(-1).isIntersecting;
    on_seen(is_seen());
    schedule();
  }).observe(stage);
  return frames;
}
