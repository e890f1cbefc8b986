// A page for the tests of the twin alone: its own files and lit-html over a program that is not there (twin_page/).
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';
import { stage } from './stage.mjs';

const from = (path) => fileURLToPath(new URL(path, import.meta.url));

/** `open(query, options)`: { context, page, seen, root } with the sample of twin_page/sample.js; `?empty` has no panels. */
export function twin_stage() {
  const folder = mkdtempSync(join(tmpdir(), 'permsim-twin-'));
  cpSync(from('../../web/js'), folder, { recursive: true });
  cpSync(from('../../web/node_modules/lit-html'), join(folder, 'lit-html'), { recursive: true });
  cpSync(from('twin_page'), folder, { recursive: true });
  const here = stage({ wait: false }, folder);
  after(() => rmSync(folder, { recursive: true, force: true }));
  return {
    async open(query = '', options = {}) {
      const opened = await here.open({ path: `?${query}`, ...options });
      await opened.page.locator('html[data-ready]').waitFor();
      return { ...opened, root: opened.page.locator('#twin') };
    },
  };
}

/** One panel alone, with this node. */
export const show = (page, node) => page.evaluate((given) => {
  window.fake.put('panel', given);
  window.tell();
}, node);

/** What the program was told since this was asked last, as `id what value`. */
export const told = (page) => page.evaluate(() => window.fake.log.splice(0).map((act) => act.join(' ').trim()));
/** The same without where the focus went. */
export const done = async (page) => (await told(page)).filter((act) => !/ (focus|blur)( |$)/.test(act) && act !== 'blur');

/** Has the twin take the focus to a node. */
export const focus = (page, id) => page.evaluate((wanted) => window.twin.take_focus(wanted), id);
/** Changes the program by a line of code and tells the twin. */
export const put = (page, change) => page.evaluate(`(() => { const { fake } = window; ${change}; window.tell(); })()`);
export const focused = (page) => page.evaluate(() => document.activeElement.closest('[data-id]')?.dataset.id ?? document.activeElement.id);
/** Presses one key after the other: the node that has the focus then. */
export async function keys(page, ...pressed) {
  for (const key of pressed) await page.keyboard.press(key);
  return focused(page);
}
