// The twin: real HTML beside the canvas, drawn from the program's own models, and what people do there told to the program.
// What the program tells and hears is described in web/README.md, The twin.
import { html, render } from './lit-html/lit-html.js';
import { guard } from './lit-html/directives/guard.js';
import { repeat } from './lit-html/directives/repeat.js';
import { make_dialogs } from './twin_dialog.js';
import { listen_to_twin } from './twin_events.js';
import { is_text, make_fields, put_caret } from './twin_fields.js';
import { make_focus } from './twin_focus.js';
import { make_grids } from './twin_grid.js';
import { make_roving } from './twin_roving.js';
import { draw } from './twin_templates.js';

/** While nobody is in the twin and nobody sees it, it may be this much behind. Milliseconds. */
const rest_between_asks = 150;
const when_idle = window.requestIdleCallback?.bind(window) ?? ((act) => setTimeout(act));

const panel = ({ id, node }) => html`<div class="panel" data-panel=${id}>${guard([node], () => draw(node))}</div>`;

/** What stands below each other in one column, where there is room for three. */
const column_of = {
  things: 'left', inspector: 'left', matrix: 'middle', news: 'middle',
  answers: 'right', form: 'right', why: 'right', acts: 'right', attention: 'right',
};
/** Panels of one column follow each other. */
function stretches_of(panels) {
  const stretches = [];
  for (const each of panels) {
    const column = column_of[each.id];
    if (column !== undefined && stretches.at(-1)?.column === column) stretches.at(-1).panels.push(each);
    else stretches.push({ key: column ?? each.id, column, panels: [each] });
  }
  return stretches;
}
const stretch = ({ column, panels }) => (column === undefined ? panel(panels[0])
  : html`<div class="column" data-column=${column}>${repeat(panels, ({ id }) => id, panel)}</div>`);
const page = (panels) => html`<div class="twin_page">${repeat(stretches_of(panels), ({ key }) => key, stretch)}</div>`;

/**
 * `root` is the twin's place in the page, `program` offers `twin(version)` and `perform(id, what, value)`, and `frames`
 * (frames.js) is asked for a frame after whatever a person did.
 */
export function make_twin({ root, program, frames }) {
  let version = 0;
  let nodes = new Map(); // panel by panel, in the order of the program
  let is_shown = false;
  let is_drawing = false;
  let is_composing = false;
  let asked_at = -Infinity;
  let waiting = null; // the timer of a question that has time

  function perform(id, what, value = '') {
    program.perform(id, what, value);
    frames.want_for_event();
    follow();
  }

  const fields = make_fields(root);
  const roving = make_roving({ root, perform });
  const grids = make_grids({ root, perform, is_shown: () => is_shown });
  const focus = make_focus({
    root, is_shown: () => is_shown, leave_grid: grids.leave, stop_of: (element) => roving.stop_of(element) ?? grids.stop_of(element),
  });
  const dialogs = make_dialogs({ root, focus });

  // --- drawing -----------------------------------------------------------------------------------------------------------

  /** Boxes that can be scrolled and hold nothing to stop at are a stop themselves; Firefox would make one of the others too. */
  function settle_boxes() {
    for (const box of root.querySelectorAll('.table_box')) {
      const is_stop = box.scrollWidth > box.clientWidth && box.querySelector('button, input, select') === null;
      const index = is_stop ? '0' : '-1';
      if (box.getAttribute('tabindex') !== index) box.setAttribute('tabindex', index);
      for (const [name, value] of [['role', 'group'], ['aria-label', box.firstElementChild.getAttribute('aria-label')]]) {
        if (is_stop && value !== null) box.setAttribute(name, value);
        else box.removeAttribute(name);
      }
    }
  }

  /** The focus after a drawing: where the program wants it, in or out of a dialog, else where it was. */
  function settle_focus(memory, wish) {
    const change = dialogs.settle(memory);
    const wished = wish === undefined ? null : focus.find(wish);
    if (wished !== null && focus.put(wished)) {
      if (is_text(document.activeElement)) fields.entered(document.activeElement);
      if (document.activeElement.type === 'textarea') put_caret(document.activeElement);
    } else if (change !== null) {
      change();
    } else if (memory !== null) {
      focus.restore(memory);
    }
    const now = focus.held();
    if (now === null || now === memory?.element) return;
    roving.follow_focus(now);
    grids.follow_focus(now);
  }

  /** Tells the program what a person has left, and where the focus is now, unless the program wanted that itself. */
  function tell_focus(memory, wish) {
    const now = focus.held();
    const left = now === memory?.element ? undefined : memory?.element;
    if (left?.type === 'text' && root.contains(left) && fields.is_changed(left)) {
      fields.entered(left);
      perform(left.twin_node.id, 'leave', left.value);
    }
    if (now === null && memory !== null) perform('', 'blur');
    const id = now?.closest('[data-id]')?.twin_node.id;
    if (id === undefined || id === memory?.id || id === wish || grids.is_left(now)) return;
    perform(id, 'focus', now.matches(':focus-visible') ? 'keys' : 'pointer');
  }

  function draw_all(told) {
    const memory = focus.remember();
    is_drawing = true;
    render(page([...nodes].map(([id, node]) => ({ id, node }))), root);
    fields.settle();
    roving.settle();
    grids.settle();
    settle_boxes();
    settle_focus(memory, told.focus);
    is_drawing = false;
    tell_focus(memory, told.focus);
    grids.arrive();
  }

  function show(wanted, is_beside) {
    const state = wanted ? (is_beside ? 'both' : 'table') : 'canvas';
    if (root.dataset.show === state) return;
    is_shown = wanted;
    root.dataset.show = state;
    grids.settle();
    if (wanted) focus.held()?.scrollIntoView({ block: 'nearest' });
    grids.arrive();
  }

  // --- asking ------------------------------------------------------------------------------------------------------------

  function ask() {
    clearTimeout(waiting);
    waiting = null;
    asked_at = performance.now();
    const text = program.twin(version);
    if (!text) return; // nothing is new, or the program has stopped
    const told = JSON.parse(text);
    version = told.version;
    nodes = new Map(told.panels.map(({ id, node }) => [id, node ?? nodes.get(id)]).filter(([, node]) => node !== undefined));
    draw_all(told);
  }

  function ask_in_time() {
    if (waiting !== null) return;
    waiting = setTimeout(() => when_idle(() => { if (waiting !== null) ask(); }), Math.max(0, asked_at + rest_between_asks - performance.now()));
  }

  /** After each drawn frame and each act. Asks at once when somebody is in the twin or sees it, or when told to hurry. */
  function follow({ is_urgent = false } = {}) {
    if (is_composing || is_drawing) return; // an input method loses its place when something moves
    if (is_urgent || is_shown || focus.held() !== null) ask();
    else ask_in_time();
  }

  root.dataset.show = 'canvas';
  listen_to_twin({
    root, perform, fields, roving, grids, dialogs, is_drawing: () => is_drawing, set_composing: (value) => { is_composing = value; },
  });
  new ResizeObserver(() => {
    grids.settle();
    settle_boxes();
    grids.arrive();
  }).observe(root);

  return {
    follow,
    /** The focus goes to this node, as if a person had put it there, or into the dialog that stands. False when it is not in the HTML. */
    take_focus(id) {
      follow({ is_urgent: true });
      if (dialogs.enter_uppermost()) return true;
      const element = focus.find(id);
      return element !== null && focus.put(element);
    },
    set_shown: (wanted, { is_beside = false } = {}) => show(wanted, is_beside),
    /** Another program runs in the place of the one before: everything is asked for anew. */
    start_anew() {
      version = 0;
      follow({ is_urgent: true });
    },
  };
}
