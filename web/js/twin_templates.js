// From the program's nodes to HTML: one template for each role (all roles, and what a node says: web/README.md, The twin).
// Every element that stands for a node carries it as `twin_node`, and its id as `data-id`.
import { html, nothing } from './lit-html/lit-html.js';
import { controls } from './twin_controls.js';
import { aside, children, more, sign } from './twin_parts.js';
import { tables } from './twin_tables.js';
import { dom_id, marked, text_or_none, visible_lines, words } from './twin_text.js';

const control = controls(draw);

/** h1 to h6: an element's name cannot be filled in. */
const headings = [
  (node, inner) => html`<h1 .twin_node=${node} data-id=${node.id}>${inner}</h1>`,
  (node, inner) => html`<h2 .twin_node=${node} data-id=${node.id}>${inner}</h2>`,
  (node, inner) => html`<h3 .twin_node=${node} data-id=${node.id}>${inner}</h3>`,
  (node, inner) => html`<h4 .twin_node=${node} data-id=${node.id}>${inner}</h4>`,
  (node, inner) => html`<h5 .twin_node=${node} data-id=${node.id}>${inner}</h5>`,
  (node, inner) => html`<h6 .twin_node=${node} data-id=${node.id}>${inner}</h6>`,
];

const line = (node, shown) => html`${sign(node)}${node.parts === undefined ? words(node.name, shown) : marked(node.parts)}${more(node)}${aside(node)}`;
/** A lesson points at it: a ring is seen there, and words beside it say so. */
const pointed = (node) => (node.pointed ? '' : nothing);
const is_pressed = (node) => node.acts?.includes('press') ?? false;

const structure = {
  region: (node) => html`<section class="region" .twin_node=${node} data-id=${node.id} aria-label=${text_or_none(node.name)}>
    ${node.name ? html`<h2>${words(node.name)}${more(node)}${aside(node)}</h2>` : nothing}${children(node.children, draw)}</section>`,

  group: (node) => html`<div class="group" data-pointed=${pointed(node)} .twin_node=${node} data-id=${node.id} role=${node.name ? 'group' : nothing}
    aria-label=${text_or_none(node.name)}>${children(node.children, draw)}</div>`,

  toolbar: (node) => html`<div class="toolbar" .twin_node=${node} data-id=${node.id} role="toolbar"
    aria-label=${text_or_none(node.name)}>${children(node.children, draw)}</div>`,

  heading(node) {
    const level = Math.min(6, Math.max(1, Math.trunc(node.level ?? 3)));
    return html`${headings[level - 1](node, line(node))}${children(node.children, draw)}`;
  },

  text: (node) => (node.children?.length > 0
    ? html`<div class="text" .twin_node=${node} data-id=${node.id} id=${dom_id(node.id)}>
      ${line(node, visible_lines)} ${children(node.children, draw)}</div>`
    : html`<p class="text" .twin_node=${node} data-id=${node.id} id=${dom_id(node.id)}>${line(node, visible_lines)}</p>`),

  list: (node) => html`<ul class="list" role="list" .twin_node=${node} data-id=${node.id} aria-label=${text_or_none(node.name)}>
    ${children(node.children, draw)}</ul>`,

  // What can be pressed is a button, in a list as elsewhere.
  item: (node) => (is_pressed(node)
    ? html`<li class="item">${control.button({ ...node, children: undefined })}${children(node.children, draw)}</li>`
    : html`<li class="item" data-pointed=${pointed(node)} .twin_node=${node} data-id=${node.id} aria-current=${node.selected ? 'true' : nothing}>
      <span class="line">${line(node, visible_lines)}</span>${children(node.children, draw)}</li>`),

  status: (node) => html`<div class="status" .twin_node=${node} data-id=${node.id} role="status">
    ${line(node, visible_lines)}${children(node.children, draw)}</div>`,

  separator: (node) => html`<hr data-id=${node.id}>`,

  // The veil takes the click outside (twin_events.js); twin_dialog.js moves and keeps the focus.
  dialog: (node) => html`<div class="veil" data-veil>
    <section class="dialog" .twin_node=${node} data-id=${node.id} role="dialog" aria-modal="true" tabindex="-1"
      aria-labelledby=${node.name ? dom_id(node.id, 'title') : nothing} aria-describedby=${told_in(node)}>
      ${node.name ? html`<h2 id=${dom_id(node.id, 'title')}>${words(node.name)}</h2>` : nothing}
      ${node.more ? html`<p class="text" id=${dom_id(node.id, 'more')}>${words(node.more, visible_lines)}</p>` : nothing}
      ${children(node.children, draw)}</section></div>`,
};

/** What a dialog says is read out when the focus comes into it. */
function told_in(node) {
  const texts = (node.children ?? []).filter((child) => child.role === 'text').map((child) => dom_id(child.id));
  const ids = node.more ? [dom_id(node.id, 'more'), ...texts] : texts;
  return ids.length > 0 ? ids.join(' ') : nothing;
}

const roles = { ...structure, ...control, ...tables(draw) };

/** Whatever the role, nothing of a node is lost: one that is not known here is drawn as text with its children. */
export function draw(node) {
  if (Object.hasOwn(roles, node.role)) return roles[node.role](node);
  return html`<div class="group" .twin_node=${node} data-id=${node.id}>${line(node, visible_lines)}${children(node.children, draw)}</div>`;
}
