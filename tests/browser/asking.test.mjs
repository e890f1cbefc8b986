// Questions about all of a world, asked by keys alone in the page as text: they are answered in slices, and the answers lead on.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { press } from './by_keys.mjs';
import { stage } from './stage.mjs';
import { ask, state, until } from './support.mjs';

const { open } = stage({ viewport: { width: 1440, height: 900 } });

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const text_of = (page, id) => page.evaluate((wanted) => {
  window.permsim.test.catch_up();
  return document.querySelector(`#twin [data-id="${CSS.escape(wanted)}"]`)?.textContent.replaceAll(/\s+/g, ' ').trim();
}, id);
/** Chosen and asked; until nothing is searched for any more. */
async function asked(page, question) {
  await press(page, 'answers/Ask');
  await press(page, `ask/questions/${question}/ask`);
  assert.ok(await until(async () => await text_of(page, 'ask/says') !== undefined && await text_of(page, 'ask/progress') === undefined));
  return text_of(page, 'ask/says');
}

test('how somebody can leave so that nothing stops is asked by keys, and its plan opens as a story that does so', async () => {
  const { context, page, seen } = await open({ path: '?scenario=offboarding-wrong-order&show=table' });
  await press(page, 'answers/Ask');
  await press(page, 'ask/ask who');
  await press(page, 'ask/ask who/pick ana');
  assert.match(await text_of(page, 'ask/questions/2/ask'), /How can Ana leave so that nothing stops\?/);
  assert.match(await asked(page, 2), /Nothing stops when Ana is gone/);
  await press(page, 'ask/act');
  const [, ...steps] = await ask(page, { ask: 'play' });
  assert.ok(steps.length > 1);
  for (const { outcome, status, says } of steps) {
    assert.equal(outcome, 'done', says);
    assert.ok(Object.values(status).every((each) => each === 'running'), JSON.stringify(status));
  }
  assert.deepEqual(seen, []);
  await context.close();
});

test('both orders of a plan are one page, by keys and by axe, and open side by side', async () => {
  const { context, page, seen } = await open({ path: '?scenario=offboarding-wrong-order&show=table', bypassCSP: true });
  await press(page, 'answers/Ask');
  await press(page, 'ask/ask who');
  await press(page, 'ask/ask who/pick ana');
  await asked(page, 2);
  await press(page, 'ask/act 2');
  assert.equal(await text_of(page, 'planner/planned/verdict'), 'Nothing stops');
  assert.equal(await text_of(page, 'planner/naive/verdict'), '2 things stop');
  assert.match(await text_of(page, 'planner/planned/steps/0/more'), /^So that Weekly report and Daily spend can go on: once the credentials of Meta Ads expire, Wes replaces /);
  assert.equal(await text_of(page, 'matrix'), undefined);
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run('#twin', { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120))}`), []);
  await press(page, 'planner/back', 'Space');
  assert.ok(await until(async () => await text_of(page, 'planner/says') === 'Nothing stops when Ana is away. Nothing needs to be done.'));
  await press(page, 'planner/back', 'Space');
  assert.ok(await until(async () => await text_of(page, 'planner/planned/both') !== undefined));
  await press(page, 'planner/planned/both');
  assert.equal(await text_of(page, 'planner'), undefined);
  assert.equal(await text_of(page, 'matrix/here/verdict'), 'Never down');
  assert.match(await text_of(page, 'matrix/there/verdict'), /^Down for 2 steps, and still down at the end/);
  await page.keyboard.press('Control+z');
  await press(page, 'answers/Ask');
  await asked(page, 2);
  await press(page, 'ask/act 2');
  await page.keyboard.press('Escape');
  assert.ok(await until(async () => await text_of(page, 'matrix') !== undefined));
  assert.deepEqual(seen, []);
  await context.close();
});

test('who could give themselves what they lack is found in slices, opens as a story, and is pinned as a check', async () => {
  const { context, page, seen } = await open({ path: '?scenario=client-isolation&show=table' });
  const before = await ask(page, { ask: 'check' });
  assert.match(await asked(page, 6), /each alone: every sequence of up to 2 acts was tried/);
  const found = await text_of(page, 'ask/answer/1/look');
  assert.match(found, /^Wes alone gets to /);
  const { scenario } = await state(page);
  await press(page, 'ask/answer/1/act 2');
  // It says that it can never be, and it can: the check that was pinned does not hold.
  assert.equal((await ask(page, { ask: 'check' })).failed, before.failed + 1);
  await page.keyboard.press('Control+z');
  assert.ok(await until(async () => (await ask(page, { ask: 'check' })).failed === before.failed));
  await asked(page, 6);
  await press(page, 'ask/answer/1/act 1');
  const [, ...steps] = await ask(page, { ask: 'play' });
  assert.deepEqual(steps.map(({ outcome }) => outcome), ['done']);
  assert.notEqual((await state(page)).scenario, scenario);
  assert.deepEqual(seen, []);
  await context.close();
});
