// Somebody who never read a line of JSON builds her own company by mouse and keyboard, and loses nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { native } from '../wasm/support.mjs';
import { stage } from './stage.mjs';
import { ask, click, find_item, items, open_page, readable, state, until, until_still, verdict } from './support.mjs';

const here = stage();
const { open } = here;
const written = (page) => ask(page, { ask: 'export' });

/** Types names one after the other into the field that has the caret, each finished by Enter. */
async function add(page, ...names) {
  for (const name of names) {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await until_still(page);
    assert.ok(await until(async () => (await written(page)).entities?.some((entity) => entity.label === name)), `${name} is not there`);
  }
}

test('from empty: a workspace, people with roles and a team, connections, a role of her own and a share, in a few clicks', async () => {
  const { context, page, seen } = await open({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 900 } });
  let clicks = 0;
  const press = (label, options) => {
    clicks += 1;
    return click(page, label, options);
  };
  await press('File##file');
  await press('New, empty##file new');
  await press('Add…##things');
  await add(page, 'North');
  await press('Person##new person');
  await add(page, 'Wes', 'Ana', 'Ben');
  await press('Connection##new connection');
  await add(page, 'Meta Ads', 'Google Analytics');
  await page.keyboard.press('Enter'); // on nothing: all are there
  await until_still(page);
  const world = await written(page);
  const north = world.entities.find(({ id }) => id === 'north');
  assert.deepEqual([north.owner, north.member], [['wes'], ['ana', 'ben']]);
  for (const id of ['meta-ads', 'google-analytics']) assert.equal(world.entities.find((entity) => entity.id === id).workspace, 'north');

  // One of them shared, from the matrix.
  await press('cell ben see google-analytics', { button: 'right' });
  await press((await items(page)).find(({ label }) => /##give (user|viewer)$/.test(label)).label);
  await page.keyboard.press('Escape');
  await until_still(page);
  assert.ok(clicks <= 20, `${clicks} clicks`);
  console.log(`# ${clicks} clicks for 3 people with roles, 2 connections and a share`);

  // A role of her own, with a condition.
  await click(page, 'Roles##way to look');
  await click(page, 'New role…##roles');
  await page.keyboard.type('Deputy');
  await click(page, /^Member##start/);
  await click(page, 'Make role##new role');
  assert.match(await readable(page), /Differs from the policy as it came in 1 role/);
  const deputy = (await items(page)).find(({ label }) => /^Deputy, Reconnect##grant/.test(label));
  assert.ok(deputy, 'there is no column for the new role');
  await click(page, deputy.label, { button: 'right' });
  await click(page, /^Allowed only when .*##choice$/);
  assert.match(await readable(page), /in 1 tick and 1 role/);

  // Nothing is lost by a reload, and a link holds all of it.
  await page.getByText('Kept in this browser').first().waitFor({ state: 'attached' });
  const mine = await written(page);
  assert.ok(await until(async () => {
    await page.reload();
    await page.evaluate(() => window.permsim.ready);
    return JSON.stringify(await written(page)) === JSON.stringify(mine);
  }));
  await until_still(page);
  await click(page, 'Share##share');
  await page.getByText('The link is copied').first().waitFor({ state: 'attached' });
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const fresh = await open_page(here.browser, here.address, { path: link.slice(here.address.length) });
  assert.deepEqual(await written(fresh.page), mine);
  const { problems = [] } = await ask(fresh.page, { ask: 'validate', file: mine });
  assert.deepEqual(problems.filter(({ warning }) => !warning), []);
  assert.equal(await verdict(fresh.page, 'wes', 'see', 'meta-ads'), 'allow');
  assert.deepEqual([...seen, ...fresh.seen], []);
  await fresh.context.close();
  await context.close();
});

/** A step of the story: somebody does something to a thing, from the menu of its cell. */
async function act(page, who, action, on, ...choices) {
  const before = (await state(page)).steps.length;
  await click(page, `cell ${who} ${action} ${on}`, { button: 'right' });
  await click(page, /##act of cell$/);
  for (const choice of choices) await click(page, choice);
  if ((await items(page)).some(({ label }) => label.endsWith('##do it'))) await click(page, /##do it$/);
  assert.equal((await state(page)).steps.length, before + 1, `${who} ${action} ${on} is no step`);
}

/** The answer of a cell as it is becomes a check. */
async function keep(page, who, action, on) {
  await click(page, `cell ${who} ${action} ${on}`, { button: 'right' });
  await click(page, 'This must stay so##keep');
}

test('a company, a role of its own, a story with checks: kept in the middle, sent byte for byte, and its checks hold', async () => {
  const { context, page, seen } = await open({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 1200 } });
  await click(page, 'File##file');
  await click(page, 'New, empty##file new');
  await click(page, 'Add: Workspace##begin workspace');
  await add(page, 'North');
  await click(page, 'Team##new team');
  await add(page, 'Paid media', 'Data');
  await click(page, 'Person##new person');
  await add(page, 'Wes');
  await click(page, 'Paid media##choose team#member paid-media');
  await add(page, 'Ana', 'Ben', 'Cleo');
  await click(page, 'Data##choose team#member data');
  await add(page, 'Dora', 'Emil');
  await click(page, 'Connection##new connection');
  await click(page, 'Emil##choose creator');
  await click(page, 'Ana##choose creator ana');
  await add(page, 'Meta Ads', 'Google Analytics', 'Sales pipeline', 'Warehouse');
  await click(page, 'Scheduled query##new query');
  await add(page, 'Weekly report', 'Daily spend', 'Site traffic');
  await page.keyboard.press('Enter');
  await until_still(page);
  const built = await written(page);
  assert.deepEqual(['workspace', 'team', 'person', 'connection', 'query'].map((type) => built.entities.filter((entity) => entity.type === type).length), [1, 2, 6, 4, 3]);
  const member = (id) => built.entities.find((entity) => entity.id === id).member;
  assert.deepEqual([member('paid-media'), member('data')], [['ana', 'ben', 'cleo'], ['dora', 'emil']]);
  assert.ok(built.entities.filter(({ type }) => type === 'connection').every(({ creator }) => creator === 'ana')); // kept for the next

  // A role of its own, with a condition.
  await click(page, 'Roles##way to look');
  await click(page, 'New role…##roles');
  await page.keyboard.type('Deputy');
  await click(page, /^Member##start/);
  await click(page, 'Make role##new role');
  await click(page, /^Deputy, Reconnect##grant/, { button: 'right' });
  await click(page, /^Allowed only when .*##choice$/);
  await click(page, 'By action##way to look');

  // Three steps, then the page is gone and comes back.
  await act(page, 'ana', 'restrict', 'warehouse');
  await act(page, 'ana', 'grant_use', 'warehouse', 'Ben##person ben');
  await act(page, 'ana', 'grant_owner', 'warehouse', 'Dora##person dora');
  await page.getByText('Kept in this browser').first().waitFor({ state: 'attached' });
  const half = await written(page);
  assert.ok(await until(async () => {
    await page.reload();
    await page.evaluate(() => window.permsim.ready);
    return JSON.stringify(await written(page)) === JSON.stringify(half);
  }));
  await until_still(page);
  assert.equal((await state(page)).at, 3);
  await click(page, 'Warehouse##thing warehouse');
  await act(page, 'dora', 'archive', 'warehouse');
  await act(page, 'wes', 'unarchive', 'warehouse');
  await act(page, 'dora', 'make_public', 'warehouse');
  await keep(page, 'dora', 'reconnect', 'warehouse');
  await keep(page, 'emil', 'reconnect', 'warehouse');
  await click(page, 'Attention##answer tab');
  assert.match(await readable(page), /What must stay so {2}2\n/);

  await click(page, 'Share##share');
  await page.getByText('The link is copied').first().waitFor({ state: 'attached' });
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const fresh = await open_page(here.browser, here.address, { path: link.slice(here.address.length) });
  const bytes = (at) => at.evaluate(() => JSON.stringify(window.permsim.request({ ask: 'export' }).answer));
  assert.equal(await bytes(fresh.page), await bytes(page));
  const file = await written(fresh.page);
  assert.deepEqual([file.steps.length, file.checks.length], [6, 2]);
  const checked = spawnSync(native, ['check', '-'], { input: JSON.stringify(file), encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  assert.deepEqual([...seen, ...fresh.seen], []);
  await fresh.context.close();
  await context.close();
});

test('a table copied from a spreadsheet is looked at, resolved and goes in as one', async () => {
  const { context, page } = await open();
  const before = await written(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Name\tRole\tTeam\nDora\tMember\tPaid media\nBen\tMember\t\n"Fay, the second"\t\tData\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.ok(await until(async () => /3 rows, 2 ready, 1 to resolve/.test(await readable(page))));
  await click(page, 'Add 2##paste');
  assert.deepEqual(await written(page), before); // it waits
  await click(page, 'Skip##row 3 skip');
  await click(page, 'Add 2##paste');
  const after = await written(page);
  assert.deepEqual(after.entities.slice(before.entities.length).map(({ label }) => label).sort(), ['Data', 'Dora', 'Fay, the second']);
  await page.keyboard.press('Control+z');
  await until_still(page);
  assert.deepEqual(await written(page), before);
  // One line pasted into a field is typing.
  await click(page, 'Search people and things');
  await page.keyboard.insertText('Dora');
  assert.equal((await find_item(page, 'Search people and things')).label, 'Search people and things');
  await context.close();
});
