// Dialogs of the twin: while one stands, the focus is inside and all else is out of reach; afterwards it is where it was.
import { is_text } from './twin_fields.js';
import { stops_in } from './twin_focus.js';

export function make_dialogs({ root, focus }) {
  let standing = []; // { id, back }, the uppermost last; `back` remembers where the focus was before it came
  let out_of_reach = [];

  const shown = () => [...root.querySelectorAll('[role="dialog"]')];

  const is_free = () => window.parent === window && document.activeElement === document.body;

  /** Everything beside the uppermost dialog and beside what it stands in. */
  function set_inert(dialog) {
    const beside = [];
    for (let at = dialog; at && at !== root; at = at.parentElement) {
      beside.push(...[...at.parentElement.children].filter((other) => other !== at));
    }
    for (const element of out_of_reach) if (!beside.includes(element)) element.inert = false;
    for (const element of beside) element.inert = true;
    out_of_reach = beside;
  }

  /** A field is where one would begin; then what a dialog offers first. */
  function enter(dialog) {
    const stops = stops_in(dialog);
    (stops.find(is_text) ?? stops.find((stop) => stop.getAttribute('aria-disabled') !== 'true') ?? dialog).focus();
  }

  return {
    /**
     * After each drawing. `memory` is what had the focus before it (twin_focus.js), null when the twin had it not: then a
     * dialog takes it only where nothing else has it, and never inside another page. Returns what shall have the focus
     * instead, as a function; null when nothing changes.
     */
    settle(memory) {
      const dialogs = shown();
      const ids = dialogs.map((dialog) => dialog.twin_node.id);
      const gone = standing.filter(({ id }) => !ids.includes(id));
      const come = ids.filter((id) => standing.every((other) => other.id !== id));
      standing = ids.map((id) => standing.find((other) => other.id === id) ?? { id, back: memory });
      set_inert(dialogs.at(-1));
      if (memory === null && !is_free()) return null;
      if (come.length > 0 || (dialogs.length > 0 && gone.length > 0)) return () => enter(dialogs.at(-1));
      if (gone.length > 0 && gone[0].back !== null) return () => focus.restore(gone[0].back);
      return null;
    },
    /** False when there is none. */
    enter_uppermost() {
      const dialog = shown().at(-1);
      if (dialog !== undefined) enter(dialog);
      return dialog !== undefined;
    },
    /** Keeps Tab inside. True when it has moved the focus. */
    key(event) {
      const dialog = shown().at(-1);
      if (event.key !== 'Tab' || dialog === undefined || !dialog.contains(event.target)) return false;
      const stops = stops_in(dialog);
      const [leaving, entering] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
      if (stops.length > 0 && event.target !== leaving && event.target !== dialog) return false;
      if (event.target === dialog && !event.shiftKey && stops.length > 0) return false;
      (entering ?? dialog).focus();
      return true;
    },
  };
}
