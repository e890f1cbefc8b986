// A generated organisation of 5,000 people and 10,000 connections: opened, scrolled end to end, searched and edited.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { address_of, edits_of, frames_of, large, most_of, scroll, sum_of } from './large.mjs';
import { ask, click, find_item, items, readable, until_still } from './support.mjs';

const small = { people: 500, connections: 1000 };
const { people, connections } = large;
const { open } = stage({ path: address_of(large), viewport: { width: 1440, height: 900 } });

const dispatch = async (page, command) => {
  const answer = await ask(page, { ask: 'dispatch', command });
  assert.ok(answer, JSON.stringify(command));
};
const summary = (frames) => ['rows', 'sets', 'judgements', 'compared', 'planes', 'decisions', 'bytes']
  .map((kind) => `${kind} ${sum_of(frames, kind)}`).join(', ');

/** Rows for what the panels beside the matrix show, such as who may do what with the selected thing. */
const in_sight = 20;
function assert_nothing_but_what_is_in_sight(frames, what) {
  assert.equal(sum_of(frames, 'judgements'), 0, what);
  assert.ok(sum_of(frames, 'rows') <= in_sight, what);
}

/** Scrolls from end to end, and says what the frames took. */
async function scrolled(size) {
  const { context, page, seen } = await open({ path: address_of(size) });
  await click(page, 'By thing##way to look');
  await until_still(page);
  const shows = async (label, what) => assert.ok((await items(page)).some((item) => item.label === label), `${what} is not shown`);
  const taken = await frames_of(page, async () => {
    await scroll(page, -30_000, -20_000, 12);
    await scroll(page, 0, 20_000, 12);
    await shows(`cell p${size.people} see c1`, 'the last person');
    await scroll(page, 30_000, 0, 12);
    await shows(`cell p${size.people} see c${size.connections}`, 'the last thing');
  });
  assert.deepEqual(seen, []);
  await context.close();
  return taken;
}

test('an organisation of any size is an address; a count that is none is refused in words', async () => {
  const { context, page } = await open({ path: '?scenario=generated&people=30&connections=many' });
  assert.equal((await ask(page, { ask: 'state' })).title, 'A generated organisation');
  assert.match(await readable(page), /a count is a number from 1 to/);
  await context.close();
});

test('a frame of the large organisation takes no more than one of a small one, wherever it is scrolled to', async (t) => {
  const of_small = await scrolled(small), of_large = await scrolled(large);
  // Rows are made when they come into sight.
  for (const kind of ['items', 'vertices', 'rows', 'sets']) {
    t.diagnostic(`${kind}: ${most_of(of_small, kind)} and ${most_of(of_large, kind)}`);
    assert.ok(most_of(of_large, kind) > 0);
    // It is ten times as large, so whatever grows with it shows. Numbers have a digit more, and headings stand elsewhere.
    assert.ok(most_of(of_large, kind) <= most_of(of_small, kind) * 2, kind);
  }
  t.diagnostic(summary(of_large));
  for (const kind of ['judgements', 'compared', 'decisions', 'bytes']) assert.equal(sum_of(of_large, kind), 0, kind);
});

/** What the matrix shows, found among all others by its name and chosen, so that it can be changed. */
async function choose_first_thing(page) {
  const { label } = await find_item(page, /##choose what the matrix shows$/);
  await click(page, 'Search people and things');
  await page.keyboard.type(label.split('##')[0]);
  await until_still(page);
  await click(page, /##thing c1$/);
}

test('an edit of the large organisation shows in the frame that makes it, and so does its undo', async (t) => {
  const { context, page } = await open();
  const verdict_now = async () => (await ask(page, { ask: 'matrix', who: `p${people}`, action: 'see', on: 'c1' })).cells[0].verdict;
  const next = (await verdict_now()) === 'allow' ? 'Restricted' : 'Public';
  await choose_first_thing(page);
  const edited = await frames_of(page, () => click(page, `${next}##attribute visibility`));
  t.diagnostic(`edit: ${summary(edited)}`);
  // The question before it looked at other readings, so what is made here is told by its judgement.
  const [made] = edited.filter((frame) => frame.judgements > 0);
  // The text tells a few more things than the drawing shows.
  assert.equal(made.judgements, 1);
  assert.ok(sum_of(edited, 'rows') <= 1 + in_sight);
  assert.match((await ask(page, { ask: 'state' })).undo ?? '', /./);
  const undone = await frames_of(page, async () => {
    await page.keyboard.press('Control+z');
    await until_still(page);
  });
  t.diagnostic(`undo: ${summary(undone)}`);
  assert_nothing_but_what_is_in_sight(undone, 'undo');
  await context.close();
});

test('whoever and whatever comes or goes: an edit makes again what it touches, and undo nothing', async (t) => {
  const { context, page, seen } = await open();
  for (const [what, edit] of Object.entries(edits_of(large))) {
    const edited = await frames_of(page, () => dispatch(page, { edit: [edit] }));
    const undone = await frames_of(page, () => dispatch(page, { undo: true }));
    t.diagnostic(`${what}: ${summary(edited)}`);
    t.diagnostic(`… undone: ${summary(undone)}`);
    // Whoever comes or goes takes a place in every row, which is made once for the verdicts and once for what the page counts.
    const concerns_everything = /person/.test(what);
    assert.ok(sum_of(edited, 'rows') <= (concerns_everything ? 2 * connections * 1.06 : 1) + in_sight, what);
    assert.ok(sum_of(edited, 'judgements') <= 800, what); // a workspace holds some 750 things
    assert_nothing_but_what_is_in_sight(undone, what);
  }
  const memory = await page.evaluate(() => window.permsim.test.memory());
  t.diagnostic(`${(memory / 1024 / 1024).toFixed(0)} MB`);
  assert.ok(memory <= 256 * 1024 * 1024);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a person who edits all day stays within the memory', async (t) => {
  const { context, page } = await open();
  const memory = await page.evaluate(() => {
    for (let i = 0; i < 400; i += 1) {
      const command = { edit: [{ set: { visibility: i % 2 ? 'public' : 'restricted' }, on: `c${1 + (i % 50)}` }] };
      const answer = window.permsim.request({ ask: 'dispatch', command });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
    }
    return window.permsim.test.memory();
  });
  t.diagnostic(`${(memory / 1024 / 1024).toFixed(0)} MB after 400 edits`);
  assert.ok(memory <= 256 * 1024 * 1024);
  await context.close();
});

test('the search finds one among thousands', async () => {
  const { context, page } = await open();
  await click(page, 'Search people and things');
  await page.keyboard.type('4711');
  await until_still(page);
  assert.ok((await items(page)).some(({ label }) => /##thing p4711/.test(label)));
  await click(page, 'Free editing##acting');
  await until_still(page);
  await page.keyboard.type('4712');
  await until_still(page);
  await click(page, /##act as p4712$/);
  assert.ok((await items(page)).some(({ label }) => /4712##acting$/.test(label)), 'nobody acts');
  await context.close();
});
