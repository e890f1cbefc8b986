// What to write into a page for the simulator to stand in it, in the languages that documents are written in.

/** The kinds, each with its name for people. */
export const kinds = { html: 'HTML', mdx: 'MDX', sphinx: 'Sphinx', asciidoc: 'AsciiDoc', iframe: 'Plain iframe' };

/** In an attribute or as words, of HTML and of JSX alike. */
const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '{': '&#123;', '}': '&#125;' };
const escaped = (text) => text.replace(/[&<>"{}]/g, (sign) => named[sign]);
const one_line = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** The address of the page by itself, or as a part of another. */
export function address_of({ base, attributes }, { is_embedded }) {
  const parameters = new URLSearchParams();
  for (const [name, value] of attributes) if (!['height', 'loading', 'trusted'].includes(name)) parameters.set(name, value);
  if (!is_embedded) for (const name of ['controls', 'readonly', 'panes']) parameters.delete(name);
  const text = parameters.toString().replaceAll('%2C', ',').replace(/=(?=&|$)/g, '');
  const parts = [is_embedded ? 'embed' : '', text].filter(Boolean).join('&');
  return parts === '' ? base : `${base}?${parts}`;
}

/** The element. JSX has no attribute without a value. */
function element_of(options, { is_jsx = false } = {}) {
  const attributes = options.attributes.map(([name, value]) => (value === '' && !is_jsx ? name : `${name}="${escaped(value)}"`)).join(' ');
  return `<permission-simulator ${attributes}>\n  <a href="${escaped(address_of(options, { is_embedded: false }))}">${escaped(one_line(options.title))}</a>\n</permission-simulator>`;
}
const script_of = ({ base }) => `<script type="module" src="${escaped(new URL('embed.js', base).href)}"`;
const html_of = (options) => `${script_of(options)}></script>\n${element_of(options)}`;
const indented = (text) => text.split('\n').map((line) => `   ${line}`).join('\n');

const makers = {
  html: html_of,
  // React puts a script that is `async` where it runs, once for however many there are.
  mdx: (options) => `${script_of(options)} async />\n\n${element_of(options, { is_jsx: true })}`,
  sphinx: (options) => `.. raw:: html\n\n${indented(html_of(options))}`,
  asciidoc: (options) => `++++\n${html_of(options)}\n++++`,
  iframe: (options) => `<iframe src="${escaped(address_of(options, { is_embedded: true }))}" title="${escaped(one_line(options.title))}" width="100%" ` +
    `height="${escaped(String(Number.parseInt(new Map(options.attributes).get('height'), 10) || 420))}" ` +
    'loading="lazy" referrerpolicy="no-referrer" allow="clipboard-write; fullscreen" ' +
    'sandbox="allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox"></iframe>',
};

/**
 * `options`: { base, title, attributes }: where the page stands, what the link in its place says, and the element's attributes
 * as pairs, '' for those without a value.
 */
export const snippet_of = (kind, options) => `${makers[kind](options)}\n`;
