// Moving in the twin: one tab stop for each part, arrows inside of it, and rows that come when one goes to them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, focus, focused, keys, told, twin_stage } from './twin_stage.mjs';

const here = twin_stage();

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

for (const shown of ['shown', '']) {
  test(`keys reach every column, though only a window of them is there: ${shown || 'hidden'}`, async () => {
    const { context, page } = await here.open(`rows=300&columns=1000&${shown}`);
    await focus(page, 'cell/1/80');
    await told(page);
    assert.equal(await keys(page, 'ArrowRight'), 'cell/1/81');
    if (shown === '') assert.match((await done(page)).join(), /^matrix\/grid window 1,\d+,41$/); // rows stay as they are
    assert.equal(await keys(page, 'End'), 'cell/1/1000');
    assert.equal(await keys(page, 'ArrowUp', 'ArrowLeft'), 'action/999');
    assert.equal(await keys(page, 'Control+End'), 'cell/300/1000');
    assert.equal(await keys(page, 'Home'), 'cell/300/1');
    assert.equal(await keys(page, 'Control+End', 'Control+Home'), 'cell/1/1');
    assert.ok((await page.locator('.grid thead th').count()) <= 80);
    await context.close();
  });
}

test('of 1,000 columns never more than 80 are there, and the scroll bar tells how many there are', async () => {
  const { context, page } = await here.open('shown&rows=300&columns=1000');
  const box = page.locator('.grid_box');
  const width = await box.evaluate((element) => element.scrollWidth);
  assert.ok(width > 1000 * 28, `${width}`);
  await told(page);
  for (const share of [0.1, 0.5, 0.999, 0.2, 0]) {
    await box.evaluate((element, part) => { element.scrollLeft = part * (element.scrollWidth - element.clientWidth); }, share);
    await page.waitForFunction(() => { // what is in sight is covered by columns
      const box = document.querySelector('.grid_box');
      const edge = box.getBoundingClientRect().left + box.clientLeft;
      const there = [...document.querySelectorAll('.grid thead th')].map((head) => head.getBoundingClientRect());
      const names = document.querySelector('tbody th').offsetWidth;
      return there[0].left <= edge + names + 1 && there.at(-1).right >= edge + box.clientWidth - 1;
    });
    const now = await box.evaluate((element) => element.scrollWidth);
    assert.ok(Math.abs(now / width - 1) < 0.1, `${now} instead of ${width}`);
  }
  const acts = await done(page);
  assert.ok(acts.length >= 4 && acts.length <= 12, acts.join('; ')); // about one for each place
  await context.close();
});

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
