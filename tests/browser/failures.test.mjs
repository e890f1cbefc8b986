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

/** The page that cannot draw is there as text, and says why. */
async function assert_reads_as_text(browser, prepare) {
  const { context, page, seen } = await open_page(browser, here.address, { prepare, wait: false });
  await page.evaluate(() => window.permsim.ready);
  await page.getByText(/cannot draw the simulator, so here it is as text[\s\S]*WebGL 2/).waitFor();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await page.getByText('Step 1 of 5').waitFor();
  assert.deepEqual(seen.filter((message) => !/webgl/i.test(message)), []);
  await context.close();
}

test('a browser with graphics switched off shows the page as text', async () => {
  const bare = await launch({ has_webgl: false });
  try {
    await assert_reads_as_text(bare.browser);
  } finally {
    await bare.close();
  }
});

test('a browser with WebGL but not WebGL 2 shows the page as text', async () => {
  await assert_reads_as_text(here.browser, (page) => page.addInitScript(() => {
    const get_context = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : get_context.call(this, kind, ...rest);
    };
  }));
});

test('a browser without WebAssembly', async () => {
  assert.match(await words_of((page) => page.addInitScript(() => { delete window.WebAssembly; })), /needs WebAssembly/);
});

for (const name of ['page.js', 'permsim.js', 'permsim.wasm', 'page.css']) {
  test(`a host that lost ${name}`, async () => {
    const says = name === 'page.css' ? 'either it is not there' : 'the server answered 404';
    assert.match(await words_of(without_file(name)), new RegExp(`${name.replace('.', '\\.')} did not come: ${says}`));
  });
}

test('a host that lost a part of a part', async () => {
  assert.match(await words_of(without_file('surface.js')), /surface\.js did not come: the server answered 404/);
});

/** What a host serves under another type than it has. */
const as_type = (name, contentType) => (page) => page.route(`**/${name}`, async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, headers: { ...response.headers(), 'content-type': contentType } });
});

for (const name of ['page.js', 'permsim.js', 'work.js']) {
  test(`a host that calls ${name} something else than a script`, async () => {
    assert.match(await words_of(as_type(name, 'text/plain')), new RegExp(`${name} did not come: the server calls it “text/plain”`));
  });
}

test('a host that calls the styles something else', async () => {
  assert.match(await words_of(as_type('page.css', 'text/plain')), /page\.css did not come[\s\S]*“text\/css”/);
});

test('a host that answers everything it does not know with its front page', async () => {
  const front_page = (name) => (page) => page.route(`**/${name}`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>Hello' }));
  assert.match(await words_of(front_page('page.js')), /page\.js did not come: the server calls it “text\/html”/);
  assert.match(await words_of(front_page('permsim.wasm')), /permsim\.wasm did not come: what the server sent instead is “text\/html”/);
});

test('a host that cannot be reached any more', async () => {
  const gone = (name) => (page) => page.route(`**/${name}`, (route) => route.abort());
  assert.match(await words_of(gone('page.js')), /page\.js did not come: no answer came\. Look whether you are online/);
  assert.match(await words_of(gone('permsim.wasm')), /permsim\.wasm did not come: no answer came/);
});

/** The words of a page whose very first script is not what it should be; there is no window.permsim then. */
async function first_words(prepare) {
  const { context, page } = await open({ prepare });
  const words = await notice(page);
  assert.equal(await page.locator('#loading').count(), 0);
  await context.close();
  return words;
}

test('a host that lost the very first script, or calls it something else', async () => {
  assert.match(await first_words(without_file('start.js')), /start\.js did not come[\s\S]*the server answered 404/);
  assert.match(await first_words(as_type('start.js', 'text/plain')), /start\.js[\s\S]*something else than a script \(the server answered 200, text\/plain/);
});

test('a first script that was cut off, or that an old browser cannot read', async () => {
  const cut = (page) => page.route('**/start.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).slice(0, 3000) });
  });
  assert.match(await first_words(cut), /This browser cannot run the simulator[\s\S]*start\.js arrived damaged/);
});

test('scripts that were cut off in the middle', async () => {
  for (const name of ['page.js', 'permsim.js']) {
    const words = await words_of((page) => page.route(`**/${name}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).slice(0, 2000) });
    }));
    assert.match(words, new RegExp(`the file ${name} arrived damaged`));
  }
});

test('a host that lets no script come at all: after a while the page says so without any', async () => {
  const { context, page } = await open({ prepare: (opened) => opened.route('**/*.js', (route) => route.fulfill({ status: 404, body: 'no' })) });
  const late = page.locator('#loading span');
  const opacity = () => late.evaluate((element) => getComputedStyle(element).opacity);
  assert.equal(await opacity(), '0');
  const delay = await late.evaluate((element) => {
    const [coming] = element.getAnimations();
    coming.finish(); // instead of waiting for it
    return coming.effect.getTiming().delay;
  });
  assert.ok(delay >= 5_000 && delay <= 30_000, `the words come after ${delay} ms`);
  assert.match(await late.innerText(), /did not come, or its host calls it something else/);
  assert.equal(await opacity(), '1');
  await context.close();
});

test('a damaged program, and one that was cut off', async () => {
  const words = await words_of((page) => page.route('**/permsim.wasm', (route) =>
    route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not a program' })));
  assert.match(words, /permsim\.wasm arrived damaged/);
  const cut = await words_of((page) => page.route('**/permsim.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 100_000) });
  }));
  assert.match(cut, /permsim\.wasm arrived damaged/);
});

test('an exception while starting', async () => {
  const words = await words_of((page) => page.route('**/permsim.js', (route) => route.fulfill({
    status: 200, contentType: 'text/javascript', body: 'export default async () => { throw new Error("the stars stand badly"); };' })));
  assert.match(words, /could not start[\s\S]*the stars stand badly/);
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
  assert.doesNotMatch(words, /colour/); // what nobody knows is somebody else's
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
