// A lesson in somebody's page: opened by the host, told question by question, and nothing of a masked answer before it is locked in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, frame_in, host, speaker } from './host.mjs';
import { stage } from './stage.mjs';
import { state, until, until_still } from './support.mjs';

const here = stage({ wait: false });
const there = host(here);
const id = 'vacation-first';

/** A host that is connected, with the frame of its page. */
async function connected(options) {
  const opened = await speaker(here, there, options);
  await opened.page.evaluate(() => window.connect());
  await ask(opened.page, 'get');
  return { ...opened, frame: await frame_in(opened.page, '#frame') };
}
const answer_of = (frame, command) => frame.evaluate((given) => window.permsim.request({ ask: 'lesson', command: given }).answer, command);
const events = (page, type) => page.evaluate((name) => window.events.filter((each) => each.type === name).map(({ payload }) => payload), type);

/** Whatever the question of the page is, answered somehow, and locked in. */
async function lock_in(frame) {
  const { now: { asks } } = await answer_of(frame, { page: await frame.evaluate(() => window.permsim.request({ ask: 'lesson' }).answer.page) });
  if (asks.kind === 'predict') for (let i = 1; i <= asks.cells.length; i += 1) await answer_of(frame, { cell: i, mark: 'unclear' });
  if (asks.kind === 'choose') await answer_of(frame, { choose: 1 });
  if (asks.kind === 'goal') await answer_of(frame, { act: { by: 'ana', do: 'grant_owner', on: 'meta', with: { person: 'ben' } } });
  return answer_of(frame, { lock_in: true, seconds: 3 });
}

test('a host opens a lesson, and what came of its questions is told: each that is locked in, and the end', async () => {
  const { context, page, frame } = await connected();
  const loaded = await ask(page, 'load', { lesson: id });
  assert.deepEqual([loaded.payload.lesson.lesson, loaded.payload.lesson.page, loaded.payload.step !== undefined], [id, 1, true]);
  await page.evaluate(() => { window.events.length = 0; });
  const pages = loaded.payload.lesson.pages;
  for (const [i, { kind }] of pages.entries()) {
    await answer_of(frame, { page: i + 1 });
    if (kind !== undefined) await lock_in(frame);
  }
  await ask(page, 'get');
  const answers = await events(page, 'answer');
  assert.deepEqual(answers.map((each) => each.page), pages.flatMap(({ kind }, i) => (kind ? [i + 1] : [])));
  for (const answer of answers) {
    assert.deepEqual([answer.lesson, answer.tries, answer.seconds, answer.kind], [id, 1, 3, pages[answer.page - 1].kind]);
    assert.ok(answer.question.length > 5 && answer.of >= 1 && answer.score <= answer.of && answer.answered !== undefined && answer.right !== undefined);
  }
  const [complete, ...more] = await events(page, 'complete');
  assert.deepEqual([more.length, complete.score, complete.of, complete.passed], [0, answers.reduce((sum, { score }) => sum + score, 0), answers.reduce((sum, { of }) => sum + of, 0), false]);
  // A second try is told too, and counts for nothing.
  await page.evaluate(() => { window.events.length = 0; });
  const choose = pages.findIndex(({ kind }) => kind === 'choose') + 1;
  await answer_of(frame, { page: choose });
  await answer_of(frame, { again: true });
  await answer_of(frame, { choose: 2 });
  await answer_of(frame, { lock_in: true });
  await ask(page, 'get');
  const [again] = await events(page, 'answer');
  assert.deepEqual([again.page, again.tries, again.is_right, again.score], [choose, 2, true, 0]);
  assert.deepEqual(await events(page, 'complete'), []);
  await context.close();
});

test('while a question is masked every request that could tell its answer is refused, and so it is in every event', async () => {
  const { context, page, frame } = await connected({ query: `lesson=${id}&focus=ben,reconnect,meta` });
  const { payload } = await ask(page, 'get');
  const masked = payload.lesson.pages.findIndex(({ kind }) => kind === 'predict') + 1;
  await answer_of(frame, { page: masked });
  await ask(page, 'get');
  await page.evaluate((number) => { window.events = window.events.filter(({ payload }) => payload.lesson?.page === number); }, masked);
  assert.ok((await events(page, 'state')).length > 0);
  const cell = { who: 'ben', action: 'reconnect', on: 'meta' };
  for (const [type, given] of [['explain', cell], ['matrix', {}], ['matrix', cell], ['export', { what: 'matrix' }], ['export', { what: 'scenario' }],
    ['export', { what: 'timeline', format: 'md' }], ['dispatch', { command: { rename: { entity: 'ben', label: 'Benno' } } }]]) {
    assert.equal((await ask(page, type, given)).error?.code, 'masked', `${type} ${JSON.stringify(given)}`);
  }
  const told = [await ask(page, 'get'), await ask(page, 'set', { step: 1, focus: cell })];
  assert.ok(told.every((each) => each.error === undefined));
  for (const text of [...told, ...await page.evaluate(() => window.events)].map((each) => JSON.stringify(each))) {
    assert.doesNotMatch(text, /"(verdict|because|sign|right|outcome)"|"answer":"/, text.slice(0, 400));
  }
  await lock_in(frame);
  assert.ok(JSON.stringify(await ask(page, 'get')).includes('"verdict"'));
  assert.equal((await ask(page, 'matrix', cell)).error, undefined);
  await context.close();
});

test('a thousand random requests get nothing out of a masked question', async () => {
  const { context, page, frame } = await connected({ query: `lesson=${id}` });
  await answer_of(frame, { page: 2 });
  await ask(page, 'get');
  const told = await page.evaluate(async () => {
    window.events.length = 0;
    let seed = 29;
    const random = (below) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return (seed >> 8) % below; };
    const pick = (list) => list[random(list.length)];
    const ids = ['ana', 'ben', 'cleo', 'eve', 'wes', 'meta', 'weekly', 'reconnect', 'query', 'archive'];
    const values = { who: ids, on: ids, action: ids, at: [0, 1, 2, 'end'], step: [0, 1, 2], view: ['actions', 'things', 'roles', 'person', 'list'],
      what: ['matrix', 'roles', 'diff', 'timeline', 'scenario'], format: ['csv', 'md', 'html', 'svg', 'json', 'text'], compare: ['start', 'previous'], focus: ['ben,reconnect,meta', 'eve,query,meta', ''],
      ask: ['matrix', 'explain', 'lesson'], theme: ['dark', 'light'], command: [{ undo: true }, { go_to: 1 }, { remove_step: 1 }, { lock_in: true }] };
    const takes = { get: [], set: ['step', 'view', 'focus', 'compare', 'theme'], explain: ['who', 'action', 'on', 'at'], matrix: ['who', 'action', 'on', 'at', 'ask', 'format'], export: ['what', 'format', 'at', 'ask', 'command'], dispatch: ['command'] };
    const answers = [], codes = new Set();
    for (let i = 0; i < 1000; i += 1) {
      const type = pick(Object.keys(takes));
      const payload = Object.fromEntries(takes[type].filter(() => random(3) > 0).map((key) => [key, pick(values[key])]));
      const reply = await window.ask(type, payload);
      if (reply.error) codes.add(reply.error.code);
      else answers.push(reply);
    }
    return { texts: [...answers, ...window.events].map((each) => JSON.stringify(each)), codes: [...codes].sort(), count: answers.length };
  });
  assert.ok(told.count > 100 && told.codes.includes('masked'), `${told.count} answers, ${told.codes}`);
  assert.deepEqual(told.texts.filter((text) => /"(verdict|because|sign|right|outcome)"|"answer":"/.test(text)), []);
  const { asks } = (await ask(page, 'get')).payload.lesson.now;
  assert.deepEqual([asks.locked, asks.tries], [false, 0]);
  await context.close();
});

test('another scenario takes the place of a lesson; where it cannot be opened the lesson stays where it was', async () => {
  const { context, page, frame } = await connected({ query: `lesson=${id}` });
  await answer_of(frame, { page: 2 });
  await answer_of(frame, { cell: 3, mark: 'deny' });
  const before = (await ask(page, 'get')).payload.lesson;
  for (const wrong of [{ scenario: 'nonsense' }, { file: { format: 'permsim/1', kind: 'scenario' } }]) {
    assert.ok((await ask(page, 'load', wrong)).error !== undefined);
    assert.deepEqual((await ask(page, 'get')).payload.lesson, before);
  }
  assert.equal((await ask(page, 'load', { lesson: 'nonsense' })).error.code, 'not-found');
  assert.equal((await ask(page, 'load', { lesson: '' })).error.code, 'bad-payload');
  assert.equal((await ask(page, 'load', { lesson: id, progress: 7 })).error.code, 'bad-payload');
  const other = await ask(page, 'load', { scenario: 'offboarding' });
  assert.deepEqual([other.payload.scenario, other.payload.lesson], ['offboarding', null]);
  const again = await ask(page, 'load', { lesson: id, progress: before.progress });
  assert.deepEqual(again.payload.lesson, before);
  await context.close();
});

test('the element opens a lesson, mirrors what happens in it as events, and comes back to where it was', async () => {
  const { context, page } = await there.open(`<permission-simulator id="one" lesson="${id}" loading="eager">Before somebody goes away</permission-simulator>`);
  await page.evaluate(() => {
    window.told = [];
    for (const name of ['answer', 'complete']) document.addEventListener(`permsim-${name}`, ({ detail }) => window.told.push([name, detail]));
    return document.querySelector('#one').ready;
  });
  const frame = await frame_in(page, '#one');
  assert.ok((await frame.evaluate(() => location.search)).includes(`lesson=${id}`));
  const { lesson } = await page.evaluate(() => document.querySelector('#one').request('get'));
  assert.equal(lesson.lesson, id);
  for (const [i, { kind }] of lesson.pages.entries()) {
    await answer_of(frame, { page: i + 1 });
    if (kind !== undefined) await lock_in(frame);
  }
  const asking = lesson.pages.filter(({ kind }) => kind).length;
  assert.ok(await until(() => page.evaluate(() => window.told.some(([name]) => name === 'complete'))));
  const told = await page.evaluate(() => window.told);
  assert.deepEqual([told.filter(([name]) => name === 'answer').length, told.at(-1)[0], told.at(-1)[1].passed], [asking, 'complete', false]);
  assert.deepEqual(await frame.evaluate(() => Object.keys(localStorage)), []);
  await answer_of(frame, { page: 3 });
  const before = await page.evaluate(async () => (await document.querySelector('#one').request('get')).lesson.progress);
  await page.evaluate(async () => {
    await document.querySelector('#one')._rest();
    await document.querySelector('#one').open();
  });
  assert.deepEqual(await page.evaluate(async () => (await document.querySelector('#one').request('get')).lesson.progress), before);
  await context.close();
});

test('a plain page opens the lesson that its address names', async () => {
  const { context, page } = await here.open({ path: `?lesson=${id}`, wait: true });
  await until_still(page);
  assert.equal(await page.evaluate(() => window.permsim.request({ ask: 'lesson' }).answer.lesson), id);
  await answer_of(page, { close: true });
  assert.equal((await state(page)).scenario, 'vacation');
  await context.close();
});
