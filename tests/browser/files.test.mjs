// Files dropped on the page that it cannot open: each is refused in words that can be closed, and the work stays as it is.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { stage } from './stage.mjs';
import { notice, readable, state, until, until_still } from './support.mjs';

const { open } = stage();

/** Drops what `make` gives: a list of [parts, name] of files. */
async function drop_files(page, make) {
  const transfer = await page.evaluateHandle(make);
  await page.dispatchEvent('#stage', 'drop', { dataTransfer: transfer });
}
async function is_refused(page, words) {
  assert.match(await notice(page), words);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#notice').isHidden(), true);
  assert.equal((await state(page)).scenario, 'vacation');
}

test('a file that is too large is refused by its size alone', async () => {
  const { context, page, seen } = await open();
  const memory = () => page.evaluate(() => window.permsim.test.memory());
  const before = await memory();
  await page.evaluate(() => { Blob.prototype.arrayBuffer = () => { throw new Error('it was read'); }; });
  await drop_files(page, () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(32 * 1024 * 1024 + 1)], 'huge.json'));
    return transfer;
  });
  await is_refused(page, /huge\.json[\s\S]*It has 32\.0 MB\. This page opens files of up to 32 MB/);
  assert.equal(await memory(), before);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a file that is no text, or text of another encoding', async () => {
  const { context, page, seen } = await open();
  await drop_files(page, () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xd8, 0xc0])], 'photo.zip'));
    return transfer;
  });
  await is_refused(page, /photo\.zip[\s\S]*not text in UTF-8/);
  await drop_files(page, () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])], 'notepad.json'));
    return transfer;
  });
  await is_refused(page, /notepad\.json[\s\S]*UTF-16/);
  await drop_files(page, () => {
    const transfer = new DataTransfer();
    // A letter of two bytes across the place where the look pauses, then one of Latin-1.
    transfer.items.add(new File(['x'.repeat(1024 * 1024 - 1), 'é', new Uint8Array([0xe9])], 'latin.json'));
    return transfer;
  });
  await is_refused(page, /latin\.json[\s\S]*another encoding/);
  assert.deepEqual(seen, []);
  await context.close();
});

test('a file that is hidden behind a NUL is read to its end', async () => {
  const { context, page } = await open();
  await drop_files(page, () => {
    const transfer = new DataTransfer();
    const scenario = { format: 'permsim/1', kind: 'scenario', id: 'mine', title: 'Mine', policy: 'detrics', entities: [] };
    transfer.items.add(new File([JSON.stringify(scenario), '\0 and more'], 'nul.json'));
    return transfer;
  });
  assert.ok(await until(async () => /nul\.json/.test(await readable(page))), 'the page says nothing of the file');
  assert.equal((await state(page)).scenario, 'vacation');
  await context.close();
});

test('several files at once', async () => {
  const { context, page } = await open();
  await drop_files(page, () => {
    const transfer = new DataTransfer();
    for (const name of ['one.json', 'two.json', 'three.json']) transfer.items.add(new File(['{}'], name));
    return transfer;
  });
  await is_refused(page, /3 files were dropped[\s\S]*One can be open at a time/);
  await context.close();
});

test('a folder, and a file that vanishes between the drop and the reading', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'permsim-drop-'));
  const { context, page } = await open();
  try {
    const session = await context.newCDPSession(page);
    const drop = async (...files) => {
      const data = { items: [], files, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    };
    mkdirSync(join(folder, 'scenarios'));
    await drop(join(folder, 'scenarios'));
    await is_refused(page, /scenarios[\s\S]*It is a folder/);

    writeFileSync(join(folder, 'gone.json'), '{}');
    await page.evaluate(() => {
      const read = Blob.prototype.arrayBuffer;
      Blob.prototype.arrayBuffer = async function () {
        await new Promise((resolve) => { window.go_on_reading = resolve; });
        return read.call(this);
      };
    });
    await drop(join(folder, 'gone.json'));
    await page.waitForFunction(() => window.go_on_reading);
    rmSync(join(folder, 'gone.json'));
    await page.evaluate(() => window.go_on_reading());
    await is_refused(page, /gone\.json[\s\S]*could not read it/);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a refusal closes by its button, by Esc and by a click beside it, and keeps the work in sight', async () => {
  const { context, page } = await open();
  const closes = [
    () => page.getByRole('button', { name: 'Close' }).click(),
    () => page.keyboard.press('Escape'),
    () => page.keyboard.press('Enter'),
    () => page.mouse.click(20, 20),
  ];
  for (const close of closes) {
    await drop_files(page, () => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array([0xff, 0xff])], 'bad.json'));
      return transfer;
    });
    assert.match(await notice(page), /bad\.json/);
    await close();
    await page.locator('#notice').waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate(() => document.activeElement.id), 'twin');
  }
  await context.close();
});
