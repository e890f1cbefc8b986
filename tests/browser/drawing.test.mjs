// When and how the page draws: sharp at every ratio, only when something happened, again after the graphics were lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { animation_frames, asked, at_rest, click, frames, items, notice, picture, readable, statistics, until_rest, until_still } from './support.mjs';

const here = stage();
const { open } = here;
const backing = (page) => page.evaluate(() => {
  const canvas = document.getElementById('canvas');
  return [canvas.width, canvas.height];
});

/** It draws nothing now, and nothing is asked for that would make it draw later. */
async function assert_rests(page) {
  await until_rest(page);
  const drawn = await frames(page);
  await animation_frames(page);
  assert.equal(await frames(page), drawn);
  assert.deepEqual(await asked(page), at_rest);
}

test('an idle page draws nothing', async () => {
  const { context, page } = await open();
  await assert_rests(page);
  await context.close();
});

test('an idle page with a text field in use draws nothing either', async () => {
  const { context, page } = await open();
  const field = (await items(page)).find((item) => item.label.startsWith('Search people'));
  assert.ok(field, 'there is no search field');
  await page.mouse.click(field.x + 20, field.y + field.h / 2);
  await assert_rests(page);
  await context.close();
});

test('a hidden page draws nothing until it is seen again', async () => {
  const { context, page } = await open();
  const session = await context.newCDPSession(page);
  await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' }));
  const drawn = await frames(page);
  await page.mouse.move(300, 300);
  await page.mouse.move(500, 400);
  await animation_frames(page);
  assert.equal(await frames(page), drawn);
  assert.equal((await asked(page)).is_coming, false);
  await page.evaluate(() => {
    delete document.visibilityState;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await until_still(page);
  assert.ok(await frames(page) > drawn);
  await session.detach();
  await context.close();
});

test('a canvas scrolled out of sight draws nothing', async () => {
  const { context, page } = await open();
  await page.evaluate(() => { document.querySelector('main').style.transform = 'translateY(5000px)'; });
  await page.waitForFunction(() => !window.permsim.test.asked().can_draw); // the browser has told the page
  const drawn = await frames(page);
  await page.evaluate(() => window.permsim.request({ ask: 'dispatch', command: { go: 1 } }));
  await animation_frames(page);
  assert.equal(await frames(page), drawn);
  assert.equal((await asked(page)).is_coming, false);
  await page.evaluate(() => { document.querySelector('main').style.transform = ''; });
  await until_still(page);
  assert.ok(await frames(page) > drawn);
  await context.close();
});

test('the canvas has as many pixels as the screen under it, at every ratio', async () => {
  for (const [deviceScaleFactor, expected] of [[1, [501, 351]], [1.25, [626, 439]], [1.5, [752, 527]], [2, [1002, 702]], [3, [1503, 1053]]]) {
    const { context, page, seen } = await open({ deviceScaleFactor, viewport: { width: 501, height: 351 } });
    assert.deepEqual(await backing(page), expected, `at ${deviceScaleFactor}`);
    assert.deepEqual(seen, []);
    await context.close();
  }
});

/** The steepest step between two neighbouring pixels in a row, on average over rows that have any: sharp letters have steep sides. */
function sharpness({ data, width, height }) {
  let sum = 0, rows = 0;
  for (let y = 0; y < height; ++y) {
    let steepest = 0;
    for (let x = 1; x < width; ++x) {
      const at = (y * width + x) * 4;
      steepest = Math.max(steepest, Math.abs(data[at] - data[at - 4]));
    }
    if (steepest > 40) { sum += steepest; rows += 1; }
  }
  return sum / rows;
}

test('text is as sharp at twice and one and a half times the pixels as at once', async () => {
  const measured = {};
  for (const deviceScaleFactor of [1, 1.5, 2]) {
    const { context, page } = await open({ deviceScaleFactor, colorScheme: 'light' });
    measured[deviceScaleFactor] = sharpness(await picture(page, { clip: { x: 0, y: 0, width: 260, height: 300 } }));
    await context.close();
  }
  // A picture merely enlarged would have half the steepness at twice the size.
  assert.ok(measured[2] > 0.9 * measured[1], JSON.stringify(measured));
  assert.ok(measured[1.5] > 0.9 * measured[1], JSON.stringify(measured));
});

test('a new window size is followed at once and nothing is stretched', async () => {
  const { context, page } = await open();
  await page.setViewportSize({ width: 900, height: 600 });
  await until_still(page);
  assert.deepEqual(await backing(page), [900, 600]);
  const right = Math.max(...(await items(page)).map((item) => item.x + item.w));
  assert.ok(right <= 900 && right > 700, `the rightmost thing ends at ${right}`);
  await context.close();
});

test('browser zoom makes letters of more pixels, not bigger pixels', async () => {
  const { context, page } = await open({ deviceScaleFactor: 1 });
  const session = await context.newCDPSession(page);
  // What zooming to 150 % does to a page: fewer CSS pixels, each of more pixels of the screen.
  await session.send('Emulation.setDeviceMetricsOverride', { width: 853, height: 533, deviceScaleFactor: 1.5, mobile: false });
  await until_still(page);
  assert.deepEqual(await backing(page), [1280, 800]);
  assert.match(await readable(page), /Meta Ads/);
  await context.close();
});

test('at every zoom from 50 to 300 % everything stands in the window, sharp, and the matrix answers', async () => {
  const { context, page, seen } = await open({ deviceScaleFactor: 1 });
  const session = await context.newCDPSession(page);
  for (const zoom of [0.5, 0.67, 0.8, 1.1, 1.25, 1.75, 2, 2.5, 3]) {
    const [width, height] = [Math.round(1280 / zoom), Math.round(800 / zoom)];
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: zoom, mobile: false });
    await until_still(page);
    const [across, down] = await backing(page);
    assert.ok(Math.abs(across - 1280) <= 2 && Math.abs(down - 800) <= 2, `${across} × ${down} pixels at ${zoom}`);
    const right = Math.max(...(await items(page)).map((item) => item.x + item.w));
    assert.ok(right <= width + 0.5, `something ends at ${right} of ${width} at ${zoom}`);
    await click(page, 'cell wes query meta');
    assert.match(await page.locator('#announcements').innerText(), /Wes may query/);
    await click(page, 'cell wes see meta');
    assert.match(await page.locator('#announcements').innerText(), /Wes may see Meta Ads/, `at ${zoom}`);
    assert.ok((await items(page)).some(({ label }) => label === 'Step forward##forward'), `no way to step at ${zoom}`);
  }
  assert.deepEqual(seen, []);
  await context.close();
});

test('the theme follows the system, canvas and page alike', async () => {
  const { context, page } = await open({ colorScheme: 'light' });
  const brightness = async () => {
    const { data } = await picture(page);
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += data[i];
    return sum / (data.length / 4);
  };
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [light, light_ground] = [await brightness(), await ground()];
  await page.emulateMedia({ colorScheme: 'dark' });
  await until_still(page);
  assert.ok(await brightness() < 80 && light > 200);
  assert.notEqual(await ground(), light_ground);
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), 'dark');
  for (const media of [{ contrast: 'more' }, { contrast: 'no-preference', forcedColors: 'active' }]) {
    await page.emulateMedia(media);
    await until_still(page);
    assert.equal(await theme(), 'contrast', JSON.stringify(media));
    assert.ok(await brightness() < 40);
  }
  await context.close();
});

test('nothing flashes: before the first frame the page has very nearly the colour that most of the canvas will have', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { context, page } = await open({ colorScheme });
    const { commonest_color } = statistics(await picture(page));
    await context.close();
    const early = await here.browser.newContext({ colorScheme });
    const loading = await early.newPage();
    await loading.route('**/*.wasm', () => {});
    await loading.goto(here.address);
    const ground = (await picture(loading)).at(5, 5);
    for (let i = 0; i < 3; ++i) assert.ok(Math.abs(ground[i] - commonest_color[i]) <= 4, `${ground} before, ${commonest_color} after`);
    await early.close();
  }
});

test('when the browser takes the graphics away the page says so, and draws again when they come back', async () => {
  const { context, page } = await open();
  const earlier = statistics(await picture(page));
  await page.evaluate(() => {
    window.loser = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loser.loseContext();
  });
  assert.match(await notice(page), /interrupted[\s\S]*comes back as soon as/);
  await page.mouse.move(400, 400); // input meanwhile harms nothing
  await page.evaluate(() => window.permsim.request({ ask: 'dispatch', command: { go: 2 } }));
  await page.evaluate(() => window.loser.restoreContext());
  await page.locator('#notice').waitFor({ state: 'hidden' });
  await until_still(page);
  const later = statistics(await picture(page));
  assert.ok(later.colors > 0.7 * earlier.colors, `${later.colors} colours after ${earlier.colors}`);
  assert.match(await readable(page), /North/);
  await context.close();
});

test('the same page twice is the same picture, pixel for pixel', async () => {
  const pictures = [];
  for (let i = 0; i < 2; ++i) {
    const { context, page } = await open();
    pictures.push((await picture(page)).data);
    await context.close();
  }
  assert.ok(pictures[0].equals(pictures[1]));
});
