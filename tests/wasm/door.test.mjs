// The WebAssembly door itself: sessions that stand apart, commands, and mistakes that are answers and never a crash.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { first_difference, raw_core, wasm_door } from './support.mjs';

test('a session of commands, undo and redo goes the same way as natively', async () => {
  const door = await wasm_door();
  const requests = [
    { ask: 'state' },
    { ask: 'load', file: 'vacation' },
    { ask: 'state' },
    { ask: 'dispatch', command: { go: 2 } },
    { ask: 'explain', who: 'ben', action: 'reconnect', on: 'meta' },
    { ask: 'dispatch', command: { step: { by: 'ben', do: 'reconnect', on: 'meta' } } },
    { ask: 'dispatch', command: { step: { by: 'eve', do: 'reconnect', on: 'meta' } } },
    { ask: 'dispatch', command: { undo: true } },
    { ask: 'dispatch', command: { redo: true } },
    { ask: 'dispatch', command: { reading: 'quick-reference' } },
    { ask: 'matrix' },
    { ask: 'export' },
  ];
  assert.equal(first_difference(door, requests), undefined);
  assert.equal(door.request({ ask: 'state' }).answer.reading, 'quick-reference');
});

test('two doors do not see each other’s sessions', async () => {
  const [one, other] = [await wasm_door(), await wasm_door()];
  assert.ok(one.request({ ask: 'load', file: 'vacation' }).ok);
  assert.equal(other.request({ ask: 'state' }).ok, false);
  one.request({ ask: 'dispatch', command: { go: 1 } });
  other.request({ ask: 'load', file: 'vacation' });
  assert.equal(other.request({ ask: 'state' }).answer.at, 0);
  assert.equal(one.request({ ask: 'state' }).answer.at, 1);
});

test('mistakes are answers with a code and words, and the door goes on', async () => {
  const door = await wasm_door();
  const mistakes = ['', '{', 'null', '[]', '"ask"', '{}', '{"ask":7}', '{"ask":"no such question"}', '{"ask":"load"}',
    '{"ask":"load","file":"no such file"}', '{"ask":"matrix","file":{}}', '{"ask":"matrix","file":"vacation","at":99}',
    `{"ask":"matrix","file":${'['.repeat(5000)}${']'.repeat(5000)}}`, '\u0001', '{"ask":"\\ud800"}'];
  for (const mistake of mistakes) {
    const answer = JSON.parse(door.request_text(mistake));
    assert.equal(answer.ok, false, mistake.slice(0, 80));
    assert.ok(answer.problems.length > 0, mistake.slice(0, 80));
    for (const { code, message } of answer.problems) assert.ok(code && message, mistake.slice(0, 80));
  }
  assert.ok(door.request({ ask: 'load', file: 'vacation' }).ok);
});

test('words of any language come back as they went in', async () => {
  const door = await wasm_door();
  const answer = door.request({ ask: 'load', file: 'Üñî 日本 🦊' });
  assert.equal(answer.ok, false);
  assert.match(answer.problems[0].message, /Üñî 日本 🦊/u);
});

test('a freed door says so', async () => {
  const door = await wasm_door();
  door.free();
  door.free();
  assert.throws(() => door.request({ ask: 'about' }), /freed/);
});

test('memory comes back: opening and asking hundreds of times needs no more than twenty times', async () => {
  const core = await raw_core();
  const text = JSON.stringify({ ask: 'matrix', file: 'vacation', on: 'meta' });
  function open_ask_free(times) {
    for (let i = 0; i < times; ++i) {
      const door = core._permsim_door_new();
      const question = core._malloc(text.length + 1);
      core.stringToUTF8(text, question, text.length + 1);
      core._free(core._permsim_door_request(door, question));
      core._free(question);
      core._permsim_door_free(door);
    }
    return core.HEAPU8.length;
  }
  const after_twenty = open_ask_free(20);
  assert.equal(open_ask_free(300), after_twenty);
});
