// How the page behaves towards what is around it: graphics that come and go, a host's page, the person's own settings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { animation_frames, click, find_item, frames, picture, readable, state, statistics, until, until_rest, until_still } from './support.mjs';

const { open } = stage();

test('graphics taken away and given back twenty times: the picture and the work are as before', async () => {
  const { context, page, seen } = await open({ path: '?step=2' });
  const before = statistics(await picture(page));
  const memory = () => page.evaluate(() => window.permsim.test.memory());
  const at_first = await memory();
  for (let time = 0; time < 20; time += 1) {
    await page.evaluate(async () => {
      const extension = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      const canvas = document.getElementById('canvas');
      const heard = (name) => new Promise((resolve) => { canvas.addEventListener(name, resolve, { once: true }); });
      const lost = heard('webglcontextlost');
      extension.loseContext();
      await lost;
      const restored = heard('webglcontextrestored');
      await new Promise((resolve) => { setTimeout(resolve); });
      extension.restoreContext();
      await restored;
    });
    await page.locator('#notice').waitFor({ state: 'hidden' });
  }
  await until_still(page);
  const later = statistics(await picture(page));
  assert.ok(Math.abs(later.colors - before.colors) <= 0.02 * before.colors, `${later.colors} colours after ${before.colors}`);
  assert.equal((await state(page)).at, 2);
  assert.ok(await memory() <= at_first * 1.1, 'memory grows with every loss');
  assert.deepEqual(seen.filter((line) => !/CONTEXT_LOST|WebGL/.test(line)), []);
  await context.close();
});

test('Esc closes what is open, once, and leaves the rest to the host', async () => {
  const { context, page } = await open();
  const is_taken = () => page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { code: 'Escape', key: 'Escape', bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return event.defaultPrevented;
  });
  await click(page, 'Free editing##acting');
  assert.equal(await is_taken(), true);
  await until_still(page);
  assert.equal(await is_taken(), false);
  await click(page, 'Everything##filter'); // only the canvas has this one
  assert.match(await readable(page), /Only differences/);
  assert.equal(await is_taken(), true);
  await until_still(page);
  assert.doesNotMatch(await readable(page), /Only differences/);
  assert.equal(await is_taken(), false);
  await context.close();
});

test('letters alone do something only in the page, not in a field, and can be switched off for good', async () => {
  const { context, page } = await open();
  const way = async () => (await page.getByRole('tab', { selected: true }).first().textContent()).trim();
  await page.keyboard.press('m');
  await until_still(page);
  assert.equal(await way(), 'By thing');
  await page.keyboard.press('/');
  await page.keyboard.type('m');
  await until_still(page);
  assert.equal(await way(), 'By thing');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('?');
  const box = page.getByRole('checkbox', { name: 'Letters alone do something' });
  await box.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
  await page.keyboard.press('m');
  await until_still(page);
  assert.equal(await way(), 'By action');
  await page.keyboard.press('Alt+ArrowRight');
  assert.ok(await until(async () => (await state(page)).at === 1));
  await context.close();
});

test('a menu opened on the canvas is one with the text: what is chosen by keys there closes both', async () => {
  const { context, page } = await open();
  await click(page, 'Free editing##acting');
  const ben = page.getByRole('button', { name: 'Ben', exact: true }).first();
  await ben.focus();
  await page.keyboard.press('Enter');
  await until_still(page);
  assert.match((await find_item(page, /##acting$/)).label, /^Acting as Ben/);
  assert.equal(await page.getByRole('button', { name: 'Eve', exact: true }).count(), 0);
  await context.close();
});

test('shown beside each other both drawings work: a press in the text moves the canvas, and the other way round', async () => {
  const { context, page, seen } = await open({ path: '?show=both', viewport: { width: 1600, height: 900 } });
  await page.getByRole('button', { name: 'Step forward' }).click();
  await until_still(page);
  assert.match(await readable(page), /Step 1 of 5/);
  const { x, y, w, h } = await find_item(page, 'Step forward##forward');
  const stage_at = await page.locator('#stage').boundingBox();
  await page.mouse.click(stage_at.x + x + w / 2, stage_at.y + y + h / 2);
  await page.getByText('Step 2 of 5').waitFor();
  await until_rest(page);
  const drawn = await frames(page);
  await animation_frames(page);
  assert.equal(await frames(page), drawn);
  assert.deepEqual(seen, []);
  await context.close();
});
