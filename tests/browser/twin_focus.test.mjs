// Where the focus of the twin is while the program draws, opens and closes, and what the program hears of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, focus, focused, keys, put, show, told, twin_stage } from './twin_stage.mjs';

const here = twin_stage();

// --- the focus over drawings ---------------------------------------------------------------------------------------

test('the element with the focus stays the same while its siblings change places, come and go', async () => {
  const { context, page } = await here.open('empty');
  const group = (...ids) => ({ id: 'g', role: 'group', children: ids.map((id) => (id === 'f' ? { id, role: 'field', name: 'Name', value: '' } : { id, role: 'button', name: id })) });
  await show(page, group('a', 'b', 'f', 'c', 'd'));
  await focus(page, 'f');
  await page.keyboard.type('abc');
  await page.keyboard.press('ArrowLeft');
  await page.evaluate(() => { window.kept = document.activeElement; });
  await told(page);
  for (const ids of [['d', 'c', 'f', 'b', 'a'], ['f', 'a'], ['x', 'y', 'a', 'f'], ['f', 'd', 'a', 'y', 'x']]) {
    await show(page, group(...ids));
    assert.ok(await page.evaluate(() => window.kept === document.activeElement), ids.join());
    assert.equal(await page.evaluate(() => document.activeElement.selectionStart), 2);
    assert.equal(await page.getByRole('textbox').inputValue(), 'abc');
  }
  await put(page, "fake.put('first', { id: 'p', role: 'text', name: 'A panel before it' }, 'panel')");
  assert.ok(await page.evaluate(() => window.kept === document.activeElement));
  assert.deepEqual(await told(page), []);
  await context.close();
});

test('when what has the focus goes, its neighbour has it, and the program hears where it is', async () => {
  const { context, page } = await here.open('empty');
  const list = (...ids) => ({ id: 'g', role: 'list', name: 'Steps', children: ids.map((id) => ({ id, role: 'item', name: id, acts: ['press'] })) });
  await show(page, list('a', 'b', 'c'));
  await focus(page, 'b');
  await told(page);
  await show(page, list('a', 'c'));
  assert.equal(await focused(page), 'c');
  await show(page, list('a'));
  assert.equal(await focused(page), 'a');
  await show(page, { id: 'g', role: 'group', children: [{ id: 'a', role: 'button', name: 'elsewhere' }] }); // the same node, another element
  assert.equal(await focused(page), 'a');
  assert.deepEqual(await told(page), ['c focus keys', 'a focus keys']);
  await context.close();
});

test('the program hears of every focus, how it came, and when it leaves', async () => {
  const { context, page } = await here.open('shown');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await told(page), ['header/undo focus pointer', 'header/undo press']);
  await keys(page, 'ArrowRight');
  assert.deepEqual(await told(page), ['header/redo focus keys']);
  await page.locator('#outside').focus();
  assert.deepEqual(await told(page), ['blur']);
  assert.ok((await page.evaluate(() => window.frames.wanted)) >= 4); // a frame is wanted after each
  await context.close();
});

test('the focus goes where the program wants it, once, without telling it so; also onto mere text', async () => {
  const { context, page } = await here.open('');
  for (const id of ['why/answer', 'cell/2/7', 'why/team/Owner', 'thing/google']) {
    await put(page, `fake.want_focus('${id}')`);
    assert.equal(await focused(page), id === 'why/team/Owner' ? 'why/team' : id);
  }
  assert.deepEqual((await told(page)).filter((act) => !act.startsWith('why/team')), []);
  assert.equal(await page.locator('.tree [tabindex="0"]').first().getAttribute('data-id'), 'thing/google');
  await page.locator('#outside').focus();
  await put(page, "fake.touch('why')");
  assert.equal(await focused(page), 'outside');
  assert.equal(await focus(page, 'nobody'), false);
  await context.close();
});

test('a field one is taken away from is told as left', async () => {
  const { context, page } = await here.open('');
  await focus(page, 'why/name');
  await page.keyboard.type('Al');
  await done(page);
  await put(page, "fake.want_focus('cell/1/1')");
  assert.deepEqual(await done(page), ['why/name leave Al']);
  await context.close();
});

// --- menus and dialogs ---------------------------------------------------------------------------------------------

test('what a button opens follows it, moves by arrows, and closes by Esc with the focus back on the button', async () => {
  const { context, page } = await here.open('shown');
  await focus(page, 'header/file');
  await keys(page, 'Enter');
  assert.equal(await keys(page, 'ArrowDown'), 'file/new');
  assert.equal(await keys(page, 'ArrowDown', 'ArrowDown'), 'file/save');
  assert.equal(await keys(page, 'ArrowUp'), 'file/open');
  assert.equal(await keys(page, 'Tab'), 'file/save');
  assert.equal(await keys(page, 'Escape'), 'header/file');
  assert.equal(await page.getByRole('group', { name: 'File' }).count(), 0);
  assert.deepEqual(await done(page), ['header/file press', 'header/file close']);
  await keys(page, 'Escape'); // nothing is open
  assert.deepEqual(await done(page), []);
  await context.close();
});

test('a dialog takes the focus, keeps it, has all else out of reach, and gives it back', async () => {
  const { context, page } = await here.open('shown');
  const reachable = () => page.evaluate(() => [...document.querySelectorAll('#twin .panel')].filter((panel) => panel.closest('[inert]') === null).map((panel) => panel.dataset.panel));
  await focus(page, 'header/share');
  assert.equal(await keys(page, 'Enter'), 'question/step');
  const dialog = page.getByRole('dialog', { name: 'This is the middle of the story' });
  assert.equal(await dialog.getAttribute('aria-modal'), 'true');
  assert.match(await dialog.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby')).textContent), /^You are at step 2/);
  assert.deepEqual(await reachable(), ['question']);
  assert.equal(await keys(page, 'Tab', 'Tab'), 'question/add');
  assert.equal(await keys(page, 'Tab'), 'question/step');
  assert.equal(await keys(page, 'Shift+Tab'), 'question/add');
  await put(page, `fake.put('more', { id: 'more', role: 'dialog', name: 'Sure?', children: [{ id: 'more/text', role: 'text', name: 'It cannot be undone' }, { id: 'more/name', role: 'field', name: 'Name' }] })`);
  assert.equal(await focused(page), 'more/name'); // one upon the other
  assert.deepEqual(await reachable(), ['more']);
  assert.equal(await keys(page, 'Tab'), 'more/name');
  await put(page, "fake.remove('more')");
  assert.ok((await focused(page)).startsWith('question/'));
  assert.deepEqual(await reachable(), ['question']);
  await done(page);
  assert.equal(await keys(page, 'Escape'), 'header/share');
  assert.deepEqual(await done(page), ['question close']);
  assert.equal((await reachable()).length, 5);
  await keys(page, 'Enter');
  await page.mouse.click(10, 700); // outside of it
  assert.deepEqual(await done(page), ['header/share press', 'question close']);
  assert.equal(await dialog.count(), 0);
  assert.equal(await focused(page), 'header/share');
  await context.close();
});

test('a dialog without anything to press has the focus itself, and none takes it from what is outside of the twin', async () => {
  const { context, page } = await here.open('shown');
  const notice = "fake.put('notice', { id: 'notice', role: 'dialog', name: 'Saved', children: [{ id: 'notice/text', role: 'text', name: 'All is well' }] })";
  await focus(page, 'header/undo');
  await put(page, notice);
  assert.equal(await keys(page, 'Tab', 'Shift+Tab'), 'notice');
  assert.equal(await keys(page, 'Enter'), 'header/undo');
  assert.deepEqual(await done(page), ['notice close']);
  await put(page, notice);
  assert.equal(await focused(page), 'notice');
  await put(page, "fake.remove('notice')");
  assert.equal(await focused(page), 'header/undo');
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('button'), { id: 'beside' }));
    document.getElementById('beside').focus();
  });
  await put(page, notice);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'beside');
  await put(page, "fake.remove('notice')");
  // Where nobody has the focus there is nobody to take it from.
  await page.evaluate(() => document.activeElement.blur());
  await put(page, notice);
  assert.equal(await focused(page), 'notice');
  await context.close();
});
