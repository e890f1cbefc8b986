// Keys, whether the stage or the text agent has the focus. Which of them are ours is decided in web/input/keys.cpp.
import { modifiers_of } from './pointer.js';
import { key_fates } from './program.js';

export function listen_to_keyboard({ stage, program, frames, text_agent }) {
  const places = [stage, text_agent.element];

  function on_key_down(event) {
    if (event.isComposing || event.keyCode === 229) return; // an input method is at work: its text comes from the agent
    const modifiers = modifiers_of(event);
    const fate = program.key(event.code, event.key, modifiers, true);
    if (fate === key_fates.taken) event.preventDefault();
    const is_sign = [...event.key].length === 1 && (modifiers & ~1) === 0;
    // Between a click on a field and the frame that hands the focus to the agent nothing typed shall be lost.
    if (is_sign && event.target === stage) program.text(event.key);
    frames.want_for_event();
  }
  function on_key_up(event) {
    program.key(event.code, event.key, modifiers_of(event), false);
    frames.want_for_event();
  }
  for (const place of places) {
    place.addEventListener('keydown', on_key_down);
    place.addEventListener('keyup', on_key_up);
    place.addEventListener('focus', (event) => {
      if (places.includes(event.relatedTarget)) return;
      program.notify('focus', true);
      frames.want_for_event();
    });
    place.addEventListener('blur', (event) => {
      if (places.includes(event.relatedTarget)) return;
      program.notify('focus', false);
      frames.want_for_event();
    });
  }
}
