// Toolbars, rows of tabs and trees are one tab stop each: arrows move inside. Which element has it says its tabindex alone.
// (A grid does the same in two dimensions: twin_grid.js.)

const owners = '[role="toolbar"], [role="tablist"], [role="tree"], [role="grid"], [role="dialog"], [data-popup]';
const roving = '[role="toolbar"], [role="tablist"], [role="tree"]';
const items_by_role = { toolbar: 'button, input[type="checkbox"]', tablist: '[role="tab"]', tree: '[role="treeitem"]' };
/** What begins the search anew in a tree when this much time passed between two letters. */
const pause_between_letters = 700;

const owner_of = (item) => item.parentElement.closest(owners);
const items_of = (owner) => [...owner.querySelectorAll(items_by_role[owner.getAttribute('role')])].filter((item) => owner_of(item) === owner);
const level_of = (item) => Number(item.getAttribute('aria-level'));
/** Buttons in the line of a tree's item, which are in the tab order only while the item is. */
const inner_of = (item) => item.querySelectorAll(':scope > .row :is(button, input, select)');

function give_stop(items, chosen) {
  for (const item of items) {
    const index = item === chosen ? '0' : '-1';
    const inner = item.getAttribute('role') === 'treeitem' ? inner_of(item) : [];
    for (const stop of [item, ...inner]) if (stop.getAttribute('tabindex') !== index) stop.setAttribute('tabindex', index);
  }
}

/** The item of a toolbar, row of tabs or tree that `element` is or lies in; null when there is none. */
function item_of(element) {
  for (let at = element; at.parentElement !== null; at = at.parentElement) {
    const owner = owner_of(at);
    if (owner !== null && owner.matches(roving) && at.matches(items_by_role[owner.getAttribute('role')])) return at;
  }
  return null;
}

export function make_roving({ root, perform }) {
  let letters = '';
  let last_letter_at = 0;

  /** The next item that begins with the letters typed so far; the same letter again goes from one to the next. */
  function search(items, from, letter) {
    const now = performance.now();
    letters = now - last_letter_at > pause_between_letters ? letter : letters + letter;
    last_letter_at = now;
    const wanted = [...letters].every((one) => one === letter) ? letter : letters;
    const start = wanted.length > 1 ? from : from + 1;
    const in_order = items.map((item, index) => items[(start + index) % items.length]);
    return in_order.find((item) => (item.twin_node.name ?? '').toLocaleLowerCase().startsWith(wanted));
  }

  /** Left and Right in a tree: what is open is closed, what is closed goes to its parent, and the other way round. */
  function key_in_depth(items, item, is_right) {
    const index = items.indexOf(item);
    const open = item.getAttribute('aria-expanded');
    if (is_right && open === 'true') return level_of(items[index + 1] ?? item) > level_of(item) ? items[index + 1] : undefined;
    if (!is_right && open !== 'true') return items.slice(0, index).reverse().find((other) => level_of(other) < level_of(item));
    if (open !== null) perform(item.twin_node.id, 'enter', is_right ? 'open' : 'close');
    return undefined;
  }

  /** Where a key leads from `item`; nothing when it leads nowhere, null when it is none of ours. */
  function target_of(event, owner, item) {
    const items = items_of(owner);
    const index = items.indexOf(item);
    const is_tree = owner.getAttribute('role') === 'tree';
    const has_modifier = event.ctrlKey || event.altKey || event.metaKey;
    if (has_modifier) return null;
    if (event.key === 'Home') return items[0];
    if (event.key === 'End') return items.at(-1);
    if (is_tree) {
      if (event.key === 'ArrowUp') return items[index - 1];
      if (event.key === 'ArrowDown') return items[index + 1];
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return key_in_depth(items, item, event.key === 'ArrowRight');
      const is_letter = [...event.key].length === 1 && event.key !== ' ';
      return is_letter ? search(items, index, event.key.toLocaleLowerCase()) ?? null : null;
    }
    if (event.key === 'ArrowLeft') return items.at(index - 1);
    if (event.key === 'ArrowRight') return items[(index + 1) % items.length];
    return null;
  }

  return {
    /** After each drawing: exactly one item of each has the tab stop. It stays where it was as long as that is there. */
    settle() {
      for (const owner of root.querySelectorAll(roving)) {
        const items = items_of(owner);
        const chosen = items.find((item) => item.getAttribute('tabindex') === '0')
          ?? items.find((item) => item.getAttribute('aria-selected') === 'true') ?? items[0];
        give_stop(items, chosen);
      }
    },
    /** The focus came to `element`: there is the tab stop now. */
    follow_focus(element) {
      const item = item_of(element);
      if (item !== null) give_stop(items_of(owner_of(item)), item);
    },
    /** True when the key was ours. */
    key(event) {
      const item = item_of(event.target);
      if (item === null || item !== event.target) return false;
      const target = target_of(event, owner_of(item), item);
      if (target === null) return false;
      target?.focus();
      return true;
    },
    /** What has the tab stop inside a toolbar, a row of tabs or a tree. */
    stop_of: (owner) => (owner.matches(roving) ? items_of(owner).find((item) => item.getAttribute('tabindex') === '0') : undefined),
  };
}
