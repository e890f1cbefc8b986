// The matrix as typed arrays: what createMatrix gives is what the door answers cell by cell, before and after edits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrix_module, wasm_door } from './support.mjs';

const words = ['deny', 'allow', 'unclear'];

/** Every verdict on everything, as `who on action` → verdict: from windows, and again from planes. */
function all_verdicts(matrix) {
  const from_windows = new Map(), from_planes = new Map();
  const { people, types } = matrix.shape();
  for (const { id: type, actions, things } of types) {
    const window = matrix.window(type).slice();
    const { row_bits, allow, unclear } = matrix.planes(type);
    const bit = (plane, at) => plane !== null && ((plane[at >>> 5] >>> (at & 31)) & 1) === 1;
    people.forEach((who, person) => things.forEach((on, thing) => actions.forEach((action, number) => {
      const key = `${who} ${on} ${action}`, at = (number * people.length + person) * row_bits + thing;
      from_windows.set(key, words[window[(person * things.length + thing) * actions.length + number]]);
      from_planes.set(key, bit(allow, at) ? 'allow' : bit(unclear, at) ? 'unclear' : 'deny');
    })));
  }
  assert.deepEqual(from_planes, from_windows);
  return from_windows;
}

for (const id of ['vacation', 'databox-roles']) {
  test(`${id}: windows and planes are what the door answers, before and after edits`, async () => {
    const { createMatrix } = await matrix_module();
    const matrix = await createMatrix(id);
    const door = await wasm_door();
    const compare = (steps) => {
      const verdicts = all_verdicts(matrix);
      const { answer } = door.request({ ask: 'matrix', at: steps });
      assert.ok(answer.cells.length > 0);
      for (const { who, on, action, verdict } of answer.cells) assert.equal(verdicts.get(`${who} ${on} ${action}`), verdict, `${who} ${action} ${on}`);
      const counts = matrix.request({ ask: 'counts' });
      const of = (word) => [...verdicts.values()].filter((verdict) => verdict === word).length;
      assert.deepEqual(counts, { allow: of('allow'), unclear: of('unclear') });
      const persons = matrix.person_counts();
      assert.equal(matrix.shape().people.reduce((sum, _, i) => sum + persons[2 * i], 0), counts.allow);
    };
    assert.ok(door.request({ ask: 'load', file: id }).ok);
    compare(0);

    const { people, types } = matrix.shape();
    const before = all_verdicts(matrix);
    const gone = people.at(-1);
    assert.equal(matrix.edit({ delete: gone }).is_renumbered, true);
    assert.equal(matrix.shape().people.length, people.length - 1);
    assert.ok(door.request({ ask: 'dispatch', command: { go: 0 } }).ok);
    assert.ok(![...all_verdicts(matrix).keys()].some((key) => key.startsWith(`${gone} `)));
    matrix.undo();
    assert.deepEqual(matrix.shape(), { people, types });
    assert.deepEqual(all_verdicts(matrix), before);
    compare(0);
    matrix.free();
    door.free();
  });
}

test('an answer that is refused is an error with problems', async () => {
  const { createMatrix } = await matrix_module();
  await assert.rejects(createMatrix('no-such-file'), (error) => error.problems[0].code === 'unknown-file');
  const matrix = await createMatrix('vacation');
  assert.throws(() => matrix.edit({ delete: 'nobody-of-this-name' }), (error) => error.problems[0].code === 'impossible');
  assert.throws(() => matrix.window('no-such-type'));
  assert.throws(() => matrix.undo(), (error) => error.problems[0].code === 'impossible');
  matrix.free();
});
