// The twin's grids: moving from cell to cell, and which rows shall be in the HTML, since only a window of them is there.
// Positions are those of ARIA: row 1 is the head, column 1 the names.

/** Rows kept above and below those in sight, so that a small step needs no new ones. */
const rows_around = 20;
/** Of which there are no more than this, unless a very high window shows more. */
const most_rows = 100;
/** Before a row could be measured. */
const usual_height = 40;

const rows_there = (table) => [...table.querySelectorAll(':scope > tbody > tr[aria-rowindex]')];
const row_of = (cell) => Number(cell.parentElement.getAttribute('aria-rowindex'));
const column_of = (cell) => Number(cell.getAttribute('aria-colindex'));
const last_row = (table) => Number(table.getAttribute('aria-rowcount'));
const last_column = (table) => Number(table.getAttribute('aria-colcount'));
const cell_at = (table, row, column) => table.querySelector(`tr[aria-rowindex="${row}"] > [tabindex][aria-colindex="${column}"]`);
const head_height = (table) => table.tHead?.offsetHeight ?? 0;

export function make_grids({ root, perform, is_shown }) {
  /** By the grid's id: where one stands, where one wants to be, whether that row was scrolled away, the window last asked for, a row's height. */
  const states = new Map();

  function state_of(table) {
    const { id } = table.twin_node;
    if (!states.has(id)) states.set(id, { row: 0, column: 0, wanted: null, is_left: false, asked: '', height: usual_height });
    return states.get(id);
  }

  // --- which rows are there ----------------------------------------------------------------------------------------

  function measure(table, rows) {
    const state = state_of(table);
    const height = rows.length > 0 ? (rows.at(-1).getBoundingClientRect().bottom - rows[0].getBoundingClientRect().top) / rows.length : 0;
    if (height > 0 && Math.abs(height - state.height) > 1) state.height = height;
    return state.height;
  }

  /** Room for the rows that are not there, so that the scroll bar tells the truth. */
  function make_room(table) {
    const rows = rows_there(table);
    const spacers = table.querySelectorAll(':scope > tbody > .spacer');
    const before = rows.length > 0 ? Number(rows[0].getAttribute('aria-rowindex')) - 2 : 0;
    const after = Math.max(0, last_row(table) - 1 - before - rows.length);
    const height = before + after > 0 ? measure(table, rows) : 0;
    [before, after].forEach((count, index) => {
      const wanted = `${Math.round(count * height)}px`;
      if (spacers[index].hidden !== (count === 0)) spacers[index].hidden = count === 0;
      if (spacers[index].firstElementChild.style.height !== wanted) spacers[index].firstElementChild.style.height = wanted;
    });
  }

  function ask(table, first, count) {
    const state = state_of(table);
    const start = Math.max(1, Math.min(first, last_row(table) - count));
    const asked = `${start},${count}`;
    if (asked === state.asked) return;
    state.asked = asked;
    perform(table.twin_node.id, 'window', asked);
  }

  /** A cell that gets the focus is scrolled clear of the head and the names, which stand still. */
  function keep_clear(table) {
    const names = table.querySelector('tbody > tr > th');
    const wanted = `${head_height(table) + 4}px 4px 4px ${(names?.offsetWidth ?? 0) + 4}px`;
    const { style } = table.parentElement;
    if (style.scrollPadding !== wanted) style.scrollPadding = wanted;
  }

  const rows_in_sight = (table) => Math.ceil(table.parentElement.clientHeight / state_of(table).height);
  const window_size = (table) => Math.max(rows_in_sight(table) + 2, Math.min(most_rows, rows_in_sight(table) + 2 * rows_around));

  /** Asks for the rows in sight when they are not all there. While the twin is hidden, only moving asks for rows. */
  function look(table) {
    const rows = rows_there(table);
    if (!is_shown() || rows.length >= last_row(table) - 1) return;
    const box = table.parentElement;
    const edge = box.getBoundingClientRect().top + box.clientTop;
    const [top, bottom] = [edge + head_height(table), edge + box.clientHeight];
    const is_missing_above = rows.length === 0 || rows[0].getBoundingClientRect().top > top + 1;
    const is_missing_below = rows.length === 0 || rows.at(-1).getBoundingClientRect().bottom < bottom - 1;
    const there = rows.map((row) => Number(row.getAttribute('aria-rowindex')));
    if ((is_missing_above && there[0] !== 2) || (is_missing_below && there.at(-1) !== last_row(table))) {
      const count = window_size(table);
      const above = Math.floor((count - rows_in_sight(table)) / 2);
      ask(table, Math.floor(box.scrollTop / state_of(table).height) + 1 - above, count);
    } else {
      state_of(table).asked = '';
    }
  }

  // --- where one stands ----------------------------------------------------------------------------------------------

  function give_stop(table) {
    const state = state_of(table);
    const chosen = cell_at(table, state.row, state.column) ?? table.querySelector('td[aria-selected="true"]')
      ?? table.querySelector('tbody td[tabindex]') ?? table.querySelector('tr > [tabindex]');
    for (const other of table.querySelectorAll('tr > [tabindex="0"]')) if (other !== chosen) other.setAttribute('tabindex', '-1');
    if (chosen !== null && chosen.getAttribute('tabindex') !== '0') chosen.setAttribute('tabindex', '0');
    return chosen;
  }

  /** The cell one is on the way to, once its row is there; the one that was scrolled away from, when it is back. */
  function arrive(table) {
    const state = state_of(table);
    const place = state.wanted ?? (state.is_left && document.activeElement === table ? state : null);
    const cell = place === null ? null : cell_at(table, place.row, place.column);
    if (cell === null) return;
    Object.assign(state, { wanted: null, asked: '' });
    cell.focus({ preventScroll: !is_shown() });
  }

  function go(table, row, column) {
    const cell = cell_at(table, row, column);
    const state = state_of(table);
    if (cell !== null) {
      state.wanted = null;
      cell.focus({ preventScroll: !is_shown() });
    } else if (row > 1 && rows_there(table).every((there) => Number(there.getAttribute('aria-rowindex')) !== row)) {
      state.wanted = { row, column };
      const count = window_size(table);
      ask(table, row - 1 - Math.floor(count / 2), count);
    }
  }

  /** Where a key leads to: [row, column], or nothing when it is none of ours. */
  function target_of(event, table, { row, column }) {
    const [rows, columns] = [last_row(table), last_column(table)];
    const page = Math.max(1, Math.floor((table.parentElement.clientHeight - head_height(table)) / state_of(table).height) - 1);
    const first_column = Math.min(2, columns);
    if (event.altKey || event.metaKey || event.shiftKey) return undefined;
    if (event.ctrlKey) return { Home: [2, first_column], End: [rows, columns] }[event.key];
    return {
      ArrowUp: [row - 1, column],
      ArrowDown: [Math.min(rows, row + 1), column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, Math.min(columns, column + 1)],
      Home: [row, first_column],
      End: [row, columns],
      PageUp: [row === 1 ? 1 : Math.max(2, row - page), column],
      PageDown: [Math.min(rows, row + page), column],
    }[event.key];
  }

  const grids = {
    /** After each drawing, before the focus is settled: room for what is not there, and one tab stop each. */
    settle() {
      for (const table of root.querySelectorAll('table[role="grid"]')) {
        give_stop(table);
        if (!is_shown()) continue; // nobody scrolls what nobody sees
        make_room(table);
        keep_clear(table);
      }
    },
    /** After the focus is settled: goes where one wanted to go, then asks for what is in sight. */
    arrive() {
      for (const table of root.querySelectorAll('table[role="grid"]')) {
        arrive(table);
        look(table);
      }
    },
    follow_focus(element) {
      if (element.matches('table[role="grid"]')) return; // there one waits for a row
      for (const state of states.values()) Object.assign(state, { wanted: null, is_left: false });
      const cell = element.closest('[aria-colindex]');
      const table = cell?.closest('table[role="grid"]');
      if (!table) return;
      Object.assign(state_of(table), { row: row_of(cell), column: column_of(cell) });
      give_stop(table);
    },
    /** True when the key was ours. Keys that come quickly move on from where the last one leads. */
    key(event) {
      const table = event.target.closest('table[role="grid"]');
      if (table === null || (event.target !== table && !event.target.matches('tr > [tabindex]'))) return false;
      const state = state_of(table);
      const target = target_of(event, table, state.wanted ?? state);
      if (target !== undefined && state.row === 0) give_stop(table)?.focus();
      else if (target !== undefined) go(table, ...target);
      return target !== undefined;
    },
    /** The row with the focus is gone from the HTML: the table keeps the focus for it. False when it is not a grid's. */
    leave(table) {
      if (!table.matches('table[role="grid"]') || state_of(table).row === 0) return false;
      table.focus({ preventScroll: true });
      state_of(table).is_left = true;
      return true;
    },
    is_left: (element) => element.matches('table[role="grid"]') && state_of(element).is_left,
    scrolled(box) {
      const table = box.firstElementChild;
      if (box.matches('.grid_box') && table.twin_node !== undefined) look(table);
    },
    stop_of: (table) => (table.matches('table[role="grid"]') ? give_stop(table) : undefined),
  };
  return grids;
}
