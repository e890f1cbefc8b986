// The twin's HTML: which element each role becomes, and what stands in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told, done, show, twin_stage } from './twin_stage.mjs';

const here = twin_stage();

/** Opens a page with one panel of one node. */
async function drawn(node) {
  const opened = await here.open('empty&shown');
  await show(opened.page, node);
  return opened;
}
const attributes = (locator, ...names) => locator.evaluate((element, wanted) => wanted.map((name) => element.getAttribute(name)), names);
const description = (locator) => locator.evaluate((element) => element.getAttribute('aria-describedby').split(' ')
  .map((id) => document.getElementById(id).textContent.trim()).join(', '));

test('a region is a section with a heading of its name', async () => {
  const { context, page } = await drawn({ id: 'r', role: 'region', name: 'Why', children: [{ id: 't', role: 'text', name: 'Because', more: 'since step 1', aside: 'step 1' }] });
  assert.equal(await page.getByRole('region', { name: 'Why' }).count(), 1);
  assert.equal(await page.getByRole('heading', { name: 'Why', level: 2 }).count(), 1);
  assert.equal((await page.locator('p').textContent()).trim(), 'Because since step 1 step 1');
  await context.close();
});

test('groups, toolbars, lists, statuses and separators are what they say', async () => {
  const { context, page } = await drawn({ id: 'g', role: 'group', children: [
    { id: 'named', role: 'group', name: 'Fixes', children: [{ id: 'bar', role: 'toolbar', name: 'Time' }] },
    { id: 'list', role: 'list', name: 'Facts', children: [
      { id: 'a', role: 'item', name: 'Ben is an owner', aside: 'step 1', children: [{ id: 'l', role: 'link', name: 'Show' }] },
      { id: 'b', role: 'item', name: 'Step 2', acts: ['press'], selected: true }] },
    { id: 'status', role: 'status', name: 'Two pause' }, { id: 'line', role: 'separator' },
    ...[undefined, 1, 2, 4].map((level, index) => ({ id: `h${index}`, role: 'heading', name: `Heading ${index}`, level }))] });
  assert.equal(await page.getByRole('group').count(), 1); // the one with a name
  assert.equal(await page.getByRole('group', { name: 'Fixes' }).getByRole('toolbar', { name: 'Time' }).count(), 1);
  assert.equal(await page.getByRole('list', { name: 'Facts' }).getByRole('listitem').count(), 2);
  assert.equal(await page.getByRole('status').innerText(), 'Two pause');
  assert.equal(await page.getByRole('separator').count(), 1);
  for (const [index, level] of [3, 1, 2, 4].entries()) assert.equal(await page.getByRole('heading', { name: `Heading ${index}`, level }).count(), 1);
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('listitem').getByRole('button', { name: 'Step 2', pressed: true }).click();
  assert.deepEqual(await done(page), ['l press', 'b press']);
  await context.close();
});

test('a button says its name, why it cannot be pressed, whether it is pressed and what it opens', async () => {
  const children = [{ id: 'new', role: 'button', name: 'New', aside: 'Ctrl N' }];
  const { context, page } = await drawn({ id: 'g', role: 'group', children: [
    { id: 'undo', role: 'button', name: 'Undo', more: 'Nothing to undo', disabled: true },
    { id: 'play', role: 'button', name: 'Play', selected: true },
    { id: 'file', role: 'button', name: 'File', open: true, children },
    { id: 'edit', role: 'button', name: 'Edit', open: false, children }] });
  const button = (name) => page.getByRole('button', { name, exact: true });
  assert.deepEqual(await attributes(button('Undo'), 'aria-disabled', 'disabled', 'aria-pressed', 'aria-expanded'), ['true', null, null, null]);
  assert.equal(await description(button('Undo')), 'Nothing to undo');
  assert.equal(await description(button('New')), 'Ctrl N');
  assert.deepEqual(await attributes(button('Play'), 'aria-pressed'), ['true']);
  assert.deepEqual(await attributes(button('File'), 'aria-expanded', 'aria-haspopup'), ['true', 'true']);
  assert.deepEqual(await attributes(button('Edit'), 'aria-expanded'), ['false']);
  assert.equal(await page.getByRole('group', { name: 'File' }).getByRole('button').count(), 1);
  assert.equal(await page.getByRole('group', { name: 'Edit' }).count(), 0);
  await button('Undo').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await button('Undo').click({ force: true });
  await button('Play').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await button('Play').click();
  assert.deepEqual(await done(page), ['play press', 'play press', 'play press']); // of Undo nothing
  await context.close();
});

test('one of several is chosen by radio buttons up to six, by a list above, and the option is pressed', async () => {
  const options = (count) => Array.from({ length: count }, (_, index) => ({ id: `o${index}`, role: 'option', name: `Option ${index}`, selected: index === 1 }));
  const { context, page } = await drawn({ id: 'c', role: 'choice', name: 'Role', children: options(6) });
  const radio = (index) => page.getByRole('group', { name: 'Role' }).getByRole('radio', { name: `Option ${index}` });
  assert.equal(await page.getByRole('radio').count(), 6);
  assert.ok(await radio(1).isChecked());
  await radio(3).click();
  assert.deepEqual(await done(page), ['o3 press']);
  const refused = options(6);
  Object.assign(refused[4], { disabled: true, more: 'Nobody may' });
  await show(page, { id: 'c', role: 'choice', name: 'Role', children: refused });
  assert.ok(await radio(1).isChecked(), 'what the program says counts');
  assert.equal(await description(radio(4)), 'Nobody may');
  await radio(4).click({ force: true });
  assert.ok(await radio(1).isChecked() && !(await radio(4).isChecked()));
  assert.deepEqual(await done(page), []);
  await show(page, { id: 'c', role: 'choice', name: 'Role', children: options(7) });
  const list = page.getByRole('combobox', { name: 'Role' });
  assert.equal(await list.evaluate((select) => select.value), 'Option 1');
  await list.selectOption('Option 5');
  assert.deepEqual(await done(page), ['o5 press']);
  await context.close();
});

test('a check is ticked as the program says, and pressing tells it', async () => {
  const { context, page } = await drawn({ id: 'c', role: 'check', name: 'Again', selected: true });
  const check = page.getByRole('checkbox', { name: 'Again' });
  assert.ok(await check.isChecked());
  await page.getByText('Again').click();
  assert.deepEqual(await done(page), ['c press']);
  await show(page, { id: 'c', role: 'check', name: 'Again', selected: true, more: 'It stays' });
  assert.ok(await check.isChecked());
  await show(page, { id: 'c', role: 'check', name: 'Again', selected: true, disabled: true, more: 'Locked' });
  await check.click({ force: true });
  assert.ok(await check.isChecked());
  assert.deepEqual(await done(page), []);
  await context.close();
});

test('a field has its name as label, its hint as placeholder and what the program says as value', async () => {
  const { context, page } = await drawn({ id: 'f', role: 'field', name: 'Search', more: 'A name', value: 'ana' });
  const field = page.getByRole('textbox', { name: 'Search' });
  assert.equal(await field.inputValue(), 'ana');
  assert.equal(await page.getByPlaceholder('A name').count(), 1);
  await show(page, { id: 'f', role: 'field', name: 'Search', value: 'ben' });
  assert.equal(await field.inputValue(), 'ben');
  await show(page, { id: 'f', role: 'field', name: 'Search', value: 'ben', disabled: true });
  assert.deepEqual(await attributes(field, 'aria-disabled', 'readonly'), ['true', '']);
  await context.close();
});

test('a tree has items with level, state and a name that is their own line alone', async () => {
  const { context, page } = await here.open('shown');
  const tree = page.getByRole('tree', { name: 'People and things' });
  assert.equal(await tree.getByRole('treeitem').count(), 12);
  const people = tree.getByRole('treeitem', { name: 'People, 5', exact: true });
  assert.deepEqual(await attributes(people, 'aria-level', 'aria-expanded', 'aria-selected'), ['1', 'true', null]);
  const ben = tree.getByRole('treeitem', { name: 'Ben, Member', exact: true });
  assert.deepEqual(await attributes(ben, 'aria-level', 'aria-expanded', 'aria-selected'), ['2', null, 'true']);
  await ben.click();
  await people.locator('[data-twisty]').first().click();
  assert.deepEqual(await done(page), ['thing/Ben press', 'things/people enter close']);
  assert.equal(await ben.count(), 0);
  await tree.getByRole('treeitem', { name: 'Teams' }).getByRole('button', { name: '+' }).click();
  assert.deepEqual(await done(page), ['things/teams/add press']);
  await context.close();
});

test('tabs say which is chosen', async () => {
  const { context, page } = await here.open('shown');
  const tabs = page.getByRole('tablist', { name: 'Ways to look' });
  assert.equal(await tabs.getByRole('tab').count(), 5);
  assert.equal(await tabs.getByRole('tab', { selected: true }).innerText(), 'By action');
  await tabs.getByRole('tab', { name: 'Roles' }).click();
  assert.deepEqual(await done(page), ['matrix/ways/3 press']);
  assert.equal(await tabs.getByRole('tab', { selected: true }).innerText(), 'Roles');
  await context.close();
});

test('the matrix is a grid that knows how large it is, with sentences as names of its cells', async () => {
  const { context, page } = await here.open('shown&rows=5000');
  const grid = page.getByRole('grid', { name: 'People and actions on Meta Ads' });
  assert.deepEqual(await attributes(grid, 'aria-rowcount', 'aria-colcount'), ['5001', '24']);
  assert.equal(await grid.getByRole('columnheader').count(), 23);
  const ben = grid.getByRole('row').nth(3);
  assert.equal(await ben.getAttribute('aria-rowindex'), '4');
  assert.equal(await ben.getByRole('rowheader').innerText().then((text) => text.split('\n')[0].trim().slice(0, 3)), 'Ben');
  const cell = ben.getByRole('gridcell', { name: 'Ben, reconnect, Meta Ads: allowed, not possible now, gained since step 1', exact: true });
  assert.deepEqual(await attributes(cell, 'aria-colindex', 'aria-selected'), ['10', 'true']);
  assert.deepEqual((await cell.innerText()).split('\n'), ['✓!', 'gained']);
  assert.deepEqual(await attributes(cell.locator('.sign'), 'data-sign', 'data-change'), ['blocked', 'gained']);
  await cell.click();
  await cell.click({ button: 'right' });
  assert.deepEqual(await done(page), ['cell/3/9 press', 'cell/3/9 menu']);
  await context.close();
});

test('a plain table has headers, and cells with what stands in them', async () => {
  const { context, page } = await here.open('shown');
  const table = page.getByRole('table', { name: 'How the queries fare' });
  assert.equal(await table.getByRole('columnheader').count(), 5);
  assert.equal(await table.getByRole('rowheader', { name: 'Daily spend' }).count(), 1);
  assert.equal(await table.getByRole('row', { name: 'Daily spend' }).getByRole('cell').nth(2).innerText(), '✕ paused');
  await context.close();
});

test('nothing of a name becomes markup, what cannot be seen is seen, and a name turns no other', async () => {
  const evil = '<img src=x onerror="window.broken = 1"><b>bold</b>&amp;';
  const everywhere = { name: evil, more: evil, aside: evil, value: evil };
  const { context, page, seen } = await drawn({ id: `"]>${evil}`, role: 'region', ...everywhere, children: [
    ...['group', 'toolbar', 'heading', 'text', 'list', 'item', 'button', 'link', 'check', 'field', 'tabs', 'status', 'nobody-knows']
      .map((role) => ({ id: `${role} ${evil}`, role, ...everywhere, children: role === 'text' ? [{ id: `${evil} inner`, role: 'link', name: evil }] : undefined })),
    { id: 'menu', role: 'button', name: evil, open: true, children: [{ id: 'inner', role: 'button', ...everywhere }] },
    { id: 'tree', role: 'tree', name: evil, children: [{ id: 'i', role: 'tree_item', ...everywhere }] },
    ...['grid', 'table'].map((role) => ({ id: role, role, name: evil, rows: 1, columns: 1, children: [
      { id: `${role}h`, role: 'head', children: [{ id: `${role}o`, role: 'corner', name: evil }, { id: `${role}c`, role: 'column_header', column: 1, ...everywhere }] },
      { id: `${role}r`, role: 'row', row: 1, children: [{ id: `${role}n`, role: 'row_header', ...everywhere }, { id: `${role}x`, role: 'cell', column: 1, ...everywhere }] }] })),
    { id: 'choice', role: 'choice', ...everywhere, children: [{ id: 'o', role: 'option', ...everywhere }] },
    { id: 'line', role: 'text', name: 'a\u202eb\u0007c\u200dd' },
    { id: 'arabic', role: 'text', name: 'علي may reconnect Meta Ads' }, { id: 'hebrew', role: 'text', name: 'דנה כהן, Ads' }] });
  assert.equal(await page.locator('#twin :is(img, b)').count(), 0);
  assert.ok((await page.getByText('<b>bold</b>').count()) > 20);
  assert.equal(await page.getByText('a\ufffdb\ufffdc\u200dd').count(), 1);
  assert.equal(await page.locator('bdi[dir="ltr"]', { hasText: 'may reconnect' }).count(), 1);
  assert.equal(await page.locator('bdi[dir="rtl"]', { hasText: 'כהן' }).count(), 1);
  await page.getByRole('button', { name: evil }).first().click();
  assert.ok((await told(page)).length > 0);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.deepEqual(seen, []);
  await context.close();
});
