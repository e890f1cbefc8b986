// What a learning system (SCORM 1.2) is told of a lesson. Knows no page: whoever plays lessons says what happens, and this says
// it in the way that systems bear: each rule below was somebody's bug report. Nothing here throws, whatever the other side does.

const kLongestField = 255; // of an interaction
export const longest_suspend_data = 4096;
const kFurthest = 500; // windows looked through; a circle cannot be, but a stand-in may pretend

/** The API among a window and the windows around it; windows of another origin throw when they are looked into, and are passed over. */
function api_around(window) {
  let here = window;
  for (let i = 0; i < kFurthest && here; ++i) {
    try {
      if (here.API && typeof here.API.LMSInitialize === 'function') return here.API;
    } catch {
      // of another origin: its parent may be one of ours
    }
    let parent = null;
    try {
      parent = here.parent;
    } catch {
      return null;
    }
    if (!parent || parent === here) return null;
    here = parent;
  }
  return null;
}

/** Through the parents, then from the window that opened this one, or that opened the outermost frame, through its parents. */
export function find_api(window) {
  const found = api_around(window);
  if (found !== null) return found;
  let here = window;
  for (let i = 0; i < kFurthest && here; ++i) {
    let opener = null, parent = null;
    try {
      opener = here.opener;
    } catch {
      // of another origin
    }
    const beyond = opener && opener !== here ? api_around(opener) : null;
    if (beyond !== null) return beyond;
    try {
      parent = here.parent;
    } catch {
      return null;
    }
    if (parent === here) return null;
    here = parent;
  }
  return null;
}

/** "0001:02:03.00": how SCORM 1.2 writes a span. */
export function span(seconds) {
  const hundredths = Math.max(0, Math.min(Math.round((Number(seconds) || 0) * 100), 9999 * 360_000 + 359_999));
  const two = (number) => String(number).padStart(2, '0');
  return `${String(Math.floor(hundredths / 360_000)).padStart(4, '0')}:${two(Math.floor(hundredths / 6000) % 60)}:` +
    `${two(Math.floor(hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}

/** At most so many characters, and never half of one. */
function cut(text, most = kLongestField) {
  const whole = String(text ?? '');
  if (whole.length <= most) return whole;
  const end = /[\ud800-\udbff]/.test(whole[most - 1]) ? most - 1 : most;
  return whole.slice(0, end);
}
/** An identifier has no spaces and few signs. */
const identifier = (text) => cut(String(text ?? '').replace(/[^A-Za-z0-9._:-]/g, '_')) || '_';

/**
 * `window`: where to look for the API. `now`: milliseconds, of any clock. Gives
 * - `is_recorded`, and `why` in words when it is not: the lesson works alone, and says so;
 * - `resume()`: what `keep` was last given, or null;
 * - `answered({ id, given, right, is_right, seconds })`: one question, told once however often it is answered;
 * - `keep(state)`: where the lesson stands, as plain data; false when it is too long to be kept;
 * - `turned()`: a page is done: one commit of what changed;
 * - `finished({ score, of, passed })`: the end, and only then passed or failed; committed with the page;
 * - `begun_afresh()`: it goes on after all;
 * - `leave()`: the page goes away: one commit, once.
 */
export function make_scorm({ window, now = () => Date.now() }) {
  const api = find_api(window);
  const began = now();
  const written = new Map(); // what the other side has of us
  const answers = []; // ids of questions, by the number of their interaction
  let is_open = false, is_recorded = false, is_changed = false, is_finished = false, has_passed = false;
  let why = '', kept = null, first_number = 0;

  function call(name, ...given) {
    try {
      return String(api[name](...given) ?? '');
    } catch {
      return '';
    }
  }
  const get = (key) => call('LMSGetValue', key);
  /** Only what changed is written. */
  function set(key, value) {
    const text = String(value);
    if (!is_recorded || written.get(key) === text) return true;
    if (call('LMSSetValue', key, text) !== 'true') return false;
    written.set(key, text);
    is_changed = true;
    return true;
  }
  function commit() {
    if (!is_recorded || !is_changed) return;
    is_changed = false;
    call('LMSCommit', '');
  }

  function read_kept() {
    const text = get('cmi.suspend_data');
    if (text === '') return;
    try {
      const read = JSON.parse(text);
      if (read === null || read.v !== 1 || !Array.isArray(read.answers)) return;
      // Some systems give back what was suspended and not the interactions, and take no number that leaves others out.
      const count = get('cmi.interactions._count').trim();
      if (/^\d+$/.test(count) && Number(count) < read.answers.length) first_number = Number(count);
      else answers.push(...read.answers.map(String));
      kept = read.state ?? null;
      written.set('cmi.suspend_data', text);
    } catch {
      // of another program, or cut off: the lesson begins afresh
    }
  }

  function open() {
    if (api === null) {
      why = 'No learning system was found around this page, so nothing is recorded';
      return;
    }
    if (call('LMSInitialize', '') !== 'true') {
      why = 'The learning system did not answer, so nothing is recorded';
      return;
    }
    is_open = true;
    const mode = get('cmi.core.lesson_mode').trim().toLowerCase(); // empty means normal
    is_recorded = mode !== 'browse' && mode !== 'review';
    if (!is_recorded) why = `The learning system shows this lesson to ${mode} it, so nothing is recorded`;
    read_kept();
    if (!is_recorded) return;
    const status = get('cmi.core.lesson_status').trim().toLowerCase();
    has_passed = status === 'passed' || status === 'completed';
    if (has_passed || status === 'failed') written.set('cmi.core.lesson_status', status);
    else set('cmi.core.lesson_status', 'incomplete');
    set('cmi.core.exit', 'suspend');
    commit();
  }

  function answered({ id, given, right, is_right, seconds }) {
    let number = answers.indexOf(String(id));
    if (number < 0) number = answers.push(String(id)) - 1;
    number += first_number;
    const field = (name, value) => set(`cmi.interactions.${number}.${name}`, value);
    field('id', identifier(id));
    field('type', 'fill-in');
    field('student_response', cut(given));
    field('correct_responses.0.pattern', cut(right));
    field('result', is_right ? 'correct' : 'wrong');
    if (seconds !== undefined) field('latency', span(seconds));
  }

  function keep(state) {
    if (!is_recorded) return false;
    const text = JSON.stringify({ v: 1, answers, state });
    return text.length <= longest_suspend_data && set('cmi.suspend_data', text);
  }

  function finished({ score, of, passed }) {
    if (passed || !has_passed) { // who has passed once has passed
      const part = of > 0 ? Math.max(0, Math.min(score / of, 1)) : 0;
      set('cmi.core.score.min', '0');
      set('cmi.core.score.max', '100');
      set('cmi.core.score.raw', String(Math.round(part * 100)));
      set('cmi.core.lesson_status', passed ? 'passed' : 'failed');
    }
    has_passed ||= Boolean(passed);
    set('cmi.core.exit', '');
    is_finished = true;
  }

  function begun_afresh() {
    if (!is_finished) return;
    is_finished = false;
    set('cmi.core.exit', 'suspend');
  }

  function leave() {
    if (!is_open) return;
    set('cmi.core.session_time', span((now() - began) / 1000));
    if (!is_finished) set('cmi.core.exit', 'suspend');
    commit();
    is_open = false;
    is_recorded = false;
    why = 'The learning system was told that this lesson was left, so nothing more is recorded';
    call('LMSFinish', '');
  }

  open();
  return {
    get is_recorded() { return is_recorded; },
    get why() { return why; },
    resume: () => kept,
    answered,
    keep,
    turned: commit,
    finished,
    begun_afresh,
    leave,
  };
}
