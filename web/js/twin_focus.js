// Where the focus is in the twin: it stays where it was when the HTML is drawn anew, and goes where the program wants it.

const focusable = 'button, input, select, textarea, [tabindex]';

/** What Tab would reach inside `element`, in its order. Of radio buttons that is the one that is chosen. */
export function stops_in(element) {
  return [...element.querySelectorAll(focusable)].filter((stop) => {
    if (stop.tabIndex < 0 || stop.closest('[inert]') !== null) return false;
    if (stop.type !== 'radio' || stop.checked) return true;
    return stop.closest('fieldset').querySelector(':checked') === null;
  });
}

/** `stop_of` gives what has the tab stop inside a toolbar, a tree, a grid; `leave_grid` has a table keep the focus for its row. */
export function make_focus({ root, is_shown, stop_of, leave_grid }) {
  const held = () => (root.contains(document.activeElement) ? document.activeElement : null);
  const find = (id) => [...root.querySelectorAll('[data-id]')].find((element) => element.twin_node?.id === id) ?? null;

  /** What takes the focus for a node: a control itself, one of its parts, or a mere text, which can have it too. */
  function target_of(element) {
    const stop = stop_of(element);
    if (stop) return stop;
    if (element.localName === 'fieldset') return element.querySelector(':checked') ?? element.querySelector('input') ?? element;
    if (element.localName === 'option') return element.closest('select');
    if (!element.matches(focusable)) element.setAttribute('tabindex', '-1');
    return element;
  }

  function put(element) {
    const target = target_of(element);
    target.focus({ preventScroll: !is_shown() });
    return document.activeElement === target;
  }

  /** The control nearest to where something was that is gone: after it, else before it. */
  function neighbour(ancestors) {
    const { element, index } = ancestors.find((ancestor) => root.contains(ancestor.element)) ?? { element: root, index: 0 };
    const after = [...element.children].slice(index).flatMap((child) => [child, ...child.querySelectorAll('*')]);
    const is_stop = new Set(stops_in(element));
    return after.find((child) => is_stop.has(child)) ?? [...is_stop].at(-1) ?? (element === root ? null : element);
  }

  return {
    held, find, put,
    /** Before a drawing: what has the focus, how to find it again, and what is around it. Null when the twin has it not. */
    remember() {
      const element = held();
      if (element === null) return null;
      const ancestors = [];
      for (let at = element; at !== root; at = at.parentElement) {
        ancestors.push({ element: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
      }
      const id = element.closest('[data-id]')?.twin_node.id;
      return { element, id, table: element.closest('table'), ancestors };
    },
    /** After a drawing: the same element, which was perhaps moved; else the same node's; else what is nearest, which is the button of a menu. */
    restore(memory) {
      const { element, id, table, ancestors } = memory;
      if (document.activeElement === element) return;
      if (root.contains(element) && element.closest('[inert]') === null) {
        element.focus({ preventScroll: true });
        return;
      }
      const same = id === undefined ? null : find(id);
      if (same !== null && put(same)) return;
      if (table !== null && root.contains(table) && leave_grid(table)) return;
      const nearest = neighbour(ancestors);
      if (nearest !== null) put(nearest);
    },
  };
}
