// Firefox behind the same two functions as Chromium (support.mjs): a browser with a fresh profile, and the page opened in it.
// Headless it has no WebGL, so it runs on a screen of its own that nobody sees: Xvfb, with Mesa's software graphics.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { longest_wait, until_ready, watch } from './support.mjs';

/** Where a program stands; without it no test runs in Firefox, and that is a failure. */
function find_program(names, debian_package) {
  const folders = process.env.PATH.split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(`the tests in Firefox need ${names.join(' or ')} (Debian package ${debian_package}), which is not here. ` +
      'On Debian scripts/setup test installs it.');
  }
  return found;
}

/** A screen on the first free display: Xvfb says which, as soon as it takes clients. */
async function start_screen() {
  const xvfb = spawn(find_program(['Xvfb'], 'xvfb'), ['-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const stop = () => { xvfb.kill(); };
  process.on('exit', stop); // also when the tests are broken off
  let complaint = '';
  xvfb.stderr.on('data', (text) => { complaint += text; });
  const display = await new Promise((resolve, reject) => {
    xvfb.stdio[3].once('data', (text) => resolve(`:${String(text).trim()}`));
    xvfb.once('error', reject);
    xvfb.once('exit', (status) => reject(new Error(`Xvfb ended with ${status}: ${complaint}`)));
  });
  return {
    display,
    close: () => new Promise((resolve) => {
      process.off('exit', stop);
      if (xvfb.exitCode !== null) resolve();
      xvfb.once('exit', resolve);
      stop();
    }),
  };
}

/** The system is a light one, what is saved goes to `downloads` without a question, and software may draw. */
const preferences = (downloads) => ({
  'layout.css.prefers-color-scheme.content-override': 1,
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
  'webgl.force-enabled': true,
});

/** A browser of its own, with a fresh profile, for one test file. What is saved in it comes to `downloads`. */
export async function launch() {
  const executablePath = process.env.PERMSIM_FIREFOX ?? find_program(['firefox-esr', 'firefox'], 'firefox-esr');
  const screen = await start_screen();
  // Firefox as root refuses a home that is not root's, as containers have; and it leaves nothing in this one.
  const home = mkdtempSync(join(tmpdir(), 'permsim-firefox-'));
  const downloads = join(home, 'downloads');
  const clean = async () => {
    await screen.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    mkdirSync(downloads);
    const browser = await puppeteer.launch({
      browser: 'firefox', protocol: 'webDriverBiDi', executablePath, headless: false, defaultViewport: null,
      args: ['--remote-allow-system-access'], // for `with_preference`
      env: { ...process.env, HOME: home, DISPLAY: screen.display, MOZ_ENABLE_WAYLAND: '0' },
      extraPrefsFirefox: preferences(downloads),
      timeout: longest_wait, protocolTimeout: longest_wait,
    });
    return { browser, downloads, close: () => browser.close().finally(clean) };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** Does `body` while a preference of about:config is this text or number, which open pages follow like a change of the system. */
export async function with_preference(browser, name, value, body) {
  const { result } = await browser.connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const target = { context: result.contexts[0].context };
  const run = (call) => browser.connection.send('script.evaluate', { expression: `Services.prefs.${call}`, target, awaitPromise: false });
  const kind = typeof value === 'number' ? 'Int' : 'String';
  const [key, there] = [name, value].map((word) => JSON.stringify(word));
  const before = (await run(`get${kind}Pref(${key})`)).result.result.value;
  await run(`set${kind}Pref(${key}, ${there})`);
  try {
    await body();
  } finally {
    await run(`set${kind}Pref(${key}, ${JSON.stringify(before)})`);
  }
}

/** As `open_page` of support.mjs: the page in a context of its own, with nothing stored. */
export async function open_page(browser, address, { path = '', wait = true, viewport = { width: 1280, height: 800 } } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(longest_wait);
  await page.setViewport(viewport);
  const seen = watch(page, address);
  await page.goto(new URL(path, address).href);
  if (wait) await until_ready(page);
  return { context, page, seen };
}

/** Presses one after the other; `Control+Shift+z` holds the first two meanwhile. */
export async function press(page, ...keys) {
  for (const key of keys) {
    const held = key.split('+');
    const last = held.pop();
    for (const each of held) await page.keyboard.down(each);
    await page.keyboard.press(last);
    for (const each of held.reverse()) await page.keyboard.up(each);
  }
}
