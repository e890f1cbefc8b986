// A monkey at the real page: 375 random events of mouse, keyboard and the page's HTML, while the browser's storage fails now and
// then. The same for the same seed; ui/monkey.tests.cpp does 50,000 of them without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { ask, items, notice_now, state, until_still } from './support.mjs';

const here = stage({ viewport: { width: 1280, height: 800 } });
const kEvents = 375;
/** Fewer than the session keeps for undo, so that the start can always be gone back to. */
const kEventsOfRound = 125;
/** So many of them change the work at least once: the others look, ask, open and shut. */
const kEventsOfChange = 50;
const kSeed = 20_261_127;

/** mulberry32: 32 bits of state are enough for a monkey. */
function dice_of(seed) {
  let at = seed;
  const next = () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { below: (most) => Math.floor(next() * most), pick: (all) => all[Math.floor(next() * all.length)], chance: (percent) => next() * 100 < percent };
}

const kKeys = ['Tab', 'Tab', 'Shift+Tab', 'Enter', 'Enter', 'Escape', 'Space', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'Home', 'End',
  'Control+z', 'Control+Shift+z', 'Control+k', ']', '[', 'm', 'f', 'g', 'l', 'd', '/', 'Backspace', 'Delete', 'ContextMenu', 'Alt+ArrowRight'];
const kWords = ['Ana', 'Zoë Łukasiewicz', '名前', 'שלום', '<b>&amp;</b>', '"quoted" \\ back', '#member', ' ', '👩‍👩‍👧 family', '2026-03-02', 'x'.repeat(90)];
/** What leads away from the page, or where a monkey would never build anything. */
const kAvoided = /##(gallery|card|file save|file open|notices|open)|generated|Save|Open a file|Forget|Third-party/;

/** What could be pressed when the mouse was last used. */
let known = new Set();

/** One thing done to the page; told in a line. */
async function act(page, dice) {
  const what = dice.below(100);
  if (what < 50) {
    const all = (await items(page)).filter(({ label, w, h }) => w > 0 && h > 0 && !kAvoided.test(label));
    if (all.length === 0) return 'nothing to press';
    // Every other time what has just come up: a hand goes to the menu or form that it opened, chance alone would seldom find it.
    const fresh = all.filter(({ label }) => !known.has(label));
    known = new Set(all.map(({ label }) => label));
    const item = dice.pick(fresh.length > 0 && dice.chance(50) ? fresh : all);
    const button = dice.chance(20) ? 'right' : 'left';
    await page.mouse.click(item.x + dice.below(Math.max(1, item.w)), item.y + dice.below(Math.max(1, item.h)), { button });
    return `${button} click on ${item.label}`;
  }
  if (what < 75) {
    const key = dice.pick(kKeys);
    await page.keyboard.press(key);
    return `key ${key}`;
  }
  if (what < 85) {
    const words = dice.pick(kWords);
    await page.keyboard.insertText(words);
    return `typed ${words}`;
  }
  if (what < 90) {
    const size = dice.pick([[1280, 800], [800, 600], [390, 844], [844, 390], [1600, 1000]]);
    await page.setViewportSize({ width: size[0], height: size[1] });
    return `window ${size}`;
  }
  if (what < 94) {
    await page.evaluate((fails) => { window.storage_fails = fails; }, dice.chance(50));
    return 'storage';
  }
  const pressed = await page.evaluate((number) => {
    const all = [...document.querySelectorAll('#twin button, #twin [role=treeitem], #twin [role=gridcell], #twin a')].filter(({ textContent }) => !/Save|Open a file|Forget|notices/.test(textContent));
    const one = all[number % Math.max(1, all.length)];
    one?.click();
    return one?.textContent ?? 'nothing';
  }, dice.below(10_000));
  return `pressed in the text: ${pressed.slice(0, 40)}`;
}

/** An open lesson hides the work, and a question of it refuses whatever would tell its answer. */
const has_lesson = (page) => page.evaluate(() => window.permsim.request({ ask: 'lesson' }).ok);

/** Back to the work, as a person goes: by the lesson's own way out, which acting for a goal hides once more. */
async function leave_lesson(page) {
  for (let tries = 0; tries < 3 && await has_lesson(page); tries += 1) {
    await page.keyboard.press('Escape'); // a menu or form that lies above it
    await until_still(page);
    const way_out = (await items(page)).find(({ label, w }) => w > 0 && /^(Close the lesson|Back to the lesson)##/.test(label));
    if (way_out) await page.mouse.click(way_out.x + way_out.w / 2, way_out.y + way_out.h / 2);
    await until_still(page);
  }
  assert.equal(await has_lesson(page), false, `no way out of the lesson; there is:\n${(await items(page)).map(({ label }) => label).join('\n')}`);
}

test(`a monkey's ${kEvents} events: every document opens, all is taken back, and nothing breaks`, async () => {
  const { context, page, seen } = await here.open({
    prepare: (opened) => opened.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...rest) {
        if (window.storage_fails) throw new DOMException('There is no room', 'QuotaExceededError');
        return put.apply(this, rest);
      };
    }),
  });
  page.on('dialog', (dialog) => { dialog.dismiss().catch(() => {}); });
  // The notes of a lesson that is presented: whoever is alone with the page closes them.
  context.on('page', (other) => { other.close().catch(() => {}); });
  const dice = dice_of(kSeed);
  const start = await ask(page, { ask: 'export' });
  const done = [];
  const so_far = () => `\n  ${done.slice(-12).join('\n  ')}`;
  // Counted by what undo would take back: the monkey undoes much of its work itself, so that what is left at the end says little.
  let changes = 0;
  let last = null;
  for (let event = 1; event <= kEvents; event += 1) {
    done.push(await act(page, dice));
    if (!await has_lesson(page)) {
      const { undo } = await state(page);
      if (undo !== last) changes += 1;
      last = undo;
    }
    if (event % 25 !== 0) continue;
    await until_still(page);
    assert.equal(await notice_now(page), '', `the program stopped:${so_far()}`);
    assert.deepEqual(seen, [], so_far());
    await leave_lesson(page);
    const file = await ask(page, { ask: 'export' });
    const { problems = [] } = await ask(page, { ask: 'validate', file });
    assert.deepEqual(problems.filter(({ warning }) => !warning), [], so_far());
    if (event % kEventsOfRound !== 0) continue;
    while ((await state(page)).undo) await ask(page, { ask: 'dispatch', command: { undo: true } });
    last = null;
    assert.deepEqual(await ask(page, { ask: 'export' }), start, so_far());
  }
  assert.ok(changes > kEvents / kEventsOfChange, `only ${changes} changes: the monkey does nothing`);
  console.log(`# ${changes} changes in ${kEvents} events`);
  await context.close();
});
