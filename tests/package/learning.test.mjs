// What a learner does, as news, and what the news mean to a learning system: over a lesson that is not there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { make_learning } from '../../web/js/learning.js';
import { make_lesson_news } from '../../web/js/lesson_news.js';

/** A system that does what is asked of it, and notes what was committed with what. */
function system_of(values = {}) {
  const held = { ...values }, commits = [];
  const API = {
    LMSInitialize: () => 'true', LMSGetValue: (key) => held[key] ?? '', LMSFinish: () => 'true',
    LMSSetValue(key, value) { held[key] = value; return 'true'; },
    LMSCommit() { commits.push(held['cmi.core.lesson_status']); return 'true'; },
  };
  const window = { API, opener: null };
  window.parent = window;
  return { held, commits, window };
}
const learning_of = (system, said = []) => make_learning({ window: system.window, lesson: 'one', now: () => 0, tell: (words) => said.push(words) });

/** A lesson with two questions, as the program and the door tell of it. */
function lesson_of(id = 'one') {
  const questions = [{ page: 1, guess: {}, tries: 0 }, { page: 2, guess: {}, tries: 0 }];
  const now = { lesson: id, version: '1', page: 0, questions };
  const right = [true, false];
  const answers = () => questions.flatMap(({ page, tries, first }, i) => (first ? [{ page: page + 1, kind: 'choose', question: 'Who?', answered: 'Ana', right: 'Ben',
    score: right[i] ? 1 : 0, of: 1, tries, seconds: 5 }] : []));
  let is_open = true;
  return {
    now,
    close() { is_open = false; },
    lock_in(i) { questions[i].tries += 1; questions[i].locked = true; questions[i].first ??= { option: 0 }; },
    program: { lesson_progress: () => (is_open ? JSON.stringify(now) : '') },
    ask: ({ ask }) => ({ ok: true, answer: ask === 'lesson_result' ? { lesson: id, score: 1, of: 2, passed: false, answers: answers() }
      : { now: { page: now.page + 1, asks: { locked: true, is_right: true, answered_says: 'Ana alone', right_says: 'Ben' } } } }),
  };
}
function told_by(lesson) {
  const told = [];
  const news = make_lesson_news({ ...lesson, hear: (each) => told.push(each) });
  return () => {
    news.follow();
    return told.splice(0);
  };
}

test('each thing is news once: opened, answered, changed, turned, complete, closed', () => {
  const lesson = lesson_of();
  const follow = told_by(lesson);
  const types = () => follow().map(({ type, has_turned }) => (has_turned ? 'turned' : type));
  assert.deepEqual(types(), ['opened']);
  assert.deepEqual(types(), []);
  lesson.now.page = 1;
  assert.deepEqual(types(), ['turned']);
  lesson.lock_in(0);
  const [answer, ...more] = follow();
  assert.deepEqual(more.map(({ type }) => type), ['changed']);
  assert.deepEqual([answer.lesson, answer.page, answer.kind, answer.score, answer.of, answer.is_right], ['one', 2, 'choose', 1, 1, true]);
  lesson.now.page = 2;
  lesson.lock_in(1);
  assert.deepEqual(types(), ['answer', 'turned', 'complete']);
  lesson.lock_in(1); // once more: an answer, and complete it was before
  assert.deepEqual(types(), ['answer', 'changed']);
  lesson.close();
  assert.deepEqual(types(), ['closed']);
});

test('what was answered before a lesson was opened again is no news', () => {
  const lesson = lesson_of();
  lesson.lock_in(0);
  lesson.lock_in(1);
  assert.deepEqual(told_by(lesson)().map(({ type }) => type), ['opened']);
});

test('the result comes with the end of the page that completes it, in its commit; the page that goes away commits once', () => {
  const system = system_of();
  const learning = learning_of(system);
  const lesson = lesson_of();
  const news = make_lesson_news({ ...lesson, hear: learning.hear });
  news.follow();
  const begun = system.commits.length;
  lesson.lock_in(0);
  news.follow();
  lesson.lock_in(1);
  news.follow();
  assert.equal(system.commits.length, begun);
  assert.equal(system.held['cmi.core.lesson_status'], 'incomplete');
  lesson.now.page = 3;
  news.follow();
  assert.deepEqual(system.commits.slice(begun), ['failed']);
  assert.equal(system.held['cmi.core.score.raw'], '50');
  learning.leave();
  learning.leave();
  assert.equal(system.commits.length, begun + 2);
});

test('who leaves right after the last question has the result all the same, in one commit', () => {
  const system = system_of();
  const learning = learning_of(system);
  const lesson = lesson_of();
  const news = make_lesson_news({ ...lesson, hear: learning.hear });
  news.follow();
  const begun = system.commits.length;
  lesson.lock_in(0);
  lesson.lock_in(1);
  news.follow();
  learning.leave();
  assert.deepEqual(system.commits.slice(begun), ['failed']);
});

test('a lesson that is begun afresh goes on: it is suspended when it is left, and passed stays passed', () => {
  const system = system_of();
  const learning = learning_of(system);
  const progress = (first) => ({ lesson: 'one', version: '1', page: 0, questions: [{ page: 1, guess: {}, tries: first ? 1 : 0, ...(first && { first: {} }) }] });
  learning.hear({ type: 'opened', progress: progress(false) });
  learning.hear({ type: 'complete', score: 2, of: 2, passed: true });
  learning.hear({ type: 'changed', progress: progress(true), has_turned: true });
  assert.deepEqual([system.held['cmi.core.lesson_status'], system.held['cmi.core.exit']], ['passed', '']);
  learning.hear({ type: 'changed', progress: progress(false), has_turned: true });
  assert.equal(system.held['cmi.core.exit'], 'suspend');
  learning.hear({ type: 'complete', score: 0, of: 2, passed: false });
  learning.hear({ type: 'changed', progress: progress(true), has_turned: true });
  assert.deepEqual([system.held['cmi.core.lesson_status'], system.held['cmi.core.score.raw']], ['passed', '100']);
});

test('an answer is told in words, and the first of a question is the one that counts', () => {
  const system = system_of();
  const learning = learning_of(system);
  const lesson = lesson_of();
  const news = make_lesson_news({ ...lesson, hear: learning.hear });
  news.follow();
  lesson.now.page = 1;
  lesson.lock_in(0);
  news.follow();
  const told = () => Object.fromEntries(Object.entries(system.held).filter(([key]) => key.startsWith('cmi.interactions')));
  const first = told();
  assert.deepEqual([first['cmi.interactions.0.id'], first['cmi.interactions.0.student_response'], first['cmi.interactions.0.correct_responses.0.pattern'],
    first['cmi.interactions.0.result'], first['cmi.interactions.0.latency']], ['one.page-2.choose', 'Ana alone', 'Ben', 'correct', '0000:00:05.00']);
  lesson.lock_in(0);
  news.follow();
  assert.deepEqual(told(), first);
});

test('of another lesson nothing is told', () => {
  const system = system_of();
  const learning = learning_of(system);
  const lesson = lesson_of('other');
  const news = make_lesson_news({ ...lesson, hear: learning.hear });
  news.follow();
  const before = JSON.stringify(system.held);
  lesson.lock_in(0);
  lesson.lock_in(1);
  lesson.now.page = 3;
  news.follow();
  assert.equal(JSON.stringify(system.held), before);
});

test('what was suspended comes back as it was, for its own lesson only', () => {
  const system = system_of();
  const learning = learning_of(system);
  const progress = { lesson: 'one', version: '1', page: 2, questions: [] };
  learning.hear({ type: 'opened', progress });
  learning.leave();
  const again = learning_of(system);
  assert.deepEqual(JSON.parse(again.progress_of('one')), progress);
  assert.equal(again.progress_of('other'), '');
});

test('where one stops and has no room is said; so is that a lesson which was left is recorded no more', () => {
  const said = [];
  const learning = learning_of(system_of(), said);
  assert.match(learning.words, /^Recorded by the learning system/);
  learning.hear({ type: 'opened', progress: { lesson: 'one', version: '1', page: 0, questions: [], long: 'x'.repeat(5000) } });
  assert.match(said.at(-1), /where you stop has no room/);
  learning.leave();
  assert.match(learning.words, /nothing more is recorded/);
  assert.equal(said.at(-1), learning.words);
});
