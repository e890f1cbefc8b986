// Every corpus file under node: the answers it expects, and byte for byte those of the native command line.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { first_difference, first_lack, root, wasm_door } from './support.mjs';

const corpus = join(root, 'tests/corpus');
const names = readdirSync(corpus, { recursive: true }).map(String)
  .filter((name) => name.endsWith('.json') && !name.startsWith('invalid')).sort(); // those: schema.test.mjs
assert.ok(names.length > 0, 'tests/corpus has no files');

for (const name of names) {
  const { title, file, asks } = JSON.parse(readFileSync(join(corpus, name), 'utf8'));
  test(`${name}: ${title}`, async () => {
    const door = await wasm_door();
    const requests = asks.map(({ ask }) => (file === undefined ? ask : { file, ...ask }));
    assert.ok(requests.length > 0, 'the file asks nothing');
    for (const [index, request] of requests.entries()) {
      const { ask, ...wanted } = asks[index];
      assert.ok(Object.keys(wanted).length > 0, `asks/${index} expects nothing`);
      const given = door.request(request);
      const lack = first_lack(wanted, given);
      assert.equal(lack, undefined, `asks/${index}, ${JSON.stringify(ask)}: ${lack} is otherwise in ${JSON.stringify(given)}`);
    }
    assert.equal(first_difference(door, requests), undefined);
    door.free();
  });
}
