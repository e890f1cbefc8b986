// The element <permission-simulator> in somebody's page: posters first, frames when they are asked for, and manners.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { frame_in, host } from './host.mjs';
import { stage } from './stage.mjs';
import { picture, release_page, serve_page, state, statistics, test_page, until, until_still } from './support.mjs';

const here = stage({ wait: false });
const there = host(here);

const fallback = '<a href="https://docs.example/">Who may reconnect while Ana is away?</a>';
const element = (attributes = '', id = 'one') => `<permission-simulator id="${id}" scenario="vacation" step="2" focus="ben,reconnect,meta" ` +
  `poster="poster.svg" ${attributes}>${fallback}</permission-simulator>`;
const press = (page, id = 'one') => page.locator(`#${id} button`).click();
const ready = (page, id = 'one') => page.evaluate(async (name) => { await document.getElementById(name).ready; }, id);
const is_blank = async (page, id) => statistics(await picture(page.locator(`#${id}`))).colors < 60;

test('the script is no larger than 6 kB, and asks for nothing else', () => {
  const text = readFileSync(join(test_page, 'embed.js'));
  assert.ok(gzipSync(text, { level: 9 }).length <= 6 * 1024, `${gzipSync(text, { level: 9 }).length} bytes`);
  assert.doesNotMatch(text.toString(), /^import\s|import\(|eval\(|innerHTML/m);
});

test('until it is opened there is what the page wrote, or a poster, and no frame', async () => {
  const { context, page, requests } = await there.open(`${element()}${element('', 'two').replace('poster.svg', 'none.svg')}`);
  await page.waitForFunction(() => document.querySelector('#one').shadowRoot.querySelector('img').naturalWidth > 0);
  assert.equal(await page.locator('iframe').count(), 0);
  assert.equal(await page.locator('#one a').isVisible(), false);
  assert.equal(await page.locator('#one img').getAttribute('alt'), 'Who may reconnect while Ana is away?');
  assert.equal(await page.locator('#two a').isVisible(), true);
  assert.ok(requests.every((url) => /embed\.js|\.svg$/.test(url)), requests.join('\n'));
  await context.close();
});

test('opened, it is a frame in a sandbox that stands where the poster stood, and shows what was asked for', async () => {
  const { context, page } = await there.open(`<p>above</p>${element('height="420" title="While Ana is away"')}<p id="below">below</p>`);
  const before = await page.locator('#below').boundingBox();
  await press(page);
  const frame = await frame_in(page, '#one');
  await ready(page);
  const made = await page.evaluate(() => {
    const frame = document.querySelector('#one').shadowRoot.querySelector('iframe');
    return { sandbox: [...frame.sandbox].sort().join(' '), allow: frame.allow, title: frame.title, loading: frame.loading, referrer: frame.referrerPolicy };
  });
  assert.deepEqual(made, { sandbox: 'allow-downloads allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts',
    allow: 'clipboard-write; fullscreen', title: 'While Ana is away', loading: 'lazy', referrer: 'no-referrer' });
  const { at } = await state(frame);
  assert.equal(at, 2);
  const seen = await page.evaluate(() => document.querySelector('#one').request('get'));
  assert.deepEqual([seen.focus, seen.step, seen.scenario], [['ben', 'reconnect', 'meta'], 2, 'vacation']);
  assert.deepEqual(await page.locator('#below').boundingBox(), before);
  assert.ok(!await is_blank(page, 'one'));
  await context.close();
});

test('an embedded page keeps nothing, changes no address and asks nobody else', async () => {
  const { context, page, seen } = await there.open(element('loading="eager"'));
  const frame = await frame_in(page, '#one');
  await ready(page);
  const address = frame.url();
  await page.evaluate(async () => {
    const one = document.querySelector('#one');
    await one.request('dispatch', { command: { rename: { entity: 'ben', label: 'Benno' } } });
    await one.request('set', { step: 3, theme: 'dark' });
  });
  await until_still(frame);
  assert.deepEqual(await frame.evaluate(async () => ({ local: Object.keys(localStorage), session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length, cookie: document.cookie })), { local: [], session: [], databases: 0, cookie: '' });
  assert.equal(frame.url(), address);
  const foreign = seen.filter((line) => line.startsWith('foreign request') && !line.includes(here.address));
  assert.deepEqual(foreign, []);
  await context.close();
});

test('three open ones and twenty posters: nothing blank, nothing taken, 20 kB at most before the first click', async () => {
  const rows = Array.from({ length: 23 }, (_, i) => `<p>${i}</p>${element('height="300"', `e${i}`)}`).join('');
  const { context, page, requests } = await there.open(`<input id="typed">${rows}`);
  await page.locator('#typed').focus();
  await page.waitForFunction(() => document.querySelector('#e0').shadowRoot.querySelector('img').naturalWidth > 0);
  let bytes = 0;
  for (const url of new Set(requests)) bytes += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
  assert.ok(bytes <= 20_000, `${bytes} bytes in ${requests.length} requests`);
  assert.equal(await page.locator('iframe').count(), 0);
  // Opened by the program of the host: then too they take nothing from whoever reads and types.
  await page.evaluate(() => Promise.all(['e0', 'e1', 'e2'].map((id) => document.getElementById(id).open() && undefined)));
  for (const id of ['e0', 'e1']) await ready(page, id);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'typed');
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  for (const id of ['e0', 'e1', 'e2']) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    const frame = await frame_in(page, `#${id}`);
    await ready(page, id);
    await until_still(frame);
    assert.ok(await until(async () => !await is_blank(page, id)), `${id} is blank`);
  }
  // The wheel over a frame nobody has pressed is the page's.
  const before = await page.evaluate(() => window.scrollY);
  const box = await page.locator('#e1').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await page.mouse.wheel(0, 240);
  assert.ok(await until(async () => await page.evaluate(() => window.scrollY) > before), 'the wheel was eaten');
  await page.keyboard.type('go');
  assert.equal(await page.locator('#typed').inputValue(), 'go');
  await context.close();
});

test('shipped scenarios have a poster beside the page: of twenty-three in a page nothing else is loaded before the first click', async () => {
  const released = await serve_page(release_page);
  const scenarios = readdirSync(join(release_page, 's')).filter((name) => existsSync(join(release_page, 's', name, 'poster.svg')));
  assert.ok(scenarios.length > 10, `${scenarios.length} posters`);
  const rows = Array.from({ length: 23 }, (_, i) => `<permission-simulator id="e${i}" scenario="${scenarios[i % scenarios.length]}" height="300">${fallback}</permission-simulator>`).join('');
  const { context, page, requests } = await there.open(rows, { from: released.address });
  const has_poster = (name) => page.waitForFunction((id) => document.getElementById(id).shadowRoot.querySelector('img').naturalWidth > 0, name);
  for (const name of ['e0', 'e1', 'e2']) await has_poster(name);
  const loaded = [...new Set(requests)];
  assert.ok(loaded.every((url) => url === `${released.address}embed.js` || /\/s\/[\w-]+\/poster\.svg$/.test(url)), loaded.join('\n'));
  let bytes = 0;
  for (const url of loaded) bytes += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
  assert.ok(bytes <= 20_000, `${bytes} bytes in ${loaded.length} requests`);
  assert.equal(await page.locator('iframe').count(), 0);
  // Further down each comes when it is scrolled to, as a picture and not as words in its place.
  for (const [i, id] of scenarios.entries()) {
    await page.locator(`#e${i}`).scrollIntoViewIfNeeded();
    await has_poster(`e${i}`);
    assert.equal(await page.locator(`#e${i} a`).isVisible(), false, id);
    assert.equal(await page.locator(`#e${i} img`).getAttribute('src'), `${released.address}s/${id}/poster.svg`);
  }
  await context.close();
  released.server.close();
  released.server.closeAllConnections();
});

test('where more are opened than browsers can draw, others go back to their poster, and come back where they were', async () => {
  const rows = Array.from({ length: 20 }, (_, i) => element('height="240"', `e${i}`)).join('');
  const { context, page } = await there.open(rows);
  const frames = () => page.locator('iframe').count();
  await press(page, 'e0');
  await ready(page, 'e0');
  // Something is done in it, and something else is looked at.
  await page.evaluate(async () => {
    const first = document.querySelector('#e0');
    await first.request('dispatch', { command: { rename: { entity: 'ben', label: 'Benno' } } });
    await first.request('set', { step: 4, focus: ['eve', 'see', 'meta'] });
  });
  for (let i = 1; i < 20; i += 1) {
    await press(page, `e${i}`);
    await ready(page, `e${i}`);
    assert.ok(await frames() <= 7, `${await frames()} frames are open`); // one may still be leaving
  }
  assert.ok(await until(async () => await frames() <= 6), `${await frames()} frames stayed open`);
  assert.equal(await page.locator('#e0 iframe').count(), 0);
  assert.match(await page.locator('#e0 button').textContent(), /Go on/);
  await press(page, 'e0');
  await ready(page, 'e0');
  const back = await page.evaluate(() => document.querySelector('#e0').request('get'));
  assert.deepEqual([back.step, back.focus, back.answer.startsWith('Eve')], [4, ['eve', 'see', 'meta'], true]);
  const frame = await frame_in(page, '#e0');
  const { cells } = await page.evaluate(() => document.querySelector('#e0').request('matrix', { who: 'ben', on: 'meta' }));
  assert.ok(cells.length > 0);
  assert.match(await page.evaluate(async () => (await document.querySelector('#e0').request('export', { what: 'scenario' })).text), /Benno/);
  await until_still(frame);
  await context.close();
});

test('a frame whose graphics are taken says so to its element, and another goes back to its poster', async () => {
  const { context, page } = await there.open(element('height="300"', 'a') + '<p style="height: 3000px"></p>' + element('height="300"', 'b'));
  await press(page, 'b');
  await ready(page, 'b');
  await press(page, 'a');
  await ready(page, 'a');
  await page.evaluate(() => {
    window.told = [];
    document.addEventListener('permsim-error', (event) => window.told.push(event.detail.code));
  });
  const frame = await frame_in(page, '#a');
  await page.locator('#a').scrollIntoViewIfNeeded();
  await until_still(frame);
  await frame.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  await page.waitForFunction(() => window.told.includes('no-graphics'));
  assert.ok(await until(async () => await page.locator('#b iframe').count() === 0), 'the other one kept its frame');
  assert.ok(await until(() => frame.evaluate(() => {
    const graphics = document.getElementById('canvas').getContext('webgl2');
    return graphics !== null && !graphics.isContextLost() && document.getElementById('notice').hidden;
  })), 'the graphics did not come back');
  await context.close();
});

test('lazy ones open when they are scrolled to, one in sight at a time', async () => {
  const { context, page } = await there.open(`${element('loading="lazy" height="300"', 'a')}${element('loading="lazy" height="300"', 'b')}` +
    `<p style="height: 4000px"></p>${element('loading="lazy" height="300"', 'c')}`);
  await ready(page, 'a');
  assert.equal(await page.locator('#b iframe').count() + await page.locator('#c iframe').count(), 0);
  await page.locator('#c').scrollIntoViewIfNeeded();
  await ready(page, 'c');
  await context.close();
});

test('the height follows the content where it is auto', async () => {
  const { context, page } = await there.open(element('height="auto" loading="eager"'));
  await ready(page);
  const told = await page.evaluate(() => new Promise((resolve) => {
    const one = document.querySelector('#one');
    const look = () => { const { height } = one.getBoundingClientRect(); if (Math.abs(height - 420) > 1) resolve(height); else setTimeout(look, 50); };
    look();
  }));
  const frame = await frame_in(page, '#one');
  await until_still(frame);
  assert.ok(told >= 200 && told <= 900, `${told} px`);
  assert.equal((await page.locator('#one').boundingBox()).height, told); // it has come to rest
  await context.close();
});

test('attributes changed while it is open change what it shows; a file of the host’s own site is handed over', async () => {
  const { context, page } = await there.open(element('loading="eager"'));
  await ready(page);
  await page.evaluate(() => document.querySelector('#one').setAttribute('step', '4'));
  assert.ok(await until(() => page.evaluate(async () => (await document.querySelector('#one').request('get')).step === 4)));
  const { text } = await page.evaluate(() => document.querySelector('#one').request('export', { what: 'scenario' }));
  const file = JSON.parse(text);
  file.title = 'From the host';
  await page.route('**/own.json', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(file) }));
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<permission-simulator id="own" src="own.json" step="1" loading="click"></permission-simulator>');
    document.querySelector('#own').open();
  });
  await page.locator('#own').scrollIntoViewIfNeeded();
  await ready(page, 'own');
  const seen = await page.evaluate(() => document.querySelector('#own').request('get'));
  assert.deepEqual([seen.title, seen.step], ['From the host', 1]);
  await context.close();
});

test('on its own site the frame has no origin, unless the element is trusted; without CORS it says so in words', async () => {
  const closed = await serve_page(test_page, { 'Access-Control-Allow-Origin': undefined, 'Content-Security-Policy': undefined });
  const own = `${closed.address}licences/notices.html`;
  const markup = (attributes) => `<permission-simulator id="one" scenario="vacation" loading="eager" ${attributes}>fallback</permission-simulator>`;
  const { context, page } = await there.open(markup(''), { at: own, from: closed.address });
  await page.waitForFunction(() => document.querySelector('#one').shadowRoot?.querySelector('p')?.hidden === false);
  assert.match(await page.locator('#one p').innerText(), /Access-Control-Allow-Origin: \*[\s\S]*trusted/);
  await context.close();
  const { context: other, page: trusted } = await there.open(markup('trusted'), { at: own, from: closed.address });
  await ready(trusted);
  assert.ok(await trusted.evaluate(() => document.querySelector('#one').shadowRoot.querySelector('iframe').sandbox.contains('allow-same-origin')));
  await other.close();
  const { context: third, page: loose } = await there.open(markup(''), { at: `${here.address}licences/notices.html` });
  await ready(loose);
  assert.ok(!await loose.evaluate(() => document.querySelector('#one').shadowRoot.querySelector('iframe').sandbox.contains('allow-same-origin')));
  assert.equal(await (await frame_in(loose, '#one')).evaluate(() => window.origin), 'null');
  await third.close();
  closed.server.close();
  closed.server.closeAllConnections();
});
