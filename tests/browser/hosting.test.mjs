// The page at other people's places: under a strict policy, in a sandboxed frame, and many times on one page.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { kHeaders, serve } from '../../scripts/serve.mjs';
import { stage } from './stage.mjs';
import { click, drop, notice, open_page, picture, serve_page, state, statistics, test_page, until, until_still } from './support.mjs';

const here = stage({ wait: false });
let folder, host, closed; // a page of somebody else, and a server of ours that sends no CORS header

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permsim-host-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>Somebody’s docs</title><link rel="icon" href="data:,"><body>');
  host = await serve(folder, 0, { 'Content-Security-Policy': undefined });
  closed = await serve_page(test_page, { 'Access-Control-Allow-Origin': undefined });
});
after(() => {
  for (const { server } of [host, closed].filter(Boolean)) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Hears of everything that the policy of the page forbids it. */
const hear_violations = (page) => page.addInitScript(() => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
});
const violations = (page) => page.evaluate(() => window.violations);

test('nothing that the page does is against a strict policy: no style and no script but from files', async () => {
  assert.match(kHeaders['Content-Security-Policy'], /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);
  const { context, page, seen } = await open_page(here.browser, here.address, { prepare: hear_violations });
  const html = await (await fetch(here.address)).text();
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src)/);
  assert.deepEqual(await page.evaluate(() => document.querySelectorAll('style, [style*="position"]').length), 0);
  await click(page, 'Search people and things');
  await page.keyboard.type('ben');
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'né', selectionStart: 2, selectionEnd: 2 });
  await session.send('Input.insertText', { text: 'né' });
  await drop(page, 'half.json', '{ "format": ');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array([0xff])], 'bad.json'));
    document.getElementById('stage').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  assert.match(await notice(page), /bad\.json/);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await until_still(page);
  await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  await notice(page);
  await page.getByRole('button', { name: 'Draw it again' }).click();
  await page.locator('#notice').waitFor({ state: 'hidden' });
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(seen.filter((line) => /policy|refused|blocked/i.test(line)), []);
  // The listener does hear: a style of the page's own making is forbidden.
  await page.evaluate(() => document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' })));
  await page.waitForFunction(() => window.violations.length > 0);
  assert.match((await violations(page))[0], /style-src/);
  await context.close();
});

/** Somebody's page with frames of ours: { page, frames }, each frame with its element. */
async function open_host(sources, { style = 'width: 640px; height: 420px', sandbox, prepare } = {}) {
  const opened = await open_page(here.browser, host.address, { wait: false, prepare });
  await opened.page.evaluate(([addresses, css, sandboxed]) => {
    for (const address of addresses) {
      const frame = document.createElement('iframe');
      if (sandboxed !== undefined) frame.sandbox = sandboxed;
      frame.style = css;
      frame.src = address;
      document.body.append(frame);
    }
  }, [sources, style, sandbox]);
  await opened.page.waitForFunction((count) => window.length === count, sources.length);
  const elements = await opened.page.locator('iframe').elementHandles();
  const frames = await Promise.all(elements.map((element) => element.contentFrame()));
  return { ...opened, elements, frames };
}

test('a frame that is sandboxed without an origin: works, storage or not', async () => {
  const { context, page, frames: [frame], seen } = await open_host([here.address], { sandbox: 'allow-scripts', prepare: hear_violations });
  await frame.waitForFunction(() => window.permsim);
  await frame.evaluate(() => window.permsim.ready);
  assert.equal(await frame.evaluate(() => window.origin), 'null');
  assert.equal(await frame.evaluate(() => { try { return typeof window.localStorage; } catch (error) { return error.name; } }), 'SecurityError');
  await until_still(frame);
  assert.equal((await state(frame)).scenario, 'vacation');
  assert.ok(statistics(await picture(page, { clip: { x: 10, y: 10, width: 600, height: 400 } })).colors > 150, 'nothing is drawn');
  assert.deepEqual(await violations(frame), []);
  assert.deepEqual(seen.filter((line) => !line.startsWith('foreign request')), []);
  assert.ok(seen.every((line) => !line.startsWith('foreign request') || line.includes(here.address)));
  await context.close();
});

test('the same on a host without CORS: says in words what the host lacks', async () => {
  const { context, frames: [frame] } = await open_host([closed.address], { sandbox: 'allow-scripts' });
  const words = await notice(frame);
  assert.match(words, /did not come[\s\S]*sandboxed frame[\s\S]*Access-Control-Allow-Origin: \*[\s\S]*allow-same-origin/);
  await context.close();
  const { context: other, frames: [good] } = await open_host([closed.address], { sandbox: 'allow-scripts allow-same-origin' });
  await good.waitForFunction(() => window.permsim);
  await good.evaluate(() => window.permsim.ready);
  await other.close();
});

test('saving from a sandboxed frame: it cannot know whether a file came, so it says so and offers the text', async () => {
  const { context, page, frames: [frame] } = await open_host([here.address], { sandbox: 'allow-scripts', style: 'width: 1200px; height: 700px' });
  await frame.waitForFunction(() => window.permsim?.test);
  await until_still(frame);
  await frame.locator('#twin').focus();
  await page.keyboard.press('g'); // the gallery
  await until_still(frame);
  const save = (await frame.evaluate(() => window.permsim.test.items())).find(({ label }) => label === 'Save as a file##gallery');
  await frame.locator('#stage').click({ position: { x: save.x + save.w / 2, y: save.y + save.h / 2 } });
  const words = await notice(frame);
  assert.match(words, /was handed to the browser[\s\S]*without allow-downloads/);
  await frame.getByRole('button', { name: 'Copy the text' }).click();
  await context.close();
});

/** Is the frame drawn? Its context lives, and no words stand over it. */
const is_drawn = (frame) => frame.evaluate(() => {
  const context = document.getElementById('canvas').getContext('webgl2');
  return document.getElementById('notice').hidden && context !== null && !context.isContextLost() && window.permsim.frames > 0;
});
const until_drawn = (frame) => until(() => is_drawn(frame));
const has_notice = (frame) => frame.evaluate(() => !document.getElementById('notice').hidden);
const count = async (frames, what) => (await Promise.all(frames.map(what))).filter(Boolean).length;
async function until_loaded(frames) {
  for (const frame of frames) {
    await frame.waitForFunction(() => window.permsim);
    await frame.evaluate(() => window.permsim.ready);
  }
}

test('twenty frames below each other: whichever is looked at is drawn, whatever the browser keeps', async () => {
  const { context, elements, frames } = await open_host(Array(20).fill(here.address), { sandbox: 'allow-scripts', style: 'display: block; width: 640px; height: 420px' });
  await until_loaded(frames);
  for (const round of [[...frames.keys()], [...frames.keys()].reverse()]) {
    for (const i of round) {
      await elements[i].scrollIntoViewIfNeeded();
      assert.ok(await until_drawn(frames[i]), `frame ${i} is not drawn`);
    }
  }
  await context.close();
});

test('twenty frames in sight at once: more than a browser draws; the others say so, and come back by a button or when there is room', async () => {
  const { context, page, elements, frames } = await open_host(Array(20).fill(here.address),
    { sandbox: 'allow-scripts', style: 'width: 240px; height: 180px' });
  await until_loaded(frames);
  const settled = async () => (await count(frames, is_drawn)) + (await count(frames, has_notice)) === frames.length;
  await until(settled);
  const drawn = await count(frames, is_drawn);
  assert.ok(drawn >= 8 && drawn < 20, `${drawn} are drawn`);

  let waiting;
  for (const frame of frames) if (!(await is_drawn(frame))) waiting = frame;
  assert.match(await notice(waiting), /interrupted[\s\S]*Your work is still here/);
  await waiting.getByRole('button', { name: 'Draw it again' }).press('Enter');
  assert.ok(await until_drawn(waiting));
  await until(settled);
  assert.equal(await count(frames, is_drawn), drawn);

  let pointed;
  for (const [i, frame] of frames.entries()) if (!(await is_drawn(frame))) pointed = i;
  await elements[pointed].hover();
  assert.ok(await until_drawn(frames[pointed]), 'the frame that the pointer is on is not drawn');
  await until(settled);
  await page.mouse.move(0, 0);
  const dropped = [];
  for (const [i, frame] of frames.entries()) if (dropped.length < 20 - drawn && await is_drawn(frame)) dropped.push(i);
  for (const i of dropped) await elements[i].evaluate((element) => element.remove());
  const left = frames.filter((_, i) => !dropped.includes(i));
  for (const frame of left) assert.ok(await until_drawn(frame), `a frame did not come back when there was room; ${await count(left, is_drawn)} of ${left.length} did`);
  await context.close();
});

test('one page whose graphics are taken and never given back: a button gets them again, and the work is there', async () => {
  const { context, page } = await open_page(here.browser, here.address);
  const before_loss = statistics(await picture(page));
  await page.evaluate(() => window.permsim.request({ ask: 'dispatch', command: { go: 2 } }));
  await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  assert.match(await notice(page), /interrupted/);
  await page.getByRole('button', { name: 'Draw it again' }).click();
  await page.locator('#notice').waitFor({ state: 'hidden' });
  await until_still(page);
  const later = statistics(await picture(page));
  assert.ok(later.colors > 0.7 * before_loss.colors, `${later.colors} colours after ${before_loss.colors}`);
  assert.equal((await state(page)).at, 2);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'twin');
  // A click still goes where it is aimed.
  await click(page, 'Step forward##forward');
  assert.equal((await state(page)).at, 3);
  await context.close();
});

test('graphics that stay away: the button says so, and they come back when the browser gives them', async () => {
  const { context, page } = await open_page(here.browser, here.address, {
    prepare: (opened) => opened.addInitScript(() => {
      const get_context = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (...rest) { return window.is_dry ? null : get_context.apply(this, rest); };
    }),
  });
  await page.evaluate(() => {
    const loser = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.is_dry = true;
    loser.loseContext();
  });
  await notice(page);
  await page.getByRole('button', { name: 'Draw it again' }).click();
  assert.match(await notice(page), /does not give the graphics back yet/);
  await page.evaluate(() => { window.is_dry = false; });
  await page.locator('#notice').waitFor({ state: 'hidden' }); // by itself, a while later
  await until_still(page);
  assert.ok(statistics(await picture(page)).colors > 200);
  await context.close();
});
