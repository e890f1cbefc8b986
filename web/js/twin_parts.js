// What the twin's templates share: children by their ids, a verdict's sign, the quieter texts beside a name.
import { html, nothing } from './lit-html/lit-html.js';
import { repeat } from './lit-html/directives/repeat.js';
import { dom_id, visible, visible_lines, words } from './twin_text.js';

/** Draws the children of a node, each staying the same element as long as its id stays. `draw` is twin_templates.js's. */
export const children = (nodes, draw) => repeat(nodes ?? [], (child) => child.id, draw);

/** The sign of a verdict; how it looks says twin_tables.css by `data-sign` and `data-change`. */
export function sign(node, { is_silent = false } = {}) {
  if (node.sign === undefined && node.change === undefined) return nothing;
  return html`<span class="sign" data-sign=${node.sign ?? 'none'} data-change=${node.change ?? nothing} data-disputed=${node.disputed ? '' : nothing}
    aria-hidden=${is_silent ? 'true' : nothing}>${visible(node.value)}</span> `;
}

/** Hint and end of a line, as part of the text. */
export const more = (node) => (node.more ? html` <small class="more">${words(node.more, visible_lines)}</small>` : nothing);
export const aside = (node) => (node.aside ? html` <small class="aside">${words(node.aside)}</small>` : nothing);

/** The same inside a control: seen there, and its description instead of a part of its name. */
export const quiet_more = (node) => (node.more
  ? html` <small class="more" id=${dom_id(node.id, 'more')} aria-hidden="true">${words(node.more, visible_lines)}</small>` : nothing);
export const quiet_aside = (node) => (node.aside
  ? html` <small class="aside" id=${dom_id(node.id, 'aside')} aria-hidden="true">${words(node.aside)}</small>` : nothing);
export const described_by = (node) => {
  const ids = ['more', 'aside'].filter((part) => node[part]).map((part) => dom_id(node.id, part));
  return ids.length > 0 ? ids.join(' ') : nothing;
};
