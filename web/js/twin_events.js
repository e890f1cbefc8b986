// What a person does to the twin's HTML, as the program's acts: press, type, enter, menu, close, focus, blur.
import { is_text } from './twin_fields.js';

/** What can be done with a node that does not say it itself (`acts`). */
const usual_acts = {
  button: ['press'], link: ['press'], option: ['press'], check: ['press'], tab: ['press'], tree_item: ['press'],
  field: ['type', 'enter', 'leave'], text_area: ['type'], dialog: ['close'],
};
const is_cell = (element) => element.getAttribute('role') === 'gridcell';
const acts_of = (element) => element.twin_node.acts ?? (is_cell(element) ? ['press'] : usual_acts[element.twin_node.role] ?? []);
const node_element = (element) => element?.closest('[data-id]') ?? null;

/** The nearest node around `element` that knows this act; null when there is none. */
function acting(element, act) {
  let at = node_element(element);
  while (at !== null && !(at.twin_node !== undefined && acts_of(at).includes(act))) at = node_element(at.parentElement);
  return at;
}
const is_disabled = (element) => element.getAttribute('aria-disabled') === 'true';

/** What Esc closes from here: the nearest popup, dialog, or whatever says so. */
function closing(element) {
  const popup = element.closest('[data-popup], [aria-expanded="true"][aria-haspopup]');
  const dialog = acting(element, 'close');
  if (popup === null || (dialog !== null && popup.contains(dialog))) return dialog?.twin_node.id;
  return popup.twin_node.id;
}

/** `parts` are the twin's: fields, roving, grids, dialogs. `is_drawing` while the HTML changes under the focus. */
export function listen_to_twin({ root, perform, fields, roving, grids, dialogs, is_drawing, set_composing }) {
  let menu_key = ''; // held down: the browser's own event for it comes too, sooner or later

  function press(element) {
    const found = acting(element, 'press');
    if (found === null || is_disabled(found)) return false;
    perform(found.twin_node.id, 'press');
    return true;
  }

  root.addEventListener('mousedown', (event) => {
    if (event.target.matches('[data-veil]')) event.preventDefault(); // the focus stays in the dialog
  });
  root.addEventListener('click', (event) => {
    if (event.target.matches('[data-veil]')) {
      perform(event.target.firstElementChild.twin_node.id, 'close');
      return;
    }
    if (event.target.closest('label, input, select, textarea, fieldset') !== null) return; // heard by what changes in them
    const item = event.target.closest('[role="treeitem"]');
    if (event.target.matches('[data-twisty]') && item.hasAttribute('aria-expanded')) {
      perform(item.twin_node.id, 'enter', item.getAttribute('aria-expanded') === 'true' ? 'close' : 'open');
      return;
    }
    press(event.target);
  });

  root.addEventListener('change', (event) => {
    const control = event.target;
    if (is_text(control)) return;
    const chosen = control.localName === 'select' ? control.selectedOptions[0] : control;
    if (is_disabled(control) || !press(chosen)) fields.take_back(control);
  });

  // --- typing ----------------------------------------------------------------------------------------------------------

  function type(input) {
    if (fields.typed(input) && acting(input, 'type') === input) perform(input.twin_node.id, 'type', input.value);
  }
  /** `what`: "enter" by the key, "leave" when the field is left after a change. */
  function finish(input, what) {
    fields.entered(input);
    if (acting(input, what) === input) perform(input.twin_node.id, what, input.value);
  }
  root.addEventListener('input', (event) => {
    if (is_text(event.target) && !event.isComposing) type(event.target);
  });
  root.addEventListener('compositionstart', () => set_composing(true));
  root.addEventListener('compositionend', (event) => {
    set_composing(false);
    if (is_text(event.target)) type(event.target);
  });

  // --- keys ------------------------------------------------------------------------------------------------------------

  function escape(event) {
    const id = closing(event.target);
    if (id !== undefined) perform(id, 'close');
    return id !== undefined;
  }
  function ask_for_menu(element) {
    const found = acting(element, 'menu');
    if (found !== null) perform(found.twin_node.id, 'menu');
    return found !== null;
  }
  /** Up and Down inside of what a button opened, and from the button into it. */
  function key_in_popup(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const is_opener = event.target.matches('[aria-expanded="true"][aria-haspopup]');
    const popup = is_opener ? event.target.nextElementSibling : event.target.closest('[data-popup]');
    if (step === undefined || !popup?.matches('[data-popup]') || event.target.localName !== 'button') return false;
    const buttons = [...popup.querySelectorAll('button')];
    const index = is_opener ? (step > 0 ? 0 : -1) : (buttons.indexOf(event.target) + step) % buttons.length;
    buttons.at(index)?.focus();
    return true;
  }
  /** What HTML's own controls do by themselves. */
  function press_by_key(event) {
    const is_control = event.target.matches('button, input, select, textarea');
    if (is_control || (event.key !== 'Enter' && event.key !== ' ') || event.ctrlKey || event.altKey || event.metaKey) return false;
    if (event.key === 'Enter' && event.target.getAttribute('role') === 'dialog') return escape(event); // a notice
    return event.target.matches('[data-id]') && press(event.target);
  }
  function enter_by_key(event) {
    if (event.key !== 'Enter' || event.target.type !== 'text') return false;
    if (!is_disabled(event.target)) finish(event.target, 'enter');
    return true;
  }
  const is_menu_key = (event) => event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);

  root.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    let is_ours;
    if (event.key === 'Escape') is_ours = escape(event);
    else if (is_menu_key(event)) is_ours = ask_for_menu(event.target);
    else {
      is_ours = [dialogs.key, key_in_popup, roving.key, grids.key, enter_by_key, press_by_key].some((key) => key(event));
    }
    if (!is_ours) return;
    if (is_menu_key(event)) menu_key = event.key;
    event.preventDefault();
  });
  root.addEventListener('keyup', (event) => {
    if (event.key === menu_key) setTimeout(() => { menu_key = ''; });
  });
  root.addEventListener('contextmenu', (event) => {
    if (menu_key !== '' || ask_for_menu(event.target)) event.preventDefault();
  });

  // --- the focus -------------------------------------------------------------------------------------------------------

  root.addEventListener('focusin', (event) => {
    if (is_drawing()) return;
    roving.follow_focus(event.target);
    grids.follow_focus(event.target);
    const element = node_element(event.target);
    if (element?.twin_node !== undefined) {
      perform(element.twin_node.id, 'focus', event.target.matches(':focus-visible') ? 'keys' : 'pointer');
    }
  });
  root.addEventListener('focusout', (event) => {
    if (is_drawing()) return;
    if (event.target.type === 'text' && fields.is_changed(event.target)) finish(event.target, 'leave');
    if (!root.contains(event.relatedTarget)) perform('', 'blur');
  });

  root.addEventListener('scroll', (event) => {
    if (!is_drawing() && event.target.matches?.('[data-box]')) grids.scrolled(event.target);
    // Clipped away from the eyes it has not the height that it has over the canvas.
    const is_seen = root.dataset.show !== 'canvas' || event.target.matches?.('.over_canvas');
    if (event.target.type === 'textarea' && is_seen && acting(event.target, 'window') === event.target) {
      perform(event.target.twin_node.id, 'window', String(Math.round(event.target.scrollTop)));
    }
  }, { capture: true, passive: true });
}
