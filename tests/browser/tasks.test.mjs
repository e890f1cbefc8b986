// What people come for, done with a real mouse and keyboard on the canvas and checked in the session behind it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { click, find_item, items, readable, state, texts, until_still, verdict } from './support.mjs';

const { open } = stage({ viewport: { width: 1440, height: 900 } });

/** The words in the column of the why panel, in one line. */
async function why(page) {
  const edge = (await find_item(page, 'Width of why##splitter')).x;
  const floor = (await find_item(page, 'Height of the timeline##splitter')).y;
  return (await texts(page)).filter((text) => text.x > edge && text.y < floor).map((text) => text.text).join(' ');
}

test('step through the story: the cells, the lanes and the words follow', async () => {
  const { context, page, seen } = await open();
  assert.equal(await verdict(page, 'ben', 'reconnect', 'meta'), 'deny');
  await click(page, 'cell ben reconnect meta');
  assert.match(await why(page), /Not granted.*Ben may not.*What is missing/);
  await click(page, 'Step forward##forward');
  assert.equal((await state(page)).at, 1);
  assert.equal(await verdict(page, 'ben', 'reconnect', 'meta'), 'allow');
  assert.match(await why(page), /Allowed.*gained.*Ben may reconnect Meta Ads.*[Ss]ince step 1/);
  await click(page, 'Step back##back');
  assert.equal((await state(page)).at, 0);
  await click(page, /^Step 3: /);
  assert.equal((await state(page)).at, 3);
  assert.deepEqual(seen, []);
  await context.close();
});

test('the story is walked by keyboard, and plays by itself when asked to', async () => {
  const { context, page } = await open();
  await page.keyboard.press(']');
  await until_still(page);
  assert.equal((await state(page)).at, 1);
  await page.keyboard.press('Alt+ArrowRight');
  await until_still(page);
  assert.equal((await state(page)).at, 2);
  await page.keyboard.press('[');
  await page.keyboard.press('Alt+ArrowLeft');
  await until_still(page);
  assert.equal((await state(page)).at, 0);
  await click(page, 'Play##timeline');
  await page.waitForFunction(() => window.permsim.request({ ask: 'state' }).answer.at >= 2);
  await context.close();
});

test('a change of sharing in the inspector changes the matrix in the same moment, and can be undone by keyboard', async () => {
  const { context, page } = await open();
  const before = await verdict(page, 'eve', 'see', 'meta');
  assert.equal(before, 'deny');
  await click(page, 'Meta Ads##thing meta');
  await click(page, 'Public##attribute visibility');
  assert.equal(await verdict(page, 'eve', 'see', 'meta'), 'allow');
  assert.match((await state(page)).undo, /Sharing of Meta Ads/);
  await page.keyboard.press('Control+z');
  await until_still(page);
  assert.equal(await verdict(page, 'eve', 'see', 'meta'), 'deny');
  await page.keyboard.press('Control+Shift+Z');
  await until_still(page);
  assert.equal(await verdict(page, 'eve', 'see', 'meta'), 'allow');
  await click(page, 'Undo##undo');
  assert.equal(await verdict(page, 'eve', 'see', 'meta'), 'deny');
  await click(page, 'Redo##redo');
  assert.equal(await verdict(page, 'eve', 'see', 'meta'), 'allow');
  await context.close();
});

test('the picture of a cell changes with its verdict', async () => {
  const { context, page } = await open();
  const cell = await find_item(page, 'cell eve see meta');
  const clip = { x: cell.x, y: cell.y, width: cell.w, height: cell.h };
  await click(page, 'Meta Ads##thing meta');
  await page.mouse.move(5, 5);
  await until_still(page);
  const denied = await page.screenshot({ clip });
  await click(page, 'Public##attribute visibility');
  await page.mouse.move(5, 5);
  await until_still(page);
  assert.ok(!denied.equals(await page.screenshot({ clip })));
  await page.keyboard.press('Control+z');
  await page.mouse.move(5, 5);
  await until_still(page);
  assert.ok(denied.equals(await page.screenshot({ clip })));
  await context.close();
});

test('someone who acts without permission is told why, and nothing happens', async () => {
  const { context, page } = await open();
  const steps = (await state(page)).steps.length;
  await click(page, 'Free editing##acting');
  await click(page, 'Eve##act as eve');
  await click(page, 'cell eve reconnect meta');
  const act = (await items(page)).find((item) => /##why act$/.test(item.label));
  assert.ok(act, 'the why panel offers no act');
  await click(page, act.label);
  assert.match(await why(page), /Eve may not/);
  const later = await state(page);
  assert.equal(later.steps.length, steps);
  assert.equal(later.undo, null);
  await context.close();
});

test('someone who acts with permission makes a step', async () => {
  const { context, page } = await open({ path: '?step=2' });
  await click(page, 'Free editing##acting');
  await click(page, 'Ben##act as ben');
  await click(page, 'cell ben reconnect meta');
  const { length } = (await state(page)).steps;
  await click(page, /##why act$/);
  const { steps, at } = await state(page);
  assert.equal(steps.length, length + 1);
  assert.equal(at, 3);
  assert.equal(steps[2].outcome, 'done');
  await context.close();
});

test('arrows move through the matrix, the sentence follows, and Enter asks why', async () => {
  const { context, page } = await open();
  await click(page, 'cell ben see meta');
  const first = await why(page);
  await page.keyboard.press('ArrowDown');
  await until_still(page);
  assert.match(await readable(page), /Cleo may see Meta Ads/);
  assert.equal(await why(page), first);
  await page.keyboard.press('Enter');
  await until_still(page);
  assert.match(await why(page), /Cleo/);
  await context.close();
});

test('another scenario is one click away, and undo brings the old one back', async () => {
  const { context, page, seen } = await open();
  await click(page, 'The owner goes on vacation##scenario');
  await click(page, /^Databox \d+##products$/);
  const entry = (await items(page)).find((item) => /##.*databox-offboarding/.test(item.label));
  assert.ok(entry, `the gallery offers only:\n${(await items(page)).map((item) => item.label).join('\n')}`);
  await click(page, entry.label);
  assert.equal((await state(page)).policy, 'databox');
  await page.keyboard.press('Control+z');
  await until_still(page);
  assert.equal((await state(page)).scenario, 'vacation');
  assert.deepEqual(seen, []);
  await context.close();
});

test('another reading changes what is allowed', async () => {
  const { context, page } = await open();
  await click(page, /##reading$/);
  const entry = (await items(page)).find((item) => /quick-reference/i.test(item.label) && !item.label.endsWith('##reading'));
  assert.ok(entry, 'the readings are not offered');
  await click(page, entry.label);
  assert.equal((await state(page)).reading, 'quick-reference');
  await context.close();
});

test('the theme can be chosen against the system, and is kept', async () => {
  const { context, page } = await open({ colorScheme: 'light' });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  const presses = [];
  for (let i = 0; i < 3 && await theme() !== 'dark'; ++i) {
    const button = await find_item(page, /##theme$/);
    presses.push(button.label);
    await click(page, button.label);
    const choice = (await items(page)).find((item) => /^Dark(##|$)/.test(item.label));
    if (choice) await click(page, choice.label);
  }
  assert.equal(await theme(), 'dark', presses.join(', '));
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
  assert.equal(await theme(), 'dark');
  await context.close();
});

test('a new moment is said to screen readers', async () => {
  const { context, page } = await open();
  await click(page, 'Step forward##forward');
  assert.match(await page.locator('#announcements').innerText(), /Step 1.*Ana/);
  await context.close();
});

test('on a phone every task is a tap away', async () => {
  const { context, page, seen } = await open({ viewport: { width: 400, height: 800 }, hasTouch: true, deviceScaleFactor: 2 });
  for (const tab of ['Things', 'Matrix', 'Why', 'Timeline']) {
    const item = (await items(page)).find(({ label }) => label.toLowerCase().startsWith(tab.toLowerCase()));
    assert.ok(item, `there is no tab for ${tab}:\n${(await items(page)).map(({ label }) => label).join('\n')}`);
    await page.touchscreen.tap(item.x + item.w / 2, item.y + item.h / 2);
    await until_still(page);
    const right = Math.max(...(await items(page)).map(({ x, w }) => x + w));
    assert.ok(right <= 400, `something on ${tab} ends at ${right}`);
    assert.ok((await readable(page)).length > 40, `${tab} is empty`);
  }
  assert.deepEqual(seen, []);
  await context.close();
});
