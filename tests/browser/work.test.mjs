// The person's work outlives the page: kept in this browser, and sent by a link that holds all of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { ask, click, kept_works, notice, open_page, readable, state, until, until_still } from './support.mjs';

const here = stage();
const { open } = here;
const written = (page) => ask(page, { ask: 'export' });
const remove_step = (page) => ask(page, { ask: 'dispatch', command: { remove_step: 1 } });
/** Until what was done stands in the browser's database. */
async function until_kept(page) {
  await page.getByText('Kept in this browser').first().waitFor({ state: 'attached' });
  const [now, { at }] = [JSON.stringify(await written(page)), await state(page)];
  assert.ok(await until(async () => (await kept_works(page)).some((work) => JSON.stringify(JSON.parse(work.text)) === now && work.at === at)));
}
const another_tab = async (context, path = '') => {
  const page = await context.newPage();
  await page.goto(new URL(path, here.address).href);
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
  return page;
};

test('a reload finds the work and the moment, and says nothing about it', async () => {
  const { context, page, seen } = await open({ path: '?scenario=offboarding' });
  await remove_step(page);
  await ask(page, { ask: 'dispatch', command: { go: 2 } });
  const mine = await written(page);
  await until_kept(page);
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  assert.deepEqual(await written(page), mine);
  assert.equal((await state(page)).at, 2);
  assert.deepEqual(seen, []);
  await context.close();
});

test('the way back finds it too', async () => {
  const { context, page } = await open();
  await remove_step(page);
  const mine = await written(page);
  await until_kept(page);
  await page.goto('about:blank');
  await page.goBack();
  await page.waitForFunction(() => window.permsim?.ready);
  await page.evaluate(() => window.permsim.ready);
  assert.deepEqual(await written(page), mine);
  await context.close();
});

test('a new tab goes on with the work that was left, and says so; one with an address of its own, or fresh, does not', async () => {
  const { context, page } = await open();
  await remove_step(page);
  const mine = await written(page);
  await until_kept(page);
  await page.close();
  const fresh = await another_tab(context, '?fresh');
  assert.notDeepEqual(await written(fresh), mine);
  await fresh.close();
  const other = await another_tab(context, '?scenario=offboarding');
  assert.equal((await state(other)).scenario, 'offboarding');
  await other.close();
  const next = await another_tab(context);
  assert.deepEqual(await written(next), mine);
  assert.match(await readable(next), /“The owner goes on vacation” is here as you left it/);
  await context.close();
});

test('two tabs never write the same work: the second begins anew, and a copy of a tab says that it is one', async () => {
  const { context, page } = await open();
  await remove_step(page);
  const mine = await written(page);
  await until_kept(page);
  const second = await another_tab(context);
  assert.notDeepEqual(await written(second), mine); // the first still has it
  // What a browser does when a tab is duplicated: its session storage is copied.
  const slot = await page.evaluate(() => sessionStorage.getItem('permsim.work'));
  await second.evaluate((copied) => sessionStorage.setItem('permsim.work', copied), slot);
  await second.reload();
  await second.evaluate(() => window.permsim.ready);
  await until_still(second);
  assert.deepEqual(await written(second), mine);
  assert.match(await readable(second), /open in another tab too: here you go on with a copy/);
  await remove_step(second);
  await until_kept(second);
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  assert.deepEqual(await written(page), mine);
  await context.close();
});

test('what was open before another scenario was opened is found under File', async () => {
  const { context, page } = await open();
  await remove_step(page);
  const mine = await written(page);
  await until_kept(page);
  await click(page, 'File##file');
  await click(page, 'New, empty##file new');
  await ask(page, { ask: 'dispatch', command: { edit: [{ create: 'person', id: 'zoe', label: 'Zoe' }] } });
  await until_kept(page);
  await page.reload();
  await page.evaluate(() => window.permsim.ready);
  await until_still(page);
  await click(page, 'File##file');
  await click(page, /^The owner goes on vacation##recent/);
  assert.ok(await until(async () => JSON.stringify(await written(page)) === JSON.stringify(mine)));
  await context.close();
});

test('forgetting leaves nothing behind', async () => {
  const { context, page } = await open();
  await remove_step(page);
  await until_kept(page);
  await click(page, 'File##file');
  await click(page, 'Forget everything in this browser…##file forget');
  await click(page, 'Forget it all##forget');
  assert.match(await readable(page), /is forgotten/);
  assert.deepEqual(await kept_works(page), []);
  await page.close();
  const next = await another_tab(context);
  assert.equal((await state(next)).scenario, 'vacation');
  await context.close();
});

test('a browser that keeps nothing says so once, and the page asks before it is left', async () => {
  const { context, page } = await open({
    prepare: (page) => page.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); }; }),
  });
  await page.mouse.click(400, 400); // a page that nobody touched may not ask
  await remove_step(page);
  await page.getByText('This browser keeps nothing of this page').first().waitFor({ state: 'attached' });
  await page.getByText('Kept nowhere yet').first().waitFor({ state: 'attached' });
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    dialog.dismiss();
  });
  await page.evaluate(() => { location.href = 'about:blank'; });
  assert.ok(await until(() => asked === 1));
  await context.close();
});

test('a link opens as the same document, byte for byte, in a browser that knows nothing of it', async () => {
  const { context, page } = await open({ path: '?scenario=offboarding', permissions: ['clipboard-read', 'clipboard-write'] });
  await remove_step(page);
  await ask(page, { ask: 'dispatch', command: { go: 1 } });
  const mine = await written(page);
  await until_still(page);
  await click(page, 'Share##share');
  await page.getByText('The link is copied').first().waitFor({ state: 'attached' });
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /^http:\/\/[^?#]+\?step=1#s1\.[A-Za-z0-9_-]+$/);
  assert.match(await readable(page), new RegExp(`${link.length.toLocaleString('en')} characters`));
  await context.close();
  const fresh = await open_page(here.browser, here.address, { path: link.slice(here.address.length) });
  assert.deepEqual(await written(fresh.page), mine);
  assert.equal((await state(fresh.page)).at, 1);
  assert.deepEqual(fresh.seen, []);
  await fresh.context.close();
});

test('a link that is damaged, cut off or newer is not opened, says why, and leaves the work as it is', async () => {
  const { context, page } = await open();
  await remove_step(page);
  const mine = await written(page);
  const zeros = Buffer.from(await page.evaluate(async () => {
    const { deflateSync } = await import('./fflate/browser.js');
    return [...deflateSync(new Uint8Array(64 * 1024 * 1024))];
  }));
  for (const [hash, words] of [['#s1.%%%', /damaged or was cut off/], ['#s1.', /damaged or was cut off/], ['#s1.q1YqSy0qzszP', /damaged or was cut off/],
    ['#s7.AAAA', /newer version/], [`#s1.${zeros.toString('base64url')}`, /larger than 32 MB/]]) {
    await page.evaluate((next) => { location.hash = next; }, hash);
    assert.match(await notice(page), words, hash.slice(0, 20));
    await page.keyboard.press('Escape');
    assert.deepEqual(await written(page), mine);
  }
  // A fragment that is no link is nobody's business.
  await page.evaluate(() => { location.hash = '#matrix'; });
  await until_still(page);
  assert.equal(await page.locator('#notice').isVisible(), false);
  await context.close();
});

test('links of every released format open', async () => {
  const folder = new URL('../links/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  assert.ok(names.length > 0);
  for (const name of names) {
    const { context, page } = await open({ path: readFileSync(new URL(name, folder), 'utf8').trim() });
    const expected = JSON.parse(readFileSync(new URL(name.replace('.txt', '.json'), folder), 'utf8'));
    assert.deepEqual(await written(page), expected, name);
    await context.close();
  }
});
