// A lesson made of a story in the page, by keyboard and by mouse: written, asked, saved, found sound by the core, and played.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { drop, state, until_still, until_surely } from './support.mjs';

const { open } = stage({ viewport: { width: 1440, height: 900 } });

const node = (page, id) => page.locator(`#twin [data-id="${id}"]`);
/** By keys alone: the focus, then Enter. */
async function press(page, id) {
  await node(page, id).focus();
  await page.keyboard.press('Enter');
  await until_still(page);
}
async function write(page, id, text) {
  await node(page, id).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await until_still(page);
}
/** The file that pressing this saves. */
async function saved_by(page, id) {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, id)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
const open_author = async (page) => {
  await press(page, 'header/bar/file');
  await press(page, 'header/bar/file/make-lesson');
  await node(page, 'authoring/head/title').waitFor();
};

test('a lesson is made of the story, written, asked about cells that are picked, saved and played', async () => {
  const { context, page, seen } = await open({ path: '?show=table' });
  await open_author(page);
  await press(page, 'authoring/pages/list/page 2');
  await write(page, 'authoring/fields/title', 'Ana packs her bags');
  await write(page, 'authoring/fields/text', 'She is away for **two weeks**.\n\n- by the sea');
  await press(page, 'authoring/pages/add/predict');
  await press(page, 'authoring/fields/pick');
  await node(page, 'lesson pick/bar/take').waitFor();
  assert.equal(await node(page, 'lesson pick/bar/take').getAttribute('aria-disabled'), 'true');
  await page.getByRole('gridcell', { name: /^Ben may (not )?reconnect Meta Ads/ }).click();
  await until_still(page);
  await page.getByRole('gridcell', { name: /^Eve may (not )?reconnect Meta Ads/ }).click();
  await until_still(page);
  await press(page, 'lesson pick/bar/take');
  await until_surely(async () => (await node(page, 'authoring/fields/who').innerText()).includes('Eve'), 'the cells are those that were picked');
  const { name, text } = await saved_by(page, 'authoring/head/bar/save');
  assert.equal(name, 'vacation-lesson.json');
  const lesson = JSON.parse(text);
  assert.equal(lesson.pages[1].title, 'Ana packs her bags');
  assert.deepEqual(lesson.pages[2].predict.who, ['ben', 'eve']);
  assert.deepEqual(lesson.pages[2].predict.actions, ['reconnect']);
  assert.deepEqual(lesson.pages[2].predict.on, ['meta']);

  // `permsim check`, as node has it.
  const checked = await page.evaluate((file) => window.permsim.request({ ask: 'check', file }), lesson);
  assert.equal(checked.ok, true, JSON.stringify(checked));
  assert.equal(checked.answer.failed, 0);
  assert.ok(checked.answer.passed >= 2);
  assert.deepEqual((await page.evaluate((file) => window.permsim.request({ ask: 'validate', file }), lesson)).answer.problems, []);

  await press(page, 'authoring/head/bar/close');
  await node(page, 'header/bar/file').waitFor();
  await drop(page, name, text);
  await node(page, 'lesson/head/pages/page 3').waitFor();
  await press(page, 'lesson/head/pages/page 3');
  for (const cell of ['lesson/work/grid/ben/cell 0', 'lesson/work/grid/eve/cell 1']) {
    await node(page, cell).focus();
    await page.keyboard.press('d');
    await until_still(page);
  }
  await press(page, 'lesson/foot/lock in');
  const played = await page.evaluate(() => window.permsim.request({ ask: 'lesson' }).answer);
  assert.equal(played.page, 3);
  assert.deepEqual(seen, []);
  await context.close();
});

test('pages move by keys, undo takes it back, and leaving asks before anything is lost', async () => {
  const { context, page, seen } = await open();
  await open_author(page);
  const titles = () => page.locator('#twin [data-id^="authoring/pages/list/page "]').allInnerTexts();
  await press(page, 'authoring/pages/list/page 2');
  const before = await titles();
  await node(page, 'authoring/pages/list/page 2').focus();
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await until_still(page);
  assert.notDeepEqual(await titles(), before);
  await page.keyboard.press('Control+z');
  await until_still(page);
  assert.deepEqual(await titles(), before);
  await press(page, 'authoring/pages/change/duplicate');
  await press(page, 'authoring/head/bar/close');
  await node(page, 'authoring/leaving/stay').waitFor();
  await press(page, 'authoring/leaving/discard');
  await node(page, 'header/bar/file').waitFor();
  assert.equal((await state(page)).scenario, 'vacation');
  assert.deepEqual(seen, []);
  await context.close();
});

test('a draft is there again after a reload', async () => {
  const { context, page } = await open();
  await open_author(page);
  await press(page, 'authoring/pages/list/lesson');
  await write(page, 'authoring/fields/title', 'Packing');
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
  await press(page, 'header/bar/file');
  await press(page, 'header/bar/file/edit-lesson');
  await press(page, 'authoring/choose/go on');
  await press(page, 'authoring/pages/list/lesson');
  assert.equal(await node(page, 'authoring/fields/title').inputValue(), 'Packing');
  await context.close();
});
