// The page in Firefox: what people do with it most, and all in which browsers differ. Why only that: tests/README.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as firefox from './firefox.mjs';
import { stage } from './stage.mjs';
import { animation_frames, ask, asked, at_rest, click, drop, find_item, frames, notice, notice_now, picture, readable, state, statistics,
  test_page, texts, until_rest, until_still, until_surely, verdict } from './support.mjs';
import { focused } from './twin_stage.mjs';

const here = stage({}, test_page, firefox);
const { open } = here;
const { press } = firefox;

const ring = (page) => page.evaluate(() => window.permsim.test.ring());
const theme = (page) => page.evaluate(() => document.documentElement.dataset.theme);
/** The words of the page as text, seen or not. */
const text_of = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
/** Presses Tab, or another key, until the focus is there. */
async function go_to(page, wanted, key = 'Tab') {
  const passed = [];
  while (!wanted.test(passed.at(-1) ?? '')) {
    assert.ok(passed.length < 150, `${key} does not lead to ${wanted}, but to ${passed.join(', ')}`);
    await press(page, key);
    passed.push(await focused(page));
  }
}
async function brightness(page) {
  const { data } = await picture(page);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum += data[i];
  return sum / (data.length / 4);
}

test('the page opens, draws, and has nothing to complain of', async () => {
  const { context, page, seen } = await open();
  assert.match(await page.evaluate(() => navigator.userAgent), /Firefox\//);
  const { colors, commonest } = statistics(await picture(page));
  assert.ok(colors > 200 && commonest < 0.95, `${colors} colours, one of which takes ${commonest} of the picture`);
  assert.match(await readable(page), /The owner goes on vacation[\s\S]*Meta Ads/);
  assert.equal(await page.evaluate(() => document.getElementById('twin').dataset.show), 'canvas');
  assert.match(await text_of(page, '#twin [role="grid"]'), /Reconnect[\s\S]*Ben/);
  assert.equal(await notice_now(page), '');
  assert.deepEqual(seen, []);
  await context.close();
});

test('a cell that is clicked answers why, and the story is stepped by mouse and by keys', async () => {
  const { context, page, seen } = await open();
  await click(page, 'cell ben reconnect meta');
  assert.match((await readable(page)).replace(/\s+/g, ' '), /Not granted.*Ben may not/);
  await click(page, 'Step forward##forward');
  assert.equal((await state(page)).at, 1);
  assert.equal(await verdict(page, 'ben', 'reconnect', 'meta'), 'allow');
  assert.match((await readable(page)).replace(/\s+/g, ' '), /Ben may reconnect Meta Ads/);
  await press(page, ']', 'Alt+ArrowRight');
  await until_still(page);
  assert.equal((await state(page)).at, 3);
  await press(page, 'Alt+ArrowLeft'); // which would leave the page
  await until_still(page);
  assert.equal((await state(page)).at, 2);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a person is made by typing a name over the canvas, taken back and made again', async () => {
  const { context, page, seen } = await open();
  const is_there = async () => JSON.stringify(await ask(page, { ask: 'export' })).includes('Zoë Ångström');
  await click(page, 'Add…##things');
  await click(page, 'Person##new person');
  const { x, y, w, h } = await find_item(page, 'Name##new thing');
  await page.mouse.click(x + w / 2, y + h / 2);
  // The field that is typed into is the browser's own, exactly over its drawing.
  const [is_field, box] = await page.evaluate(([left, top]) => {
    const field = document.elementFromPoint(left, top);
    return [field === document.activeElement && field.matches('input[type="text"]'), field.getBoundingClientRect().toJSON()];
  }, [x + w / 2, y + h / 2]);
  assert.ok(is_field, 'there is no field over the drawing');
  assert.ok(box.left >= x && box.right <= x + w && box.top >= y && box.bottom <= y + h, JSON.stringify([box, { x, y, w, h }]));
  await page.keyboard.type('Zoë Ångström');
  await press(page, 'Enter', 'Escape');
  await until_still(page);
  assert.ok(await is_there());
  assert.match(await readable(page), /Zoë Ångström/); // she is chosen, and her details are shown
  await press(page, 'Control+z');
  await until_still(page);
  assert.equal(await is_there(), false);
  await press(page, 'Control+Shift+Z');
  await until_still(page);
  assert.ok(await is_there());
  assert.deepEqual(seen, []);
  await context.close();
});

test('/ goes to the search and not to the browser’s own; copy, cut and paste work there', async () => {
  const { context, page } = await open();
  const searched = () => page.evaluate(() => document.activeElement.value);
  await press(page, '/');
  assert.equal(await focused(page), 'things/search');
  await page.keyboard.type('be');
  await press(page, 'Control+a', 'Control+c', 'End', 'Control+v');
  assert.equal(await searched(page), 'bebe');
  await press(page, 'Control+a', 'Control+x');
  assert.equal(await searched(page), '');
  await press(page, 'Control+v');
  await page.keyboard.type('n');
  await until_still(page);
  assert.equal(await searched(page), 'beben');
  const field = await find_item(page, 'Search people and things');
  const drawn = (await texts(page)).filter(({ x, y }) => x >= field.x && x < field.x + field.w && y >= field.y && y < field.y + field.h);
  assert.match(drawn.map(({ text }) => text).join(), /beben/);
  await context.close();
});

test('a name of two directions, which the browser draws for the canvas, is there to its end', async () => {
  const { context, page, seen } = await open();
  const names = { ana: 'Ana (שרה) 12', sara: 'Сара (Ана) 12' };
  const people = Object.entries(names).map(([id, label]) => ({ id, type: 'person', label }));
  await drop(page, 'names.json', JSON.stringify({
    format: 'permsim/1', kind: 'scenario', id: 'names', title: 'Names', policy: 'detrics',
    entities: [...people, { id: 'north', type: 'workspace', label: 'North', member: ['ana', 'sara'] }],
  }));
  const drawn = await texts(page);
  const [both, one] = Object.values(names).map((name) => drawn.find(({ text }) => text === name));
  const [wide_both, wide_one] = await page.evaluate((lines) => {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = '14px "permsim text", system-ui, sans-serif';
    return lines.map((line) => pen.measureText(line).width);
  }, Object.values(names));
  assert.ok(Math.abs(both.w / one.w - wide_both / wide_one) < 0.1, `${both.w} and ${one.w} wide, as ${wide_both} to ${wide_one}`);
  const clip = { x: Math.floor(both.x), y: Math.floor(both.y), width: Math.ceil(both.w), height: Math.ceil(both.h) };
  const { width, height, at } = await picture(page, { clip });
  const has_ink = (column) => [...Array(height).keys()].some((row) => at(column, row)[1] < 160);
  const last = [...Array(width).keys()].filter(has_ink).at(-1);
  assert.ok(last >= width - 5, `its ink ends at ${last} of ${width}`);
  assert.deepEqual(seen, []);
  await context.close();
});

test('Tab goes through the panes in order with a ring on the canvas at every stop, and leaves none behind', async () => {
  const { context, page } = await open({ viewport: { width: 1600, height: 800 } });
  await page.evaluate(() => {
    document.querySelector('main').insertAdjacentHTML('afterbegin', '<button id="before">before</button>');
    document.querySelector('main').insertAdjacentHTML('beforeend', '<button id="after">after</button>');
    document.getElementById('before').focus();
  });
  const panes = [];
  const without_ring = [];
  for (let stops = 0; stops < 150; stops += 1) {
    await press(page, 'Tab');
    const now = await focused(page);
    if (now === 'after') break;
    if (panes.at(-1) !== now.split('/')[0]) panes.push(now.split('/')[0]);
    await until_still(page);
    // What the canvas keeps in the menu of its filter has no place of its own there.
    if (await ring(page) === '' && !now.startsWith('matrix/compare/')) without_ring.push(now);
  }
  assert.equal(await focused(page), 'after');
  assert.deepEqual(panes, ['header', 'things', 'matrix', 'answers', 'timeline']);
  assert.deepEqual(without_ring, []);
  await until_still(page);
  assert.equal(await ring(page), '');
  await press(page, 'Shift+Tab');
  assert.match(await focused(page), /^timeline\//);
  await context.close();
});

test('arrows move in the matrix with the ring on the canvas, and Enter asks why', async () => {
  const { context, page } = await open();
  await go_to(page, /^matrix\/grid\//);
  await until_still(page);
  assert.equal(await ring(page), 'cell wes see meta');
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight');
  await until_still(page);
  assert.equal(await ring(page), 'cell ben query meta');
  await press(page, 'Control+End');
  await until_still(page);
  assert.match(await ring(page), /^cell eve /);
  await press(page, 'Enter');
  await until_still(page);
  assert.match(await text_of(page, '#announcements'), /Eve may not/);
  assert.match(await text_of(page, '#twin [data-panel="why"]'), /Eve may not/);
  await context.close();
});

test('T shows the page as text, where sharing is changed by keys alone, and T shows the drawing again', async () => {
  const { context, page, seen } = await open();
  assert.equal(await verdict(page, 'eve', 'see', 'meta'), 'deny');
  await press(page, 't');
  assert.equal(await focused(page), 'header/bar/twin');
  assert.equal(await page.evaluate(() => document.getElementById('twin').dataset.show), 'table');
  assert.ok(statistics(await picture(page)).colors > 100, 'the page as text is blank');
  await go_to(page, /^things\/tree\/./);
  await go_to(page, /meta/, 'ArrowDown');
  await press(page, 'Enter');
  await go_to(page, /visibility/);
  const is_public = () => page.evaluate(() => document.activeElement.closest('.option, label')?.textContent.trim());
  for (let presses = 0; presses < 6 && await is_public() !== 'Public'; presses += 1) await press(page, 'ArrowDown');
  await until_surely(async () => await verdict(page, 'eve', 'see', 'meta') === 'allow', 'Eve sees Meta Ads');
  const told = () => page.evaluate(() => document.querySelector('#twin [data-id^="matrix/grid/eve/"][role="gridcell"]').ariaLabel);
  assert.match(await told(), /^Eve may see Meta Ads: Allowed/);
  await press(page, 'Control+z');
  assert.equal(await verdict(page, 'eve', 'see', 'meta'), 'deny');
  assert.match(await told(), /^Eve may not see Meta Ads: Denied/);
  await press(page, 't');
  await until_still(page);
  assert.equal(await page.evaluate(() => document.getElementById('twin').dataset.show), 'canvas');
  assert.deepEqual(seen, []);
  await context.close();
});

test('what is saved comes as a file that opens again', async () => {
  const { context, page, seen } = await open();
  await click(page, 'Step forward##forward');
  await click(page, 'The owner goes on vacation##scenario');
  await click(page, /^Save as a file/);
  const file = join(here.downloads, 'vacation.json');
  const saved = () => { try { return JSON.parse(readFileSync(file, 'utf8')); } catch { return undefined; } };
  await until_surely(saved, `${file} is there`);
  assert.equal(saved().id, 'vacation');
  await drop(page, 'again.json', JSON.stringify({ ...saved(), id: 'again' }));
  assert.equal((await state(page)).scenario, 'again');
  assert.match(await page.title(), /The owner goes on vacation/);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a file that cannot be opened is answered by a notice, closed by Esc, and the work is as before', async () => {
  const { context, page } = await open({ path: '?step=2' });
  await drop(page, 'half.json', '{ "format": ');
  assert.match(await readable(page), /half\.json/);
  assert.match(await text_of(page, '#twin [role="dialog"]'), /half\.json/);
  await press(page, 'Escape');
  await until_still(page);
  assert.doesNotMatch(await readable(page), /half\.json/);
  assert.equal(await text_of(page, '#twin [role="dialog"]'), '');
  const { scenario, at } = await state(page);
  assert.deepEqual([scenario, at], ['vacation', 2]);
  await context.close();
});

test('the wheel scrolls what is under the pointer', async () => {
  const { context, page } = await open();
  const row = async () => (await find_item(page, 'Cleo##thing cleo in north')).y;
  const start = await row();
  const { x, y } = await find_item(page, 'Ben##thing ben in north');
  await page.mouse.move(x + 20, y + 8);
  await page.mouse.wheel({ deltaY: 12 });
  await until_still(page);
  assert.equal(await row(), start - 12);
  await page.mouse.wheel({ deltaY: -5000 });
  await until_still(page);
  assert.equal(await row(), start);
  await context.close();
});

test('an idle page draws nothing, also with a field in use', async () => {
  const { context, page } = await open();
  for (const key of ['', '/']) {
    if (key !== '') await press(page, key);
    await until_rest(page);
    const drawn = await frames(page);
    await animation_frames(page);
    assert.equal(await frames(page), drawn);
    assert.deepEqual(await asked(page), at_rest);
  }
  await context.close();
});

test('graphics that are taken away are spoken of, and the page draws again when they come back', async () => {
  const { context, page } = await open();
  const before = await picture(page);
  await page.evaluate(() => {
    window.loser = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loser.loseContext();
  });
  assert.match(await notice(page), /interrupted[\s\S]*comes back as soon as/);
  await page.evaluate(() => window.loser.restoreContext());
  await until_surely(async () => await notice_now(page) === '', 'the notice goes');
  await until_still(page);
  const after = await picture(page);
  assert.ok(before.data.equals(after.data), `${statistics(after).colors} colours after ${statistics(before).colors}`);
  await context.close();
});

test('the theme follows the system while the page is open, and the address is more', async () => {
  const { context, page, seen } = await open();
  assert.equal(await theme(page), 'light');
  const light = await brightness(page);
  const system = {
    dark: ['layout.css.prefers-color-scheme.content-override', 0],
    contrast: ['browser.display.document_color_use', 2], // forced colours
  };
  for (const [wanted, preference] of Object.entries(system)) {
    await firefox.with_preference(here.browser, ...preference, async () => {
      await until_surely(async () => await theme(page) === wanted, `the page is ${wanted}`);
      await until_still(page);
      if (wanted === 'dark') assert.ok(await brightness(page) < 80 && light > 200);
    });
    await until_surely(async () => await theme(page) === 'light', 'the page is light again');
  }
  await context.close();
  for (const wanted of ['dark', 'contrast']) {
    const { context: other, page: asked_for } = await open({ path: `?theme=${wanted}` });
    assert.equal(await theme(asked_for), wanted);
    assert.ok(statistics(await picture(asked_for)).colors > 100);
    await other.close();
  }
  assert.deepEqual(seen, []);
});

test('the canvas has as many pixels as the screen under it, also when the ratio changes', async () => {
  const { context, page, seen } = await open({ viewport: { width: 701, height: 501 } });
  const sizes = () => page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    const { width, height } = canvas.getBoundingClientRect();
    return { ratio: devicePixelRatio, there: [canvas.width, canvas.height], wanted: [width, height].map((size) => size * devicePixelRatio) };
  });
  assert.equal((await sizes()).ratio, 1);
  for (const ratio of [2, 1.5]) {
    await firefox.with_preference(here.browser, 'layout.css.devPixelsPerPx', String(ratio), async () => {
      await until_surely(async () => (await sizes()).ratio === ratio, `the ratio is ${ratio}`);
      await until_still(page);
      const { there, wanted } = await sizes();
      for (const side of [0, 1]) assert.ok(Math.abs(there[side] - wanted[side]) < 1, `${there} for ${wanted} at ${ratio}`);
      assert.ok(statistics(await picture(page)).colors > 200);
      assert.match(await readable(page), /Meta Ads/);
    });
  }
  assert.deepEqual(seen, []);
  await context.close();
});
