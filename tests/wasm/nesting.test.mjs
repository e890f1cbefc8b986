// Sets that nest as deep as they may, in WebAssembly, where stacks are small: answered as natively, and refused beyond.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { first_difference, wasm_door } from './support.mjs';

const deepest = 500;

/** Things in a chain, the last first; each reaches the one before it by `link`. */
function chain(count, sets, relations, link) {
  const entities = [{ id: 'ana', type: 'person' }, { id: 'ben', type: 'person' }];
  for (let i = count - 1; i >= 0; --i) {
    entities.push({ id: `t${i}`, type: 'thing', ...(i === 0 ? { viewer: ['ana'] } : link(`t${i - 1}`)) });
  }
  return {
    format: 'permsim/1', kind: 'scenario', id: 'chain', title: 'A chain', entities,
    policy: {
      format: 'permsim/1', kind: 'policy', id: 'chain', title: 'Chain',
      types: {
        person: { subject: true },
        thing: {
          relations: { viewer: { of: ['person', 'thing#viewer', 'thing#viewers'] }, ...relations },
          sets, actions: { see: {}, pass: { with: { to: 'person' }, effects: [{ add: '$to', to: 'viewer' }] } },
          status: { cases: [{ is: 'dark', when: 'not any(viewers)' }], else: 'lit' },
        },
      },
      rules: [{ id: 'viewers', effect: 'allow', on: 'thing', actions: ['see', 'pass'], to: 'viewers' }],
    },
  };
}

/** An expression as deep as is read, with something at every level. */
const nested = (inner, levels) => '(viewer | everyone & '.repeat(levels) + inner + ')'.repeat(levels);
const behind = { behind: { of: ['thing'] } };
const by_relation = (id) => ({ behind: [id] });
const shapes = [
  ['a set through a relation', { viewers: 'viewer | behind.viewers' }, behind, by_relation, 1],
  ['a guard', { viewers: ['viewer', { to: 'everyone', when: 'any(behind.viewers)' }] }, behind, by_relation, 1],
  ['a guard on each way', { viewers: [{ to: 'viewer', when: 'not any(behind.viewers)' }, { to: 'behind.viewers - nobody', when: 'any(behind.viewers)' }] },
    behind, by_relation, 1],
  ['usersets of sets', { viewers: 'viewer' }, {}, (id) => ({ viewer: [`${id}#viewers`] }), 2],
  ['an expression as deep as it may be', { viewers: nested('behind.viewers', 60) }, behind, by_relation, 1],
];

for (const [name, sets, relations, link, levels] of shapes) {
  test(`${name} may nest ${deepest} deep and no deeper`, async () => {
    const most = 1 + Math.floor((deepest - 1) / levels);
    const file = chain(most, sets, relations, link);
    const on = `t${most - 1}`;
    const questions = [
      { ask: 'validate', file },
      { ask: 'matrix', file, action: 'see', on: [on, 't0'] },
      { ask: 'explain', file, who: 'ana', action: 'see', on },
      { ask: 'explain', file, who: 'ben', action: 'see', on },
      { ask: 'findings', file },
      { ask: 'review', file },
      { ask: 'explore', file, by: ['ana'], who: ['ben'], action: 'see', on: [on], within: 1 },
      { ask: 'play', file: { ...file, steps: [{ edit: [{ create: 'thing', id: 'more', with: link(on) }], expect: 'impossible' }] } },
      { ask: 'validate', file: chain(most + 1, sets, relations, link) },
      { ask: 'validate', file: chain(20000, sets, relations, link) },
    ];
    const door = await wasm_door();
    assert.equal(first_difference(door, questions), undefined);
    assert.ok(door.request(questions[0]).ok);
    assert.equal(door.request(questions[1]).ok, true);
    assert.equal(door.request(questions[7]).answer[1].outcome, 'impossible');
    for (const refused of questions.slice(8)) {
      const { answer, problems } = door.request(refused);
      assert.equal((problems ?? answer.problems)[0].code, 'too-deep');
    }
  });
}
