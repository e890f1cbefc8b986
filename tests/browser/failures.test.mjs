// Whatever is missing or broken, the page says so in words: never blank, never only in the console.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { drop, launch, notice, open_page, readable, state } from './support.mjs';

const here = stage({ wait: false });
const { open } = here;

/** Opens a page that cannot start and gives the words on it; `permsim.ready` must be refused with the same ones. */
async function words_of(prepare, browser = here.browser) {
  const { context, page } = await open_page(browser, here.address, { wait: false, prepare });
  const words = await notice(page);
  const refusal = await page.evaluate(() => window.permsim.ready.then(() => 'ready', (error) => error.message));
  assert.ok(words.includes(refusal.split(':')[0]), `the page says “${words}”, permsim.ready says “${refusal}”`);
  assert.match(words, /Load the page again/);
  await context.close();
  return words;
}
const without_file = (name) => (page) => page.route(`**/${name}`, (route) => route.fulfill({ status: 404, body: 'no' }));

test('a browser with graphics switched off', async () => {
  const bare = await launch({ has_webgl: false });
  try {
    assert.match(await words_of(undefined, bare.browser), /cannot draw[\s\S]*WebGL 2/);
  } finally {
    await bare.close();
  }
});

test('a browser with WebGL but not WebGL 2', async () => {
  const words = await words_of((page) => page.addInitScript(() => {
    const get_context = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : get_context.call(this, kind, ...rest);
    };
  }));
  assert.match(words, /WebGL 2/);
});

test('a browser without WebAssembly', async () => {
  assert.match(await words_of((page) => page.addInitScript(() => { delete window.WebAssembly; })), /needs WebAssembly/);
});

for (const name of ['page.js', 'permsim.js', 'permsim.wasm']) {
  test(`a host that lost ${name}`, async () => {
    assert.match(await words_of(without_file(name)), new RegExp(`${name.replace('.', '\\.')} did not come`));
  });
}

test('a host that lost a part of a part', async () => {
  assert.match(await words_of(without_file('surface.js')), /did not come/);
});

test('a host that lost the very first script: after a while the page says so without any', async () => {
  const { context, page } = await open({ prepare: without_file('start.js') });
  const late = page.locator('#loading span');
  await page.waitForTimeout(16_000);
  assert.match(await late.innerText(), /did not come; load the page again/);
  assert.equal(await late.evaluate((element) => getComputedStyle(element).opacity), '1');
  await context.close();
});

test('a damaged program', async () => {
  const words = await words_of((page) => page.route('**/permsim.wasm', (route) =>
    route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not a program' })));
  assert.match(words, /permsim\.wasm arrived damaged/);
});

test('an exception while starting', async () => {
  const words = await words_of((page) => page.route('**/permsim.js', (route) => route.fulfill({
    status: 200, contentType: 'text/javascript', body: 'export default async () => { throw new Error("the stars stand badly"); };' })));
  assert.match(words, /could not start[\s\S]*the stars stand badly/);
});

test('an exception in the middle of work stops the program and says so', async () => {
  const { context, page } = await open_page(here.browser, here.address, {
    prepare: (opened) => opened.addInitScript(() => {
      const draw = WebGL2RenderingContext.prototype.drawElements;
      WebGL2RenderingContext.prototype.drawElements = function (...rest) {
        if (window.breaks) throw new Error('the graphics card caught fire');
        return draw.apply(this, rest);
      };
    }),
  });
  await page.evaluate(() => { window.breaks = true; });
  await page.mouse.move(300, 300);
  assert.match(await notice(page), /stopped[\s\S]*caught fire/);
  await assert.rejects(page.evaluate(() => window.permsim.request({ ask: 'about' })), /stopped/);
  await context.close();
});

test('no JavaScript at all', async () => {
  const { context, page } = await open({ javaScriptEnabled: false });
  assert.match(await page.locator('main noscript').innerText(), /needs JavaScript/);
  assert.equal(await page.locator('#loading').isHidden(), true);
  await context.close();
});

test('a scenario in the address that there is not: words, and the page works', async () => {
  const { context, page, seen } = await open_page(here.browser, here.address, { path: '?scenario=nonsense&step=99&colour=red' });
  const words = await readable(page);
  assert.match(words, /nonsense/);
  assert.match(words, /99/);
  assert.match(words, /colour/);
  assert.equal((await state(page)).scenario, 'vacation');
  assert.deepEqual(seen, []);
  await context.close();
});

test('a broken file dropped on the page: every problem in words, and the work is untouched', async () => {
  const { context, page, seen } = await open_page(here.browser, here.address, { path: '?step=2' });
  await drop(page, 'half.json', '{ "format": "permsim/1", "kind": ');
  assert.match(await readable(page), /half\.json/);
  const { scenario, at } = await state(page);
  assert.deepEqual([scenario, at], ['vacation', 2]);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a scenario with mistakes: each is named with its place', async () => {
  const { context, page } = await open_page(here.browser, here.address);
  const broken = { format: 'permsim/1', kind: 'scenario', id: 'broken', title: 'Broken', policy: 'detrics',
    entities: [{ id: 'ana', type: 'persona' }], steps: [{ by: 'nobody-here', do: 'dance', on: 'ana' }] };
  await drop(page, 'broken.json', JSON.stringify(broken));
  const words = await readable(page);
  assert.match(words, /broken\.json/);
  assert.match(words, /entities\/0/);
  assert.match(words, /persona/);
  assert.equal((await state(page)).scenario, 'vacation');
  await context.close();
});

test('a good file dropped on the page is opened', async () => {
  const { context, page, seen } = await open_page(here.browser, here.address);
  const mine = { format: 'permsim/1', kind: 'scenario', id: 'mine', title: 'My own scenario', policy: 'detrics',
    entities: [{ id: 'zoe', type: 'person', label: 'Zoë' }, { id: 'south', type: 'workspace', label: 'South', owner: ['zoe'] }] };
  await drop(page, 'mine.json', JSON.stringify(mine));
  assert.equal((await state(page)).scenario, 'mine');
  assert.match(await readable(page), /Zoë/);
  assert.match(await page.title(), /My own scenario/);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a file far too large is refused in words that can be closed', async () => {
  const { context, page } = await open_page(here.browser, here.address);
  const files = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(65 * 1024 * 1024)], 'huge.json'));
    return transfer;
  });
  await page.dispatchEvent('#canvas', 'drop', { dataTransfer: files });
  assert.match(await notice(page), /huge\.json[\s\S]*larger than 64 MB/);
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.locator('#notice').isHidden(), true);
  assert.equal((await state(page)).scenario, 'vacation');
  await context.close();
});

test('a browser that refuses to store anything', async () => {
  const { context, page, seen } = await open_page(here.browser, here.address, {
    prepare: (opened) => opened.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
    }),
  });
  assert.match(await readable(page), /North/);
  assert.deepEqual(seen, []);
  await context.close();
});
