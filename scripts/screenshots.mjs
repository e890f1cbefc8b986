// The scenes of the page that are photographed, and the camera; started by scripts/screenshots.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { click, items, launch, open_page, serve_page, until_still } from '../tests/browser/support.mjs';

const root = new URL('..', import.meta.url);
const folder = (path) => fileURLToPath(new URL(path, root));

const sizes = { wide: [1440, 900], medium: [1024, 700], narrow: [400, 800], article: [1000, 700] };

/** Somebody's docs with the simulator in them. */
const article = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Docs</title><link rel="icon" href="data:,"><script type="module" src="embed.js"></script><style>
  body { margin: 36px auto; max-width: 780px; padding: 0 24px; font: 16px/1.6 system-ui, sans-serif; color: #1c2330; background: #fff }
  h1 { font-size: 26px; margin: 0 0 4px } p { margin: 10px 0 } permission-simulator { margin: 18px 0 } nav { color: #667; font-size: 14px }
</style></head><body><nav>Handbook › Connections</nav><h1>Who keeps the reports going while Ana is away?</h1>
<p>The credentials of Meta Ads expire on Thursday night. Whoever may reconnect it then is marked in the table: step through the week, and ask
any cell why.</p>
<permission-simulator scenario="vacation" step="2" focus="ben,reconnect,meta" height="420" theme="light" loading="eager"></permission-simulator>
<p>Before you leave yourself, make somebody a second owner of what you have connected.</p></body></html>`;

/** What is on the picture: the address, and what a person does there before it is taken. */
const scenes = {
  start: { path: '' },
  later: { path: '?step=3', act: async (page) => click(page, 'cell ben reconnect meta') },
  list: { path: '?step=2', act: (page) => look(page, 'List') },
  roles: { path: '?scenario=databox-roles', act: (page) => look(page, 'Roles') },
  stories: { path: '?scenario=offboarding&step=4', act: (page) => look(page, 'Stories') },
  plan: {
    path: '?scenario=offboarding-wrong-order&step=0',
    act: async (page) => {
      await click(page, 'Ana##thing ana in north');
      await click(page, /^Rename, duplicate or delete##/);
      await click(page, 'Plan how to leave…##thing');
      while (!(await items(page)).some(({ label }) => label === 'Open as a story##planned')) await until_still(page);
    },
  },
  lesson: {
    path: '?lesson=vacation-first',
    act: async (page) => {
      const ask = (command) => page.evaluate((asked) => window.permsim.request({ ask: 'lesson', command: asked }), command);
      await ask({ page: 2 });
      for (const [cell, mark] of [[1, 'deny'], [2, 'allow']]) await ask({ mark, cell });
    },
  },
  embedded: {
    path: 'article.html',
    wait: false, // no page of ours: it has no frames to wait for, and looks for a poster that only the released page has
    prepare: (page) => page.route('**/article.html', (route) => route.fulfill({ contentType: 'text/html', body: article })),
    act: async (page) => {
      await page.evaluate(() => document.querySelector('permission-simulator').ready);
      const frame = await (await page.waitForSelector('permission-simulator iframe')).contentFrame();
      await frame.evaluate(() => window.permsim.ready);
      await until_still(frame);
    },
  },
};
/** Pictures of README.md alone. */
const of_readme = ['plan', 'lesson', 'embedded'];

/** The ways to look are a row of words, or a menu where there is no room. */
async function look(page, way) {
  if ((await items(page)).some(({ label }) => label.endsWith('##ways to look'))) await click(page, /##ways to look$/);
  await click(page, `${way}##way to look`);
}

/** The pictures of README.md. */
const readme = [
  { name: 'simulator-light', scene: 'later', size: 'wide', ratio: 2, theme: 'light' },
  { name: 'simulator-dark', scene: 'stories', size: 'wide', ratio: 2, theme: 'dark' },
  { name: 'plan', scene: 'plan', size: 'wide', ratio: 2, theme: 'light' },
  { name: 'embedded', scene: 'embedded', size: 'article', ratio: 2, theme: 'light' },
  { name: 'lesson', scene: 'lesson', size: 'wide', ratio: 2, theme: 'light' },
];

function every_picture() {
  const pictures = [];
  for (const scene of Object.keys(scenes).filter((each) => !of_readme.includes(each))) {
    for (const size of ['wide', 'medium', 'narrow']) {
      for (const theme of ['light', 'dark']) {
        for (const ratio of [1, 2]) pictures.push({ name: `${scene}-${size}-${theme}-${ratio}x`, scene, size, theme, ratio });
      }
    }
  }
  return pictures;
}

async function take(browser, address, { scene, size, theme, ratio }) {
  const [width, height] = sizes[size];
  const { path, wait = true, prepare, act } = scenes[scene];
  const { context, page, seen } = await open_page(browser, address, {
    path, wait, prepare, viewport: { width, height }, deviceScaleFactor: ratio, colorScheme: theme,
  });
  await act?.(page);
  await page.mouse.move(0, 0);
  if (wait) await until_still(page);
  const picture = await page.screenshot();
  await context.close();
  if (wait && seen.length > 0) throw new Error(`the page complained:\n${seen.join('\n')}`);
  return picture;
}

const is_for_readme = process.argv.includes('--readme');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : '';
const target = folder(is_for_readme ? 'assets/pictures/' : 'build/screenshots/');
mkdirSync(target, { recursive: true });

const { browser, close } = await launch();
const { server, address } = await serve_page();
try {
  for (const picture of (is_for_readme ? readme : every_picture()).filter(({ name }) => name.includes(only))) {
    writeFileSync(`${target}${picture.name}.png`, await take(browser, address, picture));
    console.log(`${target}${picture.name}.png`);
  }
} finally {
  await close();
  server.close();
  server.closeAllConnections();
}
