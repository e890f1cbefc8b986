// The twin's templates of the grid (the matrix, a window of whose rows and columns is there) and of plain tables.
// The spacers' sizes and the tab stop of a grid are twin_grid.js's.
import { html, nothing } from './lit-html/lit-html.js';
import { repeat } from './lit-html/directives/repeat.js';
import { aside, children, more, sign } from './twin_parts.js';
import { flag, text_or_none, visible, visible_lines, words } from './twin_text.js';

/** With more columns than this their names stand upright. */
const most_level_names = 8;
const by_id = (node) => node.id;
/** A lesson points at it. */
const pointed = (node) => (node.pointed ? '' : nothing);
const parts_of = (node) => {
  const all = node.children ?? [];
  return { head: all.find((child) => child.role === 'head'), rows: all.filter((child) => child.role === 'row') };
};
const columns_of = (node, head) => node.columns ?? (head?.children ?? []).filter((child) => child.role === 'column_header').length;

// --- the grid: positions are counted from 1 and with the head and the names, hence one more than the program's ----------

/** Whether it takes part in moving over the grid: cells do, headers when they can be pressed or have a menu. */
const stop = (node) => (node.acts?.length > 0 ? '-1' : nothing);

const grid_head_cell = (node, index) => (node.role === 'corner'
  ? html`<td class="corner" role="gridcell" aria-colindex="1" .twin_node=${node} data-id=${node.id}>${words(node.name)}${more(node)}</td>`
  : html`<th scope="col" role="columnheader" aria-colindex=${(node.column ?? index) + 1} tabindex=${stop(node)} .twin_node=${node}
    data-id=${node.id} aria-selected=${flag(node.selected)}><span class="upright">${words(node.name)}</span>${more(node)}${aside(node)}</th>`);

function grid_cell(node, index) {
  if (node.role === 'row_header') {
    return html`<th scope="row" role="rowheader" aria-colindex="1" tabindex=${stop(node)} .twin_node=${node} data-id=${node.id}
      aria-selected=${flag(node.selected)}><span class="line">${words(node.name)}${aside(node)}${more(node)}</span></th>`;
  }
  return html`<td role="gridcell" aria-colindex=${(node.column ?? index) + 1} tabindex="-1" data-pointed=${pointed(node)} .twin_node=${node} data-id=${node.id}
    aria-label=${visible(node.name ?? node.value)} aria-selected=${flag(node.selected)}
    aria-disabled=${node.disabled ? 'true' : nothing}>${node.sign === undefined && node.change === undefined
    ? html`<span aria-hidden="true">${visible(node.value)}</span>` : sign(node, { is_silent: true })}${node.more
    ? html`<small class="more" aria-hidden="true">${visible(node.more)}</small>` : nothing}</td>`;
}

/** Stands for columns that are not there. */
const gap = () => html`<td class="spacer" aria-hidden="true"></td>`;
/** The first cell, which names the line, and the others, between gaps where not all columns are there. */
const line_of = ([first, ...cells], draw, is_whole) => html`${first === undefined ? nothing : draw(first, 0)}${is_whole ? nothing : gap()}${
  repeat(cells, by_id, (node, index) => draw(node, index + 1))}${is_whole ? nothing : gap()}`;

const grid_row = (is_whole) => (node) => html`<tr aria-rowindex=${(node.row ?? 1) + 1} data-pointed=${pointed(node)} .twin_node=${node} data-id=${node.id}
  aria-selected=${flag(node.selected)}>${line_of(node.children ?? [], grid_cell, is_whole)}</tr>`;

const spacer = (span) => html`<tr class="spacer" aria-hidden="true"><td colspan=${span}></td></tr>`;

function grid(node) {
  const { head, rows } = parts_of(node);
  const columns = columns_of(node, head);
  const is_whole = columns_of({}, head) >= columns;
  const span = columns + (is_whole ? 1 : 3);
  // Firefox would make a stop for Tab of the box, as it scrolls, though its cells have one.
  return html`<div class="grid_box" data-box data-pointed=${pointed(node)} tabindex="-1"><table class="grid" role="grid" tabindex="-1" .twin_node=${node} data-id=${node.id}
    data-names=${columns > most_level_names ? 'upright' : 'level'} aria-label=${text_or_none(node.name)}
    aria-rowcount=${(node.rows ?? rows.length) + 1} aria-colcount=${columns + 1}>
    ${head === undefined ? nothing : html`<thead><tr aria-rowindex="1" .twin_node=${head} data-id=${head.id}>${
    line_of(head.children ?? [], grid_head_cell, is_whole)}</tr></thead>`}
    <tbody>${spacer(span)}${repeat(rows, by_id, grid_row(is_whole))}${spacer(span)}</tbody></table></div>`;
}

// --- plain tables --------------------------------------------------------------------------------------------------

/** `draw` draws any node. */
export function tables(draw) {
  const inner = (node) => html`${node.sign === undefined && node.change === undefined ? nothing : sign(node)}${
    node.children?.length > 0 ? children(node.children, draw) : words(node.name, visible_lines)}${more(node)}${aside(node)}`;

  const head_cell = (node) => (node.role === 'corner' ? html`<td .twin_node=${node} data-id=${node.id}>${inner(node)}</td>`
    : html`<th scope="col" .twin_node=${node} data-id=${node.id}>${inner(node)}</th>`);
  const cell = (node) => (node.role === 'row_header' ? html`<th scope="row" .twin_node=${node} data-id=${node.id}>${inner(node)}</th>`
    : html`<td .twin_node=${node} data-id=${node.id}>${inner(node)}</td>`);
  const row = (node) => html`<tr .twin_node=${node} data-id=${node.id} aria-current=${node.selected ? 'true' : nothing}>${
    repeat(node.children ?? [], by_id, cell)}</tr>`;

  function table(node) {
    const { head, rows } = parts_of(node);
    return html`<div class="table_box" data-box><table class="table" .twin_node=${node} data-id=${node.id}
      aria-label=${text_or_none(node.name)}>${head === undefined ? nothing
      : html`<thead><tr .twin_node=${head} data-id=${head.id}>${repeat(head.children ?? [], by_id, head_cell)}</tr></thead>`}
      <tbody>${repeat(rows, by_id, row)}</tbody></table></div>`;
  }

  return { grid, table };
}
