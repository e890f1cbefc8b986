// The two doors that must answer alike: the core in WebAssembly, and the same core as the native command line.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const native = process.env.PERMSIM_NATIVE ?? join(root, 'build/release/permsim');
const modules = process.env.PERMSIM_PAGE_DIR ?? join(root, 'build/web');

function import_module(name) {
  const path = join(modules, name);
  if (!existsSync(path)) throw new Error(`${path} is missing: run scripts/build core-module`);
  return import(pathToFileURL(path));
}

/** A new door of the WebAssembly core. */
export const wasm_door = async () => (await import_module('core.mjs')).createDoor();
/** The module's JavaScript side, for createMatrix. */
export const matrix_module = () => import_module('core.mjs');
/** An instance of its own of the module behind it. */
export const raw_core = async () => (await import_module('permsim-core.mjs')).default();

/** What `permsim door` answers to these requests, one after the other in one session: a line of JSON each. */
export function native_answers(requests) {
  if (!existsSync(native)) throw new Error(`${native} is missing: run scripts/build cli`);
  const lines = requests.map((request) => JSON.stringify(request) + '\n').join('');
  const { status, stdout, stderr } = spawnSync(native, ['door'], { input: lines, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`permsim door ended with ${status}: ${stderr}`);
  const answers = stdout.split('\n');
  if (answers.pop() !== '' || answers.length !== requests.length) {
    throw new Error(`permsim door gave ${answers.length} answers to ${requests.length} requests`);
  }
  return answers;
}

/** The first request that the two doors answer differently, in words; nothing when there is none. */
export function first_difference(door, requests) {
  const expected = native_answers(requests);
  for (const [index, request] of requests.entries()) {
    const given = door.request_text(JSON.stringify(request));
    if (given === expected[index]) continue;
    let at = 0;
    while (given[at] === expected[index][at]) ++at;
    const around = (text) => text.slice(Math.max(0, at - 60), at + 60);
    return `${JSON.stringify(request).slice(0, 200)}\nfrom byte ${at} on\n  native: …${around(expected[index])}\n  wasm:   …${around(given)}`;
  }
  return undefined;
}

/** Where `given` lacks something that `wanted` names, as a JSON Pointer; nothing when it has all. Lists are compared whole. */
export function first_lack(wanted, given, where = '') {
  if (wanted === null || typeof wanted !== 'object') return wanted === given ? undefined : where || '/';
  if (given === null || typeof given !== 'object' || Array.isArray(wanted) !== Array.isArray(given)) return where || '/';
  if (Array.isArray(wanted) && wanted.length !== given.length) return `${where}/length`;
  for (const key of Object.keys(wanted)) {
    const lack = first_lack(wanted[key], given[key], `${where}/${key}`);
    if (lack !== undefined) return lack;
  }
  return undefined;
}
