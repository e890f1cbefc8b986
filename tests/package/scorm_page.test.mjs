// A lesson's package in a learning system, in a real browser: what the system hears, and what it gives back the next time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, longest_wait, until_surely } from '../browser/support.mjs';
import { answer_page, ask_lesson, asks, last_question, learning_system, lesson_in, scout } from './learning_system.mjs';
import { root } from './support.mjs';

const id = 'vacation-first';
const lesson = JSON.parse(readFileSync(join(root, `assets/lessons/${id}.json`), 'utf8'));
const asking = lesson.pages.filter(asks).length;
let system, browser, close;
before(async () => {
  system = await learning_system(id);
  ({ browser, close } = await launch());
});
after(async () => {
  await close?.();
  system?.close();
});

async function open(path) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  context.setDefaultTimeout(longest_wait);
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  // One file asks for no other, so that no system can send one under a wrong name or type.
  page.on('request', (request) => { if (/\/lesson\/(?!permsim\.html)/.test(request.url())) wrong.push(request.url()); });
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) wrong.push(message.text()); });
  await page.goto(`${system.address}${path}`);
  return { context, page, wrong };
}
/** What the system has of the lesson. */
const heard = (page) => page.evaluate(() => {
  const { cmi } = window.API;
  return {
    status: cmi.core.lesson_status, score: cmi.core.score.raw, min: cmi.core.score.min, max: cmi.core.score.max, kept: cmi.suspend_data,
    interactions: cmi.interactions.childArray.map((each) => { const { id: name, result, latency, student_response: given } = each.toJSON(); return { id: name, result, latency, given }; }),
    refused: window.calls.filter(([name, , , answer]) => name === 'LMSSetValue' && answer !== 'true'),
    commits: window.calls.filter(([name]) => name === 'LMSCommit').length,
    finishes: window.calls.filter(([name]) => name === 'LMSFinish').length,
  };
});
const committed = (page) => page.evaluate(() => JSON.parse(sessionStorage.cmi));
const says = (frame, words) => frame.waitForFunction((wanted) => document.getElementById('twin').textContent.includes(wanted), words);
const progress_of = async (frame) => (await ask_lesson(frame)).progress;

/** Played by somebody who knows; made once. */
let scouting;
const right = () => (scouting ??= (async () => {
  const { context, page } = await open('lesson/permsim.html');
  const found = await scout(await lesson_in(page), lesson);
  await context.close();
  return found;
})());

test('played to the end three frames below the system: an answer for each question, the score, passed, one commit a page', async () => {
  const known = await right();
  const { context, page, wrong } = await open('lms.html');
  const frame = await lesson_in(page);
  await says(frame, 'Recorded by the learning system');
  assert.equal((await heard(page)).status, 'incomplete');
  const before_it = (await heard(page)).commits;
  for (let number = 1; number <= lesson.pages.length; number += 1) {
    if (number > 1) await ask_lesson(frame, { page: number });
    await answer_page(frame, known.get(number));
    if (number <= last_question(lesson)) assert.equal((await heard(page)).status, 'incomplete', `before page ${number} is done`);
  }
  await frame.getByRole('button', { name: 'Next: the result' }).press('Enter');
  await says(frame, 'Passed');
  // The page is drawn, and told of, one frame apart.
  await until_surely(async () => (await heard(page)).commits - before_it >= lesson.pages.length, 'every page is committed');
  const told = await heard(page);
  assert.deepEqual([told.status, told.score, told.min, told.max], ['passed', '100', '0', '100']);
  assert.equal(told.interactions.length, asking);
  for (const { id: name, result, latency, given } of told.interactions) {
    assert.match(name, /^vacation-first\.page-\d+\.(predict|choose|order|goal)$/);
    assert.deepEqual([result, latency], ['correct', '0000:00:07.00']);
    assert.ok(given.length > 0 && given.length <= 255);
  }
  assert.equal(new Set(told.interactions.map(({ id: name }) => name)).size, asking);
  assert.deepEqual(told.refused, []);
  assert.ok(told.kept.length <= 4096, `${told.kept.length} characters`);
  assert.equal(told.commits - before_it, lesson.pages.length);
  await page.evaluate(() => { document.querySelector('iframe').remove(); });
  const left = await heard(page);
  assert.deepEqual([left.commits - told.commits, left.finishes, left.status], [1, 1, 'passed']);
  assert.deepEqual(wrong, []);
  await context.close();
});

test('who answers wrongly has failed at the end, and not after the first question', async () => {
  const { context, page } = await open('lms.html');
  const frame = await lesson_in(page);
  for (let number = 1; number <= lesson.pages.length; number += 1) {
    await ask_lesson(frame, { page: number });
    if (lesson.pages[number - 1].goal) for (const step of lesson.pages[number - 1].goal.solution.slice(0, 1)) await ask_lesson(frame, { act: step });
    await answer_page(frame, lesson.pages[number - 1].goal ? { steps: [] } : undefined);
    if (number <= last_question(lesson)) assert.equal((await heard(page)).status, 'incomplete');
  }
  await ask_lesson(frame, { page: lesson.pages.length + 1 });
  const told = await heard(page);
  const { score, of, passed } = await ask_lesson(frame, undefined, 'lesson_result');
  assert.equal(passed, false);
  assert.deepEqual([told.status, told.score], ['failed', String(Math.round((score / of) * 100))]);
  await context.close();
});

test('a reload resumes exactly where it stopped, with marks that were not locked in, and goes on counting', async () => {
  const known = await right();
  const { context, page } = await open('lms.html');
  let frame = await lesson_in(page);
  const asked = lesson.pages.flatMap((each, i) => (each.predict ?? each.choose ? [i + 1] : []));
  await ask_lesson(frame, { page: asked[0] });
  await answer_page(frame, known.get(asked[0]));
  await ask_lesson(frame, { page: asked[1] });
  const { now } = await ask_lesson(frame);
  await ask_lesson(frame, now.asks.kind === 'choose' ? { choose: 2 } : { cell: 2, mark: 'unclear' });
  const stopped = await progress_of(frame);
  await page.reload();
  frame = await lesson_in(page);
  await says(frame, 'Recorded by the learning system');
  assert.deepEqual(await progress_of(frame), stopped);
  assert.equal((await heard(page)).interactions.length, 1);
  await answer_page(frame, known.get(asked[1]));
  const told = await heard(page);
  assert.deepEqual(told.interactions.map(({ id: name }) => name), asked.slice(0, 2).map((number) => `${id}.page-${number}.${now.asks.kind === 'choose' && number === asked[1] ? 'choose' : 'predict'}`));
  assert.deepEqual(told.refused, []);
  // The browser keeps nothing of it: another learner may sit here next.
  assert.deepEqual(await frame.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('lesson'))), []);
  await context.close();
});

test('in a window of its own the system is the one that opened it', async () => {
  const { context, page } = await open('popup.html');
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button').click()]);
  const frame = await lesson_in(popup);
  await says(frame, 'Recorded by the learning system');
  await ask_lesson(frame, { page: 2 });
  const stopped = await progress_of(frame);
  await popup.close({ runBeforeUnload: true });
  await until_surely(async () => (await heard(page)).finishes === 1, 'the system is told that the window was closed');
  assert.deepEqual(JSON.parse((await committed(page)).suspend_data).state, stopped);
  await context.close();
});

test('a page of another origin between is passed over', async () => {
  const { context, page } = await open('foreign.html');
  await says(await lesson_in(page), 'Recorded by the learning system');
  assert.equal((await heard(page)).status, 'incomplete');
  await context.close();
});

for (const [path, words, what] of [
  ['lesson/permsim.html', 'No learning system was found around this page, so nothing is recorded', 'without a system'],
  ['throwing.html', 'The learning system did not answer, so nothing is recorded', 'with a system that throws'],
]) {
  test(`${what} the lesson works alone, and says that nothing is recorded`, async () => {
    const known = await right();
    const { context, page, wrong } = await open(path);
    const frame = await lesson_in(page);
    await says(frame, words);
    const first = lesson.pages.findIndex((each) => each.predict) + 1;
    await ask_lesson(frame, { page: first });
    await answer_page(frame, known.get(first));
    await ask_lesson(frame, { page: lesson.pages.length + 1 });
    await says(frame, words);
    assert.ok((await ask_lesson(frame)).score > 0);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
