// A lesson before a room in two real windows: the projector, and the one with the presenter's notes that it opens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { ask, click, find_item, readable, state, texts, until_still, until_surely } from './support.mjs';

const here = stage({ viewport: { width: 1280, height: 720 } });
const lesson = 'vacation-first';

const room = (page) => ask(page, { ask: 'lesson' });
const twin_text = (page) => page.evaluate(() => document.getElementById('twin').textContent);
const is_page = (page, number) => until_surely(async () => (await room(page)).page === number, `the room sees page ${number}`);
const words_of = (window) => window.locator('body').innerText();
const says = (window, words) => until_surely(async () => (await words_of(window)).includes(words), `the notes say “${words}”`);

/** The lesson before a room, and the window with the notes. */
async function present(options = {}) {
  const { context, page, seen } = await here.open({ path: `?lesson=${lesson}`, ...options });
  const [notes] = await Promise.all([context.waitForEvent('page'), click(page, /^Present##/)]);
  const wrong = [];
  notes.on('pageerror', (error) => wrong.push(error.message));
  notes.on('console', (message) => { if (message.type() !== 'log') wrong.push(message.text()); });
  await notes.waitForSelector('footer .main');
  return { context, page, notes, seen, wrong };
}

test('keys and buttons in either window turn, reveal, blank and leave both', async () => {
  const { context, page, notes, seen, wrong } = await present();
  await says(notes, 'Page 1 of');
  await page.keyboard.press('PageDown');
  await is_page(page, 2);
  await says(notes, 'answers hidden on the projector');
  assert.equal((await room(page)).now.asks.locked, false);
  await notes.keyboard.press('PageDown'); // reveals first
  await until_surely(async () => (await room(page)).now.asks.locked, 'it is revealed');
  await says(notes, 'What is right');
  await notes.keyboard.press('ArrowRight');
  await is_page(page, 3);
  await page.keyboard.press('PageUp');
  await is_page(page, 2);
  await notes.getByRole('button', { name: /^Back/ }).click();
  await is_page(page, 1);
  await notes.getByRole('navigation').getByRole('button').nth(2).click();
  await is_page(page, 3);
  await notes.keyboard.press('r');
  await until_surely(async () => (await room(page)).now.asks.locked, 'the choice is revealed');

  for (const [window, key] of [[page, 'b'], [notes, '.']]) {
    await window.bringToFront();
    await window.keyboard.press(key);
    await says(notes, 'the screen is blank');
    await until_surely(() => page.evaluate(() => document.documentElement.hasAttribute('data-blank')), 'the screen is blank');
    await until_still(page);
    assert.equal(await readable(page), '');
    await until_surely(async () => (await twin_text(page)).includes('The screen is blank'), 'who cannot see it is told');
    await window.keyboard.press(key);
    await until_surely(() => page.evaluate(() => !document.documentElement.hasAttribute('data-blank')), 'the page is back');
  }
  await notes.keyboard.press('Escape');
  await until_surely(() => notes.isClosed(), 'the notes close');
  await until_still(page);
  assert.match(await readable(page), /Close the lesson/);
  assert.deepEqual([...seen, ...wrong], []);
  await context.close();
});

test('a clicker turns pages wherever the keyboard is on the projector', async () => {
  const { context, page } = await present();
  await page.bringToFront();
  await page.keyboard.press('PageDown');
  await is_page(page, 2);
  await click(page, /##presenter\/work\/grid\/ben\/cell 0$/); // the room says allowed, and the focus is in the grid
  await until_surely(async () => (await room(page)).now.asks.cells[0].guess === 'allow', 'the cell is marked');
  await page.keyboard.press('ArrowRight'); // to the next cell
  assert.equal((await room(page)).page, 2);
  await page.keyboard.press('PageDown');
  await until_surely(async () => (await room(page)).now.asks.locked, 'it is revealed');
  await page.keyboard.press('PageDown');
  await is_page(page, 3);
  await context.close();
});

test('the timer counts by the clock of the page, is paused and begins anew', async () => {
  const { context, page, notes } = await present({ prepare: (opened) => opened.clock.setFixedTime(new Date('2026-03-02T09:00:00Z')) });
  await says(notes, 'this page 00:00');
  await page.clock.setFixedTime(new Date('2026-03-02T09:01:05Z'));
  await says(notes, 'altogether 01:05');
  await notes.keyboard.press('PageDown');
  await is_page(page, 2);
  await says(notes, 'this page 00:00');
  await says(notes, 'altogether 01:05');
  await notes.getByRole('button', { name: 'Pause' }).click();
  await says(notes, 'Start');
  await page.clock.setFixedTime(new Date('2026-03-02T10:00:00Z'));
  await notes.getByRole('button', { name: 'Start' }).click();
  await says(notes, 'Pause');
  await page.clock.setFixedTime(new Date('2026-03-02T10:00:02Z'));
  await says(notes, 'altogether 01:07');
  await notes.getByRole('button', { name: 'Reset' }).click();
  await says(notes, 'altogether 00:00');
  await context.close();
});

test('notes are in their own window only, and neither has what is masked', async () => {
  const { context, page, notes } = await present();
  const shipped = await (await import('node:fs/promises')).readFile(new URL(`../../assets/lessons/${lesson}.json`, import.meta.url), 'utf8');
  const { pages } = JSON.parse(shipped);
  let seen = 0;
  for (let number = 1; number <= pages.length; number += 1) {
    await notes.getByRole('navigation').getByRole('button').nth(number - 1).click();
    await is_page(page, number);
    await until_still(page);
    const begin = (pages[number - 1].notes ?? '').split(/[\n*`]/)[0].slice(0, 30);
    if (begin !== '') {
      seen += 1;
      await says(notes, begin);
      const projector = await page.content() + await readable(page) + JSON.stringify(await room(page)) + JSON.stringify(await state(page).catch(() => ''));
      assert.ok(!projector.includes(begin), `page ${number} shows its notes`);
    }
    if ((await room(page)).now.asks !== undefined) {
      assert.ok(!(await words_of(notes)).includes('What is right'));
      assert.ok(!JSON.stringify(await room(page)).includes('"verdict"'));
    }
  }
  assert.ok(seen > 0);
  await context.close();
});

test('a window that the browser refuses is told in words, and opens when it may', async () => {
  const { context, page } = await here.open({ path: `?lesson=${lesson}`, prepare: (opened) => opened.addInitScript(() => {
    const { open } = window;
    window.allow_windows = () => { window.open = open; };
    window.open = () => null;
  }) });
  await click(page, /^Present##/);
  await until_surely(async () => (await twin_text(page)).includes('Allow pop-ups for this page'), 'it says so');
  await page.keyboard.press('PageDown'); // the room does not wait for it
  await is_page(page, 2);
  await page.evaluate(() => window.allow_windows());
  const [notes] = await Promise.all([context.waitForEvent('page'), click(page, /^Try again##/)]);
  await says(notes, 'Page 2 of');
  await until_surely(async () => !(await twin_text(page)).includes('pop-ups'), 'there is nothing to say');
  await context.close();
});

test('when the notes are closed the projector goes on, and they can be opened again', async () => {
  const { context, page, notes } = await present();
  await notes.close();
  await until_surely(async () => (await readable(page)).includes('The window with the notes is closed'), 'it says so');
  await page.keyboard.press('PageDown');
  await is_page(page, 2);
  const [again] = await Promise.all([context.waitForEvent('page'), click(page, /^Open the notes##/)]);
  await says(again, 'Page 2 of');
  await again.keyboard.press('PageDown');
  await until_surely(async () => (await room(page)).now.asks.locked, 'it speaks with the projector again');
  await context.close();
});

test('on the projector everything is at least half as large again, by either drawing', async () => {
  for (const [width, height, zoom] of [[1280, 720, 1.5], [1920, 1080, 2.25]]) {
    const { context, page } = await here.open({ path: `?lesson=${lesson}`, viewport: { width, height } });
    const height_of = async (words) => (await texts(page)).find(({ text }) => text.includes(words)).h;
    const before = await height_of('Ana is leaving');
    const [notes] = await Promise.all([context.waitForEvent('page'), click(page, /^Present##/)]);
    await until_still(page);
    assert.ok(Math.abs(await height_of('Ana is leaving') - before * zoom) < 2, `${width}: ${await height_of('Ana is leaving')} of ${before}`);
    const { x, y, w, h } = await find_item(page, /##presenter\/foot\/leave$/);
    assert.ok(x > 0 && y > 0 && x + w <= width && y + h <= height);
    await page.bringToFront();
    await page.keyboard.press('t');
    const size = () => page.evaluate(() => document.querySelector('#twin [data-panel="presenter"] .text').getBoundingClientRect().height);
    await until_surely(async () => (await size()) >= 17 * 1.5 - 1, 'the page as text is as large');
    await notes.close();
    await context.close();
  }
});
