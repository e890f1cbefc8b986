// The protocol of an embedded page: who may speak with it, what it answers, and what it lets pass in silence.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ask, frame_in, host, speaker } from './host.mjs';
import { stage } from './stage.mjs';
import { state, until } from './support.mjs';

const here = stage({ wait: false });
const there = host(here);
let page, context; // one page for the tests that only ask

const connected = (options) => speaker(here, there, options);
const refused = async (type, payload) => (await ask(page, type, payload)).error?.code;

/** Made by the first test that needs it: hooks of one file do not wait for each other. */
let making;
const shared = () => (making ??= connected().then(async (opened) => {
  ({ page, context } = opened);
  await page.evaluate(() => window.connect());
}));
after(() => context?.close());

test('the page says that it is there: which protocol, which version, what it can', async () => {
  await shared();
  const [hello] = await page.evaluate(() => window.ready);
  assert.deepEqual([hello.ns, hello.v, hello.payload.protocol], ['permsim', 1, 1]);
  assert.match(hello.payload.version, /^\d+\.\d+\.\d+/);
  assert.ok(['load', 'get', 'set', 'dispatch', 'explain', 'matrix', 'export'].every((name) => hello.payload.capabilities.includes(name)));
});

test('every request is answered with its id and type', async () => {
  await shared();
  const got = await ask(page, 'get');
  assert.deepEqual([got.ns, got.v, got.type, got.payload.scenario, got.payload.step, got.payload.steps.length], ['permsim', 1, 'get', 'vacation', 2, 5]);
  const set = await ask(page, 'set', { step: 1, view: 'things', focus: { who: 'ben', action: 'reconnect', on: 'meta' }, theme: 'dark' });
  assert.deepEqual([set.payload.step, set.payload.view, set.payload.focus, set.payload.theme], [1, 'things', ['ben', 'reconnect', 'meta'], 'dark']);
  assert.match(set.payload.answer, /^Ben may /);
  const why = await ask(page, 'explain', { who: 'ben', action: 'reconnect', on: 'meta' });
  assert.ok(JSON.stringify(why.payload).includes('Ben'));
  const matrix = await ask(page, 'matrix', { who: 'ben', action: 'reconnect', on: 'meta' });
  assert.deepEqual(matrix.payload.cells.map(({ verdict }) => verdict), ['allow']);
  const table = await ask(page, 'export', { what: 'matrix', format: 'csv' });
  assert.match(table.payload.text, /^at,who,on,action,verdict[\s\S]*ben,meta,reconnect,allow/);
  const file = await ask(page, 'export', { what: 'scenario', format: 'json' });
  assert.equal(JSON.parse(file.payload.text).id, 'vacation');
  const done = await ask(page, 'dispatch', { command: { rename: { entity: 'ben', label: 'Benno' } } });
  assert.equal(done.payload.outcome, 'done');
  const loaded = await ask(page, 'load', { scenario: 'offboarding' });
  assert.equal(loaded.payload.scenario, 'offboarding');
  const own = await ask(page, 'load', { file: { ...JSON.parse(file.payload.text), title: 'Mine' } });
  assert.equal(own.payload.title, 'Mine');
  const text = await ask(page, 'load', { file: file.payload.text });
  assert.equal(text.payload.scenario, 'vacation');
});

test('what cannot be done is an error with its code', async () => {
  await shared();
  await ask(page, 'load', { scenario: 'vacation' });
  assert.equal(await refused('reboot'), 'unknown-type');
  assert.equal(await refused('constructor'), 'unknown-type');
  assert.equal(await refused('load', {}), 'bad-payload');
  assert.equal(await refused('load', { scenario: 'vacation', file: {} }), 'bad-payload');
  assert.equal(await refused('load', { scenario: 'nonsense' }), 'not-found');
  assert.equal(await refused('load', { scenario: 7 }), 'bad-payload');
  assert.equal(await refused('load', { lesson: 'nonsense' }), 'not-found');
  assert.equal(await refused('load', { file: '{ "half' }), 'bad-payload');
  assert.equal(await refused('load', { file: { format: 'permsim/1', kind: 'scenario' } }), 'bad-payload');
  assert.equal(await refused('load', { state: 's1.@@@' }), 'bad-payload');
  assert.equal(await refused('set', {}), 'bad-payload');
  assert.equal(await refused('set', { step: 99 }), 'bad-payload');
  assert.equal(await refused('set', { step: -1 }), 'bad-payload');
  assert.equal(await refused('set', { view: 'grid' }), 'bad-payload');
  assert.equal(await refused('set', { colour: 'red' }), 'bad-payload');
  assert.equal(await refused('set', { focus: ['ben', 'fly', 'meta'] }), 'not-found');
  assert.equal(await refused('set', { reading: 'upside-down' }), 'not-found');
  assert.equal(await refused('dispatch', {}), 'bad-payload');
  assert.equal(await refused('dispatch', { command: { fly: true } }), 'bad-payload');
  assert.equal(await refused('dispatch', { command: { remove_step: 99 } }), 'refused');
  assert.equal(await refused('explain', { who: 'nobody', action: 'see', on: 'meta' }), 'not-found');
  assert.equal(await refused('explain', { file: 'vacation', who: 'ben', action: 'see', on: 'meta' }), 'bad-payload');
  assert.equal(await refused('matrix', { who: 'nobody' }), 'not-found');
  assert.equal(await refused('export', { what: 'everything' }), 'bad-payload');
  assert.equal(await refused('export', { what: 'matrix', format: 'pdf' }), 'bad-payload');
  assert.equal(await refused('get', 'all of it'), 'bad-payload');
  const large = await page.evaluate(async () => (await window.ask('load', { file: 'x'.repeat(33 * 1024 * 1024) })).error.code);
  assert.equal(large, 'too-large');
  assert.equal((await ask(page, 'get')).payload.scenario, 'vacation');
});

test('what changes is told once: state, step, selection and answer', async () => {
  await shared();
  await ask(page, 'load', { scenario: 'vacation' });
  await page.evaluate(() => { window.events.length = 0; });
  await ask(page, 'set', { step: 3, focus: 'ben,reconnect,meta' });
  const types = await page.evaluate(() => window.events.map(({ type }) => type).sort());
  assert.deepEqual(types, ['answer', 'select', 'state', 'step']);
  const [step] = await page.evaluate(() => window.events.filter(({ type }) => type === 'step').map(({ payload }) => payload));
  assert.deepEqual([step.step, step.steps], [3, 5]);
  await page.evaluate(() => { window.events.length = 0; });
  await ask(page, 'get');
  assert.deepEqual(await page.evaluate(() => window.events), []);
});

test('malformed and hostile messages: ten thousand of them change nothing and are answered by nothing but errors', async () => {
  await shared();
  await ask(page, 'load', { scenario: 'vacation' });
  const told = await page.evaluate(async () => {
    let seed = 17;
    const random = (below) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return seed % below; };
    const pick = (list) => list[random(list.length)];
    const types = ['load', 'get', 'set', 'dispatch', 'explain', 'matrix', 'export', 'connect', 'ready', '__proto__', 'toString', '', 'x'.repeat(5000), 7, null, undefined, {}];
    const deep = (levels) => { let made = 1; for (let i = 0; i < levels; i += 1) made = { edit: made }; return made; };
    const circle = {};
    circle.circle = circle;
    const leaves = [0, -1, 2 ** 53, NaN, '', '\u0000', '\ud800', '<img onerror=alert(1)>', null, undefined, [], {}, true, 10n, new Date(0), new Map(), circle, deep(2000),
      JSON.parse('{"__proto__":{"step":1}}'), '../../etc', 'ben,reconnect', 'x'.repeat(2000)];
    const keys = ['scenario', 'lesson', 'file', 'state', 'step', 'reading', 'view', 'focus', 'theme', 'command', 'who', 'action', 'on', 'at', 'what', 'format', '__proto__', 'ask', 'limit'];
    const payload = () => (random(3) === 0 ? pick(leaves) : Object.fromEntries(Array.from({ length: random(4) }, () => [pick(keys), pick(leaves)])));
    const before = window.events.length;
    const errors = [];
    const hear = ({ data }) => errors.push(data);
    window.port.addEventListener('message', hear);
    const frame = document.getElementById('frame').contentWindow;
    let sent = 0;
    for (let i = 0; i < 10_000; i += 1) {
      const message = random(5) === 0 ? pick(leaves)
        : { ns: pick(['permsim', 'permsim', 'permsim', 'other']), v: pick([1, 1, 1, 2, '1']), id: pick([`x${i}`, i, null, {}, 'x'.repeat(500)]), type: pick(types), payload: payload() };
      if (random(2) === 0) window.port.postMessage(message);
      else frame.postMessage(message, '*');
      sent += 1;
      if (i % 200 === 0) await window.ask('get'); // lets it keep up
    }
    const last = await window.ask('get');
    window.port.removeEventListener('message', hear);
    return { sent, last: last.payload.scenario, codes: [...new Set(errors.filter(({ error }) => error).map(({ error }) => error.code))].sort(),
      odd: errors.filter(({ ns, v }) => ns !== 'permsim' || v !== 1).length, before };
  });
  assert.deepEqual([told.sent, told.last, told.odd], [10_000, 'vacation', 0]);
  const known = ['unknown-type', 'bad-payload', 'not-found', 'refused', 'readonly', 'masked', 'too-large'];
  assert.ok(told.codes.length >= 2 && told.codes.every((code) => known.includes(code)), told.codes.join(', '));
  const frame = await frame_in(page, '#frame');
  assert.equal((await state(frame)).undo, null);
});

test('what is only to be looked at refuses every dispatch, and is loaded, set and asked as ever', async () => {
  const opened = await connected({ query: 'scenario=vacation&readonly' });
  await opened.page.evaluate(() => window.connect());
  for (const command of [{ rename: { entity: 'ben', label: 'Benno' } }, { remove_step: 1 }, { undo: true }]) {
    assert.equal((await ask(opened.page, 'dispatch', { command })).error.code, 'readonly');
  }
  assert.equal((await ask(opened.page, 'set', { step: 2 })).payload.step, 2);
  assert.equal((await ask(opened.page, 'load', { scenario: 'offboarding' })).payload.readonly, true);
  // The one place that refuses is the session: the page's own door does too.
  const frame = await frame_in(opened.page, '#frame');
  const reply = await frame.evaluate(() => window.permsim.request({ ask: 'dispatch', command: { remove_step: 1 } }));
  assert.deepEqual([reply.answer.outcome, reply.answer.says], ['impossible', 'this is for looking only']);
  await opened.context.close();
});

test('only the parent connects, and only from an origin that the address names', async () => {
  const origin = new URL(there.address).origin;
  const narrowed = await connected({ query: `scenario=vacation&origin=${encodeURIComponent('https://docs.example')}` });
  await narrowed.page.evaluate(() => window.connect());
  await narrowed.page.evaluate(() => { window.answered = false; window.ask('get').then(() => { window.answered = true; }); });
  const frame = await frame_in(narrowed.page, '#frame');
  await frame.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
  assert.equal(await narrowed.page.evaluate(() => window.answered), false);
  await narrowed.context.close();

  const named = await connected({ query: `scenario=vacation&origin=https://docs.example,${origin}` });
  // A page beside it, of another origin, and one inside of it are not its parent.
  await named.page.evaluate((address) => new Promise((resolve) => {
    const other = document.createElement('iframe');
    other.srcdoc = `<script>const { port1, port2 } = new MessageChannel(); port1.onmessage = () => parent.postMessage('heard', '*');
      for (let i = 0; i < parent.length; i += 1) if (parent[i] !== window) parent[i].postMessage({ ns: 'permsim', v: 1, type: 'connect' }, '*', [port2]);
      setTimeout(() => parent.postMessage('done', '*'), 300);</scr` + 'ipt>';
    window.heard = [];
    window.addEventListener('message', ({ data }) => { if (data === 'heard') window.heard.push(data); if (data === 'done') resolve(address); });
    document.body.append(other);
  }), here.address);
  assert.deepEqual(await named.page.evaluate(() => window.heard), []);
  await named.page.evaluate(() => window.connect());
  assert.equal((await ask(named.page, 'get')).payload.scenario, 'vacation');
  await named.context.close();
});

test('in a sandbox without an origin it says that it is there, and is spoken with all the same', async () => {
  const opened = await connected({ sandbox: 'allow-scripts' });
  assert.equal((await opened.page.evaluate(() => window.ready))[0].origin, 'null');
  await opened.page.evaluate(() => window.connect());
  assert.equal((await ask(opened.page, 'get')).payload.scenario, 'vacation');
  await opened.context.close();
});

test('a host without an origin is addressed by none, and may be named', async () => {
  const inner = (query) => `<iframe sandbox="allow-scripts" srcdoc="<script>
    onmessage = ({ data, source }) => { if (data?.type !== 'ready') return; const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => { if (data.type === 'get') parent.postMessage({ got: data.payload.scenario }, '*'); };
      source.postMessage({ ns: 'permsim', v: 1, type: 'connect' }, '*', [port2]); port1.postMessage({ ns: 'permsim', v: 1, id: 1, type: 'get' }); };
    </script><iframe src='${here.address}?embed&amp;${query}'></iframe>"></iframe>`;
  const opened = await there.open(`<script>window.got = []; addEventListener('message', ({ data }) => { if (data.got) window.got.push(data.got); });</script>${inner('scenario=vacation&amp;origin=null')}`);
  assert.ok(await until(() => opened.page.evaluate(() => window.got.includes('vacation'))));
  await opened.context.close();
});

test('bad origins in the address are told', async () => {
  const opened = await connected({ query: 'origin=docs.example' });
  const frame = await frame_in(opened.page, '#frame');
  assert.ok(await until(() => frame.evaluate(() => document.getElementById('announcements').textContent.includes('an origin is like'))));
  await opened.context.close();
});
