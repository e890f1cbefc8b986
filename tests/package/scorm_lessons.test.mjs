// Every shipped lesson, played by the core to the end before scorm-again, with the system closed and opened again in between: all of
// it is taken, and where somebody is has room. Without a browser (scorm_page.test.mjs has one).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Scorm12API } from 'scorm-again/scorm12';
import { make_learning } from '../../web/js/learning.js';
import { make_lesson_news } from '../../web/js/lesson_news.js';
import { answer_page, ask_lesson, asks, last_question, scout } from './learning_system.mjs';
import { built_page, root } from './support.mjs';

const { createDoor } = await import(pathToFileURL(join(built_page, 'core.mjs')).href);
const lessons = readdirSync(join(root, 'assets/lessons')).map((name) => JSON.parse(readFileSync(join(root, 'assets/lessons', name), 'utf8')));

/** A system with what it kept, and what it did not take. */
function system_with(kept) {
  const api = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (kept !== undefined) api.loadFromJSON(JSON.parse(kept), 'cmi');
  const refused = [];
  const API = Object.fromEntries(['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSFinish'].map((name) => [name, (...given) => {
    const answer = String(api[name](...given));
    if (name === 'LMSSetValue' && answer !== 'true') refused.push(given.join('='));
    return answer;
  }]));
  API.LMSCommit = () => 'true';
  const window = { API, opener: null };
  window.parent = window;
  return { cmi: api.cmi, refused, window };
}

/** What a frame of the page is to the helpers: here it is the core alone. */
function player(door, follow = () => {}) {
  const request = (asked) => {
    const reply = door.request(asked);
    follow();
    return reply;
  };
  return { request, evaluate: (act, given) => {
    globalThis.window = { permsim: { request } };
    return Promise.resolve(act(given));
  } };
}

for (const lesson of lessons) {
  test(`${lesson.id} is recorded whole, and goes on where it was left`, async () => {
    const door = await createDoor();
    door.request({ ask: 'lesson', file: lesson.id });
    const right = await scout(player(door), lesson);
    const begin = (kept) => {
      const system = system_with(kept);
      const learning = make_learning({ window: system.window, lesson: lesson.id, now: () => 0, tell: () => {} });
      const progress = learning.progress_of(lesson.id);
      assert.equal(door.request({ ask: 'lesson', file: lesson.id, ...(progress && { progress: JSON.parse(progress) }) }).ok, true);
      const progress_now = () => JSON.stringify(door.request({ ask: 'lesson' }).answer.progress);
      const news = make_lesson_news({ program: { lesson_progress: progress_now }, ask: door.request.bind(door), hear: learning.hear });
      news.follow();
      return { ...system, learning, progress_now, frame: player(door, news.follow) };
    };
    let now = begin();
    const refused = [];
    for (let page = 1; page <= lesson.pages.length; page += 1) {
      await ask_lesson(now.frame, { page });
      await answer_page(now.frame, right.get(page));
      if (page <= last_question(lesson)) assert.equal(now.cmi.core.lesson_status, 'incomplete', `page ${page}`);
      assert.ok(now.cmi.suspend_data.length <= 4096, `${now.cmi.suspend_data.length} characters on page ${page}`);
      const stopped = now.progress_now();
      now.learning.leave();
      refused.push(...now.refused);
      if (page === lesson.pages.length) break;
      now = begin(JSON.stringify(now.cmi.toJSON()));
      assert.equal(now.progress_now(), stopped, `left on page ${page}`);
    }
    assert.deepEqual([now.cmi.core.lesson_status, now.cmi.core.score.raw, now.cmi.interactions.childArray.length], ['passed', '100', lesson.pages.filter(asks).length]);
    assert.deepEqual(refused, []);
  });
}
