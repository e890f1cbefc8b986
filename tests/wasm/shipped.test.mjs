// Every shipped scenario and policy: whatever is asked about any of its moments, both doors give the same bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { first_difference, native_answers, wasm_door } from './support.mjs';

const formats = ['json', 'text', 'csv', 'md', 'html'];
const [{ answer: shipped }] = native_answers([{ ask: 'shipped' }]).map((line) => JSON.parse(line));
assert.ok(shipped.scenarios.length > 0 && shipped.policies.length > 0, 'nothing is shipped');

test('both doors know the same shipped files', async () => {
  const door = await wasm_door();
  assert.equal(first_difference(door, [{ ask: 'about' }, { ask: 'shipped' }]), undefined);
});

for (const { id } of shipped.policies) {
  test(`policy ${id}: review`, async () => {
    const door = await wasm_door();
    assert.equal(first_difference(door, [{ ask: 'validate', file: id }, { ask: 'review', file: id }]), undefined);
  });
}

for (const { id } of shipped.scenarios) {
  test(`scenario ${id}: matrix, play, check, findings and differences at every moment`, async () => {
    const door = await wasm_door();
    const { answer: moments } = door.request({ ask: 'play', file: id });
    assert.ok(moments.length > 0);
    const about = (request) => ({ file: id, ...request });
    const requests = [about({ ask: 'validate' }), about({ ask: 'export' }), about({ ask: 'diff', from: 'start', to: 'end' })];
    for (const format of formats) requests.push(about({ ask: 'play', format }), about({ ask: 'matrix', at: 'end', format }));
    for (const { at } of moments) {
      requests.push(about({ ask: 'matrix', at }), about({ ask: 'findings', at }));
      if (at > 0) requests.push(about({ ask: 'diff', from: at - 1, to: at }));
    }
    for (const what of ['matrix', 'diff', 'roles', 'timeline', 'poster']) {
      for (const format of ['csv', 'md', 'html']) requests.push(about({ ask: 'export', what, format }));
      if (what !== 'matrix') requests.push(about({ ask: 'export', what, format: 'svg' })); // of everything it may be too large
    }
    requests.push(about({ ask: 'check' }));
    for (const request of requests) {
      const answer = door.request(request);
      assert.ok(answer.ok, `${JSON.stringify(request)}: ${JSON.stringify(answer.problems)}`);
    }
    assert.equal(first_difference(door, requests), undefined);
    door.free();
  });

  test(`scenario ${id}: an explanation of every cell at the start and at the end`, async () => {
    const door = await wasm_door();
    const requests = [];
    for (const at of ['start', 'end']) {
      const { answer } = door.request({ ask: 'matrix', file: id, at });
      assert.ok(answer.cells.length > 0);
      // Every cell once, at one of the two moments in turn: the whole of both would take minutes.
      const mine = answer.cells.filter((_, index) => index % 2 === (at === 'start' ? 0 : 1));
      for (const { who, on, action } of mine) requests.push({ ask: 'explain', file: id, at, who, on, action });
    }
    assert.equal(first_difference(door, requests), undefined);
    door.free();
  });
}
