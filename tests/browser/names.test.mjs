// Names in any script on the canvas: drawn as they are written, shaped and ordered by the browser, as sharp as the words beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { animation_frames, asked, at_rest, click, drop, find_item, frames, notice, picture, texts, until_rest, until_still } from './support.mjs';

const { open } = stage({ viewport: { width: 1440, height: 2000 } });

const scripts = {
  vietnamese: 'Nguyễn Thị Bích', cyrillic: 'Анна Ковальчук', greek: 'Ελένη Παππά', chinese: '王小明', japanese: 'さくら 山田',
  arabic: 'محمد الأحمد', hebrew: 'שרה כהן', hindi: 'अनिल शर्मा', thai: 'สมชาย ใจดี', emoji: '👩‍👩‍👧 Team', mixed: 'Ana (שרה) 12',
};
const ids = Object.keys(scripts);
const scenario = (labels = scripts) => JSON.stringify({
  format: 'permsim/1', kind: 'scenario', id: 'names', title: 'Имена', policy: 'detrics', shows: { on: 'ads', view: 'actions' },
  entities: [
    ...Object.entries(labels).map(([id, label]) => ({ id, type: 'person', label })),
    { id: 'north', type: 'workspace', label: 'Εργασία', owner: ['greek'], member: ids },
    { id: 'ads', type: 'connection', label: 'Реклама', workspace: 'north', creator: 'greek' },
  ],
});

async function open_names(options, labels) {
  const opened = await open(options);
  await drop(opened.page, 'names.json', scenario(labels));
  await until_still(opened.page);
  return opened;
}

/** The place of a name in the list at the left: its words as they were drawn. */
async function place_of(page, id, name = scripts[id]) {
  const row = await find_item(page, `${name}##thing ${id} in north`);
  const inside = (text) => text.text === name && text.x >= row.x && text.x + text.w <= row.x + row.w + 8 &&
    Math.abs(text.y + text.h / 2 - row.y - row.h / 2) < 8;
  return (await texts(page)).find(inside);
}
const pixels_of = (page, { x, y, w, h }) => picture(page, {
  clip: { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(w), height: Math.ceil(h) },
});
/** Whether this machine has letters for it: a font that lacks them draws the same box for all. */
const has_letters = (page, name) => page.evaluate((text) => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const drawn = (letter) => {
    context.font = '20px system-ui, sans-serif';
    context.clearRect(0, 0, 60, 60);
    context.fillText(letter, 10, 40);
    return context.getImageData(0, 0, 60, 60).data.join();
  };
  const letters = [...new Set(text.match(/\p{L}/gu))];
  return new Set(letters.map(drawn)).size === letters.length;
}, name);

test('each name can be read where it belongs, and is not the row of ? that the baked font would draw', async () => {
  const { context, page, seen } = await open_names();
  const question_marks = Object.fromEntries(ids.map((id) => [id, scripts[id].replaceAll(/[^ -~]/gu, '?')]));
  const places = new Map();
  for (const id of ids) {
    const place = await place_of(page, id);
    assert.ok(place, `${scripts[id]} is not on the canvas`);
    places.set(id, { place, drawn: await pixels_of(page, place) });
  }
  assert.ok((await texts(page)).some((text) => text.text.includes('Реклама')));
  assert.ok((await texts(page)).some((text) => text.text.includes('Имена')));
  await drop(page, 'names.json', scenario(question_marks));
  for (const [id, { place, drawn }] of places) {
    const other = await pixels_of(page, place);
    assert.ok(!drawn.data.equals(other.data), `${scripts[id]} looks like ${question_marks[id]}`);
  }
  assert.deepEqual(seen, []);
  await context.close();
});

test('letters stand upright on the base line of the names beside them, in the same colour, sharp at every ratio', async () => {
  for (const deviceScaleFactor of [1, 1.25, 1.5, 2, 3]) {
    // A letter that looks the same in Latin (baked) and in Cyrillic (the browser's).
    const { context, page } = await open_names({ deviceScaleFactor }, { ...scripts, greek: 'HH', cyrillic: 'НН' });
    const ink = async (id, name) => {
      const row = await find_item(page, `${name}##thing ${id} in north`);
      const drawn = await pixels_of(page, { x: row.x + 30, y: row.y, w: 60, h: row.h });
      const darkness = (x, y) => 255 - drawn.at(x, y)[1];
      const rows = [];
      for (let y = 0; y < drawn.height; y += 1) {
        let most = 0;
        for (let x = 0; x < drawn.width; x += 1) most = Math.max(most, darkness(x, y));
        rows.push(most);
      }
      const darkest = Math.max(...rows);
      const first = rows.findIndex((most) => most > darkest / 2);
      const last = rows.findLastIndex((most) => most > darkest / 2);
      return { top: (row.y * deviceScaleFactor) % 1 + first, height: last - first + 1, bottom: drawn.height - last, darkest };
    };
    const latin = await ink('greek', 'HH'), cyrillic = await ink('cyrillic', 'НН');
    assert.ok(Math.abs(latin.bottom - cyrillic.bottom) <= 1, `at ${deviceScaleFactor}: ${JSON.stringify([latin, cyrillic])}`);
    assert.ok(Math.abs(latin.height - cyrillic.height) <= 1, `at ${deviceScaleFactor}: ${JSON.stringify([latin, cyrillic])}`);
    assert.ok(Math.abs(latin.darkest - cyrillic.darkest) <= 40, `at ${deviceScaleFactor}: ${JSON.stringify([latin, cyrillic])}`);
    await context.close();
  }
});

test('Hebrew runs from the right, and Arabic letters are shaped by their neighbours', async () => {
  // Of the Hebrew letters only the first reaches down to the base line. The second Arabic name has its letters kept apart.
  const labels = { ...scripts, hebrew: 'שיייי', arabic: 'محمد', thai: 'م\u200cح\u200cم\u200cد' };
  const { context, page } = await open_names({}, labels);
  if (await has_letters(page, labels.hebrew)) {
    const drawn = await pixels_of(page, await place_of(page, 'hebrew', labels.hebrew));
    const halves = [0, 0];
    const middle = drawn.width / 2;
    for (let y = Math.floor(drawn.height * 0.6); y < drawn.height; y += 1) {
      for (let x = 0; x < drawn.width; x += 1) halves[x < middle ? 0 : 1] += 255 - drawn.at(x, y)[1];
    }
    assert.ok(halves[1] > 5 * halves[0], `low ink at the left and at the right: ${halves}`);
  }
  if (await has_letters(page, labels.arabic)) {
    const joined = await place_of(page, 'arabic', labels.arabic), apart = await place_of(page, 'thai', labels.thai);
    assert.ok(Math.abs(joined.w - apart.w) < 0.5 * joined.w, `${joined.w} wide joined, ${apart.w} apart`); // nothing is spelled out
    assert.ok(!(await pixels_of(page, joined)).data.equals((await pixels_of(page, { ...apart, w: joined.w, h: joined.h })).data));
  }
  await context.close();
});

test('a page with foreign names rests like any other, and draws them again after the graphics were lost', async () => {
  const { context, page, seen } = await open_names();
  await until_rest(page);
  const drawn = await frames(page);
  await animation_frames(page);
  assert.equal(await frames(page), drawn);
  assert.deepEqual(await asked(page), at_rest);
  const before = await pixels_of(page, await place_of(page, 'cyrillic'));
  await page.evaluate(() => {
    window.loser = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loser.loseContext();
  });
  await notice(page);
  await page.evaluate(() => window.loser.restoreContext());
  await page.locator('#notice').waitFor({ state: 'hidden' });
  await until_still(page);
  const after = await pixels_of(page, await place_of(page, 'cyrillic'));
  assert.ok(before.data.equals(after.data));
  assert.deepEqual(seen.filter((message) => !/CONTEXT_LOST|context lost/i.test(message)), []);
  await context.close();
});

test('the browser is asked for nothing while all letters are baked', async () => {
  const prepare = (page) => page.addInitScript(() => {
    window.drawn_lines = 0;
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function count(...given) {
      window.drawn_lines += 1;
      return draw.apply(this, given);
    };
  });
  const { context, page } = await open({ prepare });
  await click(page, 'Step forward##forward');
  assert.equal(await page.evaluate(() => window.drawn_lines), 0);
  await drop(page, 'names.json', scenario());
  const once = await page.evaluate(() => window.drawn_lines);
  assert.ok(once > ids.length, `${once} lines`);
  await page.mouse.move(300, 300);
  await page.mouse.move(310, 1500);
  await until_still(page);
  await page.mouse.move(5, 1995);
  await until_still(page);
  const later = await page.evaluate(() => window.drawn_lines);
  await page.mouse.move(300, 300);
  await page.mouse.move(5, 1995);
  await until_still(page);
  assert.equal(await page.evaluate(() => window.drawn_lines), later);
  await context.close();
});

test('an emoji keeps its colours, and the letters beside it have the colour of the others', async () => {
  // This machine may have no emoji in colour: the browser's part is played by a red square.
  const prepare = (page) => page.addInitScript(() => {
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function with_emoji(text, x, y) {
      if (!text.startsWith('🟥')) return draw.call(this, text, x, y);
      draw.call(this, text.replace('🟥', '   '), x, y);
      this.fillStyle = '#f00';
      return this.fillRect(x, y - 8, 8, 8);
    };
  });
  for (const colorScheme of ['light', 'dark']) {
    const { context, page } = await open_names({ prepare, colorScheme }, { ...scripts, emoji: '🟥  Team' });
    const drawn = await pixels_of(page, await place_of(page, 'emoji', '🟥  Team'));
    let reds = 0;
    let letters = 0;
    for (let i = 0; i < drawn.data.length; i += 4) {
      const [red, green, blue] = drawn.data.subarray(i, i + 3);
      if (red > 240 && green < 15 && blue < 15) reds += 1;
      else if (colorScheme === 'dark' ? green > 180 : green < 75) letters += 1;
    }
    assert.ok(reds >= 49 && letters > 20, `${colorScheme}: ${reds} red pixels, ${letters} of letters`);
    await context.close();
  }
});
