// That anybody can read the twin: by axe, without colours, on a narrow screen, beside the canvas, hidden and printed.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { kHeaders } from '../../scripts/serve.mjs';
import { told, twin_stage } from './twin_stage.mjs';

const here = twin_stage();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

test('every sign differs from every other in glyph or border, without any colour', async () => {
  const { context, page } = await here.open('shown', { forcedColors: 'active' });
  const looks = await page.evaluate(() => {
    const [cell] = document.querySelectorAll('.grid .sign');
    return [['allowed', '✓'], ['blocked', '✓!'], ['denied', '✕'], ['not_granted', '–'], ['unclear', '?']].map(([sign, glyph]) => {
      cell.dataset.sign = sign;
      const style = getComputedStyle(cell);
      return `${glyph} ${style.borderTopStyle} ${style.borderBottomWidth}`;
    });
  });
  assert.equal(new Set(looks).size, 5, looks.join('; '));
  assert.equal(new Set(looks.map((look) => look.split(' ')[1])).size >= 3, true, looks.join('; '));
  await context.close();
});

test('all of it works under the strict policy of the page, without a word on the console', async () => {
  assert.match(kHeaders['Content-Security-Policy'], /script-src 'self' 'wasm-unsafe-eval'; style-src 'self'/);
  const { context, page, seen } = await here.open('shown&rows=5000');
  await page.getByRole('button', { name: 'File' }).click();
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.keyboard.press('Escape');
  await page.locator('.grid_box').evaluate((box) => { box.scrollTop = 50_000; });
  await page.locator('tr[aria-rowindex^="11"]').first().waitFor();
  assert.deepEqual(seen, []);
  await context.close();
});

/** Every rule of axe on the twin, menu and dialog open or not. */
async function violations(page) {
  const { violations: found } = await page.evaluate(() => window.axe.run('#twin', { resultTypes: ['violations'] }));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 120)} ${node.failureSummary}`).join(' | ')}`);
}
for (const look of ['colorScheme=light', 'colorScheme=dark', 'forcedColors=active', 'theme=contrast']) {
  for (const shown of ['shown', '']) {
    test(`axe finds nothing wrong: ${look}, ${shown || 'hidden'}`, async () => {
      const [option, value] = look.split('=');
      const { context, page } = await here.open(`${shown}&rows=8&${look}`, { [option]: value, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      assert.deepEqual(await violations(page), []);
      await page.evaluate(() => {
        window.fake.perform('header/file', 'press', '');
        window.tell();
      });
      assert.deepEqual(await violations(page), []);
      await page.evaluate(() => {
        window.fake.perform('header/share', 'press', '');
        window.tell();
      });
      assert.equal(await page.getByRole('dialog', { name: 'This is the middle of the story' }).count(), 1);
      assert.deepEqual(await violations(page), []);
      await context.close();
    });
  }
}

test('at 320 px only the matrix and the tables scroll sideways, in their own boxes', async () => {
  const { context, page } = await here.open('shown', { viewport: { width: 320, height: 640 } });
  const wide = await page.evaluate(() => [...document.querySelectorAll('#twin, #twin *')].filter((element) => {
    if (element.closest('[data-box]') !== null) return false;
    return element.getBoundingClientRect().right > window.innerWidth + 0.5 || element.scrollWidth > Math.max(element.clientWidth, 24) + 12;
  }).map((element) => element.outerHTML.slice(0, 80)));
  assert.deepEqual(wide, []);
  const sizes = await page.evaluate(() => [document.getElementById('twin'), document.querySelector('.grid_box')].map((box) => [box.scrollWidth, box.clientWidth]));
  assert.ok(sizes[0][0] <= 320 && sizes[1][0] > sizes[1][1], JSON.stringify(sizes));
  await context.close();
});

test('targets are at least 24 px high and wide', async () => {
  const { context, page } = await here.open('shown');
  const small = await page.evaluate(() => [...document.querySelectorAll('#twin :is(button, select, input[type="text"], .option, .check, [role="gridcell"], .row)')]
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24)).map(([element]) => element.outerHTML.slice(0, 100)));
  assert.deepEqual(small, []);
  await context.close();
});

test('hidden it is seen by nobody and in nobody’s way, and there for Tab and for who reads it aloud', async () => {
  const { context, page } = await here.open('');
  const outside = page.getByRole('button', { name: 'Outside of the twin' });
  assert.equal(await page.getByRole('grid').count(), 1);
  await outside.click(); // the pointer meets what lies below
  assert.deepEqual(await told(page), []);
  await page.mouse.click(600, 600);
  const hidden = await page.screenshot();
  await page.evaluate(() => document.getElementById('twin').remove());
  assert.deepEqual(hidden, await page.screenshot());
  await context.close();
});

test('beside the canvas it leaves it half of the room', async () => {
  for (const [viewport, side] of [[{ width: 1280, height: 720 }, 'left'], [{ width: 400, height: 720 }, 'top']]) {
    const { context, page } = await here.open('shown&beside', { viewport });
    const [twin, stage] = await page.evaluate(() => ['twin', 'stage'].map((id) => document.getElementById(id).getBoundingClientRect().toJSON()));
    if (side === 'left') assert.ok(twin.right <= stage.left && stage.width === 640, JSON.stringify([twin, stage]));
    else assert.ok(twin.bottom <= stage.top && stage.height === 360, JSON.stringify([twin, stage]));
    await context.close();
  }
});

test('printed are the matrix, the answer and the timeline in black on white, without controls', async () => {
  const { context, page } = await here.open('', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const seen of [page.getByRole('grid'), page.getByText('Ben may reconnect Meta Ads'), page.getByText('2. The credentials of Meta Ads expire'), page.getByRole('table')]) {
    assert.ok(await seen.first().isVisible());
  }
  for (const unseen of [page.getByRole('tree'), page.getByRole('toolbar'), page.getByRole('textbox'), page.getByRole('tab'), page.getByText('Undo'), page.locator('#stage')]) {
    assert.equal(await unseen.first().isVisible(), false);
  }
  const looks = await page.evaluate(() => [document.getElementById('twin'), document.body].map((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return [color, backgroundColor];
  }));
  for (const [color, ground] of looks) assert.deepEqual([color, ground], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  await context.close();
});
