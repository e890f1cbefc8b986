// Moving in the twin: roving focus, typing, windows of rows, menus and dialogs; what the program hears of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, focused, keys, show, told, twin_stage } from './twin_stage.mjs';

const here = twin_stage();
const focus = (page, id) => page.evaluate((wanted) => window.twin.take_focus(wanted), id);
const put = (page, change) => page.evaluate(`(() => { const { fake } = window; ${change}; window.tell(); })()`);

// --- one tab stop each ---------------------------------------------------------------------------------------------

test('a toolbar is one tab stop, inside of which arrows, Home and End move', async () => {
  const { context, page } = await here.open('');
  assert.equal(await keys(page, 'Tab'), 'header/file');
  assert.equal(await keys(page, 'ArrowRight'), 'header/undo');
  assert.equal(await keys(page, 'ArrowRight'), 'header/redo'); // disabled, and still to be found
  assert.equal(await keys(page, 'End'), 'header/share');
  assert.equal(await keys(page, 'ArrowRight'), 'header/file');
  assert.equal(await keys(page, 'ArrowLeft', 'ArrowLeft'), 'header/present');
  assert.equal(await keys(page, 'Tab'), 'things/search');
  assert.equal(await keys(page, 'Shift+Tab'), 'header/present'); // where one was
  assert.equal(await keys(page, 'Home'), 'header/file');
  assert.deepEqual(await done(page), []);
  await context.close();
});

test('Tab goes through all of the twin, one stop for each part, and leaves it at the end', async () => {
  const { context, page } = await here.open('');
  const stops = [];
  for (let at = await keys(page, 'Tab'); at !== 'outside'; at = await keys(page, 'Tab')) stops.push(at);
  assert.deepEqual(stops, ['header/file', 'things/search', 'thing/Ben', 'matrix/filter', 'matrix/ways/0', 'cell/3/9', 'why/tabs/why', 'why/step',
    'why/fact/1/step', 'why/fix/preview', 'why/fix/apply', 'why/who/Nobody', 'why/team', 'why/again', 'why/name', 'timeline/Start', 'step/0',
    'step/1', 'step/2', 'step/3', 'step/4']);
  assert.equal(await keys(page, 'Shift+Tab'), 'step/4');
  await context.close();
});

test('tabs move by arrows, and are chosen by Enter', async () => {
  const { context, page } = await here.open('');
  await focus(page, 'why/tabs');
  assert.equal(await focused(page), 'why/tabs/why');
  assert.equal(await keys(page, 'ArrowLeft'), 'why/tabs/attention');
  assert.equal(await keys(page, 'ArrowRight', 'ArrowRight'), 'why/tabs/act');
  assert.deepEqual(await done(page), []);
  assert.equal(await keys(page, 'Enter'), 'why/tabs/act');
  assert.deepEqual(await done(page), ['why/tabs/act press']);
  await context.close();
});

test('a tree moves by arrows, Home, End and letters, opens and closes by Right and Left', async () => {
  const { context, page } = await here.open('', { prepare: (opened) => opened.clock.install() });
  await focus(page, 'things/people');
  assert.equal(await keys(page, 'ArrowDown'), 'thing/Wes');
  assert.equal(await keys(page, 'ArrowUp'), 'things/people');
  assert.equal(await keys(page, 'ArrowUp'), 'things/people');
  assert.equal(await keys(page, 'End'), 'thing/sales');
  assert.equal(await keys(page, 'ArrowLeft'), 'things/connections');
  assert.equal(await keys(page, 'ArrowRight'), 'thing/meta');
  assert.equal(await keys(page, 'ArrowLeft', 'ArrowLeft'), 'things/connections');
  assert.equal(await page.getByRole('treeitem').count(), 9); // those below it are gone
  assert.equal(await keys(page, 'ArrowRight'), 'things/connections');
  assert.deepEqual(await done(page), ['things/connections enter close', 'things/connections enter open']);
  assert.equal(await keys(page, 'Home'), 'things/people');
  assert.equal(await keys(page, 'e'), 'thing/Eve');
  await page.clock.runFor(800); // a new word begins after a pause
  assert.equal(await keys(page, 'g', 'o'), 'thing/google');
  await page.clock.runFor(800);
  assert.equal(await keys(page, 'p'), 'things/people');
  assert.equal(await keys(page, 'p'), 'thing/media'); // the same letter goes on to the next
  await keys(page, 'Enter', 'Space', 'Shift+F10');
  assert.deepEqual(await done(page), ['thing/media press', 'thing/media press']);
  await focus(page, 'thing/Ben');
  await keys(page, 'Shift+F10', 'ContextMenu');
  assert.deepEqual(await done(page), ['thing/Ben menu', 'thing/Ben menu']);
  await context.close();
});

test('buttons in the line of a tree are in the tab order only while that line is', async () => {
  const { context, page } = await here.open('');
  await focus(page, 'things/teams');
  assert.equal(await keys(page, 'Tab'), 'things/teams/add');
  assert.equal(await keys(page, 'Enter'), 'things/teams/add');
  assert.deepEqual(await done(page), ['things/teams/add press']);
  assert.equal(await keys(page, 'Tab'), 'matrix/filter');
  assert.equal(await keys(page, 'Shift+Tab', 'Shift+Tab', 'ArrowDown', 'Tab'), 'matrix/filter');
  await context.close();
});

// --- the matrix ----------------------------------------------------------------------------------------------------

test('a grid moves by arrows, Home, End, with Ctrl, and by pages, also onto names and heads that can be pressed', async () => {
  const { context, page } = await here.open('rows=5');
  await focus(page, 'matrix/grid');
  assert.equal(await focused(page), 'cell/3/9'); // the chosen one
  for (const [key, there] of [['ArrowRight', 'cell/3/10'], ['ArrowDown', 'cell/4/10'], ['ArrowLeft', 'cell/4/9'], ['ArrowUp', 'cell/3/9'],
    ['Home', 'cell/3/1'], ['ArrowLeft', 'name/3'], ['ArrowLeft', 'name/3'], ['End', 'cell/3/23'], ['ArrowRight', 'cell/3/23'],
    ['Control+Home', 'cell/1/1'], ['ArrowUp', 'action/1'], ['ArrowUp', 'action/1'], ['ArrowLeft', 'action/1'], ['ArrowDown', 'cell/1/1'],
    ['Control+End', 'cell/5/23'], ['ArrowDown', 'cell/5/23'], ['PageUp', 'cell/1/23'], ['PageDown', 'cell/5/23']]) {
    assert.equal(await keys(page, key), there, key);
  }
  assert.equal(await page.locator('.grid [tabindex="0"]').count(), 1);
  await keys(page, 'Enter', 'Space', 'ContextMenu');
  assert.deepEqual(await done(page), ['cell/5/23 press', 'cell/5/23 press', 'cell/5/23 menu']);
  assert.equal(await keys(page, 'Tab', 'Shift+Tab'), 'cell/5/23');
  await context.close();
});

for (const shown of ['shown', '']) {
  test(`keys that leave the rows that are there ask for others first, and move when they come: ${shown || 'hidden'}`, async () => {
    const { context, page } = await here.open(`rows=5000&${shown}`);
    await page.evaluate(() => { // the program takes its time
      const { on_perform } = window.fake;
      window.later = [];
      window.fake.on_perform = (...act) => (act[1] === 'window' ? window.later.push(act) : on_perform(...act));
      window.come = () => {
        window.later.splice(0).forEach((act) => on_perform(...act));
        window.tell();
      };
    });
    const rows = page.locator('tr[aria-rowindex]');
    await focus(page, 'cell/1/2');
    await told(page);
    assert.equal(await keys(page, 'Control+End'), 'cell/1/2');
    assert.match((await done(page)).join(), /^matrix\/grid window \d{4},\d+$/);
    await page.evaluate(() => window.come());
    assert.equal(await focused(page), 'cell/5000/23');
    assert.ok((await rows.count()) <= 120);
    await page.evaluate(() => window.come());
    const first = Number(await rows.nth(1).getAttribute('aria-rowindex')) - 1;
    await focus(page, `cell/${first}/5`);
    assert.equal(await keys(page, 'ArrowUp', 'ArrowUp', 'ArrowUp'), `cell/${first}/5`); // quicker than the rows come
    await page.evaluate(() => window.come());
    assert.equal(await focused(page), `cell/${first - 3}/5`);
    assert.equal(await keys(page, 'Control+Home'), `cell/${first - 3}/5`);
    await page.evaluate(() => window.come());
    assert.equal(await focused(page), 'cell/1/1');
    await context.close();
  });
}

for (const window_height of [800, 5600]) {
  test(`of 5,000 rows never more than 120 are there, and the scroll bar tells how many there are: ${window_height} px`, async () => {
    const { context, page } = await here.open('shown&rows=5000', { viewport: { width: 1280, height: window_height } });
    const box = page.locator('.grid_box');
    const rows = page.locator('tr[aria-rowindex]');
    const height = await box.evaluate((element) => element.scrollHeight);
    assert.ok(height > 5000 * 40);
    await told(page);
    for (const share of [0.1, 0.5, 0.999, 0.2, 0]) {
      await box.evaluate((element, part) => { element.scrollTop = part * (element.scrollHeight - element.clientHeight); }, share);
      await page.waitForFunction(() => { // what is in sight is covered by rows
        const box = document.querySelector('.grid_box');
        const edge = box.getBoundingClientRect().top + box.clientTop;
        const there = [...document.querySelectorAll('tbody tr[aria-rowindex]')].map((row) => row.getBoundingClientRect());
        const head = document.querySelector('.grid thead').offsetHeight;
        return there[0].top <= edge + head + 1 && there.at(-1).bottom >= edge + box.clientHeight - 1;
      });
      assert.ok((await rows.count()) <= 120, `${await rows.count()} rows`);
      const now = await box.evaluate((element) => element.scrollHeight);
      assert.ok(Math.abs(now / height - 1) < 0.1, `${now} instead of ${height}`);
    }
    const acts = await done(page);
    assert.ok(acts.every((act) => act.startsWith('matrix/grid window ')));
    assert.ok(acts.length >= 4 && acts.length <= 12, acts.join('; ')); // about one for each place
    await context.close();
  });
}

test('small steps of scrolling ask for rows only when the margin is used up', async () => {
  const { context, page } = await here.open('shown&rows=5000');
  await told(page);
  await page.locator('.grid_box').evaluate(async (box) => {
    for (let step = 0; step < 100; step += 1) {
      box.scrollTop += 40;
      await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
    }
  });
  const acts = await done(page);
  assert.ok(acts.length <= 10, `${acts.length} times for 100 rows`);
  await context.close();
});

test('a cell scrolled out of the rows keeps the place: the table has the focus for it until it is back', async () => {
  const { context, page } = await here.open('shown&rows=5000');
  const scroll = (top) => page.locator('.grid_box').evaluate(async (box, to) => {
    box.scrollTop = to;
    for (let i = 0; i < 4; i += 1) await new Promise((resolve) => { requestAnimationFrame(resolve); });
  }, top);
  await focus(page, 'cell/3/4');
  await told(page);
  await scroll(100_000);
  assert.equal(await focused(page), 'matrix/grid');
  await scroll(0);
  assert.equal(await focused(page), 'cell/3/4');
  await scroll(100_000);
  assert.equal(await keys(page, 'ArrowDown'), 'cell/4/4');
  assert.deepEqual((await told(page)).filter((act) => /blur|grid focus/.test(act)), []);
  await context.close();
});

// --- typing --------------------------------------------------------------------------------------------------------

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

// --- work ----------------------------------------------------------------------------------------------------------

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
