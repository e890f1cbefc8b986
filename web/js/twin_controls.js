// The twin's templates of what can be pressed, chosen and typed in (the others: twin_templates.js).
// What is ticked or typed is kept by twin_fields.js, who has the tab stop by twin_roving.js: neither is written here.
import { html, nothing } from './lit-html/lit-html.js';
import { repeat } from './lit-html/directives/repeat.js';
import { aside, children, described_by, more, quiet_aside, quiet_more, sign } from './twin_parts.js';
import { dom_id, flag, text_or_none, visible, words } from './twin_text.js';

/** With more options than this a list that opens takes less room. */
const most_radios = 6;
const only_true = (value) => (value ? 'true' : nothing);
const inside = (node) => html`${sign(node)}${words(node.name)}${quiet_more(node)}${quiet_aside(node)}`;

/** `draw` draws any node. */
export function controls(draw) {
  function button(node) {
    const has_popup = node.open !== undefined;
    const alone = html`<button type="button" class="button" .twin_node=${node} data-id=${node.id} aria-disabled=${only_true(node.disabled)}
      aria-pressed=${flag(node.selected)} aria-expanded=${flag(node.open)} aria-haspopup=${only_true(has_popup)}
      aria-describedby=${described_by(node)}>${inside(node)}</button>`;
    if (!has_popup) return html`${alone}${children(node.children, draw)}`;
    return html`<div class="opener">${alone}${node.open ? html`<div class="popup" role="group" aria-label=${text_or_none(node.name)}
      data-popup .twin_node=${node}>${children(node.children, draw)}</div>` : nothing}</div>`;
  }

  const link = (node) => html`<button type="button" class="link" .twin_node=${node} data-id=${node.id}
    aria-disabled=${only_true(node.disabled)} aria-describedby=${described_by(node)}>${inside(node)}</button>`;

  const radio = (choice) => (option) => html`<label class="option"><input type="radio" name=${dom_id(choice.id)} .twin_node=${option}
    data-id=${option.id} aria-disabled=${only_true(option.disabled || choice.disabled)}
    aria-describedby=${described_by(option)}> <span>${inside(option)}</span></label>`;

  /** In the list that opens there is room for text only. */
  const entry = (option) => html`<option .twin_node=${option} data-id=${option.id} ?disabled=${option.disabled}>${
    visible(option.more ? `${option.name}: ${option.more}` : option.name)}</option>`;

  function choice(node) {
    const options = node.children ?? [];
    if (options.length <= most_radios) {
      return html`<fieldset class="choice" .twin_node=${node} data-id=${node.id}><legend>${words(node.name)}${more(node)}</legend>
        <div class="options">${repeat(options, (option) => option.id, radio(node))}</div></fieldset>`;
    }
    return html`<label class="field"><span class="label">${words(node.name)}${quiet_more(node)}</span><select .twin_node=${node}
      data-id=${node.id} aria-disabled=${only_true(node.disabled)}
      aria-describedby=${node.more ? dom_id(node.id, 'more') : nothing}>${repeat(options, (option) => option.id, entry)}</select></label>`;
  }

  const check = (node) => html`<label class="check"><input type="checkbox" .twin_node=${node} data-id=${node.id}
    aria-disabled=${only_true(node.disabled)} aria-describedby=${described_by(node)}> <span>${inside(node)}</span></label>`;

  const field = (node) => html`<label class="field"><span class="label">${words(node.name)}${quiet_aside(node)}</span><input type="text"
    dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false" .twin_node=${node} data-id=${node.id}
    placeholder=${text_or_none(node.more)} aria-label=${node.name ? nothing : text_or_none(node.more)}
    aria-describedby=${node.aside ? dom_id(node.id, 'aside') : nothing} aria-disabled=${only_true(node.disabled)}
    ?readonly=${node.disabled}></label>${children(node.children, draw)}`;

  /** A file is not wrapped, so that a line is a line on the canvas too. */
  const text_area = (node) => html`<label class="field"><span class="label">${words(node.name)}</span><textarea
    wrap=${node.wraps ? 'soft' : 'off'} rows=${node.wraps ? node.rows : 14} data-wraps=${node.wraps ? '' : nothing}
    dir=${node.wraps ? 'auto' : 'ltr'} autocomplete="off" autocapitalize="off" spellcheck="false" .twin_node=${node} data-id=${node.id}
    aria-disabled=${only_true(node.disabled)} ?readonly=${node.disabled}></textarea></label>`;

  const tabs = (node) => html`<div class="tabs" role="tablist" .twin_node=${node} data-id=${node.id}
    aria-label=${text_or_none(node.name)}>${children(node.children, draw)}</div>`;

  const tab = (node) => html`<button type="button" class="tab" role="tab" tabindex="-1" .twin_node=${node} data-id=${node.id}
    aria-selected=${String(Boolean(node.selected))} aria-disabled=${only_true(node.disabled)}
    aria-describedby=${described_by(node)}>${inside(node)}</button>`;

  /**
   * Its items stand one below the other, whatever their level: so the name of one is its own line alone. Firefox would make a
   * stop for Tab of the box, as it scrolls, though its items have one.
   */
  const tree = (node) => html`<ul class="tree" role="tree" tabindex="-1" .twin_node=${node} data-id=${node.id}
    aria-label=${text_or_none(node.name)}>${repeat(lines_of(node, 1), ([item]) => item.id, tree_item)}</ul>`;

  function lines_of(node, depth) {
    const items = (node.children ?? []).filter((child) => child.role === 'tree_item');
    return items.flatMap((item) => {
      const level = item.level ?? depth;
      return [[item, level], ...(item.open === false ? [] : lines_of(item, level + 1))];
    });
  }

  function tree_item([node, level]) {
    const beside = (node.children ?? []).filter((child) => child.role !== 'tree_item');
    const said = [node.name, node.more, node.aside].filter(Boolean).join(', ');
    return html`<li class="tree_item" role="treeitem" tabindex="-1" .twin_node=${node} data-id=${node.id} aria-level=${level}
      aria-label=${visible(said)} aria-expanded=${flag(node.open)} aria-selected=${flag(node.selected)}
      aria-disabled=${only_true(node.disabled)}><div class="row"><span class="twisty" data-twisty aria-hidden="true"></span><span
      class="line">${sign(node)}${words(node.name)}${more(node)}${aside(node)}</span>${children(beside, draw)}</div></li>`;
  }

  return { button, link, choice, check, field, text_area, tabs, tab, tree };
}
