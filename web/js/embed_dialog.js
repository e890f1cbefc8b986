// The way into somebody's page: what is looked at here, as it would stand there, and what to write for it. A dialog of HTML over
// both drawings, so that it is the same for the canvas and for the page as text.
import { address_of, kinds, snippet_of } from './embed_snippets.js';

const choices = [
  { name: 'controls', label: 'Controls', of: [['full', 'All'], ['min', 'Steps and answers'], ['none', 'None']] },
  { name: 'theme', label: 'Theme', of: [['auto', 'As the system'], ['light', 'Light'], ['dark', 'Dark'], ['contrast', 'High contrast']] },
  { name: 'height', label: 'Height', of: [['300', '300 px'], ['420', '420 px'], ['560', '560 px'], ['auto', 'As its content']] },
  { name: 'loading', label: 'Opens', of: [['click', 'By a click'], ['lazy', 'When it is scrolled to'], ['eager', 'At once']] },
];
const usual = { controls: 'full', theme: 'auto', height: '420', loading: 'click' };

function make(tag, properties = {}, ...children) {
  const { data = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(data)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const select_of = ({ name, label, of }, now) => make('label', {}, make('span', { textContent: label }),
  make('select', { name }, ...of.map(([value, words]) => make('option', { value, textContent: words, selected: value === now }))));

/** The element's attributes: what is looked at, then what was chosen and is not the usual. */
function attributes_of(form, parameters, state) {
  const attributes = [...new URLSearchParams(parameters)].filter(([name]) => name !== 'theme');
  if (state !== '') attributes.unshift(['state', state]);
  for (const { name } of choices) {
    const { value } = form.elements[name];
    if (value !== usual[name] || name === 'height') attributes.push([name, value]);
  }
  if (form.elements.readonly.checked) attributes.push(['readonly', '']);
  const accent = form.elements.accent.value.trim();
  if (/^#?[0-9a-f]{6}$/i.test(accent)) attributes.push(['accent', accent]);
  return attributes;
}

/**
 * `parameters` is what the address of a page says that shows the same, and `state` the document where it is not a shipped one.
 */
export function show_embed_dialog({ base, parameters, state, title, copy_text }) {
  document.querySelector('.embedding')?.remove();
  const preview = make('iframe', { title: 'As it would look there' });
  const text = make('textarea', { readOnly: true, rows: 7, spellcheck: false, data: { 'aria-label': 'What to write there' } });
  const said = make('p', { className: 'said', data: { role: 'status' } });
  const form = make('form', { method: 'dialog' },
    make('fieldset', { className: 'options' }, make('legend', { textContent: 'How it stands there' }),
      ...choices.map((choice) => select_of(choice, choice.name === 'theme' ? new URLSearchParams(parameters).get('theme') ?? 'auto' : usual[choice.name])),
      make('label', {}, make('span', { textContent: 'Accent' }), make('input', { name: 'accent', placeholder: '#4a54cf', size: 9, autocomplete: 'off', spellcheck: false })),
      make('label', { className: 'check' }, make('input', { type: 'checkbox', name: 'readonly' }), make('span', { textContent: 'For looking only' }))),
    make('fieldset', { className: 'kinds' }, make('legend', { textContent: 'Written in' }),
      ...Object.entries(kinds).map(([kind, words], i) => make('label', {}, make('input', { type: 'radio', name: 'kind', value: kind, checked: i === 0 }),
        make('span', { textContent: words })))),
    text,
    make('div', { className: 'row' }, make('button', { type: 'button', className: 'main', textContent: 'Copy' }), make('button', { value: 'close', textContent: 'Close' }), said));
  const dialog = make('dialog', { className: 'embedding', data: { 'aria-label': 'Embed' } }, make('h1', { textContent: 'Embed' }),
    make('p', { textContent: 'It stands in the other page as it is looked at here. Nothing is uploaded' }), make('div', { className: 'tried', data: { tabindex: '0', role: 'group', 'aria-label': 'Tried out' } }, preview), form);

  let shown = '';
  function follow() {
    const options = { base, title, attributes: attributes_of(form, parameters, state) };
    text.value = snippet_of(form.elements.kind.value, options);
    const address = address_of(options, { is_embedded: true });
    preview.style.height = `${Number.parseInt(form.elements.height.value, 10) || 420}px`;
    if (address === shown) return;
    shown = address;
    preview.src = address;
  }
  form.addEventListener('input', follow);
  form.querySelector('.main').addEventListener('click', async () => {
    text.select();
    said.textContent = await copy_text(text.value) ? 'It is copied' : 'The browser did not let it be copied: it is selected';
  });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => dialog.remove());
  follow();
  document.querySelector('main').append(dialog);
  dialog.showModal();
  form.elements.controls.focus({ preventScroll: true });
}
