// WebAssembly figures of one world, in a process of its own: `node wasm.mjs PEOPLE THINGS` prints one line of JSON.
import { readFileSync } from 'node:fs';
import { facts_of, make_world, scenario_of } from './world.mjs';

const root = new URL('../../', import.meta.url);
const { createDoor, createMatrix, coreMemory } = await import(new URL('build/web/core.mjs', root));
const policy = JSON.parse(readFileSync(new URL('sharing.policy.json', import.meta.url), 'utf8'));
const [people, things] = process.argv.slice(2).map(Number);
const now = () => performance.now();

/** Over at least 9 runs and 300 ms: the median, and what one in twenty takes longer than. */
function times_ms(run) {
  let turn = 0;
  for (const start = now(); turn < 2 || now() - start < 150; ) run(turn++);
  if (turn % 2 !== 0) run(turn++);
  const all = [];
  for (const start = now(); all.length < 9 || (now() - start < 300 && all.length < 2000); ) {
    const from = now();
    run(turn++);
    all.push(now() - from);
  }
  all.sort((a, b) => a - b);
  return { median: all[all.length >> 1], slow: all[Math.floor(all.length * 0.95)] };
}
const median_ms = (run) => times_ms(run).median;

const world = make_world(people, things);
const text = JSON.stringify(scenario_of(world, policy));
const thing = (i) => `c${(i * 7919) % things}`, person = (i) => `u${(i * 104729) % people}`;
const mb = async () => (await coreMemory()) / 2 ** 20;
const found = { people, things };

(await createDoor()).free(); // compiling the module is no part of loading a world
let from = now();
const matrix = await createMatrix(text);
found.load = now() - from;
found.loaded_mb = await mb();
// Given and taken away in turn: a grant that is there already would change nothing and cost nothing.
let edits = 0, changing = 0;
const edit = times_ms((i) => {
  const who = person(i >> 1), on = thing(i >> 1);
  const { gained, lost } = matrix.edit(i % 2 === 0 ? { add: who, to: 'editor', on } : { remove: who, from: 'editor', on });
  edits++;
  changing += gained + lost > 0;
});
found.edit = edit.median;
found.edit_slow = edit.slow;
if (changing < edits * 0.8) throw new Error(`only ${changing} of ${edits} edits changed anything`);
found.undo = median_ms((i) => (i % 2 === 0 ? matrix.undo() : matrix.redo()));
// A role in the workspace touches everything in it.
found.role = median_ms((i) => {
  const who = person(1 + (i >> 1));
  matrix.edit(i % 2 === 0 ? { add: who, to: 'owner', on: 'w' } : { remove: who, from: 'owner', on: 'w' });
});
found.window = median_ms((i) => matrix.window('connection', { people: [i % 7, (i % 7) + 50], things: [i % 7, (i % 7) + 50], action: 'see' }));
matrix.free();
const fresh = await createMatrix(text); // the edits are gone again
found.matrix = median_ms(() => fresh.planes('connection'));
found.mb = await mb();
const { row_bits, allow } = fresh.planes('connection');

const { instance } = await WebAssembly.instantiate(readFileSync(new URL('build/bench/baseline.wasm', root)), {
  env: { emscripten_notify_memory_growth() {} }, wasi_snapshot_preview1: { proc_exit() {} },
});
const by_hand = instance.exports;
by_hand._initialize?.();
const facts = facts_of(world);
const place = by_hand.baseline_facts(facts.length);
new Uint32Array(by_hand.memory.buffer, place, facts.length).set(facts);
by_hand.baseline_load();
found.baseline = median_ms(() => by_hand.baseline_compute());
const expected = new Uint32Array(by_hand.memory.buffer, by_hand.baseline_compute(), allow.length);
found.same = row_bits === by_hand.baseline_words() * 64 && Buffer.compare(Buffer.from(allow.buffer, allow.byteOffset, allow.byteLength), Buffer.from(expected.buffer, expected.byteOffset, expected.byteLength)) === 0;

// Explaining is the door's, which plays the scenario.
const door = await createDoor();
door.request_text(`{"ask":"load","file":${text}}`);
found.explain = median_ms((i) => door.request({ ask: 'explain', who: person(i), on: thing(i), action: 'see' }));
door.free();
console.log(JSON.stringify(found));
