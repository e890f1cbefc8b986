// The page as people get it: loads from any folder without a complaint or a foreign request, and draws.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { open_page, picture, release_page, serve_page, state, statistics } from './support.mjs';

const here = stage({}, release_page);
const { open } = here;

test('loads without a console message, an exception, a failed or a foreign request', async () => {
  const { context, page, seen } = await open_page(here.browser, here.address);
  assert.deepEqual(seen, []);
  assert.equal(await page.locator('#notice').isHidden(), true);
  assert.equal(await page.locator('#loading').count(), 0);
  await context.close();
});

test('opens on the vacation scenario at its start, playing nothing by itself', async () => {
  const { context, page } = await open_page(here.browser, here.address);
  const { scenario, at, title } = await state(page);
  assert.equal(scenario, 'vacation');
  assert.equal(at, 0);
  assert.match(await page.title(), new RegExp(title));
  await context.close();
});

test('the canvas shows a picture, in the light and in the dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { context, page } = await open_page(here.browser, here.address, { colorScheme });
    const { colors, commonest } = statistics(await picture(page));
    assert.ok(colors > 200, `only ${colors} colours in the ${colorScheme} theme`);
    assert.ok(commonest < 0.9, `${Math.round(commonest * 100)} % of one colour in the ${colorScheme} theme`);
    await context.close();
  }
});

test('works from a sub-folder, and from a host that knows no WebAssembly files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'permsim-site-'));
  try {
    cpSync(release_page, join(folder, 'docs/tools/simulator'), { recursive: true });
    const site = await serve_page(join(folder, 'docs/tools/simulator'));
    site.server.close();
    const { serve } = await import('../../scripts/serve.mjs');
    const plain = await serve(folder);
    const { context, page, seen } = await open_page(here.browser, plain.address, {
      path: 'docs/tools/simulator/',
      prepare: (opened) => opened.route('**/*.wasm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
      }),
    });
    assert.deepEqual(seen, []);
    assert.equal((await state(page)).scenario, 'vacation');
    await context.close();
    plain.server.close();
    plain.server.closeAllConnections();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the address chooses scenario, step and theme', async () => {
  const { context, page, seen } = await open_page(here.browser, here.address, { path: '?scenario=offboarding&step=2&theme=dark' });
  const { scenario, at } = await state(page);
  assert.deepEqual([scenario, at], ['offboarding', 2]);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  assert.deepEqual(seen, []);
  await context.close();
});

test('keeps its own security policy: no inline script runs, nothing else may be asked for', async () => {
  const { context, page } = await open_page(here.browser, here.address);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.was_run = true';
    document.body.append(script);
    return window.was_run === true;
  });
  assert.equal(ran, false);
  // From the page's own code: what a test evaluates by hand is exempt.
  const evaluated = await page.evaluate(() => new Promise((resolve) => {
    setTimeout(() => {
      try {
        resolve(new Function('return "ran"')());
      } catch (error) {
        resolve(error.message);
      }
    });
  }));
  assert.match(evaluated, /unsafe-eval/);
  await assert.rejects(page.evaluate(() => fetch('http://127.0.0.1:9/')), /Failed to fetch/);
  await context.close();
});

const is_release = process.env.PERMSIM_PAGE_DIR === undefined;
test('a release has no test hooks, and everything it needs lies beside it', { skip: !is_release }, async () => {
  const { context, page } = await open_page(here.browser, here.address);
  assert.equal(await page.evaluate(() => window.permsim.test), undefined);
  await context.close();
  const html = readFileSync(join(release_page, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /https?:\/\//);
  assert.ok(readdirSync(join(release_page, 'licences')).length >= 4, 'licence texts are missing');
});

test('the core module answers in a browser too', async () => {
  const { context, page, seen } = await open_page(here.browser, here.address);
  const verdict = await page.evaluate(async () => {
    const { createDoor } = await import('./core.mjs');
    const door = await createDoor();
    return door.request({ ask: 'explain', file: 'vacation', at: 2, who: 'ben', action: 'reconnect', on: 'meta' }).answer.verdict;
  });
  assert.equal(verdict, 'allow');
  assert.deepEqual(seen, []);
  await context.close();
});
