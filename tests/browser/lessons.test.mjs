// Lessons in the real page: played to the end by the keyboard alone and as the page as text alone, masked until they are locked
// in, and kept by the browser as everything else is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { press } from './by_keys.mjs';
import { stage } from './stage.mjs';
import { ask, click, drop, find_item, open_page, readable, state, until_still } from './support.mjs';

const here = stage({ viewport: { width: 1280, height: 800 } });
const { open } = here;
const shipped = (path) => JSON.parse(readFileSync(fileURLToPath(new URL(`../../assets/${path}`, import.meta.url)), 'utf8'));
const lesson_now = (page) => ask(page, { ask: 'lesson' });
/** At rest, and the page as text too, which may be behind while nobody is in it. */
async function until_told(page) {
  await until_still(page);
  await page.evaluate(() => window.permsim.test.catch_up());
}
async function by_request(page, command) {
  await ask(page, { ask: 'lesson', command });
  await until_told(page);
}

// --- the keyboard ------------------------------------------------------------------------------------------------------

const by_keyboard = {
  press,
  mark: (page, id, verdict) => press(page, id, { allow: 'a', deny: 'd', unclear: 'u' }[verdict]),
  choose: (page, id) => press(page, id, 'Space'),
};

// --- the page as text --------------------------------------------------------------------------------------------------

const in_twin = (page, id) => page.locator(`#twin [data-id="${id}"]`);
const by_twin = {
  async press(page, id) {
    await in_twin(page, id).click();
    await until_still(page);
  },
  async mark(page, id, verdict) {
    await in_twin(page, id).click({ clickCount: 1 });
    await in_twin(page, `lesson/work/marks/${{ allow: 'Allowed', deny: 'Denied', unclear: 'Unclear' }[verdict]}`).click();
    await until_still(page);
  },
  async choose(page, id) {
    await in_twin(page, id).click();
    await until_still(page);
  },
};

// --- playing -----------------------------------------------------------------------------------------------------------

/** What the program says of the cells that are asked for, from a page that has no lesson open. */
async function right_cells(other, asked, scenario) {
  const right = [];
  for (const { who, on, action } of asked.cells) {
    const { cells } = await ask(other, { ask: 'matrix', file: scenario, at: asked.at, who, on, action });
    right.push({ who, on, action, verdict: cells[0].verdict });
  }
  return right;
}

/** Lesson 1, to its end. `hands` press, mark and choose. */
async function play_first_week(page, other, hands) {
  for (let number = 1; number <= 8; number += 1) {
    const { now } = await lesson_now(page);
    assert.equal(now.page, number);
    const asked = now.asks;
    if (asked?.kind === 'predict') {
      const right = await right_cells(other, asked, 'onboarding');
      for (const [i, cell] of right.entries()) await hands.mark(page, `lesson/work/grid/${cell.who}/cell ${i}`, cell.verdict);
    }
    if (asked?.kind === 'choose') await hands.choose(page, 'lesson/work/options/option 2');
    if (asked?.kind === 'goal') await act_for_it(page, hands);
    if (asked !== undefined) {
      await hands.press(page, 'lesson/foot/lock in');
      assert.equal((await lesson_now(page)).now.asks.is_right, true, `page ${number}`);
    }
    await hands.press(page, 'lesson/foot/next');
  }
}

/** Ivy closes LinkedIn Ads and lets Ben in, in the simulator itself. */
async function act_for_it(page, hands) {
  await hands.press(page, 'lesson/work/act');
  assert.equal((await state(page)).scenario, 'onboarding');
  await hands.press(page, await node_of(page, 'LinkedIn Ads'));
  await hands.press(page, 'acts/act restrict');
  await hands.press(page, 'acts/act grant_use');
  await hands.press(page, await node_of(page, 'Ben', '[data-id^="form/"]'));
  await hands.press(page, 'lesson goal/done');
}
const node_of = (page, name, within = '[data-id^="things/"]') => page.evaluate(([words, inside]) => {
  const all = [...document.querySelectorAll(`#twin ${inside}`)];
  const found = all.find((element) => element.twin_node?.name === words);
  if (found === undefined) throw new Error(`nothing is called ${words}: ${all.map((each) => `${each.dataset.id} ${each.twin_node?.name}`).join('\n')}`);
  return found.dataset.id;
}, [name, within]);

async function check_full_score(page) {
  const { score, of, passed, complete } = await lesson_now(page);
  assert.deepEqual([score, of, passed, complete], [of, of, true, true]);
}

test('the first lesson is played to the end by the keyboard alone, and scores full', async () => {
  const { context, page, seen } = await open({ path: '?lesson=first-week' });
  const { context: elsewhere, page: other } = await open();
  await play_first_week(page, other, by_keyboard);
  await check_full_score(page);
  assert.match(await readable(page), /Passed/);
  assert.deepEqual(seen, []);
  await elsewhere.close();
  await context.close();
});

test('the first lesson is played to the end as the page as text alone, and scores full', async () => {
  const { context, page, seen } = await open({ path: '?lesson=first-week&show=table' });
  const { context: elsewhere, page: other } = await open();
  await play_first_week(page, other, by_twin);
  await check_full_score(page);
  assert.match(await page.locator('#twin').innerText(), /Passed/);
  assert.deepEqual(seen, []);
  await elsewhere.close();
  await context.close();
});

// --- masked ------------------------------------------------------------------------------------------------------------

/** Two lessons that differ in nothing but what is right: in one of them Google Analytics is restricted. */
function lessons_alike() {
  const lesson = shipped('lessons/first-week.json');
  const scenario = shipped('scenarios/onboarding.json');
  const closed = structuredClone(scenario);
  closed.entities.find(({ id }) => id === 'analytics').visibility = 'restricted';
  const pages = [
    { title: 'Ivy accepts', predict: lesson.pages[2].predict },
    { title: 'May Ivy?', choose: { says: 'May Ivy query it?', at: 2, options: [
      { says: 'Yes', is: { who: 'ivy', can: ['query'], on: 'analytics' } },
      { says: 'No', is: { who: 'ivy', cannot: ['query'], on: 'analytics' } }] } },
  ];
  return [scenario, closed].map((each) => JSON.stringify({ ...lesson, id: 'masked', scenario: { ...each, checks: [], goals: [], notes: '' }, pages }));
}

/** Whoever looks for an answer looks at all of this. */
const questions = ['state', 'matrix', 'explain', 'roles', 'diff', 'play', 'findings', 'check', 'explore', 'validate', 'review', 'export',
  'isolate', 'escalate', 'reach', 'depends', 'preview', 'fixes', 'plan', 'differences', 'load', 'dispatch', 'lesson', 'lesson_result'];
const everything_told = (page) => page.evaluate((asks) => ({
  html: document.documentElement.outerHTML.replaceAll(/lit\$\d+\$/g, 'lit'), // its marks are random
  title: document.title,
  storage: [localStorage, sessionStorage].map((kept) => Object.entries(kept).sort()),
  answers: asks.map((asked) => [asked, window.permsim.request({ ask: asked, who: 'ivy', on: 'analytics', action: 'query', at: 2, command: asked === 'lesson' ? undefined : { go: 2 } })]),
  of_files: asks.filter((asked) => !['load', 'lesson', 'lesson_result'].includes(asked))
    .map((asked) => [asked, window.permsim.request({ ask: asked, file: 'onboarding', who: 'ivy', on: 'analytics', action: 'query', at: 2 })]),
}), questions);

test('before it is locked in a masked answer is nowhere: whatever is right, all that can be read is the same', async () => {
  const told = [];
  for (const text of lessons_alike()) {
    const { context, page, seen } = await open({ path: '?fresh' });
    const requests = [];
    const downloads = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await drop(page, 'masked.json', text);
    const all = [];
    for (const step of ['open', 'marked', 'choice', 'chosen']) {
      if (step === 'marked') for (const [i] of (await lesson_now(page)).now.asks.cells.entries()) await by_request(page, { mark: 'allow', cell: i + 1 });
      if (step === 'choice') await by_request(page, { page: 2 });
      if (step === 'chosen') await by_request(page, { choose: 1 });
      await until_told(page);
      all.push({ step, ...await everything_told(page), drawn: await readable(page), picture: (await page.screenshot()).toString('base64') });
    }
    for (const { answers, of_files } of all) {
      for (const [asked, answer] of [...answers, ...of_files]) {
        if (!asked.startsWith('lesson')) assert.equal(answer.ok, false, `${asked} is answered`);
        assert.doesNotMatch(JSON.stringify(answer), /"verdict"|"right":(true|false|\d)/, asked);
      }
    }
    assert.deepEqual([requests, downloads, seen], [[], [], []]);
    told.push(all);
    // Locked in, they differ: so the two lessons are no longer alike, and the comparison means something.
    await ask(page, { ask: 'lesson', command: { lock_in: true } });
    await until_still(page);
    told.at(-1).push({ locked: (await lesson_now(page)).now.asks.is_right });
    await context.close();
  }
  const [open_now, closed_now] = told;
  assert.notDeepEqual(open_now.pop(), closed_now.pop());
  for (const [i, each] of open_now.entries()) {
    for (const key of Object.keys(each)) assert.deepEqual(each[key], closed_now[i][key], `${key}, ${each.step}`);
  }
});

// --- kept --------------------------------------------------------------------------------------------------------------

const kept_of_lessons = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('permsim.lesson')));
async function answer_something(page) {
  await by_request(page, { page: 4 });
  await press(page, 'lesson/work/options/option 2', 'Space');
  await press(page, 'lesson/foot/lock in');
}

test('a reload goes on where one was, and forgetting leaves nothing behind', async () => {
  const { context, page } = await open({ path: '?lesson=first-week' });
  await answer_something(page);
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
  const { page: number, score } = await lesson_now(page);
  assert.deepEqual([number, score], [4, 1]);
  await press(page, 'lesson/head/close');
  await click(page, 'File##file');
  await click(page, 'Forget everything in this browser…##file forget');
  await click(page, 'Forget it all##forget');
  assert.deepEqual(await kept_of_lessons(page), []);
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
  assert.deepEqual([(await lesson_now(page)).page, (await lesson_now(page)).score], [1, 0]);
  await context.close();
});

test('a storage that fails breaks no lesson, and the result says that nothing is kept', async () => {
  const { context, page, seen } = await open({
    path: '?lesson=first-week',
    prepare: (opened) => opened.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException('There is no room', 'QuotaExceededError'); };
      Storage.prototype.getItem = () => { throw new DOMException('refused', 'SecurityError'); };
    }),
  });
  await answer_something(page);
  assert.equal((await lesson_now(page)).score, 1);
  await press(page, 'lesson/head/pages/page Result');
  // In lines as its column breaks them, between those of others: each line is looked for.
  const words = await readable(page);
  assert.match(words, /nothing is kept/, words);
  assert.match(await page.locator('#twin').evaluate((twin) => twin.textContent), /nothing is kept in this browser: save the result/);
  await press(page, 'lesson/head/close');
  assert.equal((await state(page)).scenario, 'vacation');
  assert.deepEqual(seen, []);
  await context.close();
});

test('an embedded page stores nothing of a lesson', async () => {
  const { context, page } = await open_page(here.browser, here.address, { path: '?embed&lesson=first-week' });
  await answer_something(page);
  assert.equal((await lesson_now(page)).score, 1);
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], []]);
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  await context.close();
});

test('fingers mark cells, one tap after the other, and lock in what they have marked', async () => {
  const { context, page, seen } = await open({ path: '?lesson=first-week', viewport: { width: 820, height: 1180 }, hasTouch: true });
  await by_request(page, { page: 2 });
  const tap = async (label) => {
    const { x, y, w, h } = await find_item(page, label);
    await page.touchscreen.tap(x + w / 2, y + h / 2);
    await until_still(page);
  };
  const { cells } = (await lesson_now(page)).now.asks;
  for (const [i] of cells.entries()) await tap(new RegExp(`##lesson/work/grid/[^/]+/cell ${i}$`));
  await tap(new RegExp(`##lesson/work/grid/[^/]+/cell 0$`)); // allowed, then denied
  const marks = (await lesson_now(page)).now.asks.cells.map(({ guess }) => guess);
  assert.deepEqual(marks, ['deny', ...cells.slice(1).map(() => 'allow')]);
  await tap(/##lesson\/foot\/lock in$/);
  assert.equal((await lesson_now(page)).now.asks.locked, true);
  assert.deepEqual(seen, []);
  await context.close();
});

test('one’s own work comes back when the lesson is closed from outside while a goal is acted for', async () => {
  const { context, page } = await open();
  await ask(page, { ask: 'dispatch', command: { remove_step: 1 } });
  const mine = await ask(page, { ask: 'export' });
  await ask(page, { ask: 'lesson', file: 'first-week' });
  await by_request(page, { page: 7 });
  await press(page, 'lesson/work/act');
  assert.equal((await state(page)).scenario, 'onboarding');
  await by_request(page, { close: true });
  assert.deepEqual(await ask(page, { ask: 'export' }), mine);
  assert.notEqual((await state(page)).undo, null);
  await context.close();
});
