// What assistive technology is told of a page: the accessibility tree of three scenarios, held against tests/golden/trees.
// A difference is written to build/golden-actual/trees; scripts/approve shows it and, once agreed to, takes it over.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stage } from './stage.mjs';
import { click, until_still } from './support.mjs';

const { open } = stage({ viewport: { width: 1440, height: 900 } });
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const scenes = {
  // A cell is asked about, at the step that gave it.
  vacation: { path: '?scenario=vacation&step=3', act: (page) => click(page, 'cell ben reconnect meta') },
  // What needs attention stands at the right.
  'offboarding-wrong-order': { path: '?scenario=offboarding-wrong-order&step=4', act: (page) => click(page, 'Attention##answer tab') },
  // The quick reference of roles stands in the middle.
  'client-isolation': { path: '?scenario=client-isolation', act: (page) => click(page, 'Roles##way to look') },
};

for (const [scene, { path, act }] of Object.entries(scenes)) {
  test(`the accessibility tree of ${scene} is as agreed`, async () => {
    const { context, page } = await open({ path });
    await act(page);
    await until_still(page);
    await page.locator('#twin .twin_page').waitFor({ state: 'attached' });
    const tree = `${await page.locator('main').ariaSnapshot()}\n`;
    await context.close();
    const agreed = await readFile(at(`tests/golden/trees/${scene}.yml`), 'utf8').catch(() => '');
    if (tree !== agreed) {
      await mkdir(at('build/golden-actual/trees'), { recursive: true });
      await writeFile(at(`build/golden-actual/trees/${scene}.yml`), tree);
    }
    assert.equal(tree, agreed);
  });
}
