// Runs every contestant in a process of its own, one after the other, and prints one table; scripts/bench has built them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draw_growth } from './plot.mjs';
import { facts_of, make_world, scenario_of } from './world.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const option = (name) => process.argv.includes(name);
const out = option('--out') ? process.argv[process.argv.indexOf('--out') + 1] : join(root, 'build/bench');
mkdirSync(out, { recursive: true });
const kActions = 14;
const kSizes = [['S', 50, 100], ['M', 500, 1000], ['L', 5000, 10000]];
const kGrowth = [['×1', 312, 625], ['×4', 1250, 2500], ['×16', 5000, 10000]];
const policy = JSON.parse(readFileSync(new URL('sharing.policy.json', import.meta.url), 'utf8'));

function run(command, words) {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr || stdout}`);
  return JSON.parse(stdout.trim().split('\n').pop());
}

function measure([name, people, things]) {
  const world = make_world(people, things);
  const scenario = join(out, `${name}.scenario.json`), facts = join(out, `${name}.facts`);
  writeFileSync(scenario, JSON.stringify(scenario_of(world, policy)));
  writeFileSync(facts, facts_of(world));
  const native = run(join(root, 'build/release/tests/bench/permsim_bench'), [scenario, facts]);
  const wasm = run(process.execPath, [fileURLToPath(new URL('wasm.mjs', import.meta.url)), people, things]);
  if (!native.same || !wasm.same) throw new Error(`${name}: the engine and the baseline disagree`);
  process.stderr.write(`bench: ${name} done\n`);
  return { name, people, things, decisions: people * things * kActions, native, wasm };
}

const duration = (ms) => (ms === undefined ? '–' : ms < 1 ? `${(ms * 1000).toFixed(ms < 0.01 ? 1 : 0)} µs` : ms < 1000 ? `${ms.toFixed(ms < 10 ? 2 : 0)} ms` : `${(ms / 1000).toFixed(1)} s`);
const rate = (decisions, ms) => `${((decisions / ms) * 1e-6).toPrecision(3)} G/s`;
const table = (rows) => rows.map((row, i) => `| ${row.join(' | ')} |${i === 0 ? `\n|${' --- |'.repeat(row.length)}` : ''}`).join('\n');

const results = kSizes.map(measure);
const lines = [['', ...results.map(({ name, people, things }) => `${name} ${people}×${things}`)]];
const add = (label, value) => lines.push([label, ...results.map(value)]);
for (const where of ['native', 'wasm']) {
  add(`${where}: whole matrix`, (r) => `${duration(r[where].matrix)} (${rate(r.decisions, r[where].matrix)})`);
  add(`${where}: by hand`, (r) => `${duration(r[where].baseline)} (${rate(r.decisions, r[where].baseline)})`);
  add(`${where}: engine's speed, by hand = 1`, (r) => `**${(r[where].baseline / r[where].matrix).toFixed(2)}**`);
  if (where === 'native') add('native: all counts afresh, nothing written out', (r) => duration(r.native.counts));
  else add('wasm: window of 50×50', (r) => duration(r.wasm.window));
  add(`${where}: one grant, with counts and difference`, (r) => duration(r[where].edit));
  add(`${where}: … one in twenty takes longer than`, (r) => duration(r[where].edit_slow));
  add(`${where}: one role that touches everything`, (r) => duration(r[where].role));
  add(`${where}: undo or redo of it`, (r) => duration(r[where].undo));
  add(`${where}: load the scenario`, (r) => duration(r[where].load));
  add(`${where}: explain one cell`, (r) => duration(r[where].explain));
  if (where === 'native') add('native: isolation of two teams, three steps', (r) => duration(r.native.isolate));
  if (where === 'native') add('native: fixes of a cell of a shipped scenario', (r) => `${duration(r.native.fixes)}, one in twenty ${duration(r.native.fixes_slow)}`);
  add(`${where}: memory after loading / with all planes`, (r) => `${r[where].loaded_mb.toFixed(0)} / ${r[where].mb.toFixed(0)} MB`);
}
let text = `${cpus()[0].model}, node ${process.versions.node}, medians\n\n${table(lines)}\n`;
const figures = { machine: cpus()[0].model, node: process.versions.node, results };

if (!option('--no-growth')) {
  figures.growth = kGrowth.map(measure);
  writeFileSync(join(out, 'growth.svg'), draw_growth(figures.growth));
  text += `\nGrowth: ${join(out, 'growth.svg')}\n`;
}
if (option('--peers')) {
  const peers = fileURLToPath(new URL('peers/peers.mjs', import.meta.url));
  figures.peers = ['casl', 'casbin', 'cedar'].map((name) => run(process.execPath, [peers, name, 50, 100]));
  const ours = figures.results[0];
  const rows = [['S 50×100, every cell', 'decisions per second', 'the engine is faster by']];
  for (const { name, per_second } of figures.peers) rows.push([name, per_second.toPrecision(3), `× ${Math.round(ours.decisions / ours.wasm.matrix * 1000 / per_second)}`]);
  text += `\n${table(rows)}\n`;
}
writeFileSync(join(out, 'results.json'), JSON.stringify(figures, null, 1));
writeFileSync(join(out, 'table.md'), text);
console.log(text);
