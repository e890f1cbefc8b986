// Walks as a person takes them: from the gallery to a story and its wrong order, between readings, from a finding to its why.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { ask, click, hover, drop, items, readable, state, until_still } from './support.mjs';

const { open } = stage({ viewport: { width: 1600, height: 1200 } });

test('from the gallery to offboarding, the wrong order beside the right one, both played in step', async () => {
  const { context, page, seen } = await open();
  await click(page, 'The owner goes on vacation##scenario');
  await hover(page, /##scenario offboarding$/); // its goals stand in the place of the summary
  assert.match(await readable(page), /Say why the order of the steps matters/);
  await click(page, /##stories offboarding$/);
  assert.equal((await state(page)).scenario, 'offboarding');
  assert.match(await readable(page), /Never down/);
  assert.match(await readable(page), /Down for 6 steps/);
  await click(page, 'Step forward##forward');
  await click(page, 'Step forward##forward');
  assert.equal((await state(page)).at, 2);
  await click(page, /^Open “A colleague leaves, removed first”/);
  assert.equal((await state(page)).scenario, 'offboarding-wrong-order');
  await page.keyboard.press('Control+z');
  await until_still(page);
  assert.equal((await state(page)).scenario, 'offboarding');
  assert.deepEqual(seen, []);
  await context.close();
});

test('another reading marks exactly the cells on which the two differ', async () => {
  const { context, page } = await open({ path: '?scenario=editor-or-not' });
  await click(page, /##reading$/);
  await click(page, /##reading quick-reference$/);
  assert.equal((await state(page)).reading, 'quick-reference');
  const { gained, lost, unclear } = await ask(page, { ask: 'diff', file: 'editor-or-not', at: 0, against: 'quick-reference' });
  const differing = new Set([gained, lost, unclear].flat().filter((change) => change.on === 'meta').map(({ who, action, on }) => `cell ${who} ${action} ${on}`));
  assert.ok(differing.size > 0);
  // With only the differences shown, what is left of the matrix are their rows and columns.
  await click(page, /##filter$/);
  await click(page, 'Only differences##filter');
  await page.keyboard.press('Escape');
  await until_still(page);
  const shown = (await items(page)).map((item) => item.label).filter((label) => label.startsWith('cell '));
  for (const cell of differing) assert.ok(shown.includes(cell), `${cell} is not shown`);
  const people = new Set([...differing].map((cell) => cell.split(' ')[1])), actions = new Set([...differing].map((cell) => cell.split(' ')[2]));
  for (const cell of shown) assert.ok(people.has(cell.split(' ')[1]) && actions.has(cell.split(' ')[2]), `${cell} does not differ`);
  await context.close();
});

test('a finding leads to its step and the explanation of its cell', async () => {
  const { context, page } = await open({ path: '?scenario=offboarding-wrong-order&step=4' });
  await click(page, 'Attention##answer tab');
  await click(page, /##finding 1$/);
  assert.equal((await state(page)).at, 2);
  assert.match(await readable(page), /Wes may reconnect Meta Ads/);
  await context.close();
});

test('a policy nobody knew before opens from a file and can be walked', async () => {
  const { context, page, seen } = await open();
  const text = await third_product();
  await drop(page, 'third.json', text);
  assert.equal((await state(page)).scenario, JSON.parse(text).id);
  await click(page, 'Roles##way to look');
  await click(page, 'By action##way to look');
  assert.ok((await items(page)).some((item) => item.label.startsWith('cell ')));
  assert.deepEqual(seen, []);
  await context.close();
});

/** The made-up product of the corpus, as a scenario with its policy in place. */
async function third_product() {
  const corpus = JSON.parse(await readFile(new URL('../corpus/third-product.json', import.meta.url), 'utf8'));
  return JSON.stringify(corpus.file);
}
