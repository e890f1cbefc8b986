// What learning systems are told: by scorm-again, which plays one, and by stand-ins that do what the worst of them did.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scorm12API } from 'scorm-again/scorm12';
import { find_api, longest_suspend_data, make_scorm, span } from '../../web/js/scorm.js';

/** A window with its parents; the last is its own parent, as in a browser. */
function windows(...list) {
  for (const [i, each] of list.entries()) {
    const parent = list[i + 1] ?? each;
    if (!Object.getOwnPropertyDescriptor(each, 'parent')) Object.defineProperty(each, 'parent', { get: () => parent });
    each.opener ??= null;
  }
  return list[0];
}
/** A window of another origin: whatever is read of it throws, but where it hangs. */
const foreign = () => new Proxy({}, {
  get(target, key) {
    if (key === 'parent' || key === 'opener') return target[key];
    throw new Error('SecurityError');
  },
});

/** An API that remembers all that is called, and does what is asked of it. */
function recorder(values = {}, { initialize = 'true', refuse = () => false } = {}) {
  const calls = [];
  const held = { ...values };
  const note = (name, answer) => (...given) => {
    calls.push([name, ...given]);
    return answer(...given);
  };
  return {
    calls,
    held,
    sets: () => calls.filter(([name]) => name === 'LMSSetValue').map(([, key, value]) => `${key}=${value}`),
    count: (name) => calls.filter(([each]) => each === name).length,
    API: {
      LMSInitialize: note('LMSInitialize', () => initialize),
      LMSGetValue: note('LMSGetValue', (key) => held[key] ?? ''),
      LMSSetValue: note('LMSSetValue', (key, value) => {
        if (refuse(key)) return 'false';
        held[key] = value;
        return 'true';
      }),
      LMSCommit: note('LMSCommit', () => 'true'),
      LMSFinish: note('LMSFinish', () => 'true'),
      LMSGetLastError: () => '0',
    },
  };
}
const within = (system) => windows({ API: system.API });
const status_of = (system) => system.held['cmi.core.lesson_status'];

test('the API is found three frames up, past frames that throw, in the opener, and nowhere', () => {
  const { API } = recorder();
  assert.equal(find_api(windows({}, {}, {}, { API })), API);
  const thrower = foreign();
  assert.equal(find_api(windows({}, thrower, { API })), API);
  const popup = windows({});
  popup.opener = windows({}, {}, { API });
  assert.equal(find_api(popup), API);
  const framed = {}, top = {};
  top.opener = windows({ API });
  assert.equal(find_api(windows(framed, top)), API, 'in the opener of the outermost frame');
  assert.equal(find_api(windows({}, {})), null);
  assert.equal(find_api(windows({ API: {} })), null, 'what has no LMSInitialize is no API');
  const circle = {};
  circle.parent = { parent: circle, opener: null };
  circle.opener = null;
  assert.equal(find_api(circle), null);
});

test('without a system the lesson works alone and says so', () => {
  const alone = make_scorm({ window: windows({}) });
  assert.equal(alone.is_recorded, false);
  assert.match(alone.why, /nothing is recorded/);
  assert.equal(alone.resume(), null);
  assert.equal(alone.keep({ page: 1 }), false);
  alone.answered({ id: 'q', given: 'a', right: 'b', is_right: false });
  alone.turned();
  alone.finished({ score: 1, of: 1, passed: true });
  alone.leave();
});

test('a system that throws, answers nonsense or refuses everything breaks nothing', () => {
  const thrower = { LMSInitialize() { throw new Error('gone'); } };
  assert.equal(make_scorm({ window: windows({ API: thrower }) }).is_recorded, false);
  for (const nonsense of [null, 7, {}, 'false', '']) {
    const system = recorder({}, { initialize: nonsense });
    assert.equal(make_scorm({ window: within(system) }).is_recorded, false);
  }
  const half = recorder();
  half.API.LMSSetValue = () => { throw new Error('full'); };
  half.API.LMSGetValue = () => { throw new Error('full'); };
  half.API.LMSCommit = () => { throw new Error('full'); };
  half.API.LMSFinish = undefined;
  const scorm = make_scorm({ window: within(half) });
  scorm.answered({ id: 'q', given: 'a', right: 'b', is_right: true });
  assert.equal(scorm.keep({}), false);
  scorm.finished({ score: 1, of: 2, passed: false });
  scorm.leave();
});

test('an empty mode is a normal one; browse and review record nothing', () => {
  for (const mode of ['', 'normal', ' Normal ']) {
    const system = recorder({ 'cmi.core.lesson_mode': mode });
    assert.equal(make_scorm({ window: within(system) }).is_recorded, true);
    assert.equal(status_of(system), 'incomplete');
  }
  for (const mode of ['browse', 'review']) {
    const system = recorder({ 'cmi.core.lesson_mode': mode });
    const scorm = make_scorm({ window: within(system) });
    assert.equal(scorm.is_recorded, false);
    scorm.answered({ id: 'q', given: 'a', right: 'b', is_right: true });
    scorm.finished({ score: 1, of: 1, passed: true });
    scorm.leave();
    assert.deepEqual(system.sets(), []);
    assert.equal(system.count('LMSFinish'), 1);
  }
});

test('passed or failed comes at the end and never after the first of three questions', () => {
  const system = recorder();
  const scorm = make_scorm({ window: within(system) });
  for (const id of ['one', 'two', 'three']) {
    scorm.answered({ id, given: 'deny', right: 'deny', is_right: true, seconds: 3 });
    scorm.turned();
    assert.equal(status_of(system), 'incomplete');
  }
  scorm.finished({ score: 2, of: 3, passed: false });
  assert.equal(status_of(system), 'failed');
  assert.equal(system.held['cmi.core.score.raw'], '67');
  assert.deepEqual([system.held['cmi.core.score.min'], system.held['cmi.core.score.max']], ['0', '100']);
});

test('who has passed once stays passed', () => {
  const system = recorder({ 'cmi.core.lesson_status': 'passed' });
  const scorm = make_scorm({ window: within(system) });
  assert.equal(status_of(system), 'passed');
  scorm.finished({ score: 0, of: 3, passed: false });
  assert.equal(status_of(system), 'passed');
});

test('who passes keeps the score too, whatever comes later in the same session', () => {
  const system = recorder();
  const scorm = make_scorm({ window: within(system) });
  scorm.finished({ score: 3, of: 3, passed: true });
  scorm.begun_afresh();
  assert.equal(system.held['cmi.core.exit'], 'suspend');
  scorm.finished({ score: 0, of: 3, passed: false });
  assert.deepEqual([status_of(system), system.held['cmi.core.score.raw'], system.held['cmi.core.exit']], ['passed', '100', '']);
});

test('a system that gives back no interactions gets the next ones from the number that it expects', () => {
  const kept = JSON.stringify({ v: 1, answers: ['one', 'two', 'three'], state: { page: 3 } });
  for (const [count, number] of [['0', 0], ['2', 2], ['3', 3], ['', 3], ['?', 3]]) {
    const system = recorder({ 'cmi.suspend_data': kept, 'cmi.interactions._count': count });
    const scorm = make_scorm({ window: within(system) });
    assert.deepEqual(scorm.resume(), { page: 3 });
    scorm.answered({ id: 'four', given: 'a', right: 'a', is_right: true });
    assert.equal(system.held[`cmi.interactions.${number}.id`], 'four', `after a count of “${count}”`);
  }
});

test('only what changed is written, with one commit a page and one at the end', () => {
  const system = recorder();
  const scorm = make_scorm({ window: within(system), now: () => 0 });
  const before = system.count('LMSCommit');
  scorm.answered({ id: 'one', given: 'a', right: 'b', is_right: false });
  scorm.keep({ page: 1 });
  scorm.turned();
  scorm.keep({ page: 1 });
  scorm.answered({ id: 'one', given: 'a', right: 'b', is_right: false });
  scorm.turned();
  assert.equal(system.count('LMSCommit'), before + 1);
  scorm.leave();
  scorm.leave();
  assert.equal(system.count('LMSCommit'), before + 2);
  assert.equal(system.count('LMSFinish'), 1);
  const sets = system.sets();
  assert.equal(new Set(sets).size, sets.length, 'nothing is written twice');
});

test('a question is one interaction, however often it is answered, with its id in the id and no field too long', () => {
  const system = recorder();
  const scorm = make_scorm({ window: within(system) });
  scorm.answered({ id: 'who may?', given: 'x'.repeat(300), right: `${'y'.repeat(254)}😀`, is_right: false, seconds: 61.5 });
  scorm.answered({ id: 'who may?', given: 'second', right: 'second', is_right: true });
  scorm.answered({ id: 'other', given: '', right: 'z', is_right: false });
  const numbers = new Set(system.sets().map((line) => /^cmi\.interactions\.(\d+)/.exec(line)?.[1]).filter(Boolean));
  assert.deepEqual([...numbers], ['0', '1']);
  assert.equal(system.held['cmi.interactions.0.id'], 'who_may_');
  assert.equal(system.held['cmi.interactions.0.student_response'], 'second');
  assert.equal(system.held['cmi.interactions.0.latency'], '0000:01:01.50');
  for (const [, , value] of system.calls.filter(([name]) => name === 'LMSSetValue')) assert.ok(value.length <= 255);
  assert.equal(system.calls.find(([, key]) => key === 'cmi.interactions.0.correct_responses.0.pattern')[2], 'y'.repeat(254));
});

test('what is kept fits 4,096 characters, checked here, and is resumed exactly', () => {
  const system = recorder();
  const scorm = make_scorm({ window: within(system) });
  const state = { page: 3, answers: { one: ['allow', 'deny'] } };
  scorm.answered({ id: 'one', given: 'a', right: 'a', is_right: true });
  assert.equal(scorm.keep(state), true);
  assert.equal(scorm.keep({ page: 4, long: 'x'.repeat(longest_suspend_data) }), false);
  assert.ok(system.held['cmi.suspend_data'].length <= longest_suspend_data);
  assert.equal(system.held['cmi.core.exit'], 'suspend');
  scorm.leave();
  const again = make_scorm({ window: within(system) });
  assert.deepEqual(again.resume(), state);
  again.answered({ id: 'one', given: 'b', right: 'a', is_right: false });
  again.answered({ id: 'two', given: 'b', right: 'b', is_right: true });
  assert.equal(system.held['cmi.interactions.1.id'], 'two', 'numbers go on where they stopped');
  for (const bad of ['{', 'null', '{"v":2}', '[]', 'somebody else’s']) {
    assert.equal(make_scorm({ window: within(recorder({ 'cmi.suspend_data': bad })) }).resume(), null);
  }
});

test('a span is written as SCORM 1.2 wants it', () => {
  assert.equal(span(0), '0000:00:00.00');
  assert.equal(span(3723.456), '0001:02:03.46');
  assert.equal(span(-5), '0000:00:00.00');
  assert.equal(span(NaN), '0000:00:00.00');
  assert.equal(span(1e12), '9999:59:59.99');
});

test('scorm-again takes all of it: no value is refused, and everything arrives', () => {
  const system = new Scorm12API({ autocommit: false, logLevel: 5 });
  const refused = [];
  const set = system.LMSSetValue.bind(system);
  const API = {
    LMSInitialize: (text) => system.LMSInitialize(text),
    LMSGetValue: (key) => system.LMSGetValue(key),
    LMSSetValue(key, value) {
      const answer = set(key, value);
      if (String(answer) !== 'true') refused.push(`${key}=${value}: ${system.LMSGetLastError()}`);
      return answer;
    },
    LMSCommit: () => 'true',
    LMSFinish: (text) => system.LMSFinish(text),
  };
  let clock = 0;
  const scorm = make_scorm({ window: windows({}, {}, {}, { API }), now: () => clock });
  assert.equal(scorm.is_recorded, true);
  scorm.answered({ id: 'predict-1', given: 'ben/reconnect/meta=allow', right: 'ben/reconnect/meta=deny', is_right: false, seconds: 12 });
  scorm.keep({ page: 2 });
  scorm.turned();
  scorm.finished({ score: 4, of: 5, passed: true });
  clock = 3_600_000;
  assert.equal(system.cmi.core.lesson_status, 'passed');
  assert.equal(system.cmi.core.score.raw, '80');
  assert.equal(system.cmi.suspend_data, '{"v":1,"answers":["predict-1"],"state":{"page":2}}');
  assert.equal(system.cmi.interactions.childArray[0].toJSON().id, 'predict-1');
  scorm.leave();
  assert.deepEqual(refused, []);
});
