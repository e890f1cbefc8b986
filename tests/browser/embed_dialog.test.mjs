// Share > Embed…: what is offered is tried out beside it, and every snippet stands in a page of somebody's as it was shown.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { frame_in, host } from './host.mjs';
import { rendered } from './render_docs.mjs';
import { stage } from './stage.mjs';
import { click, state, until, until_still } from './support.mjs';

const here = stage({ wait: true });
const there = host(here);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

async function open_dialog(page) {
  await click(page, /^Share##share$/);
  await click(page, 'Embed…##share');
  await page.locator('.embedding').waitFor();
}
const snippet = (page) => page.locator('.embedding textarea').inputValue();
const choose = (page, kind) => page.locator(`.embedding input[value="${kind}"]`).check();

test('the dialog shows what is looked at as it would stand there, from the canvas and from the page as text', async () => {
  const { context, page, seen } = await here.open({ path: '?scenario=vacation&step=2&focus=ben,reconnect,meta' });
  await open_dialog(page);
  const frame = await frame_in(page, '[title="As it would look there"]');
  assert.equal((await state(frame)).at, 2);
  assert.match(await snippet(page), /<permission-simulator scenario="vacation" step="2" focus="ben,reconnect,meta" height="420">/);
  await page.locator('.embedding select[name="controls"]').selectOption('min');
  await page.locator('.embedding input[name="readonly"]').check();
  await page.locator('.embedding input[name="accent"]').fill('#0b5d3b');
  assert.match(await snippet(page), /controls="min" height="420" readonly accent="#0b5d3b"/);
  const again = await frame_in(page, '[title="As it would look there"]');
  assert.ok(await until(async () => (await again.evaluate(() => location.search)).includes('readonly')));
  await page.keyboard.press('Escape');
  await page.locator('.embedding').waitFor({ state: 'detached' });
  // The same by the page as text alone.
  await page.evaluate(() => document.getElementById('twin').focus());
  await page.getByRole('button', { name: 'Share', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Embed…' }).press('Enter');
  await page.locator('.embedding').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), 'controls');
  assert.deepEqual(seen.filter((line) => /exception|policy/i.test(line)), []);
  await context.close();
});

test('every snippet stands in somebody’s page', async () => {
  const { context, page } = await here.open({ path: '?scenario=vacation&step=2&focus=ben,reconnect,meta' });
  await open_dialog(page);
  const kinds = await page.locator('.embedding input[name="kind"]').evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.deepEqual([...kinds].sort(), Object.keys(rendered).sort());
  for (const kind of kinds) {
    await choose(page, kind);
    const markup = await rendered[kind](await snippet(page));
    const { context: other, page: docs } = await there.open(markup);
    if (kind !== 'iframe') {
      assert.equal(await docs.locator('permission-simulator a').innerText(), 'The owner goes on vacation');
      await docs.locator('permission-simulator button').click();
    }
    const frame = await frame_in(docs, kind === 'iframe' ? '[title]' : 'permission-simulator');
    const { at, scenario } = await state(frame);
    assert.deepEqual([kind, scenario, at], [kind, 'vacation', 2]);
    await until_still(frame);
    assert.match((await frame.evaluate(() => window.permsim.test.texts().map(({ text }) => text).join('\n'))), /Ben may reconnect Meta Ads/);
    await other.close();
  }
  await context.close();
});

test('what was changed goes along in the snippet itself, whatever it is called', async () => {
  const { context, page } = await here.open({ path: '?scenario=vacation&step=1' });
  await page.evaluate(() => window.permsim.request({ ask: 'dispatch', command: { describe: { title: 'A "quoted" {name} <b> & more' } } }));
  await until_still(page);
  await open_dialog(page);
  const text = await snippet(page);
  assert.match(text, /state="s1\.[\w-]+"/);
  assert.doesNotMatch(text, /<b>/);
  const { context: other, page: docs } = await there.open(text);
  assert.equal(await docs.locator('permission-simulator a').innerText(), 'A "quoted" {name} <b> & more');
  await docs.locator('permission-simulator button').click();
  const frame = await frame_in(docs, 'permission-simulator');
  const seen = await state(frame);
  assert.deepEqual([seen.title, seen.at], ['A "quoted" {name} <b> & more', 1]);
  await other.close();
  await context.close();
});

test('axe finds nothing wrong with the dialog, nor with the page that stands in somebody’s', async () => {
  const { context, page } = await here.open({ path: '?scenario=vacation&step=2', bypassCSP: true });
  await open_dialog(page);
  await page.addScriptTag({ path: axe });
  const wrong = (where, what) => where.evaluate(async (selector) => (await window.axe.run(selector, { resultTypes: ['violations'], iframes: false })).violations
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`), what);
  assert.deepEqual(await wrong(page, '.embedding'), []);
  await context.close();
  for (const [width, height] of [[640, 420], [320, 240]]) {
    const { context: small, page: guest } = await here.open({ path: '?embed&show=table&scenario=vacation&step=2&focus=ben,reconnect,meta',
      viewport: { width, height }, bypassCSP: true });
    await guest.addScriptTag({ path: axe });
    assert.deepEqual(await wrong(guest, '#twin'), []);
    await small.close();
  }
});
