// The window with a presenter's notes, over a program that is not there (presenter_page/): what stands in it, its keys and
// buttons, its clock, and what the page does when it is refused, closed or no longer needed.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stage } from './stage.mjs';
import { until_surely } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const from = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'permsim-presenter-'));
cpSync(from('../../web/js'), folder, { recursive: true });
cpSync(from('../../web/node_modules/lit-html'), join(folder, 'lit-html'), { recursive: true });
cpSync(from('presenter_page'), folder, { recursive: true });
after(() => rmSync(folder, { recursive: true, force: true }));
const here = stage({ wait: false }, folder);

const log = (page) => page.evaluate(() => window.room.log.splice(0));
const tell = (page, change) => page.evaluate((given) => window.room.tell(given), change);
const says = (notes, words) => until_surely(async () => (await notes.locator('body').innerText()).includes(words), `the notes say “${words}”`);

async function open(options = {}) {
  const opened = await here.open(options);
  await opened.page.locator('html[data-ready]').waitFor();
  return opened;
}
/** What is presented, and the window with its notes. */
async function present(options = {}) {
  const { context, page, seen } = await open(options);
  const [notes] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => {
    window.room.presenter.open();
    window.room.tell();
  })]);
  notes.on('pageerror', (error) => seen.push(error.message));
  notes.on('console', (message) => { if (message.type() !== 'log') seen.push(message.text()); });
  await notes.locator('footer .main').waitFor();
  assert.deepEqual(await log(page), ['speaker open']);
  return { context, page, notes, seen };
}

test('notes, the next page, all pages and the timer stand in a styled window under the page’s content policy', async () => {
  const { context, page, notes, seen } = await present();
  for (const words of ['Let the room vote first', 'Next: page 3 of 3', 'What happened on Thursday night', 'Page 2 of 3',
    'answers hidden on the projector', '3 of 15 marked by the room', 'this page 00:0', 'of 8 min']) await says(notes, words);
  assert.equal(await notes.title(), 'Notes: Before somebody goes away');
  assert.equal(await notes.evaluate(() => document.compatMode), 'CSS1Compat');
  assert.equal(await notes.locator('.notes').evaluate((element) => getComputedStyle(element).fontSize), '18px');
  assert.equal(await notes.locator('.notes li').count(), 2);
  assert.equal(await notes.locator('nav [aria-current="page"]').innerText(), '2\nWhat may Ben do?');
  assert.equal(await notes.evaluate(() => document.activeElement.textContent.trim().split(' ')[0]), 'Reveal');
  const projector = await page.content();
  for (const words of ['Let the room vote', 'Thursday night']) assert.ok(!projector.includes(words));
  await tell(page, { is_revealed: true, right: ['Ben, reconnect, Meta Ads: denied'], goes_on: 'Next page' });
  await says(notes, 'What is right');
  await says(notes, 'Ben, reconnect, Meta Ads: denied');
  await tell(page, { page: 3, next_title: undefined, next_text: undefined, goes_on: 'The end', can_go_on: false, asks: false });
  await says(notes, 'This is the last page');
  assert.equal(await notes.locator('footer .main').getAttribute('aria-disabled'), 'true');
  assert.deepEqual(seen, []);
  await context.close();
});

test('its keys and buttons say what is to be done, and no other key is taken', async () => {
  const { context, page, notes } = await present();
  for (const key of ['PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft', 'b', 'B', '.', 'r', 'Escape', 'x', 'Tab', 'Control+b']) await notes.keyboard.press(key);
  await until_surely(async () => (await page.evaluate(() => window.room.log.length)) >= 9, 'nine keys were told');
  assert.deepEqual(await log(page), ['next', 'next', 'back', 'back', 'blank', 'blank', 'blank', 'reveal', 'leave']);
  await notes.locator('article').click(); // nothing has the focus now
  await notes.keyboard.press(' ');
  await notes.getByRole('button', { name: 'Pause' }).focus();
  await notes.keyboard.press(' '); // presses it, and goes nowhere
  await notes.getByRole('button', { name: 'Reset' }).click();
  await notes.getByRole('button', { name: 'Blank' }).click();
  await notes.getByRole('button', { name: 'Back' }).click();
  await notes.getByRole('navigation').getByRole('button', { name: 'Thursday' }).click();
  await until_surely(async () => (await page.evaluate(() => window.room.log.length)) >= 6, 'six presses were told');
  assert.deepEqual(await log(page), ['next', 'timer', 'reset', 'blank', 'back', 'page 3']);
  await context.close();
});

test('a clicker’s keys on the projector reach the program before whatever has the keyboard', async () => {
  const { context, page } = await open();
  await page.locator('#grid').focus();
  await page.keyboard.press('PageDown');
  assert.deepEqual(await log(page), ['grid PageDown']); // nothing is presented
  await tell(page, {});
  for (const key of ['PageDown', 'PageUp', 'ArrowRight']) await page.keyboard.press(key);
  assert.deepEqual(await log(page), ['key PageDown', 'key PageUp', 'grid ArrowRight']);
  await context.close();
});

test('the timer counts on by the page’s clock, and stands while it is paused', async () => {
  const { context, page, notes } = await present();
  const start = Date.now();
  await page.clock.setFixedTime(start + 65_000);
  await tell(page, { altogether: { counted: 0, since: start }, on_this_page: { counted: 3000, since: start + 60_000 } });
  await says(notes, 'altogether 01:05');
  await says(notes, 'this page 00:08');
  await page.clock.setFixedTime(start + 3_725_000);
  await says(notes, 'altogether 1:02:05 of 8 min, over');
  await tell(page, { altogether: { counted: 125_000, since: null }, on_this_page: { counted: 0, since: null } });
  await says(notes, 'altogether 02:05');
  await says(notes, 'Start');
  await page.clock.setFixedTime(start + 9_000_000);
  await tell(page, { is_blank: true });
  await says(notes, 'the screen is blank');
  await says(notes, 'altogether 02:05');
  await context.close();
});

test('a blank screen is black over everything', async () => {
  const { context, page } = await open();
  const cover = () => page.evaluate(() => {
    const { content, backgroundColor, position } = getComputedStyle(document.querySelector('main'), '::after');
    return content === 'none' ? 'none' : `${position} ${backgroundColor}`;
  });
  await tell(page, {});
  assert.equal(await cover(), 'none');
  await tell(page, { is_blank: true });
  assert.equal(await cover(), 'absolute rgb(0, 0, 0)');
  await page.evaluate(() => window.room.presenter.tell(''));
  assert.equal(await cover(), 'none');
  await context.close();
});

test('a window that is refused is told, and one that was closed, and it opens again where things stand', async () => {
  const { context, page } = await open();
  for (const refuse of [() => null, () => { throw new DOMException('sandboxed'); }]) {
    await page.evaluate(`window.real_open ??= window.open; window.open = ${refuse}; window.room.presenter.open();`);
    assert.deepEqual(await log(page), ['speaker blocked']);
  }
  await tell(page, {});
  const [notes] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => {
    window.open = window.real_open;
    window.room.presenter.open();
  })]);
  await says(notes, 'Let the room vote first');
  await log(page);
  await notes.close();
  await until_surely(async () => (await log(page)).includes('speaker closed'), 'it is known that it was closed');
  await tell(page, { page: 1, where: 'Page 1 of 3' }); // the projector goes on
  const [again] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => window.room.presenter.open())]);
  await says(again, 'Page 1 of 3');
  await page.evaluate(() => window.room.presenter.open()); // it is there: no second one
  assert.equal(context.pages().length, 2);
  await context.close();
});

test('it closes when nothing is presented any more, and with the projector', async () => {
  const { context, page, notes } = await present();
  await page.evaluate(() => window.room.presenter.tell(''));
  await until_surely(() => notes.isClosed(), 'it is closed');
  assert.deepEqual(await log(page), []); // that is no news
  const [again] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => {
    window.room.presenter.open();
    window.room.tell();
  })]);
  await says(again, 'Let the room vote first');
  await page.reload();
  await until_surely(() => again.isClosed(), 'it is closed with the page');
  await context.close();
});

test('names from a file are text in it, whatever they look like', async () => {
  const { context, page, notes, seen } = await present();
  await tell(page, { title: '<img src=x onerror=alert(1)>', notes: [{ says: '<b>bold</b> \u202ereversed' }], pages: ['<i>One</i>', 'Two', 'Three'] });
  await says(notes, '<img src=x onerror=alert(1)>');
  await says(notes, '<b>bold</b> \ufffdreversed');
  assert.equal(await notes.locator('img, b:not([role]), i').count(), 0);
  assert.deepEqual(seen, []);
  await context.close();
});

test('it has room in small windows, by light, dark and high contrast, and axe finds nothing', async () => {
  for (const theme of ['light', 'dark', 'contrast']) {
    const { context, page } = await open();
    await page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
    const [notes] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => {
      window.room.presenter.open();
      window.room.tell();
    })]);
    await notes.locator('footer .main').waitFor();
    for (const [width, height] of [[800, 600], [500, 640], [320, 480]]) {
      await notes.setViewportSize({ width, height });
      const over = await notes.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${theme} ${width}: ${over} px too wide`);
      const { x, y, width: w, height: h } = await notes.locator('footer .main').boundingBox();
      assert.ok(x >= 0 && y >= 0 && x + w <= width && y + h <= height, `${theme} ${width}: the button is out of sight`);
    }
    await notes.evaluate(axe);
    const { violations } = await notes.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
    await context.close();
  }
});

test('from a file it is the same', async () => {
  const { context, page } = await here.open();
  // Modules do not load from a file, so the two are one script there, as in permsim.html (scripts/packaging/single.mjs).
  const { build } = await import('esbuild');
  const file = join(folder, 'one.html');
  const { outputFiles } = await build({ entryPoints: [join(folder, 'presenter_page.js')], bundle: true, write: false, format: 'iife' });
  writeFileSync(file, `<!doctype html><title>One file</title><body><main><div id="twin"><button id="grid">Keys</button></div></main><script>${outputFiles[0].text.replaceAll('</script', '<\\/script')}</script>`);
  await page.goto(pathToFileURL(file).href);
  await page.locator('html[data-ready]').waitFor();
  const [notes] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => {
    window.room.presenter.open();
    window.room.tell();
  })]);
  await says(notes, 'Let the room vote first');
  await notes.keyboard.press('PageDown');
  await until_surely(async () => (await log(page)).includes('next'), 'it speaks with the page');
  await context.close();
});
