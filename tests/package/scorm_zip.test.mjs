// The package of a lesson as a learning system opens it: what is in the archive, and what the manifest says of it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from '../../web/node_modules/fflate/esm/browser.js';
import { make_pages } from '../../scripts/packaging/pages.mjs';
import { make_scorm } from '../../scripts/packaging/scorm.mjs';

const lesson = { format: 'permsim/1', kind: 'lesson', id: 'before-leave', title: 'Before “Ana & Ben” <go>', summary: 'Who may do what?', minutes: 8, passes_at: 0.8, pages: [{ title: 'First' }] };
const single = '<!doctype html>\n<html lang="en"><body>page</body></html>';
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'permsim-lessons-'));
  mkdirSync(join(folder, 'assets/lessons'), { recursive: true });
  writeFileSync(join(folder, 'assets/lessons/before-leave.json'), JSON.stringify(lesson));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('one archive a lesson: the manifest at its top, and the whole page in one file that knows its lesson', () => {
  make_scorm({ root: folder, dist: folder, version: '1.2.3' }, single);
  assert.deepEqual(readdirSync(join(folder, 'scorm')), ['before-leave.zip']);
  const files = unzipSync(new Uint8Array(readFileSync(join(folder, 'scorm/before-leave.zip'))));
  assert.deepEqual(Object.keys(files).sort(), ['imsmanifest.xml', 'permsim.html']);
  const manifest = strFromU8(files['imsmanifest.xml']);
  assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
  assert.match(manifest, /adlcp:scormtype="sco" href="permsim\.html"/);
  assert.match(manifest, /<adlcp:masteryscore>80<\/adlcp:masteryscore>/);
  assert.ok(manifest.includes('<title>Before “Ana &amp; Ben” &lt;go&gt;</title>'));
  assert.match(strFromU8(files['permsim.html']), /<html data-lesson="before-leave" data-lms="scorm12" lang="en">/);
});

test('the same lesson makes the same bytes', () => {
  const made = () => {
    make_scorm({ root: folder, dist: folder, version: '1.2.3' }, single);
    return readFileSync(join(folder, 'scorm/before-leave.zip'));
  };
  assert.ok(made().equals(made()));
});

test('a lesson has a page that is read without scripts', () => {
  const door = { request: () => ({ ok: true, answer: { scenarios: [] } }) };
  make_pages({ root: folder, site: join(folder, 'site'), version: '1.2.3', address: '', door });
  const html = readFileSync(join(folder, 'site/l/before-leave/index.html'), 'utf8');
  assert.ok(html.includes('<h1>Before “Ana &amp; Ben” &lt;go&gt;</h1>'));
  assert.ok(html.includes('href="../../?lesson=before-leave"'));
  assert.ok(html.includes('About 8 minutes'));
  assert.equal(JSON.parse(readFileSync(join(folder, 'site/l/before-leave/oembed.json'), 'utf8')).title, lesson.title);
});
