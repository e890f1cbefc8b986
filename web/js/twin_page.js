// The twin's place in the page: shown instead of the canvas when a person asks for it, or where nothing can be drawn.
import { modifiers_of } from './pointer.js';
import { make_twin } from './twin.js';

/** The node that changes between canvas and text (web/panels/header.cpp). */
const switch_id = 'header/bar/twin';
const is_typing = (element) => element.matches('input[type="text"], select, textarea');

export function make_twin_page({ stage, program, frames }) {
  const root = document.getElementById('twin');
  const button = document.getElementById('to_twin');
  const sentence = document.getElementById('no_drawing');
  const twin = make_twin({ root, program, frames });
  let is_shown = false;
  let is_standing_in = false;

  function settle() {
    const wanted = is_shown || is_standing_in;
    if (wanted !== root.hidden) return;
    root.hidden = !wanted;
    button.hidden = wanted;
    stage.inert = wanted;
    twin.set_shown(wanted);
    if (wanted) twin.follow({ is_urgent: true });
  }
  const had_focus = () => document.activeElement !== document.body && document.activeElement !== null;

  const twin_page = {
    /** Called by the program: by T, a button, the address. */
    show(wanted) {
      const is_held = had_focus();
      is_shown = wanted;
      settle();
      if (!is_held) return;
      if (is_shown) twin.take_focus(switch_id);
      else if (!is_standing_in) stage.focus({ preventScroll: true });
    },
    /** Nothing can be drawn: the twin is what there is to see, under a sentence that says so. */
    stand_in(words) {
      is_standing_in = true;
      sentence.textContent = words;
      sentence.hidden = false;
      settle();
    },
    stand_down() {
      is_standing_in = false;
      sentence.hidden = true;
      settle();
    },
    follow() {
      if (!root.hidden) twin.follow();
    },
    start_anew() {
      if (!root.hidden) twin.start_anew();
    },
    listen() {
      button.hidden = !root.hidden;
      button.addEventListener('click', () => program.perform(switch_id, 'press'));
      root.addEventListener('keydown', (event) => {
        if (event.defaultPrevented || event.isComposing || is_typing(event.target) || event.code === 'Space') return;
        if (!program.shortcut(event.code, event.key, modifiers_of(event))) return;
        event.preventDefault();
        frames.want_for_event();
      });
    },
  };
  return twin_page;
}
