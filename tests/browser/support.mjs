// What every browser test needs: the page served from build/, a fresh Chromium, and a page that reports all that goes wrong.
// All but `launch` and `open_page` also serves a page in Firefox (firefox.mjs): they ask nothing that only Playwright has.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { serve } from '../../scripts/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The page as people get it, and the one with test hooks. PERMSIM_PAGE_DIR puts another build in both places. */
export const release_page = process.env.PERMSIM_PAGE_DIR ?? join(root, 'build/web');
export const test_page = process.env.PERMSIM_PAGE_DIR ?? join(root, 'build/web-test');

/** Milliseconds until something that must happen has not: a slow machine is no failure. */
export const longest_wait = 300_000;
const quiet = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const software_webgl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const no_webgl = ['--disable-gpu', '--disable-3d-apis'];

/** A browser of its own, with a fresh profile, for one test file. */
export async function launch({ has_webgl = true } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.PERMSIM_CHROMIUM ?? '/usr/bin/chromium',
    args: [...quiet, ...(has_webgl ? software_webgl : no_webgl)],
    timeout: longest_wait,
  });
  return { browser, close: () => browser.close() };
}

/** Serves a built page, below a sub-folder's name if one is given: the page must not care where it stands. */
export async function serve_page(folder = test_page, headers = {}) {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder} has no page: run scripts/build web-test`);
  return serve(folder, 0, headers);
}

/**
 * Everything that goes wrong in a page from now on: every console message that is no plain log, every exception, every failed
 * request and every request to another origin; a test that expects none asserts that it is empty.
 */
export function watch(page, address) {
  const seen = [];
  const { origin } = new URL(address);
  page.on('console', (message) => { if (message.type() !== 'log') seen.push(`${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A preview that is closed while it is still coming takes its requests with it; nothing has failed then.
    const is_given_up = request.failure()?.errorText === 'net::ERR_ABORTED' && request.frame() !== page.mainFrame();
    if (!is_given_up) seen.push(`failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) seen.push(`foreign request: ${url}`);
  });
  return seen;
}

/** Opens the page and waits for its program; `seen` is what `watch` gives. */
export async function open_page(browser, address, { path = '', wait = true, prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(longest_wait);
  const page = await context.newPage();
  const seen = watch(page, address);
  await prepare?.(page);
  await page.goto(new URL(path, address).href);
  if (wait) await until_ready(page);
  return { context, page, seen };
}

/** The program runs, and has drawn what it draws by itself. */
export async function until_ready(page) {
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
}

/** The works that this browser keeps of the page: the records of web/js/records.js. */
export const kept_works = (page) => page.evaluate(async () => {
  const finished = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await finished(indexedDB.open('permsim'));
  const works = await finished(database.transaction('works').objectStore('works').getAll());
  database.close();
  return works;
});

export const frames = (page) => page.evaluate(() => window.permsim.frames);

/**
 * Waits until the page has drawn and asks for no further frame. Whatever it wants to draw is drawn in the browser's next
 * animation frame, so three of those in a row without a drawing mean that it rests, however slow the machine is.
 */
export async function until_still(page) {
  await page.evaluate(() => new Promise((resolve) => {
    let before = -1;
    let quiet = 0;
    const look = () => {
      const now = window.permsim.frames;
      quiet = now > 0 && now === before ? quiet + 1 : 0;
      before = now;
      if (quiet >= 3) resolve();
      else requestAnimationFrame(look);
    };
    look();
  }));
}

/** What the page still means to draw (js/frames.js); at rest it is `at_rest`. */
export const asked = (page) => page.evaluate(() => window.permsim.test.asked());
export const at_rest = { frames: 0, is_coming: false, timers: 0, can_draw: true };
/** Waits until it is so, however long the machine needs; false when it never is. */
export async function until(is_so) {
  for (const end = Date.now() + longest_wait; !(await is_so());) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => { setTimeout(resolve, 50); }); // others need the machine to make it so
  }
  return true;
}
/** The same for what must come: a test that waits for it in vain has failed. */
export async function until_surely(is_so, what) {
  if (!(await until(is_so))) throw new Error(`in ${longest_wait / 1000} s it did not come to this: ${what}`);
}
/** Waits until it has nothing more to draw by itself: no frame, and no timer for a tip or the next step of a play. */
export const until_rest = (page) => until_surely(async () => {
  const { frames: wanted, timers } = await asked(page);
  return wanted === 0 && timers === 0;
}, 'the page rests');
/** Three animation frames of the browser: whatever is to be drawn is drawn in the first. */
export const animation_frames = (page) => page.evaluate(async () => {
  for (let i = 0; i < 3; i += 1) await new Promise((resolve) => { requestAnimationFrame(resolve); });
});

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
  await until_still(page);
}
export async function hover(page, wanted) {
  await page.mouse.move(...middle(await find_item(page, wanted)));
  await until_still(page);
}

/** Drops a file on the canvas, and waits until it is read: the page rests before, so what it draws comes of it. */
export async function drop(page, name, text) {
  await until_rest(page);
  const drawn = await frames(page);
  await page.evaluate(([file_name, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], file_name, { type: 'application/json' }));
    for (const type of ['dragover', 'drop']) {
      document.getElementById('stage').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, [name, text]);
  await until_surely(async () => await frames(page) > drawn, `${name} is read`);
  await until_still(page);
}

/** The session behind the page: `request` of window.permsim, refusals thrown. */
export async function ask(page, request) {
  const answer = await page.evaluate((asked) => window.permsim.request(asked), request);
  if (!answer.ok) throw new Error(`${JSON.stringify(request)}: ${JSON.stringify(answer.problems)}`);
  return answer.answer;
}
export const state = (page) => ask(page, { ask: 'state' });
export async function verdict(page, who, action, on) {
  const { cells } = await ask(page, { ask: 'matrix', who, action, on });
  if (cells.length !== 1) throw new Error(`${who}, ${action}, ${on} is not one cell`);
  return cells[0].verdict;
}

/** The words that a person sees over the page; none while there is no notice, or no page yet in a frame that is only coming. */
export const notice_now = (page) => page.evaluate(() => {
  const notice = document.getElementById('notice');
  return notice !== null && notice.getClientRects().length > 0 ? notice.innerText : '';
});
/** Waits for the words that a person sees when the program cannot run or draw. */
export async function notice(page) {
  await until_surely(async () => await notice_now(page) !== '', 'a notice is shown');
  return notice_now(page);
}

/** A picture of the page as pixels: { width, height, at(x, y) } with [r, g, b]. */
export async function picture(page, options) {
  const { width, height, data } = PNG.sync.read(Buffer.from(await page.screenshot(options)));
  return { width, height, data, at: (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)] };
}

/** How many different colours a picture has, which is the commonest and which share of it that takes: a blank one has few. */
export function statistics({ data }) {
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const color = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  let most = [0, 0];
  for (const entry of counts) if (entry[1] > most[1]) most = entry;
  const [color, count] = most;
  return { colors: counts.size, commonest: count / (data.length / 4), commonest_color: [color >> 16, (color >> 8) & 255, color & 255] };
}
