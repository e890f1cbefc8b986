// The page as text: shown by T, a button, its address; everything can be done there, and nothing is wrong with it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { click, drop, readable, state, until, until_still } from './support.mjs';
import { focused } from './twin_stage.mjs';

const here = stage();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const at = async (page) => (await state(page)).at;
const shown = (page) => page.getByRole('button', { name: 'Show the drawing' });

/** What axe finds wrong, in words. The page's own policy lets no script in, so axe comes by the debugger. */
async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`);
}

/** As the keyboard does it: where the text is not seen no mouse reaches it. */
async function press_key(control) {
  await control.first().focus();
  await control.first().press('Enter');
}

test('T shows the page as text and the drawing again, and the focus goes along', async () => {
  const { context, page, seen } = await here.open();
  await page.keyboard.press('t');
  await shown(page).waitFor();
  assert.equal(await shown(page).evaluate((button) => button === document.activeElement), true);
  assert.equal(await page.getByRole('grid', { name: 'Meta Ads' }).count(), 1);
  await page.keyboard.press('t');
  await until_still(page);
  assert.equal(await page.locator('#twin').getAttribute('data-show'), 'canvas');
  assert.equal(await focused(page), 'header/bar/twin');
  assert.deepEqual(seen, []);
  await context.close();
});

test('while the drawing is shown the text is there for all but the eyes, and follows', async () => {
  const { context, page } = await here.open();
  await page.getByRole('grid', { name: 'Meta Ads' }).waitFor({ state: 'attached' });
  const seen_at = await page.evaluate(() => {
    const { left, top, width, height } = document.querySelector('[role="gridcell"]').getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2).id;
  });
  assert.equal(seen_at, 'canvas');
  await click(page, 'Step forward##forward');
  await page.getByText('Step 1 of 5').waitFor({ state: 'attached' });
  await context.close();
});

for (const look of ['canvas', 'table']) test(`a story is played, asked about, changed, taken back and saved by the keyboard alone: ${look}`, async () => {
  const { context, page, seen } = await here.open({ path: `?show=${look}&scenario=offboarding` });
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
  // In the middle of a story it is asked where a change belongs: the focus is on the first answer.
  await page.getByRole('dialog').getByRole('button', { name: 'Add a step here' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest('[role="dialog"]') !== null), true);
  await press('Add a step here');
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
    for (const show of ['table', 'canvas', 'both']) {
    const { context, page, seen } = await here.open({ path: `?show=${show}`, ...options });
    for (const way of ['By action', 'By thing', 'List', 'Roles', 'Stories']) {
      await press_key(page.getByRole('tab', { name: way }));
      await until_still(page);
      assert.deepEqual(await faults(page), [], `${show}, ${way}`);
    }
    for (const answer of ['Act', 'Attention', 'Why']) {
      await press_key(page.getByRole('tab', { name: answer, exact: false }));
      await until_still(page);
      assert.deepEqual(await faults(page), [], `${show}, ${answer}`);
    }
    await press_key(page.getByRole('button', { name: 'Scenarios', exact: true }));
    await page.getByRole('button', { name: 'Save as a file' }).waitFor({ state: 'attached' });
    assert.deepEqual(await faults(page), [], `${show}, scenarios`);
    assert.deepEqual(seen, []);
    await context.close();
    }
  });
}

test('an address with words nobody knows opens in silence', async () => {
  const { context, page, seen } = await here.open({ path: '?utm_source=mail&fbclid=1' });
  await page.keyboard.press('t');
  await shown(page).waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a known word of the address with a wrong value is small news, in both drawings', async () => {
  const { context, page } = await here.open({ path: '?step=99' });
  const words = (await readable(page)).replace(/\s+/g, ' ');
  assert.match(words, /but a step is a number from 0 to 5/);
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.getByRole('button', { name: 'Dismiss' }).focus();
  await page.keyboard.press('Enter');
  await until_still(page);
  assert.doesNotMatch(await readable(page), /a step is a number/);
  await context.close();
});

test('a notice is a dialog in the text, closed by Esc', async () => {
  const { context, page } = await here.open({ path: '?show=table' });
  await drop(page, 'half.json', '{ "format": ');
  await page.getByRole('dialog', { name: /half\.json/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Close');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await shown(page).waitFor();
  await context.close();
});
