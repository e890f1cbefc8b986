// The site on a host that is strict, in a sub-folder; the single file from disk; pages that are read without scripts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { serve } from '../../scripts/serve.mjs';
import { launch, open_page, until_ready, watch } from '../browser/support.mjs';
import { files_below } from '../../scripts/packaging/files.mjs';
import { native, packaged, root } from './support.mjs';
import { execFileSync } from 'node:child_process';

let dist, site, host, folder, browser, close;
before(async () => {
  dist = packaged();
  site = join(dist, 'site');
  folder = mkdtempSync(join(tmpdir(), 'permsim-host-'));
  mkdirSync(join(folder, 'docs/tools'), { recursive: true });
  // The server follows no links out of its folder: the site is moved there by name.
  execFileSync('cp', ['-r', site, join(folder, 'docs/tools/sim')]);
  host = await serve(folder);
  ({ browser, close } = await launch());
});
after(async () => {
  await close?.();
  host?.server.close();
  host?.server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
  if (!process.env.PERMSIM_DIST) rmSync(dist, { recursive: true, force: true });
});

test('the page runs from a sub-folder under a strict content policy, and asks for nothing elsewhere', async () => {
  const { context, page, seen } = await open_page(browser, `${host.address}docs/tools/sim/`, { path: '?scenario=offboarding' });
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  assert.ok(asked.length > 5);
  for (const path of asked) assert.match(path, /^\/docs\/tools\/sim\/a\/[0-9a-f]{12}\//);
  assert.deepEqual(seen, []);
  await context.close();
});

test('one version stands for ever in a folder of its own, and runs there', async () => {
  const { version, permanent } = JSON.parse(readFileSync(join(site, 'version.json'), 'utf8'));
  assert.equal(permanent, `v/${version}/`);
  const { context, seen } = await open_page(browser, `${host.address}docs/tools/sim/`, { path: permanent });
  assert.deepEqual(seen, []);
  await context.close();
});

test('what lies packed beside a file unpacks to it', () => {
  const packed = files_below(site).filter((name) => /\.(br|gz)$/.test(name));
  assert.ok(packed.some((name) => /permsim\.wasm\.br$/.test(name)));
  for (const name of packed) {
    const unpack = name.endsWith('.br') ? brotliDecompressSync : gunzipSync;
    const plain = readFileSync(join(site, name.replace(/\.(br|gz)$/, '')));
    assert.ok(unpack(readFileSync(join(site, name))).equals(plain), name);
  }
});

test('integrity.json has every file of the version by its true hash', () => {
  const { version, files, policy } = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
  assert.match(policy, /script-src https:\/\/example\.org; frame-src https:\/\/example\.org/);
  const names = files_below(join(site, 'v', version)).filter((name) => !/\.(br|gz)$/.test(name)).map((name) => `v/${version}/${name}`);
  assert.deepEqual(Object.keys(files).sort(), names.sort());
  for (const [name, hash] of Object.entries(files)) {
    assert.equal(hash, `sha384-${createHash('sha384').update(readFileSync(join(site, name))).digest('base64')}`);
  }
});

test('permsim.html opens from disk and runs, alone', async () => {
  const alone = mkdtempSync(join(tmpdir(), 'permsim-single-'));
  const context = await browser.newContext();
  try {
    execFileSync('cp', [join(dist, 'permsim.html'), alone]);
    const page = await context.newPage();
    const address = pathToFileURL(join(alone, 'permsim.html')).href;
    const seen = [];
    page.on('console', (message) => { if (message.type() !== 'log') seen.push(message.text()); });
    page.on('pageerror', (error) => seen.push(error.message));
    page.on('request', (request) => { if (request.url() !== address && !/^(data|blob):/.test(request.url())) seen.push(request.url()); });
    await page.goto(address);
    await until_ready(page);
    const answer = await page.evaluate(() => window.permsim.request({ ask: 'matrix', file: 'vacation', at: 2, who: 'ben', on: 'meta', action: 'reconnect' }));
    assert.equal((typeof answer === 'string' ? JSON.parse(answer) : answer).answer.cells[0].verdict, 'allow');
    assert.deepEqual(seen, []);
  } finally {
    await context.close();
    rmSync(alone, { recursive: true, force: true });
  }
});

test('each scenario has a page that is read without scripts, with picture, words, card and oEmbed', async () => {
  const scenarios = readdirSync(join(site, 's')).filter((name) => existsSync(join(site, 's', name, 'index.html')));
  assert.ok(scenarios.length > 10);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const seen = watch(page, host.address);
  for (const id of scenarios) {
    const base = `https://example.org/sim/s/${id}/`;
    await page.goto(`${host.address}docs/tools/sim/s/${id}/index.html`);
    assert.equal(await page.locator('table caption').count() >= 2, true, id);
    assert.ok((await page.locator('img[src="poster.svg"]').getAttribute('alt')).length > 10);
    assert.equal(await page.locator('a.open').getAttribute('href'), `../../?scenario=${id}`);
    assert.equal(await page.locator('meta[property="og:image"]').getAttribute('content'), `${base}poster.svg`);
    assert.equal(await page.locator('link[type="application/json+oembed"]').getAttribute('href'), `${base}oembed.json`);
    const oembed = JSON.parse(readFileSync(join(site, 's', id, 'oembed.json'), 'utf8'));
    assert.equal(oembed.type, 'rich');
    assert.ok(oembed.html.includes(`src="https://example.org/sim/?embed&amp;scenario=${id}"`));
  }
  assert.deepEqual(seen, []);
  await context.close();
});

test('each shipped lesson is a package for learning systems, with a page of its own beside', () => {
  const lessons = readdirSync(join(root, 'assets/lessons')).map((name) => name.replace('.json', ''));
  assert.ok(lessons.length >= 6);
  assert.deepEqual(readdirSync(join(dist, 'scorm')).sort(), lessons.map((id) => `${id}.zip`).sort());
  assert.deepEqual(readdirSync(join(site, 'l')).filter((name) => !name.startsWith('page.css')).sort(), lessons.sort());
});

test('a poster is the picture that the command line draws', () => {
  const drawn = execFileSync(native, ['export', 'vacation', '--what', 'poster', '--format', 'svg'], { encoding: 'utf8' });
  assert.ok(readFileSync(join(site, 's/vacation/poster.svg'), 'utf8') === drawn);
});

test('third-party.txt names everything that is inside', () => {
  const text = readFileSync(join(dist, 'third-party.txt'), 'utf8');
  for (const word of ['imgui', 'lit', 'fflate', 'Inter', 'nlohmann']) assert.match(text, new RegExp(word, 'i'));
});
