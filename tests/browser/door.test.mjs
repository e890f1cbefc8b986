// window.permsim: the page's session for other programs, and a page that follows what they do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { ask, asked, at_rest, frames, readable, state, until_rest, until_still } from './support.mjs';

const { open } = stage();

test('the door answers about the page’s own session', async () => {
  const { context, page } = await open({ path: '?step=2' });
  const { verdict, because } = await ask(page, { ask: 'explain', who: 'ben', action: 'reconnect', on: 'meta' });
  assert.equal(verdict, 'allow');
  assert.ok(because.length > 0);
  assert.equal((await state(page)).at, 2);
  await context.close();
});

test('a command through the door is drawn, a question draws nothing', async () => {
  const { context, page } = await open({ viewport: { width: 1440, height: 1000 } }); // everybody is on the screen
  await until_rest(page);
  const drawn = await frames(page);
  await ask(page, { ask: 'matrix' });
  assert.deepEqual(await asked(page), at_rest);
  assert.equal(await frames(page), drawn);
  await ask(page, { ask: 'dispatch', command: { edit: [{ create: 'person', id: 'zoe', with: { label: 'Zoe' } }] } });
  await until_still(page);
  assert.ok(await frames(page) > drawn);
  assert.match(await readable(page), /Zoe/);
  await context.close();
});

test('another scenario loaded through the door is shown', async () => {
  const { context, page, seen } = await open();
  await ask(page, { ask: 'load', file: 'databox-offboarding' });
  await until_still(page);
  assert.equal((await state(page)).policy, 'databox');
  assert.match(await readable(page), /Databox/);
  assert.deepEqual(seen, []);
  await context.close();
});

test('mistakes are answers, not exceptions; what is no request is refused', async () => {
  const { context, page } = await open();
  const answer = await page.evaluate(() => window.permsim.request({ ask: 'fly' }));
  assert.equal(answer.ok, false);
  assert.ok(answer.problems[0].message.length > 0);
  await assert.rejects(page.evaluate(() => window.permsim.request(undefined)), /a request is an object/);
  await context.close();
});

test('ready is a promise from the first moment, and the door says so until it is kept', async () => {
  const { context, page } = await open({ wait: false, prepare: (opened) => opened.addInitScript(() => {
    window.addEventListener('DOMContentLoaded', () => {
      try {
        window.permsim.request({ ask: 'about' });
      } catch (error) {
        window.early = error.message;
      }
      window.early_ready = window.permsim.ready instanceof Promise;
    });
  }) });
  await page.evaluate(() => window.permsim.ready);
  assert.match(await page.evaluate(() => window.early), /not running yet/);
  assert.equal(await page.evaluate(() => window.early_ready), true);
  assert.equal(await page.evaluate(async () => (await window.permsim.ready) === window.permsim), true);
  await context.close();
});

test('what is asked and answered may be in any language and of any size', async () => {
  const { context, page } = await open();
  const label = 'Зоя 日本 🦊 '.repeat(20000);
  await ask(page, { ask: 'dispatch', command: { edit: [{ create: 'person', id: 'zoe', with: { label } }] } });
  const { entities } = await ask(page, { ask: 'export' });
  assert.equal(entities.find((entity) => entity.id === 'zoe').label, label);
  await until_still(page);
  await context.close();
});
