// The person's work, kept outside of the program: what is left of it when the program breaks. It is written anew soon after
// every change; a large one, which takes longer to write, a little later.

/** Writing may take so large a part of the time. */
const share = 1 / 20;
/** What takes no longer than this is written at once, in milliseconds. */
const at_once = 4;

export function make_work({ program, on_kept }) {
  let kept = null; // { text, at, opening, changes }: the open scenario as a file, the moment looked at, and which work it is
  let version = 0; // of what is kept
  let cost = 0;
  let timer = 0;

  function keep() {
    clearTimeout(timer);
    timer = 0;
    const now = program.work_version();
    if (now === version) return;
    const began = performance.now();
    // Nothing is kept of what a person only looks at.
    const text = now === 0 ? '' : program.work_text();
    cost = performance.now() - began;
    if (program.is_broken) return;
    version = now;
    kept = text === '' ? null : { text, at: program.work_moment(), opening: program.work_opening(), changes: program.work_changes() };
    on_kept(kept);
  }

  return {
    /** After whatever may have changed something. */
    follow() {
      if (program.is_broken) return;
      if (program.work_version() === version) {
        const at = program.work_moment();
        if (kept !== null && kept.at !== at) {
          kept.at = at;
          on_kept(kept);
        }
      } else if (cost <= at_once) {
        keep();
      } else if (timer === 0) {
        timer = setTimeout(keep, cost / share);
      }
    },
    /** Before something that may well break the program. */
    keep_now() { if (!program.is_broken) keep(); },

    /** Another program has taken over; what is kept stays until it has something to keep. */
    start_anew() {
      clearTimeout(timer);
      timer = 0;
      version = -1;
    },

    /** What there is when the program broke: { name, title, text, at, is_behind }, or null when nothing was done. */
    rescued() {
      if (kept === null) return null;
      const { id, title } = JSON.parse(kept.text);
      return { ...kept, name: `${id}.json`, title: title ?? id, is_behind: timer !== 0 };
    },
  };
}
