// When the program breaks the work of the person is kept: it can be gone on with and saved, and what is said of it is true.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { ask, drop, kept_works, notice, picture, readable, state, statistics, until, until_still } from './support.mjs';

const { open } = stage();

/** A page whose drawing breaks while `window.breaks` is true, and whose memory does not grow while `window.is_full` is. */
const breakable = async (options = {}) => open({
  ...options,
  prepare: async (opened) => {
    await options.prepare?.(opened);
    await opened.addInitScript(() => {
      const draw = WebGL2RenderingContext.prototype.drawElements;
      WebGL2RenderingContext.prototype.drawElements = function (...rest) {
        if (window.breaks) throw new Error('the graphics card caught fire');
        return draw.apply(this, rest);
      };
      const grow = WebAssembly.Memory.prototype.grow;
      WebAssembly.Memory.prototype.grow = function (pages) {
        if (window.is_full) throw new RangeError('no');
        return grow.call(this, pages);
      };
    });
  },
});
async function break_it(page) {
  await page.evaluate(() => { window.breaks = true; });
  await page.mouse.move(300, 300);
  const words = await notice(page);
  await page.evaluate(() => { window.breaks = false; });
  return words;
}
const button = (page, name) => page.getByRole('button', { name });
async function change_something(page) {
  await ask(page, { ask: 'dispatch', command: { remove_step: 1 } });
  await ask(page, { ask: 'dispatch', command: { go: 2 } });
  await until_still(page);
  return state(page);
}

test('the program stops, says so in words, and goes on with the work where it stood', async () => {
  const { context, page } = await breakable();
  const before = await change_something(page);
  const file = await ask(page, { ask: 'export' });
  const words = await break_it(page);
  assert.match(words, /The program stopped[\s\S]*caught fire[\s\S]*Your work is kept/);
  await assert.rejects(page.evaluate(() => window.permsim.request({ ask: 'about' })), /stopped/);
  await button(page, 'Go on with it').click();
  await page.locator('#notice').waitFor({ state: 'hidden' });
  await until_still(page);
  const after = await state(page);
  assert.deepEqual([after.scenario, after.at, after.steps.length], [before.scenario, 2, before.steps.length]);
  assert.deepEqual(await ask(page, { ask: 'export' }), file);
  assert.ok(statistics(await picture(page)).colors > 200, 'nothing is drawn');
  assert.match(await readable(page), /North/);
  // It lives: what is done from here on counts, and breaks and is kept like the first time.
  await ask(page, { ask: 'dispatch', command: { remove_step: 1 } });
  const later = JSON.stringify(await ask(page, { ask: 'export' }));
  assert.ok(await until(async () => (await kept_works(page)).some(({ text }) => JSON.stringify(JSON.parse(text)) === later)));
  assert.equal((await kept_works(page)).length, 1); // still the same work
  await until_still(page);
  const less = (await state(page)).steps.length;
  assert.match(await break_it(page), /Your work is kept/);
  await button(page, 'Go on with it').click();
  await page.locator('#notice').waitFor({ state: 'hidden' });
  assert.equal((await state(page)).steps.length, less);
  await context.close();
});

test('the work can be saved as a file, which opens again', async () => {
  const { context, page } = await breakable();
  const before = await change_something(page);
  await break_it(page);
  const [saved] = await Promise.all([page.waitForEvent('download'), button(page, 'Save it as a file').click()]);
  assert.equal(saved.suggestedFilename(), 'vacation.json');
  const text = readFileSync(await saved.path(), 'utf8');
  const { context: other, page: fresh } = await open();
  await drop(fresh, 'vacation.json', text);
  assert.equal((await state(fresh)).steps.length, before.steps.length);
  await other.close();
  await context.close();
});

test('work that breaks the program again is still kept, and can be left behind', async () => {
  const { context, page } = await breakable();
  await change_something(page);
  await break_it(page);
  await page.evaluate(() => { window.breaks = true; });
  await button(page, 'Go on with it').click();
  await page.getByText('The program stopped again').waitFor();
  assert.match(await notice(page), /still kept: save it/);
  await page.evaluate(() => { window.breaks = false; });
  const [saved] = await Promise.all([page.waitForEvent('download'), button(page, 'Save it as a file').click()]);
  assert.match(readFileSync(await saved.path(), 'utf8'), /"vacation"/);
  await button(page, 'Start without it').click();
  await page.locator('#notice').waitFor({ state: 'hidden' });
  await until_still(page);
  assert.match(await readable(page), /North/);
  await context.close();
});

test('where nothing had been changed nothing is said to be kept, and the address is followed again', async () => {
  const { context, page } = await breakable({ path: '?scenario=offboarding&step=2' });
  assert.match(await break_it(page), /Nothing had been changed before/);
  assert.equal(await button(page, 'Save it as a file').count(), 0);
  await button(page, 'Start again').click();
  await page.locator('#notice').waitFor({ state: 'hidden' });
  const { scenario, at } = await state(page);
  assert.deepEqual([scenario, at], ['offboarding', 2]);
  await context.close();
});

test('memory that the browser refuses: in words, with the work kept', async () => {
  const { context, page } = await breakable();
  const before = await change_something(page);
  await page.evaluate(() => { window.is_full = true; });
  // Large enough to need more memory than there is, small enough for its bytes to find room.
  const list = Array.from({ length: 60_000 }, (_, i) => ({ id: `person-${i}`, type: 'person', label: `Person ${i}` }));
  const text = JSON.stringify({ format: 'permsim/1', kind: 'scenario', id: 'large', title: 'Large', policy: 'detrics', entities: list });
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'large.json'));
    document.getElementById('stage').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, text);
  const words = await notice(page);
  assert.match(words, /needed more memory than the browser gives[\s\S]*Your work is kept|no more memory for it/);
  await page.evaluate(() => { window.is_full = false; });
  if (await button(page, 'Go on with it').count() > 0) await button(page, 'Go on with it').click();
  else await button(page, 'Close').click();
  await page.locator('#notice').waitFor({ state: 'hidden' });
  const after = await state(page);
  assert.deepEqual([after.scenario, after.at, after.steps.length], [before.scenario, before.at, before.steps.length]);
  await context.close();
});

test('a file for whose bytes alone there is no memory is refused, and the program goes on', async () => {
  const { context, page, seen } = await breakable();
  await page.evaluate(() => { window.is_full = true; });
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([' '.repeat(31 * 1024 * 1024)], 'wide.json'));
    document.getElementById('stage').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  assert.match(await notice(page), /wide\.json[\s\S]*no more memory for it/);
  await button(page, 'Close').click();
  assert.equal((await state(page)).scenario, 'vacation');
  assert.deepEqual(seen, []);
  await context.close();
});

test('a request that breaks the program is refused with its error, and the page says so too', async () => {
  const { context, page } = await breakable();
  await page.evaluate(() => { window.is_full = true; });
  const list = Array.from({ length: 100_000 }, (_, i) => ({ id: `person-${i}`, type: 'person' }));
  const file = { format: 'permsim/1', kind: 'scenario', id: 'large', title: 'Large', policy: 'detrics', entities: list };
  await assert.rejects(page.evaluate((given) => window.permsim.request({ ask: 'validate', file: given }), file), /memory/);
  await context.close();
});

test('the browser asks before a page is left whose kept work was not saved', async () => {
  const { context, page } = await breakable();
  await change_something(page);
  await break_it(page);
  const asked = [];
  page.on('dialog', (dialog) => { asked.push(dialog.type()); dialog.accept(); });
  await page.mouse.click(5, 5); // browsers ask only where somebody did something
  await page.reload();
  assert.deepEqual(asked, ['beforeunload']);
  await context.close();
});
