// What leaves the page for somebody's documents: byte for byte what the core gives under node and the native command line for
// the same file, moment and thing; pictures as PNG; the clipboard; and nothing while a question of a lesson is open.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { PNG } from 'pngjs';
import { native, root, wasm_door } from '../wasm/support.mjs';
import { frame_in, host } from './host.mjs';
import { stage } from './stage.mjs';
import { click, drop, notice, readable, statistics, until_still } from './support.mjs';

const here = stage({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
const { open } = here;
const there = host(here);
const folder = mkdtempSync(join(tmpdir(), 'permsim-exports-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const kinds = ['matrix', 'diff', 'roles', 'timeline', 'poster'];
const formats = ['csv', 'md', 'html', 'svg'];

/** A node of the twin by its id; every press below is one of the keyboard. */
const node = (page, id) => page.locator(`[data-id="${id}"]`);
async function press(page, id, key = 'Enter') {
  await node(page, id).focus();
  await page.keyboard.press(key);
  await until_still(page);
}
async function open_dialog(page) {
  await page.locator('#twin').press('e');
  await node(page, 'export/save').waitFor({ state: 'attached' });
}
async function choose(page, part, option) {
  const input = node(page, `export/${part}/${option}`);
  if (!await input.isChecked()) await press(page, `export/${part}/${option}`, 'Space');
  assert.ok(await input.isChecked(), `${part}: ${option}`);
}
const said = (page, words) => node(page, 'export/said').filter({ hasText: words }).waitFor({ state: 'attached' });

/** What is saved: { name, bytes }. */
async function save(page) {
  const coming = page.waitForEvent('download');
  await press(page, 'export/save');
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The same by `permsim export`. */
function by_command_line(file, what, format, { at = 1, on = 'meta' } = {}) {
  const moment = what === 'diff' ? ['--from', String(at - 1), '--to', String(at)] : ['--at', String(at)];
  const thing = what === 'timeline' ? [] : ['--on', on];
  const { status, stdout, stderr } = spawnSync(native, ['export', file, '--what', what, '--format', format, ...moment, ...thing],
    { maxBuffer: 1 << 28 });
  assert.equal(status, 0, String(stderr));
  return stdout;
}
/** The same by the core as an ES module. */
function by_module(door, file, what, format) {
  const moment = what === 'diff' ? { from: '0', to: '1' } : { at: 1 };
  const reply = door.request({ ask: 'export', file, what, format, ...moment, ...(what === 'timeline' ? {} : { on: ['meta'] }) });
  assert.ok(reply.ok, JSON.stringify(reply));
  return Buffer.from(reply.answer);
}

test('every kind in every format is saved as the command line and the core under node give it', async () => {
  const { context, page, seen } = await open({ path: '?step=1' });
  const door = await wasm_door();
  await open_dialog(page);
  for (const what of kinds) {
    await choose(page, 'what', what);
    for (const format of formats) {
      await choose(page, 'format', format);
      const { name, bytes } = await save(page);
      assert.equal(name, `vacation-${what}-step-1.${format}`);
      assert.ok(bytes.length > 100, name);
      assert.ok(bytes.equals(by_command_line('vacation', what, format)), `${name} is not what the command line gives`);
      assert.ok(bytes.equals(by_module(door, 'vacation', what, format)), `${name} is not what the module gives`);
      await said(page, `“${name}” is saved`);
    }
  }
  assert.deepEqual(seen, []);
  await context.close();
});

test('a picture in PNG has twice the size of the SVG, and more than one colour', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { context, page, seen } = await open({ path: '?step=1', colorScheme });
    await open_dialog(page);
    await choose(page, 'format', 'svg');
    const svg = String((await save(page)).bytes);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg).map(Number);
    await choose(page, 'format', 'png');
    const { name, bytes } = await save(page);
    assert.equal(name, 'vacation-matrix-step-1.png');
    const png = PNG.sync.read(bytes);
    assert.deepEqual([png.width, png.height], [2 * width, 2 * height]);
    const { colors, commonest_color } = statistics(png);
    assert.ok(colors > 16, `${colors} colours`);
    assert.deepEqual(commonest_color, [255, 255, 255]); // of documents, whatever the page's theme
    await said(page, `“${name}” is saved`);

    await press(page, 'export/copy');
    await said(page, 'The picture is copied');
    const sides = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const picture = await createImageBitmap(await item.getType('image/png'));
      return [picture.width, picture.height];
    });
    assert.deepEqual(sides, [png.width, png.height]);
    assert.deepEqual(seen, []);
    await context.close();
  }
});

test('a browser that copies no pictures says so, and a text that is refused is no news of success', async () => {
  const { context, page } = await open();
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error('refused'));
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    document.execCommand = () => false;
  });
  await open_dialog(page);
  await choose(page, 'format', 'png');
  await press(page, 'export/copy');
  await said(page, 'The browser did not let the picture be copied: save it instead');
  await press(page, 'export/copy caption');
  await said(page, 'The browser did not let the caption be copied');
  await page.evaluate(() => { delete window.ClipboardItem; });
  await press(page, 'export/copy');
  await said(page, 'This browser does not let pictures be copied: save it instead');
  await context.close();
});

test('the clipboard gets the text, its caption and its alternative text', async () => {
  const { context, page, seen } = await open({ path: '?step=1' });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await open_dialog(page);
  await choose(page, 'format', 'md');
  await press(page, 'export/copy');
  await said(page, 'The Markdown is copied');
  const text = String(by_command_line('vacation', 'matrix', 'md'));
  assert.equal(await clipboard(), text);
  await press(page, 'export/copy caption');
  await said(page, 'The caption is copied');
  const caption = await clipboard();
  assert.ok(text.endsWith(`\n_${caption}_\n`), caption);
  await press(page, 'export/copy alt');
  await said(page, 'The alternative text is copied');
  assert.equal(await clipboard(), `Who may do what: ${caption}`);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a cell that a spreadsheet would run is made harmless, in the page as at the command line', async () => {
  const { context, page } = await open();
  const scenario = JSON.parse(readFileSync(join(root, 'assets/scenarios/vacation.json'), 'utf8'));
  scenario.id = 'formulas';
  scenario.entities.find(({ id }) => id === 'ben').label = '=cmd|"/c calc"!A1';
  const file = join(folder, 'formulas.json');
  writeFileSync(file, JSON.stringify(scenario));
  await drop(page, 'formulas.json', JSON.stringify(scenario));
  await click(page, 'Step forward##forward');
  await open_dialog(page);
  await choose(page, 'what', 'diff');
  await choose(page, 'format', 'csv');
  const { bytes } = await save(page);
  assert.ok(bytes.equals(by_command_line(file, 'diff', 'csv')));
  assert.match(String(bytes), /^"?'=cmd/m);
  assert.doesNotMatch(String(bytes), /(^|,)"?=/m);
  await context.close();
});

test('by the mouse on a phone: chosen, seen how it begins, saved', async () => {
  const { context, page, seen } = await open({ path: '?step=1', viewport: { width: 390, height: 844 } });
  await open_dialog(page);
  await click(page, 'Timeline##export what timeline');
  await click(page, 'Markdown##export format md');
  assert.match(await readable(page), /lines, /);
  const coming = page.waitForEvent('download');
  await click(page, 'Save##export');
  const download = await coming;
  assert.ok(readFileSync(await download.path()).equals(by_command_line('vacation', 'timeline', 'md')));
  await click(page, 'Close##export');
  assert.equal(await node(page, 'export').count(), 0);
  assert.deepEqual(seen, []);
  await context.close();
});

test('while a question of a lesson is open nothing is exported, and the refusal is in words', async () => {
  const { context, page } = await open({ path: '?lesson=vacation-first' });
  const opened = await page.evaluate(() => {
    for (let at = 1; at < 20; at += 1) {
      window.permsim.request({ ask: 'lesson', command: { page: at } });
      const reply = window.permsim.request({ ask: 'export', what: 'matrix', format: 'csv' });
      if (!reply.ok) return reply.problems[0].message;
    }
    return '';
  });
  assert.match(opened, /question of the open lesson is not locked in yet/);
  await until_still(page);
  await page.locator('#twin').press('e');
  await until_still(page);
  assert.equal(await node(page, 'export').count(), 0);
  await context.close();
});

test('in a frame without an origin a picture is drawn and saved too, under the page’s own policy', async () => {
  const { context, page } = await there.open(
    `<iframe id="one" sandbox="allow-scripts allow-downloads" src="${here.address}?step=1" width="1200" height="700"></iframe>`);
  const frame = await frame_in(page, '#one');
  assert.equal(await frame.evaluate(() => window.origin), 'null');
  await until_still(frame);
  await frame.locator('#twin').focus();
  await page.keyboard.press('e');
  await until_still(frame);
  const { x, y, w, h } = (await frame.evaluate(() => window.permsim.test.items())).find(({ label }) => label === 'Picture (PNG)##export format png');
  await frame.locator('#stage').click({ position: { x: x + w / 2, y: y + h / 2 } });
  await until_still(frame);
  const coming = page.waitForEvent('download');
  const button = (await frame.evaluate(() => window.permsim.test.items())).find(({ label }) => label === 'Save##export');
  await frame.locator('#stage').click({ position: { x: button.x + button.w / 2, y: button.y + button.h / 2 } });
  const png = PNG.sync.read(readFileSync(await (await coming).path()));
  assert.ok(statistics(png).colors > 16);
  assert.match(await notice(frame), /was handed to the browser/);
  assert.equal(await frame.getByRole('button', { name: 'Copy the text' }).count(), 0);
  await context.close();
});
