// Hands on the page: mouse, touch, keyboard, input methods and clipboard reach the app; what is the browser's stays so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { animation_frames, click, find_item, state, texts, until_still } from './support.mjs';
import { focused } from './twin_stage.mjs';

const { open } = stage();
const search = 'Search people and things';
/** What stands in the search field, read from the canvas. */
async function searched(page) {
  const field = await find_item(page, search);
  const inside = (text) => text.x >= field.x && text.x + text.w <= field.x + field.w && Math.abs(text.y + text.h / 2 - field.y - field.h / 2) < 12;
  return (await texts(page)).filter(inside).map((text) => text.text).join(' ').replace(/[\ue000-\uf8ff…]/g, '').trim();
}
/** The field that is typed into lies over its drawing: the middle of that is the field itself. */
const is_over_canvas = async (page, label) => {
  const { x, y, w, h } = await find_item(page, label);
  return page.evaluate(([left, top]) => {
    const there = document.elementFromPoint(left, top);
    return there === document.activeElement && there.matches('input[type="text"]');
  }, [x + w / 2, y + h / 2]);
};

test('typing goes to the field that was clicked, every letter in order, at once after the click', async () => {
  const { context, page, seen } = await open();
  const field = await find_item(page, search);
  await page.mouse.click(field.x + field.w / 2, field.y + field.h / 2);
  await page.keyboard.type('Éléonore & co', { delay: 0 });
  await until_still(page);
  assert.equal(await searched(page), 'Éléonore & co');
  assert.equal(await focused(page), 'things/search');
  assert.ok(await is_over_canvas(page, search));
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await until_still(page);
  assert.equal(await searched(page), 'léonore & c');
  assert.deepEqual(seen, []);
  await context.close();
});

test('an input method composes in the field that is seen, and the result arrives', async () => {
  const { context, page } = await open();
  await click(page, search);
  const field = await find_item(page, search);
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'ne', selectionStart: 2, selectionEnd: 2 });
  const shown = await page.evaluate(() => {
    const { value } = document.activeElement;
    return { value, ...document.activeElement.getBoundingClientRect().toJSON() };
  });
  assert.equal(shown.value, 'ne');
  assert.ok(shown.x >= field.x && shown.right <= field.x + field.w && shown.y >= field.y && shown.bottom <= field.y + field.h, JSON.stringify(shown));
  await session.send('Input.insertText', { text: 'né' });
  await until_still(page);
  assert.equal(await searched(page), 'né');
  await context.close();
});

test('copy, cut and paste by keyboard, without asking for the clipboard', async () => {
  const { context, page } = await open();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
  await click(page, search);
  await page.keyboard.type('north');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  assert.equal(await clipboard(), 'north');
  await page.keyboard.press('Control+x');
  await until_still(page);
  assert.match(await searched(page), /^Search/);
  await page.keyboard.press('Control+v');
  await until_still(page);
  await page.keyboard.press('Control+v');
  await until_still(page);
  assert.equal(await searched(page), 'northnorth');
  await context.close();
});

test('the field goes with its drawing and leaves it when the focus does', async () => {
  const { context, page } = await open();
  await click(page, search);
  await page.setViewportSize({ width: 1200, height: 700 });
  await until_still(page);
  assert.ok(await is_over_canvas(page, search));
  await page.keyboard.type('ben');
  await click(page, 'cell ben see meta');
  assert.equal(await is_over_canvas(page, search), false);
  assert.match(await focused(page), /^matrix\/grid\/ben\//);
  assert.equal(await searched(page), 'ben');
  await context.close();
});

test('zoom, find, reload, print and F-keys stay the browser’s; so does Ctrl with the wheel', async () => {
  const { context, page } = await open();
  const is_taken = (code, key, modifiers = {}) => page.evaluate(([key_code, sign, held]) => {
    const event = new KeyboardEvent('keydown', { code: key_code, key: sign, ...held, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented;
  }, [code, key, modifiers]);
  const ctrl = { ctrlKey: true };
  for (const [code, key] of [['KeyF', 'f'], ['Equal', '+'], ['Minus', '-'], ['Digit0', '0'], ['KeyR', 'r'], ['KeyP', 'p'], ['KeyT', 't'], ['KeyW', 'w']]) {
    assert.equal(await is_taken(code, key, ctrl), false, `Ctrl+${key}`);
  }
  for (const key of ['F1', 'F3', 'F5', 'F6', 'F11', 'F12']) assert.equal(await is_taken(key, key), false, key);
  await click(page, 'cell ben see meta');
  for (const key of ['ArrowDown', 'PageDown']) assert.equal(await is_taken(key, key), true, key);
  assert.equal(await is_taken('KeyZ', 'z', ctrl), true);
  const wheel = (init) => page.evaluate((given) => {
    const event = new WheelEvent('wheel', { deltaY: 30, clientX: 400, clientY: 300, bubbles: true, cancelable: true, ...given });
    document.getElementById('stage').dispatchEvent(event);
    return event.defaultPrevented;
  }, init);
  assert.equal(await wheel({ ctrlKey: true }), false);
  assert.equal(await wheel({}), true);
  await context.close();
});

test('Tab enters at the header from before and at the end from behind, goes through all panes in order, and leaves no ring', async () => {
  const { context, page } = await open();
  await page.evaluate(() => {
    for (const [id, place] of [['before', 'afterbegin'], ['after', 'beforeend']]) {
      document.querySelector('main').insertAdjacentHTML(place, `<button id="${id}">${id}</button>`);
      document.getElementById(id).style.position = 'absolute';
    }
  });
  const ring = () => page.evaluate(() => window.permsim.test.ring());
  for (const [from, key, end] of [['before', 'Tab', 'after'], ['after', 'Shift+Tab', 'before']]) {
    await page.locator(`#${from}`).focus();
    const panes = [];
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press(key);
      const now = await focused(page);
      if (now === end) break;
      const pane = now.split('/')[0];
      if (panes.at(-1) !== pane) panes.push(pane);
    }
    assert.equal(await focused(page), end);
    const order = ['header', 'things', 'matrix', 'answers', 'timeline'];
    assert.deepEqual(panes, key === 'Tab' ? order : order.reverse());
    await until_still(page);
    assert.equal(await ring(), '', 'a ring stays behind');
  }
  assert.equal(await page.locator('#stage').getAttribute('aria-hidden'), 'true');
  assert.equal(await page.locator('#stage, #canvas').evaluateAll((all) => all.some((each) => each.tabIndex >= 0)), false);
  await context.close();
});

test('the canvas shows a ring around what keys came to, and goes along', async () => {
  const { context, page } = await open();
  const ring = () => page.evaluate(() => window.permsim.test.ring());
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'things/search');
  await page.keyboard.press('Shift+Tab');
  await until_still(page);
  assert.match(await ring(), /##/);
  await click(page, 'cell ben see meta');
  assert.equal(await ring(), '');
  await page.keyboard.press('ArrowRight');
  await until_still(page);
  assert.equal(await ring(), 'cell ben query meta');
  await page.keyboard.press('Control+End');
  await until_still(page);
  assert.match(await ring(), /^cell eve /);
  await page.keyboard.press('Enter');
  await until_still(page);
  assert.match(await page.locator('#announcements').innerText(), /Eve may not/);
  await context.close();
});

test('the wheel scrolls what is under the pointer', async () => {
  const { context, page } = await open({ viewport: { width: 1024, height: 480 } });
  await click(page, 'Things##rail things');
  const place = await find_item(page, /^North##thing/);
  const row = async () => (await texts(page)).find((text) => /North$/.test(text.text) && text.x < 250)?.y;
  const start = await row();
  await page.mouse.move(place.x + 60, place.y + 10);
  await page.mouse.wheel(0, 12);
  await until_still(page);
  assert.equal(await row(), start - 12);
  await page.mouse.wheel(0, -5000);
  await until_still(page);
  assert.equal(await row(), start);
  await context.close();
});

test('a splitter is dragged by the mouse, shows its cursor, and stands there again after a reload', async () => {
  const { context, page } = await open();
  const width = async () => (await find_item(page, 'Width of the list##splitter')).x;
  const splitter = await find_item(page, 'Width of the list##splitter');
  const [x, y] = [splitter.x + splitter.w / 2, splitter.y + splitter.h / 4];
  await page.mouse.move(x, y);
  await until_still(page);
  assert.equal(await page.evaluate(() => document.getElementById('stage').style.cursor), 'ew-resize');
  await page.mouse.down();
  await page.mouse.move(x + 20, y, { steps: 4 });
  await page.mouse.move(x + 50, y, { steps: 4 });
  await page.mouse.up();
  await until_still(page);
  const moved = await width();
  assert.ok(Math.abs(moved - splitter.x - 50) <= 2, `from ${splitter.x} to ${moved}`);
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
  assert.ok(Math.abs(await width() - moved) <= 1);
  await context.close();
});

/** A clock for touches that stands until it is told how much time has passed, however slow the machine is. */
const stopped_clock = (page) => page.addInitScript(() => {
  const now = performance.now.bind(performance);
  let at;
  performance.now = () => at ?? now();
  window.clock = { stop: () => { at = now(); }, pass: (ms) => { at += ms; } };
});

test('fingers: a tap steps forward, a drag scrolls, two fingers scroll, a long press only points', async () => {
  const { context, page, seen } = await open({ hasTouch: true, viewport: { width: 1024, height: 480 }, prepare: stopped_clock });
  await page.evaluate(() => window.clock.stop());
  const session = await context.newCDPSession(page);
  const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const forward = await find_item(page, 'Step forward##forward');
  await page.touchscreen.tap(forward.x + forward.w / 2, forward.y + forward.h / 2);
  await until_still(page);
  assert.equal((await state(page)).at, 1);

  await touch('touchStart', [forward.x + 10, forward.y + 10]);
  await page.evaluate(() => window.clock.pass(700));
  await touch('touchEnd');
  await until_still(page);
  assert.equal((await state(page)).at, 1);

  await click(page, 'Things##rail things');
  const place = await find_item(page, /^North##thing/);
  const row = async () => (await texts(page)).find((text) => /North$/.test(text.text) && text.x < 250)?.y;
  const start = await row();
  for (const offsets of [[0], [0, 30]]) {
    const fingers = offsets.map((offset) => [place.x + 60 + offset, place.y + 60]);
    await touch('touchStart', ...fingers);
    for (let moved = 3; moved <= 30; moved += 3) {
      await touch('touchMove', ...fingers.map(([x, y]) => [x, y - moved]));
      await animation_frames(page);
    }
    await touch('touchEnd');
    await until_still(page);
    const scrolled = start - await row();
    assert.ok(scrolled >= 15 && scrolled <= 30, `${offsets.length} finger(s) scrolled by ${scrolled}`);
    await page.mouse.move(place.x + 60, place.y + 60);
    await page.mouse.wheel(0, -2000);
    await until_still(page);
  }
  assert.deepEqual(seen, []);
  await context.close();
});

test('a tap on a text field brings the keyboard within the tap, where soft keyboards ask for it', async () => {
  const { context, page } = await open({ hasTouch: true, prepare: stopped_clock });
  await page.evaluate(() => window.clock.stop());
  const field = await find_item(page, search);
  // Like a phone, look for the focus as soon as the touch has been answered.
  await page.evaluate(() => document.getElementById('stage').addEventListener('pointerup', () => {
    window.focus_after_tap = document.activeElement.dataset.id;
  }));
  await page.touchscreen.tap(field.x + field.w / 2, field.y + field.h / 2);
  assert.equal(await page.evaluate(() => window.focus_after_tap), 'things/search');
  await page.keyboard.type('ben');
  await until_still(page);
  assert.equal(await searched(page), 'ben');
  await context.close();
});
