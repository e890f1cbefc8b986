// Somebody who never read a line of JSON builds her own company by mouse and keyboard, and loses nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { ask, click, find_item, items, open_page, readable, until, until_still, verdict } from './support.mjs';

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
