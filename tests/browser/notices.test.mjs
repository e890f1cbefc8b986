// The page's notices: every licence text is there, and everything that was linked is accounted for.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'node:test';

const build = new URL('../../build/', import.meta.url);
const licences = new URL('web/licences/', build);
const list = readFileSync(new URL('notices.html', licences), 'utf8');
const rows = [...list.matchAll(/<tr data-accounts-for="([^"]*)"><td><a href="\.\/([^"]+)">/g)]
  .map(([, accounts, file]) => ({ accounts: accounts.split(' '), file }));
const accounted = new Set(rows.flatMap((row) => row.accounts));

/** What the linker took for one product: archives as `libc`, objects of a target as its name. */
function linked(product) {
  const names = readFileSync(new URL(`cmake-web/linked/web/${product}.txt`, build), 'utf8').split('\n').filter(Boolean).map((line) => {
    const archive = line.match(/([^/]+)\.a\(/)?.[1];
    if (archive !== undefined) return archive.replace(/-.*/, ''); // libc-debug, libc++-noexcept, libGL-webgl2
    return line.match(/CMakeFiles\/([^/]+)\.dir\//)?.[1] ?? line.match(/([^/]+)\.o$/)?.[1] ?? line;
  });
  return [...new Set(names)];
}

test('every licence text that the notices name is there, says whose it is, and there is no other', () => {
  assert.ok(rows.length > 10);
  for (const { file } of rows) {
    const text = readFileSync(new URL(file, licences), 'utf8');
    assert.ok(text.length > 200, `${file} has ${text.length} characters`);
    assert.match(text, /copyright|public domain/i, file);
  }
  assert.deepEqual(readdirSync(licences).sort(), [...rows.map(({ file }) => file), 'notices.html'].sort());
});

for (const product of ['permsim.js', 'permsim-core.mjs']) {
  test(`the notices account for all that was linked into ${product}`, () => {
    const names = linked(product);
    assert.ok(names.includes('libc') && names.includes('libpermsim_core'), names.join(' '));
    assert.deepEqual(names.filter((name) => !accounted.has(name)), []);
  });
}

test('the notices account for every library whose headers were compiled', () => {
  const used = execFileSync('ninja', ['-C', fileURLToPath(new URL('cmake-web', build)), '-t', 'deps'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const names = new Set([...used.matchAll(/_?deps\/([a-z0-9]+)(?:-src)?\//g)].map(([, name]) => name));
  assert.ok(names.has('json') && names.has('imgui'), [...names].join(' '));
  assert.deepEqual([...names].filter((name) => !accounted.has(name)), []);
});

test('the notices account for every npm package whose modules lie beside the page', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../web/package.json', import.meta.url), 'utf8'));
  const names = Object.keys(dependencies);
  assert.ok(names.includes('lit-html'), names.join(' '));
  assert.deepEqual(names.filter((name) => !accounted.has(name)), []);
  for (const name of names) assert.ok(readdirSync(new URL(`web/${name}/`, build)).length > 0, name);
});
