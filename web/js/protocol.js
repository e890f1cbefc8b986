// Speaks with the page that this one is embedded in: a handshake by window messages, then requests and events over a port of
// their own. Messages that are none of ours, or come from anybody else, are ignored in silence (web/README.md, The protocol).

export const protocol_version = 1;
const ns = 'permsim';
const capabilities = ['load', 'get', 'set', 'dispatch', 'explain', 'matrix', 'export'];
/** A longer message is not looked into: as much as the largest file that the page opens. */
const largest = 32 * 1024 * 1024;
const settable = ['step', 'reading', 'view', 'focus', 'theme', 'on', 'compare'];
const formats = ['text', 'json', 'csv', 'md', 'html', 'svg'];
/** What can be exported, and by which question of the door. */
const exported = { scenario: 'export', matrix: 'matrix', roles: 'roles', diff: 'diff', timeline: 'play' };

/** An answer that says no. */
class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
const bad = (message) => new Refusal('bad-payload', message);
const is_object = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The door's problems as one refusal. */
function refusal_of(problems) {
  const [first] = problems;
  const code = /too-(large|long|big|many|deep)/.test(first.code) ? 'too-large'
    : /^(unknown-(entity|id|file|scenario|policy|person|thing|action|reading|lesson|name)|not-found|no-such)/.test(first.code) ? 'not-found'
      : 'bad-payload';
  return new Refusal(code, first.message);
}

/** What can be said as JSON, and not too much of it; else a refusal. */
function checked(payload) {
  let text;
  try {
    text = JSON.stringify(payload);
  } catch {
    throw bad('what is sent is no JSON');
  }
  if (text !== undefined && text.length > largest) throw new Refusal('too-large', `a message holds at most ${largest / 1024 / 1024} MB`);
  return text === undefined ? {} : JSON.parse(text);
}

/**
 * `ask(request)` is the session's door, `look_by(pairs)` and `looks()` are the program's (web/app/address.cpp), `read_link(hash)`
 * gives a link's text, `set_progress(lesson, progress)` says how far one is in a lesson that is opened next. `origins`: who may
 * connect; none named: the parent, whoever it is.
 */
export function make_protocol({ ask, look_by, looks, read_link, set_progress, origins, version }) {
  let port = null;
  let before = null; // how it was looked at when events were last told
  let told_height = 0;
  let has_lesson_news = false;

  const post = (message) => port?.postMessage({ ns, v: protocol_version, ...message });
  const tell = (type, payload) => post({ type, payload });

  function asked(request) {
    const reply = ask(request);
    if (!reply.ok) throw is_masked() ? new Refusal('masked', reply.problems[0].message) : refusal_of(reply.problems);
    return reply.answer;
  }
  /** While a question of the open lesson is not locked in the door tells of nothing but the lesson. */
  const is_masked = () => looks().lesson !== undefined && !ask({ ask: 'state' }).ok;
  const state = () => {
    const { revision, height, steps, lesson, ...seen } = looks(); // the door's steps say more than how many they are
    const reply = ask({ ask: 'state' });
    if (!reply.ok && lesson === undefined) throw refusal_of(reply.problems);
    return { ...(reply.ok ? reply.answer : {}), ...seen, lesson: lesson === undefined ? null : asked({ ask: 'lesson' }) };
  };

  // --- requests ----------------------------------------------------------------------------------------------------

  function document_of(text) {
    try {
      const document = JSON.parse(text);
      if (is_object(document)) return document;
    } catch {
      // said below
    }
    throw bad('a file is a scenario as JSON');
  }
  async function file_of(what, given) {
    if (what === 'state') {
      const { text, problem } = await read_link(`#${given.replace(/^#/, '')}`);
      if (problem !== undefined) throw bad(problem);
      return document_of(text);
    }
    return what === 'file' && typeof given === 'string' ? document_of(given) : given;
  }
  function open_lesson(id, progress) {
    if (id === '') throw bad('lesson is an id');
    if (progress !== undefined && !is_object(progress)) throw bad('progress is what a lesson told of itself');
    if (progress !== undefined) set_progress(id, progress);
    const refused = look_by([['lesson', id]]);
    if (refused !== '') throw new Refusal('not-found', `there is no lesson “${id.slice(0, 80)}”`);
    return state();
  }
  async function load(payload) {
    const named = ['scenario', 'lesson', 'file', 'state'].filter((key) => payload[key] !== undefined);
    if (named.length !== 1) throw bad('load takes one of scenario, lesson, file and state');
    const [what] = named;
    const given = payload[what];
    if (what !== 'file' && typeof given !== 'string') throw bad(`${what} is a text`);
    if (what === 'file' && typeof given !== 'string' && !is_object(given)) throw bad('file is a scenario, or its text');
    if (what === 'lesson') return open_lesson(given, payload.progress);
    const file = await file_of(what, given);
    // Something else takes the place of a lesson; where it cannot, the lesson stays where it was.
    const { lesson } = looks();
    const progress = lesson === undefined ? undefined : asked({ ask: 'lesson' }).progress;
    if (lesson !== undefined) look_by([['lesson', '']]);
    const reply = ask({ ask: 'load', file });
    if (reply.ok) return state();
    if (lesson !== undefined) open_lesson(lesson, progress);
    throw what === 'scenario' ? new Refusal('not-found', reply.problems[0].message) : refusal_of(reply.problems);
  }

  function text_of(key, value) {
    if (value === null && key === 'focus') return '';
    if (key === 'step' && Number.isInteger(value)) return String(value);
    if (key === 'focus' && is_object(value)) return text_of(key, [value.who, value.action, value.on]);
    if (key === 'focus' && Array.isArray(value) && value.every((id) => typeof id === 'string')) return value.join(',');
    if (typeof value !== 'string') throw bad(`${key} is ${key === 'step' ? 'a number' : 'a text'}`);
    return value;
  }
  function set(payload) {
    const keys = Object.keys(payload);
    const unknown = keys.find((key) => !settable.includes(key));
    if (keys.length === 0 || unknown !== undefined) throw bad(`set takes ${settable.join(', ')}${unknown === undefined ? '' : `, not ${unknown}`}`);
    const refused = look_by(keys.map((key) => [key, text_of(key, payload[key])]));
    if (refused !== '') {
      throw new Refusal(/“(focus|on|reading|compare)=/.test(refused) ? 'not-found' : 'bad-payload', refused.replace('The address says ', ''));
    }
    return state();
  }

  function dispatch(payload) {
    if (looks().readonly) throw new Refusal('readonly', 'this page is for looking only');
    if (!is_object(payload.command)) throw bad('dispatch takes a command');
    const answer = asked({ ask: 'dispatch', command: payload.command });
    if (answer.outcome !== 'done') throw new Refusal('refused', answer.says || 'that is not possible');
    return answer;
  }

  /** A question of the door: what it takes is its own, but it speaks of the open session. */
  const question = (name) => (payload) => {
    if (payload.file !== undefined) throw bad(`${name} speaks of what is open; load another file first`);
    return asked({ ...payload, ask: name });
  };

  function export_it(payload) {
    const { what = 'matrix', format = what === 'scenario' ? 'json' : 'csv', ...rest } = payload;
    if (!Object.hasOwn(exported, what)) throw bad(`what is one of ${Object.keys(exported).join(', ')}`);
    if (!formats.includes(format) || (what === 'scenario' && format !== 'json')) throw bad(`${what} has no format “${format}”`);
    const answer = asked({ ...rest, file: undefined, ask: exported[what], format });
    return { what, format, text: typeof answer === 'string' ? answer : `${JSON.stringify(answer, null, 2)}\n` };
  }

  const answers = { load, get: state, set, dispatch, explain: question('explain'), matrix: question('matrix'), export: export_it };

  async function on_request({ data }, own) {
    if (!is_object(data) || data.ns !== ns || data.v !== protocol_version || typeof data.type !== 'string') return;
    const { id, type } = data;
    if (!['string', 'number'].includes(typeof id) || String(id).length > 200) return;
    let reply;
    try {
      if (!Object.hasOwn(answers, type)) throw new Refusal('unknown-type', `there is no request “${type.slice(0, 80)}”`);
      const payload = checked(data.payload ?? {});
      if (!is_object(payload)) throw bad('a payload is an object');
      reply = { payload: await answers[type](payload) };
    } catch (error) {
      const code = error instanceof Refusal ? error.code : error instanceof RangeError ? 'too-large' : 'refused';
      reply = { error: { code, message: error.message } };
    }
    // What came of it is told first: whoever awaits the answer has heard it by then.
    follow();
    own.postMessage({ ns, v: protocol_version, id, type, ...reply });
  }

  // --- the handshake -----------------------------------------------------------------------------------------------

  const may_connect = (origin) => origins.length === 0 || origins.includes(origin);

  function on_message({ source, origin, data, ports }) {
    if (source !== window.parent || !is_object(data) || data.ns !== ns || data.v !== protocol_version) return;
    if (data.type !== 'connect' || ports.length !== 1 || !may_connect(origin)) return;
    port?.close();
    const [own] = ports;
    port = own;
    own.onmessage = (event) => on_request(event, own);
    own.postMessage({ ns, v: protocol_version, id: data.id, type: 'connect', payload: { protocol: protocol_version, version } });
    before = null;
    told_height = 0;
    follow();
  }

  // --- events ------------------------------------------------------------------------------------------------------

  /** After whatever may have changed something: what is new is told, each thing once. */
  function follow() {
    const now = looks();
    if (now.revision === undefined) return;
    if (now.height > 0 && now.height !== told_height) {
      told_height = now.height;
      const size = { ns, v: protocol_version, type: 'size', payload: { height: now.height } };
      if (port === null) window.parent.postMessage(size, '*');
      else port.postMessage(size);
    }
    if (port === null) return;
    const was = before ?? {};
    before = now;
    const is_other = (...keys) => keys.some((key) => JSON.stringify(now[key]) !== JSON.stringify(was[key]));
    if (is_other('revision', 'view', 'reading', 'theme', 'compare', 'lesson') || has_lesson_news) tell('state', state());
    has_lesson_news = false;
    if (is_other('step')) tell('step', { step: now.step, steps: now.steps, title: now.step_title });
    if (is_other('focus')) tell('select', { focus: now.focus });
    if (now.answer !== undefined && is_other('answer', 'because', 'focus')) {
      tell('answer', { focus: now.focus, says: now.answer, because: now.because, sign: now.sign });
    }
  }

  return {
    /** From now on whoever may connect can. */
    listen() {
      if (window.parent === window) return;
      window.addEventListener('message', on_message);
      window.parent.postMessage({ ns, v: protocol_version, type: 'ready',
        payload: { protocol: protocol_version, version, capabilities } }, '*');
      follow();
    },
    follow,
    /** What a learner does (web/js/lesson_news.js); whatever else came of it is told with the next `follow`. */
    hear({ type, ...told }) {
      if (type === 'changed') has_lesson_news = true;
      if (type === 'answer' || type === 'complete') tell(type, told);
    },
    /** Something broke, or the graphics are gone, in words. */
    tell_error: (code, message) => tell('error', { code, message }),
  };
}
