// The scenes of the page that are photographed, and the camera; started by scripts/screenshots.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { click, items, launch, open_page, serve_page, until_still } from '../tests/browser/support.mjs';

const root = new URL('..', import.meta.url);
const folder = (path) => fileURLToPath(new URL(path, root));

const sizes = { wide: [1440, 900], medium: [1024, 700], narrow: [400, 800] };

/** What is on the picture: the address, and what a person does there before it is taken. */
const scenes = {
  start: { path: '' },
  later: { path: '?step=3', act: async (page) => click(page, 'cell ben reconnect meta') },
  list: { path: '?step=2', act: (page) => look(page, 'List') },
  roles: { path: '?scenario=databox-roles', act: (page) => look(page, 'Roles') },
  stories: { path: '?scenario=offboarding&step=4', act: (page) => look(page, 'Stories') },
};

/** The ways to look are a row of words, or a menu where there is no room. */
async function look(page, way) {
  if ((await items(page)).some(({ label }) => label.endsWith('##ways to look'))) await click(page, /##ways to look$/);
  await click(page, `${way}##way to look`);
}

/** The pictures of README.md. */
const readme = [
  { name: 'simulator-light', scene: 'later', size: 'wide', ratio: 2, theme: 'light' },
  { name: 'simulator-dark', scene: 'stories', size: 'wide', ratio: 2, theme: 'dark' },
];

function every_picture() {
  const pictures = [];
  for (const scene of Object.keys(scenes)) {
    for (const size of Object.keys(sizes)) {
      for (const theme of ['light', 'dark']) {
        for (const ratio of [1, 2]) pictures.push({ name: `${scene}-${size}-${theme}-${ratio}x`, scene, size, theme, ratio });
      }
    }
  }
  return pictures;
}

async function take(browser, address, { scene, size, theme, ratio }) {
  const [width, height] = sizes[size];
  const { context, page, seen } = await open_page(browser, address, {
    path: scenes[scene].path, viewport: { width, height }, deviceScaleFactor: ratio, colorScheme: theme,
  });
  await scenes[scene].act?.(page);
  await page.mouse.move(0, 0);
  await until_still(page);
  const picture = await page.screenshot();
  await context.close();
  if (seen.length > 0) throw new Error(`the page complained:\n${seen.join('\n')}`);
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
