// The twin's place in the page. It is always there and the only thing that keys come to; seen it is in place of the canvas
// or beside it when a person asks for it, and where nothing can be drawn.
import { modifiers_of } from './pointer.js';
import { make_twin } from './twin.js';
import { is_text } from './twin_fields.js';

/** The node that changes between canvas and text (web/panels/header.cpp). */
const switch_id = 'header/bar/twin';
const is_typing = (element) => element.matches('input[type="text"], select, textarea');
/** What Space presses. */
const is_pressed_by_space = (element) => element.matches('button, input, select, summary, a, [role="treeitem"], [role="tab"]');

export function make_twin_page({ stage, program, frames }) {
  const root = document.getElementById('twin');
  const sentence = document.getElementById('no_drawing');
  const twin = make_twin({ root, program, frames });
  let wanted = 'canvas';
  let is_standing_in = false;
  let field = null; // the input that lies over the canvas
  let is_answering_key = false;

  function settle() {
    const show = is_standing_in ? 'table' : wanted;
    stage.inert = show === 'table';
    place(null);
    twin.set_shown(show !== 'canvas', { is_beside: show === 'both' });
    twin.follow({ is_urgent: true });
  }

  /** Lays the field that has the focus over the box in which the canvas shows it, or takes it back. */
  function place(box) {
    const input = document.activeElement;
    const is_over = box !== null && root.dataset.show === 'canvas' && root.contains(input) && is_text(input);
    if (field !== null && (!is_over || field !== input)) {
      field.classList.remove('over_canvas');
      field.removeAttribute('style');
      root.style.clipPath = '';
      field = null;
    }
    if (!is_over) return;
    const is_new = field !== input;
    field = input;
    field.classList.add('over_canvas');
    const at = root.getBoundingClientRect();
    Object.assign(field.style, { left: `${at.left + box.x}px`, top: `${at.top + box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
    if (is_new && field.type === 'textarea') field.scrollTop = field.twin_node.scrolled ?? 0;
    root.style.clipPath = `inset(${box.y}px ${at.width - box.x - box.width}px ${at.height - box.y - box.height}px ${box.x}px)`;
  }

  /** Where the program's field stands, as it told last; the focus may come to the page's own a little later. */
  let place_wanted = null;
  root.addEventListener('focusin', () => place(place_wanted));
  root.addEventListener('focusout', () => { if (field !== null) place(null); });

  function on_key(event) {
    const is_ours = event.target === document.body || root.contains(event.target);
    if (!is_ours || event.defaultPrevented || event.isComposing) return;
    if (is_typing(event.target) && event.key !== 'Escape') return;
    if (event.key === ' ' && is_pressed_by_space(event.target)) return;
    is_answering_key = true;
    const is_taken = program.shortcut(event.code, event.key, modifiers_of(event));
    is_answering_key = false;
    if (!is_taken) return;
    event.preventDefault();
    frames.want_for_event();
    twin.follow({ is_urgent: true });
  }

  return {
    /** Called by the program, by T, a button, the address: 'canvas', 'table' or 'both'. */
    show(what) {
      const is_held = is_answering_key || root.contains(document.activeElement);
      wanted = what;
      settle();
      if (is_held && what !== 'canvas') twin.take_focus(switch_id);
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
    /** Where the canvas has the field that is being typed into, in CSS pixels; null while there is none in sight. */
    follow_field(box) {
      place_wanted = box;
      place(box);
    },
    /** The canvas was pressed: the keyboard goes to what was meant, at once. */
    answer_press() {
      twin.follow({ is_urgent: true });
      if (!root.contains(document.activeElement)) root.focus({ preventScroll: true });
    },
    follow: () => twin.follow(),
    /** As if somebody were in it: nothing of it is behind. For tests, which look before it has come. */
    catch_up: () => twin.follow({ is_urgent: true }),
    start_anew: () => twin.start_anew(),
    listen() {
      root.hidden = false;
      settle();
      document.addEventListener('keydown', on_key);
    },
  };
}
