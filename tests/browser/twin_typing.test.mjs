// Typing in the twin: the program hears of every letter, and never takes one back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, focus, focused, keys, put, show, twin_stage } from './twin_stage.mjs';

const here = twin_stage();

const field = (value, more) => ({ id: 'g', role: 'group', children: [{ id: 'f', role: 'field', name: 'Name', value, more }, { id: 'b', role: 'button', name: 'Add' }] });

test('what is typed is told letter by letter, and never overwritten by an older value', async () => {
  const { context, page } = await here.open('empty');
  await show(page, field(''));
  const input = page.getByRole('textbox', { name: 'Name' });
  await focus(page, 'f');
  await page.keyboard.type('Ben');
  assert.deepEqual(await done(page), ['f type B', 'f type Be', 'f type Ben']);
  for (const old of ['', 'B', 'Be']) {
    await show(page, field(old, `answer to “${old}”`));
    assert.equal(await input.inputValue(), 'Ben');
  }
  await page.keyboard.type('n');
  await show(page, field('Ben'));
  assert.equal(await input.inputValue(), 'Benn');
  await page.keyboard.press('Backspace');
  await show(page, field('Ben'));
  await show(page, field('Benn'));
  await show(page, field('Ben'));
  assert.equal(await input.inputValue(), 'Ben');
  await show(page, field('Benedict')); // the program's own
  assert.equal(await input.inputValue(), 'Benedict');
  await context.close();
});

test('Enter tells the text, and what the program then puts there counts, the caret staying in the field', async () => {
  const { context, page } = await here.open('empty');
  await show(page, field(''));
  const input = page.getByRole('textbox', { name: 'Name' });
  await focus(page, 'f');
  await page.keyboard.type('Al');
  await page.keyboard.press('Enter');
  assert.deepEqual(await done(page), ['f type A', 'f type Al', 'f enter Al']);
  await show(page, field('', 'the next one'));
  assert.equal(await input.inputValue(), '');
  assert.equal(await focused(page), 'f');
  await page.keyboard.type('Bo');
  await show(page, field('', 'still the next one'));
  assert.equal(await input.inputValue(), 'Bo');
  await keys(page, 'Tab');
  assert.deepEqual(await done(page), ['f type B', 'f type Bo', 'f leave Bo']);
  await keys(page, 'Shift+Tab', 'Tab'); // left as it was
  assert.deepEqual(await done(page), []);
  await context.close();
});

test('while an input method composes nothing moves under it, and the text is told when it is done', async () => {
  const { context, page } = await here.open('empty');
  await show(page, field(''));
  const input = page.getByRole('textbox', { name: 'Name' });
  await focus(page, 'f');
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'né', selectionStart: 2, selectionEnd: 2 });
  await show(page, field('something else'));
  assert.equal(await input.inputValue(), 'né');
  assert.deepEqual(await done(page), []);
  await session.send('Input.insertText', { text: 'né' });
  assert.deepEqual(await done(page), ['f type né']);
  await context.close();
});

const area = (value, caret = {}) => ({
  id: 'g', role: 'group', children: [{ id: 't', role: 'text_area', name: 'Text', value, acts: ['type', 'window'], ...caret }],
});

test('in a field of many lines Enter is a line more, and the program says where the caret goes', async () => {
  const { context, page } = await here.open('empty');
  await show(page, area('one\ntwo', { row: 2, column: 3 }));
  const input = page.getByRole('textbox', { name: 'Text' });
  await put(page, "fake.want_focus('t')");
  assert.equal(await focused(page), 't');
  assert.equal(await input.evaluate((element) => element.selectionStart), 6);
  await page.keyboard.press('Enter');
  await page.keyboard.type('b');
  assert.deepEqual(await done(page), ['t type one\ntw\no', 't type one\ntw\nbo']);
  await show(page, area('one\ntw\no', { row: 1, column: 1 })); // an older answer
  assert.equal(await input.inputValue(), 'one\ntw\nbo');
  await show(page, area('one\ntw\nbo', { row: 1, column: 1 }));
  assert.equal(await input.evaluate((element) => element.selectionStart), 8, 'the caret stays where it is typed');
  await context.close();
});

test('a field of many lines tells how far it is scrolled', async () => {
  const { context, page } = await here.open('empty');
  await page.evaluate(() => window.twin.set_shown(true));
  await show(page, area(Array.from({ length: 200 }, (_, line) => `line ${line}`).join('\n'), { row: 100, column: 1, scrolled: 400 }));
  await put(page, "fake.want_focus('t')");
  const input = page.getByRole('textbox', { name: 'Text' });
  await page.waitForFunction(() => window.fake.log.some(([id, what, value]) => id === 't' && what === 'window' && value === '400'));
  await input.evaluate((element) => { element.scrollTop = 1000; });
  await page.waitForFunction(() => window.fake.log.some(([id, what, value]) => id === 't' && what === 'window' && value === '1000'));
  await context.close();
});
