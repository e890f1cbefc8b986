// A learning system that opens a lesson's package, as its learner's browser has it: pages in frames around the package, an API by
// scorm-again in the outermost, and what was committed kept for the next time.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from '../../web/node_modules/fflate/esm/browser.js';
import { make_scorm } from '../../scripts/packaging/scorm.mjs';
import { make_single } from '../../scripts/packaging/single.mjs';
import { serve } from '../../scripts/serve.mjs';
import { built_page, root } from './support.mjs';

const scorm_again = createRequire(import.meta.url).resolve('scorm-again/scorm12'); // a plain script, as systems load it

const page_with = (body) => `<!doctype html><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,">${body}`;
const frame_of = (address) => `<iframe name="inner" src="${address}" style="width: 1100px; height: 700px; border: 0"></iframe>`;

/** What was committed is there again after a reload, and nothing else is. */
const system_script = `
  const API = new Scorm12API({ autocommit: false, logLevel: 5 });
  window.calls = [];
  if (sessionStorage.cmi) API.loadFromJSON(JSON.parse(sessionStorage.cmi), 'cmi');
  for (const name of ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish', 'LMSGetLastError']) {
    const plain = API[name].bind(API);
    API[name] = (...given) => {
      const answer = name === 'LMSCommit' ? 'true' : String(plain(...given));
      window.calls.push([name, ...given, answer]);
      if (name === 'LMSCommit' || name === 'LMSFinish') sessionStorage.cmi = JSON.stringify(API.cmi.toJSON());
      return answer;
    };
  }
  window.API = API;`;

/** Folders of the system: `lms.html`, two frames within it, and `lesson/`, where the package was unpacked. */
export async function learning_system(lesson) {
  const folder = mkdtempSync(join(tmpdir(), 'permsim-lms-'));
  const write = (name, text) => writeFileSync(join(folder, name), text);
  const single = await make_single({ root, page: built_page, dist: folder, notices: '' });
  make_scorm({ root, dist: folder, version: '0.0.0' }, single);
  mkdirSync(join(folder, 'lesson'));
  const files = unzipSync(new Uint8Array(readFileSync(join(folder, `scorm/${lesson}.zip`))));
  write('lesson/permsim.html', strFromU8(files['permsim.html']));
  copyFileSync(scorm_again, join(folder, 'scorm12.js'));
  write('lms.html', page_with(`<script src="scorm12.js"></script><script>${system_script}</script>${frame_of('outer.html')}`));
  write('outer.html', page_with(frame_of('inner.html')));
  write('inner.html', page_with(frame_of('lesson/permsim.html')));
  write('popup.html', page_with(`<script src="scorm12.js"></script><script>${system_script}</script><button onclick="open('lesson/permsim.html', 'lesson', 'width=900,height=700')">Start</button>`));
  write('throwing.html', page_with(`<script>window.API = { LMSInitialize() { throw new Error('the session is over'); } };</script>${frame_of('lesson/permsim.html')}`));
  // A page of somebody else between: looked into it throws.
  const served = await serve(folder, 0, { 'Content-Security-Policy': undefined });
  const other = await serve(folder, 0, { 'Content-Security-Policy': undefined });
  write('foreign_inner.html', page_with(frame_of(`${served.address}lesson/permsim.html`)));
  write('foreign.html', page_with(`<script src="scorm12.js"></script><script>${system_script}</script>${frame_of(`${other.address}foreign_inner.html`)}`));
  return {
    address: served.address,
    close() {
      for (const { server } of [served, other]) {
        server.close();
        server.closeAllConnections();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const asks = (page) => page.predict !== undefined || page.choose !== undefined || page.order !== undefined || page.goal !== undefined;
/** Counted from 1; with the end of that page a lesson that was played in order is complete. */
export const last_question = (lesson) => lesson.pages.findLastIndex(asks) + 1;

/** The package's frame, once its program runs. */
export async function lesson_in(page) {
  for (;;) {
    const frame = page.frames().find((each) => each.url().endsWith('/lesson/permsim.html'));
    if (frame !== undefined && await frame.evaluate(() => document.readyState !== 'loading' && typeof window.permsim === 'object').catch(() => false)) {
      await frame.evaluate(() => window.permsim.ready);
      return frame;
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

/** A request about the open lesson; refusals thrown. */
export async function ask_lesson(frame, command, ask = 'lesson') {
  const reply = await frame.evaluate((request) => window.permsim.request(request), { ask, ...(command && { command }), ...(ask === 'lesson_result' && { at: '' }) });
  if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  return reply.answer;
}

/** Answers the question looked at, if there is one, and locks it in: as `right` has it, or somehow. */
export async function answer_page(frame, right) {
  const { now: { asks: question } } = await ask_lesson(frame);
  if (question === undefined) return;
  const command = (what) => ask_lesson(frame, what);
  if (question.kind === 'predict') {
    for (let i = 0; i < question.cells.length; i += 1) await command({ cell: i + 1, mark: right?.cells[i] ?? 'unclear' });
  } else if (question.kind === 'choose') {
    await command({ choose: right === undefined ? 1 : question.options.indexOf(right.says) + 1 });
  } else if (question.kind === 'order') {
    if (right !== undefined) await command({ arrange: right.order });
  } else {
    for (const step of right?.steps ?? []) await command({ act: step });
    if (right === undefined) return;
  }
  await command({ lock_in: true, seconds: 7 });
}

/** What is right, page by page, as somebody finds out who plays the lesson with the goals' solutions at hand. */
export async function scout(frame, lesson) {
  const right = new Map();
  for (const [i, page] of lesson.pages.entries()) {
    await ask_lesson(frame, { page: i + 1 });
    if (page.goal) right.set(i + 1, { steps: page.goal.solution });
    await answer_page(frame, right.get(i + 1));
    if (page.order) {
      const { now } = await ask_lesson(frame, { show_solution: true });
      right.set(i + 1, { order: now.asks.steps.map(({ step }) => step) });
    }
  }
  for (const { page, kind, right: told } of (await ask_lesson(frame, undefined, 'lesson_result')).answers) {
    if (kind === 'predict') right.set(page, { cells: told.map(({ verdict }) => verdict) });
    if (kind === 'choose') right.set(page, { says: told });
  }
  return right;
}
