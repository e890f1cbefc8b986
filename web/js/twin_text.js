// Texts of the twin: what cannot be seen made visible, the direction told, and names by which HTML points at HTML.
import { html, nothing } from './lit-html/lit-html.js';

const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const from_right = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu;

/** Names come from files: what cannot be seen in them, or would turn the words around them, shows as a sign (as in start.js). */
export const visible = (text) => String(text ?? '')
  .replace(unseen, (letter) => ('\u200c\u200d'.includes(letter) ? letter : '\ufffd'));

/** The same for texts of several lines. */
export const visible_lines = (text) => String(text ?? '').split(/\r?\n/).map(visible).join('\n');

/**
 * The direction that most of its letters have. The first letter alone, which is what `auto` looks at, would turn a whole
 * English sentence that begins with an Arabic name.
 */
export function direction_of(text) {
  const against = text.match(from_right)?.length ?? 0;
  if (against === 0) return 'ltr';
  return against * 2 > (text.match(/\p{L}/gu)?.length ?? 0) ? 'rtl' : 'ltr';
}

/** A text that leaves the words around it as they are. */
export function words(text, shown = visible) {
  if (text === undefined || text === '') return nothing;
  const seen = shown(text);
  return html`<bdi dir=${direction_of(seen)}>${seen}</bdi>`;
}

/** The same of a text in parts, every second one of which is strong. */
export function marked(parts) {
  const seen = parts.map((part) => visible(part));
  return html`<bdi dir=${direction_of(seen.join(''))}>${seen.map((part, i) => (i % 2 === 1 ? html`<strong>${part}</strong>` : part))}</bdi>`;
}

/** An id for HTML out of a node's, which may hold anything; `part` tells apart what belongs to one node. */
export const dom_id = (id, part = 'node') =>
  `twin-${part}-${id.replace(/[^A-Za-z0-9-]/g, (unit) => `_${unit.charCodeAt(0).toString(16)}_`)}`;

/** For attributes: the text, or no attribute at all. */
export const text_or_none = (text) => (text === undefined || text === '' ? nothing : visible(text));

/** For aria-… attributes that say true, false, or nothing. */
export const flag = (value) => (value === undefined ? nothing : String(Boolean(value)));
