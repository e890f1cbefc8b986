// What every browser test needs: the page served from build/, a fresh Chromium, and a page that reports all that goes wrong.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The page as people get it, and the one with test hooks. PERMSIM_PAGE_DIR puts another build in both places. */
export const release_page = process.env.PERMSIM_PAGE_DIR ?? join(root, 'build/web');
export const test_page = process.env.PERMSIM_PAGE_DIR ?? join(root, 'build/web-test');

const quiet = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const software_webgl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const no_webgl = ['--disable-gpu', '--disable-3d-apis'];

/** A browser of its own, with a fresh profile, for one test file. */
export async function launch({ has_webgl = true } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.PERMSIM_CHROMIUM ?? '/usr/bin/chromium',
    args: [...quiet, ...(has_webgl ? software_webgl : no_webgl)],
  });
  return { browser, close: () => browser.close() };
}

/** Serves a built page, below a sub-folder's name if one is given: the page must not care where it stands. */
export async function serve_page(folder = test_page, headers = {}) {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder} has no page: run scripts/build web-test`);
  return serve(folder, 0, headers);
}

/**
 * Opens the page and waits for its program. `seen` collects every console message that is no plain log, every exception,
 * every failed request and every request to another origin; a test that expects none asserts that it is empty.
 */
export async function open_page(browser, address, { path = '', wait = true, prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const seen = [];
  const origin = new URL(address).origin;
  page.on('console', (message) => { if (message.type() !== 'log') seen.push(`${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => seen.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) seen.push(`foreign request: ${url}`);
  });
  await prepare?.(page);
  await page.goto(new URL(path, address).href);
  if (wait) {
    await page.evaluate(() => window.permsim.ready);
    await until_still(page);
  }
  return { context, page, seen };
}

export const frames = (page) => page.evaluate(() => window.permsim.frames);

/** Waits until the page has drawn something and then draws nothing any more. */
export async function until_still(page, rest = 200) {
  for (let before = -1; ;) {
    const now = await frames(page);
    if (now === before && now > 0) return;
    before = now;
    await page.waitForTimeout(rest);
  }
}

export const items = (page) => page.evaluate(() => window.permsim.test.items());
export const texts = (page) => page.evaluate(() => window.permsim.test.texts());
/** Everything that can be read on the canvas, line by line. */
export const readable = async (page) => (await texts(page)).map((line) => line.text).join('\n');

/** The one thing on the canvas with this label (or whose label matches); fails with what there is. */
export async function find_item(page, wanted) {
  const all = await items(page);
  const matches = (item) => (wanted instanceof RegExp ? wanted.test(item.label) : item.label === wanted);
  const found = all.filter(matches).at(-1);
  if (!found) throw new Error(`nothing on the page is called ${wanted}; there is:\n${all.map((item) => item.label).join('\n')}`);
  return found;
}

const middle = (item) => [item.x + item.w / 2, item.y + item.h / 2];

/** Clicks it with the real mouse. */
export async function click(page, wanted, options) {
  await page.mouse.click(...middle(await find_item(page, wanted)), options);
  await until_still(page, 60);
}
export async function hover(page, wanted) {
  await page.mouse.move(...middle(await find_item(page, wanted)));
  await until_still(page, 60);
}
