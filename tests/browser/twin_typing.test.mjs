// Typing in the twin: the program hears of every letter, and never takes one back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, focus, focused, keys, show, twin_stage } from './twin_stage.mjs';

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
