// How often the twin asks its program, and how little it draws anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focus, put, twin_stage } from './twin_stage.mjs';

const here = twin_stage();

test('the program is asked at once while somebody is there, else once for many frames', async () => {
  const { context, page } = await here.open('', { prepare: (opened) => opened.clock.install() });
  /** How often it was asked in fifty frames: at once, and in the time after them. */
  const asks = async (milliseconds) => {
    const [before, after] = await page.evaluate(() => {
      const known = window.fake.asks;
      for (let i = 0; i < 50; i += 1) window.twin.follow();
      return [known, window.fake.asks];
    });
    await page.clock.runFor(milliseconds);
    return [after - before, (await page.evaluate(() => window.fake.asks)) - after];
  };
  for (const milliseconds of [1000, 200, 5000]) assert.deepEqual(await asks(milliseconds), [0, 1]);
  await focus(page, 'header/undo');
  assert.deepEqual(await asks(1000), [50, 0]);
  await page.evaluate(() => document.activeElement.blur());
  await page.clock.runFor(1000);
  await page.evaluate(() => window.twin.set_shown(true));
  assert.deepEqual(await asks(1000), [50, 0]);
  await context.close();
});

test('a panel that has not changed is not touched, and of one that has only what is new', async () => {
  const { context, page } = await here.open('shown');
  await page.evaluate(() => {
    window.changes = [];
    new MutationObserver((all) => window.changes.push(...all.map(({ type, target }) => `${type} ${(target.closest ?? target.parentElement.closest).call(target.closest ? target : target.parentElement, '[data-id]')?.dataset.id}`)))
      .observe(document.getElementById('twin'), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await put(page, "fake.touch('matrix')");
  assert.deepEqual(await page.evaluate(() => window.changes.splice(0)), []);
  await put(page, "fake.inner('why/reason').name = 'Another reason'; fake.touch('why')");
  assert.deepEqual(await page.evaluate(() => window.changes.splice(0).filter((change) => !change.endsWith('why/reason'))), []);
  await context.close();
});

test('another program in the place of the first is asked for everything', async () => {
  const { context, page } = await here.open('shown');
  await page.evaluate(() => {
    window.fake.twin = (version) => (version === 0 ? JSON.stringify({ version: 1, panels: [{ id: 'a', node: { id: 'a', role: 'text', name: 'Anew' } }] }) : '');
    window.twin.start_anew();
  });
  assert.equal(await page.locator('#twin').innerText(), 'Anew');
  await context.close();
});
