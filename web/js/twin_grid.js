// The twin's grids: moving from cell to cell, and which part shall be in the HTML, since only a window of rows and columns is there.
// Positions are those of ARIA: row 1 is the head, column 1 the names.

/** Rows kept above and below those in sight, so that a small step needs no new ones. */
const rows_around = 20;
/** Of which there are no more than this, unless a very high window shows more. */
const most_rows = 100;
/** Before a row or a column could be measured. */
const usual_height = 40;
const usual_width = 32;

const rows_there = (table) => [...table.querySelectorAll(':scope > tbody > tr[aria-rowindex]')];
const row_of = (cell) => Number(cell.parentElement.getAttribute('aria-rowindex'));
const column_of = (cell) => Number(cell.getAttribute('aria-colindex'));
const last_row = (table) => Number(table.getAttribute('aria-rowcount'));
const last_column = (table) => Number(table.getAttribute('aria-colcount'));
const cell_at = (table, row, column) => table.querySelector(`tr[aria-rowindex="${row}"] > [tabindex][aria-colindex="${column}"]`);
const head_height = (table) => table.tHead?.offsetHeight ?? 0;
const names_width = (table) => table.querySelector('tbody > tr > th')?.offsetWidth ?? 0;
const columns_there = (table) => [...table.querySelectorAll(':scope > thead > tr > th[aria-colindex]')];
const is_whole = (table) => rows_there(table).length >= last_row(table) - 1 && columns_there(table).length >= last_column(table) - 1;
/** How far it is from one edge of a row of boxes to the other, shared by them. */
const share_of = (boxes, start, end, usual) => {
  const share = boxes.length > 0 ? (boxes.at(-1).getBoundingClientRect()[end] - boxes[0].getBoundingClientRect()[start]) / boxes.length : 0;
  return share > 0 ? share : usual;
};

export function make_grids({ root, perform, is_shown }) {
  /** By the grid's id: where one stands, where one wants to be, whether that row was scrolled away, the window last asked for, a row's height. */
  const states = new Map();

  function state_of(table) {
    const { id } = table.twin_node;
    if (!states.has(id)) states.set(id, { row: 0, column: 0, wanted: null, is_left: false, asked: '', height: usual_height, width: usual_width });
    return states.get(id);
  }

  // --- which rows and columns are there ------------------------------------------------------------------------------

  function measure(table, what, boxes, start, end) {
    const state = state_of(table);
    const share = share_of(boxes, start, end, state[what]);
    if (Math.abs(share - state[what]) > 1) state[what] = share;
    return state[what];
  }

  /** Room for the columns that are not there: spacers, which are in the HTML only when some are not. */
  function make_room_aside(table) {
    const columns = columns_there(table);
    const spacers = table.querySelectorAll(':scope > thead .spacer');
    if (columns.length === 0 || spacers.length === 0) return;
    const width = measure(table, 'width', columns, 'left', 'right');
    const before = column_of(columns[0]) - 2;
    [before, last_column(table) - 1 - before - columns.length].forEach((count, index) => {
      const wanted = `${Math.round(count * width)}px`;
      if (spacers[index].style.minWidth !== wanted) spacers[index].style.minWidth = wanted;
    });
  }

  /** Room for the rows that are not there, so that the scroll bar tells the truth. */
  function make_room(table) {
    make_room_aside(table);
    const rows = rows_there(table);
    const spacers = table.querySelectorAll(':scope > tbody > .spacer');
    const before = rows.length > 0 ? Number(rows[0].getAttribute('aria-rowindex')) - 2 : 0;
    const after = Math.max(0, last_row(table) - 1 - before - rows.length);
    const height = before + after > 0 ? measure(table, 'height', rows, 'top', 'bottom') : 0;
    [before, after].forEach((count, index) => {
      const wanted = `${Math.round(count * height)}px`;
      if (spacers[index].hidden !== (count === 0)) spacers[index].hidden = count === 0;
      if (spacers[index].firstElementChild.style.height !== wanted) spacers[index].firstElementChild.style.height = wanted;
    });
  }

  /** Asks for `count` rows from `first` on and, unless those that are there will do, for columns from `column` on; all from 1 on. */
  function ask(table, first, count, column) {
    const state = state_of(table);
    const start = Math.max(1, Math.min(first, last_row(table) - count));
    const asked = `${start},${count}${column === undefined ? '' : `,${Math.max(1, column)}`}`;
    if (asked === state.asked) return;
    state.asked = asked;
    perform(table.twin_node.id, 'window', asked);
  }

  /** A cell that gets the focus is scrolled clear of the head and the names, which stand still. */
  function keep_clear(table) {
    const wanted = `${head_height(table) + 4}px 4px 4px ${names_width(table) + 4}px`;
    const { style } = table.parentElement;
    if (style.scrollPadding !== wanted) style.scrollPadding = wanted;
  }

  const rows_in_sight = (table) => Math.ceil(table.parentElement.clientHeight / state_of(table).height);
  const window_size = (table) => Math.max(rows_in_sight(table) + 2, Math.min(most_rows, rows_in_sight(table) + 2 * rows_around));

  /** The first row to ask for, when not all in sight are there. */
  function missing_rows(table) {
    const rows = rows_there(table);
    const box = table.parentElement;
    const edge = box.getBoundingClientRect().top + box.clientTop;
    const [top, bottom] = [edge + head_height(table), edge + box.clientHeight];
    const is_missing_above = rows.length === 0 || rows[0].getBoundingClientRect().top > top + 1;
    const is_missing_below = rows.length === 0 || rows.at(-1).getBoundingClientRect().bottom < bottom - 1;
    const there = rows.map((row) => Number(row.getAttribute('aria-rowindex')));
    if (!(is_missing_above && there[0] !== 2) && !(is_missing_below && there.at(-1) !== last_row(table))) return undefined;
    const above = Math.floor((window_size(table) - rows_in_sight(table)) / 2);
    return Math.floor(box.scrollTop / state_of(table).height) + 1 - above;
  }

  /** The first column to ask for, when not all in sight are there. */
  function missing_columns(table) {
    const columns = columns_there(table);
    if (columns.length === 0) return undefined;
    const box = table.parentElement;
    const edge = box.getBoundingClientRect().left + box.clientLeft;
    const [first, last] = [columns[0], columns.at(-1)];
    const is_missing_before = first.getBoundingClientRect().left > edge + names_width(table) + 1 && column_of(first) !== 2;
    const is_missing_after = last.getBoundingClientRect().right < edge + box.clientWidth - 1 && column_of(last) !== last_column(table);
    if (!is_missing_before && !is_missing_after) return undefined;
    const in_sight = Math.ceil(box.clientWidth / state_of(table).width);
    return Math.floor(box.scrollLeft / state_of(table).width) + 1 - Math.max(0, Math.floor((columns.length - in_sight) / 2));
  }

  /** Asks for what is in sight when it is not all there. While the twin is hidden, only moving asks. */
  function look(table) {
    if (!is_shown() || is_whole(table)) return;
    const [row, column] = [missing_rows(table), missing_columns(table)];
    if (row === undefined && column === undefined) {
      state_of(table).asked = '';
      return;
    }
    const rows = rows_there(table);
    if (row !== undefined || rows.length === 0) ask(table, row ?? 1, window_size(table), column);
    else ask(table, Number(rows[0].getAttribute('aria-rowindex')) - 1, rows.length, column);
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

  /** The cell one is on the way to, once it is there; the one that was scrolled away from, when it is back. */
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
      return;
    }
    if (row < 1 || column < 1) return;
    const [rows, columns] = [rows_there(table), columns_there(table)];
    const has_row = row === 1 || rows.some((there) => Number(there.getAttribute('aria-rowindex')) === row);
    const has_column = column === 1 || columns.some((there) => column_of(there) === column);
    if (has_row && has_column) return;
    state.wanted = { row, column };
    const count = has_row ? rows.length : window_size(table);
    const first = has_row ? Number(rows[0]?.getAttribute('aria-rowindex') ?? 2) - 1 : row - 1 - Math.floor(count / 2);
    ask(table, first, count, has_column ? undefined : column - 1 - Math.floor(columns.length / 2));
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
