// The page as text: shown by T, a button, its address; everything can be done there, and nothing is wrong with it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { state, until, until_still } from './support.mjs';

const here = stage();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const at = async (page) => (await state(page)).at;
const shown = (page) => page.getByRole('button', { name: 'Show the drawing' });

/** Opened as text, by its address. */
async function open_text(options = {}) {
  const opened = await here.open({ ...options, path: `?show=table${options.search ?? ''}` });
  await shown(opened.page).waitFor();
  return opened;
}

/** What axe finds wrong, in words. The page's own policy lets no script in, so axe comes by the debugger. */
async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`);
}

test('T shows the page as text and the drawing again, and the focus goes along', async () => {
  const { context, page, seen } = await here.open();
  await page.keyboard.press('t');
  await shown(page).waitFor();
  assert.equal(await shown(page).evaluate((button) => button === document.activeElement), true);
  assert.equal(await page.getByRole('grid', { name: 'Meta Ads' }).count(), 1);
  await page.keyboard.press('t');
  await until_still(page);
  assert.equal(await page.locator('#twin').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'stage');
  assert.deepEqual(seen, []);
  await context.close();
});

test('the keyboard finds a button that shows the page as text', async () => {
  const { context, page } = await here.open();
  const button = page.getByRole('button', { name: /Show as text/ });
  await button.focus();
  await page.keyboard.press('Enter');
  await shown(page).waitFor();
  await context.close();
});

test('while nobody asks for text none is made', async () => {
  const { context, page } = await here.open();
  await page.keyboard.press('Alt+ArrowRight');
  await until_still(page);
  assert.equal(await page.locator('#twin').evaluate((twin) => twin.childElementCount), 0);
  await context.close();
});

test('a story is played, asked about, changed, taken back and saved as text, by the keyboard alone', async () => {
  const { context, page, seen } = await open_text({ search: '&scenario=offboarding' });
  const press = async (name) => {
    await page.getByRole('button', { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
  };
  const { steps } = await state(page);
  const last = Array.isArray(steps) ? steps.length : steps;
  while (await at(page) < last) {
    const before = await at(page);
    await press('Step forward');
    assert.ok(await until(async () => await at(page) !== before));
  }
  await page.getByText(`Step ${last} of ${last}`).waitFor();
  // From the matrix by arrows to another cell: its answer stands under Why.
  await page.getByRole('gridcell', { name: / may / }).first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const name = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  await page.getByRole('heading', { name: name.slice(0, name.indexOf(':')) }).waitFor();
  await press('Change access');
  const give = page.locator('[data-id*="/give "]').first();
  await give.focus();
  await page.keyboard.press('Enter');
  assert.ok(await until(async () => (await state(page)).undo !== null));
  await page.keyboard.press('Control+z');
  assert.ok(await until(async () => (await state(page)).undo === null));
  await press('Scenarios');
  const [download] = await Promise.all([page.waitForEvent('download'), press('Save as a file')]);
  assert.equal(download.suggestedFilename(), 'offboarding.json');
  assert.deepEqual(seen, []);
  await context.close();
});

for (const [look, options] of Object.entries({
  light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, 'forced colours': { forcedColors: 'active' }, narrow: { viewport: { width: 320, height: 640 } },
})) {
  test(`axe finds nothing wrong in any way to look: ${look}`, async () => {
    const { context, page, seen } = await open_text(options);
    for (const way of ['By action', 'By thing', 'List', 'Roles', 'Stories']) {
      await page.getByRole('tab', { name: way }).click();
      await until_still(page);
      assert.deepEqual(await faults(page), [], way);
    }
    await page.getByRole('button', { name: 'Scenarios', exact: true }).click();
    await page.getByRole('button', { name: 'Save as a file' }).waitFor();
    assert.deepEqual(await faults(page), [], 'scenarios');
    assert.deepEqual(seen, []);
    await context.close();
  });
}

test('the drawing with its button has nothing wrong for axe either', async () => {
  const { context, page } = await here.open();
  assert.deepEqual(await faults(page), []);
  await context.close();
});

test('an address with words nobody knows opens in silence', async () => {
  const { context, page, seen } = await here.open({ path: '?utm_source=mail&fbclid=1' });
  await page.keyboard.press('t');
  await shown(page).waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a notice is a dialog in the text, closed by Esc', async () => {
  const { context, page } = await here.open({ path: '?show=table&step=99' });
  await page.getByRole('dialog', { name: /address is not quite right/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Close');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await shown(page).waitFor();
  await context.close();
});
