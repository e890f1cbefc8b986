// The npm package as somebody uses it: unpacked, imported by node, bundled for a page, and looked at by the tools of the trade.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { publint } from 'publint';
import { serve } from '../../scripts/serve.mjs';
import { launch, watch } from '../browser/support.mjs';
import { has_command, native, packaged, root, tarball_in } from './support.mjs';

let dist, project, package_folder;
before(() => {
  dist = packaged();
  project = mkdtempSync(join(tmpdir(), 'permsim-user-'));
  package_folder = join(project, 'node_modules/permsim');
  mkdirSync(package_folder, { recursive: true });
  execFileSync('tar', ['xzf', tarball_in(dist), '--strip-components=1', '-C', package_folder]);
});
after(() => {
  rmSync(project, { recursive: true, force: true });
  if (!process.env.PERMSIM_DIST) rmSync(dist, { recursive: true, force: true });
});

const asked = { ask: 'export', file: 'vacation', what: 'poster', format: 'svg', at: 2 };
const by_command_line = (...words) => execFileSync(native, words, { encoding: 'utf8' });
const poster = () => by_command_line('export', 'vacation', '--what', 'poster', '--format', 'svg', '--at', '2');

test('node imports it and gets the bytes of the command line', () => {
  writeFileSync(join(project, 'try.mjs'), `import { createDoor } from 'permsim';
    const door = await createDoor();
    process.stdout.write(door.request(${JSON.stringify(asked)}).answer);`);
  assert.ok(execFileSync(process.execPath, ['try.mjs'], { cwd: project, encoding: 'utf8' }) === poster());
});

test('a page bundled by esbuild runs it under a strict content policy', async () => {
  const site = join(project, 'site');
  writeFileSync(join(project, 'page.mjs'), `import { createDoor } from 'permsim';
    import wasm from 'permsim/permsim-core.wasm';
    const door = await createDoor({ wasm });
    window.answer = door.request(${JSON.stringify(asked)}).answer ?? 'refused';`);
  const made = await build({ entryPoints: [join(project, 'page.mjs')], bundle: true, format: 'esm', outdir: site, loader: { '.wasm': 'file' }, publicPath: '.', logLevel: 'silent' });
  assert.deepEqual(made.warnings, []);
  writeFileSync(join(site, 'index.html'), '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.js"></script>');
  const host = await serve(site);
  const { browser, close } = await launch({ has_webgl: false });
  try {
    const page = await browser.newPage();
    const seen = watch(page, host.address);
    await page.goto(host.address);
    await page.waitForFunction(() => window.answer !== undefined);
    assert.ok((await page.evaluate(() => window.answer)) === poster());
    assert.deepEqual(seen, []);
  } finally {
    await close();
    host.server.close();
    host.server.closeAllConnections();
  }
});

test('publint and attw have nothing to say', async () => {
  const { messages } = await publint({ pkgDir: package_folder, level: 'suggestion', strict: true, pack: false });
  assert.deepEqual(messages, []);
  const attw = spawnSync(join(root, 'tests/node_modules/.bin/attw'), [tarball_in(dist), '--profile', 'esm-only', '--exclude-entrypoints', './permsim-core.wasm', '--no-emoji', '--no-color'], { encoding: 'utf8' });
  assert.equal(attw.status, 0, attw.stdout + attw.stderr);
});

test('what is packed is what is meant, with licences and no address of a registry', () => {
  const names = execFileSync('tar', ['tzf', tarball_in(dist)], { encoding: 'utf8' }).trim().split('\n').map((name) => name.replace('package/', ''));
  for (const name of ['core.mjs', 'core.d.mts', 'permsim-core.mjs', 'permsim-core.wasm', 'README.md', 'LICENSE', 'third-party.txt']) assert.ok(names.includes(name), name);
  const { name, dependencies, exports } = JSON.parse(readFileSync(join(package_folder, 'package.json'), 'utf8'));
  assert.equal(name, 'permsim');
  assert.equal(dependencies, undefined);
  assert.ok(exports['.']);
});

test('npx permsim is the command line: outputs, files and exit status', { skip: !has_command && 'the page was built without permsim-node' }, () => {
  const command = join(package_folder, 'bin/permsim.cjs');
  const run = (words, input = '') => spawnSync(process.execPath, [command, ...words], { cwd: project, input, encoding: 'utf8' });
  const real = (words, input = '') => spawnSync(native, words, { cwd: project, input, encoding: 'utf8' });
  cpSync(join(root, 'assets/scenarios/vacation.json'), join(project, 'own.json'));
  const block = '<!-- permsim: export own.json --what matrix --on meta --at 2 -->\n<!-- /permsim -->\n';
  for (const [words, input] of [
    [['--version']], [['--help']], [['export', 'vacation', '--what', 'poster', '--format', 'svg']],
    [['explain', 'own.json', '--who', 'ben', '--action', 'reconnect', '--on', 'meta', '--expect', 'allow']],
    [['matrix', 'nothing-here']], [['matrix', 'vacation', '--wat']], [['docs', '-'], block], [['check', '-'], readFileSync(join(project, 'own.json'), 'utf8')],
  ]) {
    const [here, there] = [run(words, input), real(words, input)];
    assert.deepEqual([here.status, here.stdout, here.stderr], [there.status, there.stdout, there.stderr], words.join(' '));
  }
  writeFileSync(join(project, 'page.md'), block);
  assert.equal(run(['docs', '--verify', 'page.md']).status, 1);
  assert.equal(run(['docs', 'page.md']).status, 0);
  assert.match(readFileSync(join(project, 'page.md'), 'utf8'), /\| Ben \| ✓ \|/);
  assert.equal(run(['docs', '--verify', 'page.md']).status, 0);
});
