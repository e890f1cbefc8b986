// The server of scripts/serve: whatever is asked of it, and however it is started, it answers in words.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { kHeaders, serve } from '../../scripts/serve.mjs';

const program = fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url));
let folder, host;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permsim-serve-'));
  mkdirSync(join(folder, 'site/docs/empty'), { recursive: true });
  writeFileSync(join(folder, 'site/index.html'), '<!doctype html>start');
  writeFileSync(join(folder, 'site/docs/index.html'), '<!doctype html>docs');
  writeFileSync(join(folder, 'site/nothing.txt'), '');
  writeFileSync(join(folder, 'site/a file.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site/way-out.txt'));
  symlinkSync(join(folder, 'site/round.txt'), join(folder, 'site/round.txt'));
  execFileSync('mkfifo', [join(folder, 'site/pipe')]);
  host = await serve(join(folder, 'site'));
});
after(() => {
  host?.server.close();
  host?.server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** One request with its path exactly as given; a client of this kind mends nothing. */
function ask(path, { method = 'GET', headers = {}, body = '' } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: host.port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => { text += part; });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

test('serves files with their type, to any origin, under the policy the page needs', async () => {
  const { status, headers, text } = await ask('/a%20file.js?version=1');
  assert.equal(status, 200);
  assert.equal(text, 'export {};');
  assert.match(headers['content-type'], /^text\/javascript/);
  for (const [name, value] of Object.entries(kHeaders)) assert.equal(headers[name.toLowerCase()], value);
  assert.doesNotMatch(headers['content-security-policy'], /unsafe-inline|unsafe-eval'? /);
  assert.equal((await ask('/nothing.txt')).text, '');
});

for (const [path, status] of [
  ['/missing', 404], ['/missing/', 404], ['/index.html/', 404], ['/docs/empty/', 404], ['/../secret.txt', 404], ['/%2e%2e/secret.txt', 404],
  ['/..%2fsecret.txt', 404], ['/docs/../../secret.txt', 404], ['//etc/passwd', 404], ['/way-out.txt', 404], ['/round.txt', 404],
  ['/pipe', 404], ['/%00', 400], ['/index.html%00.txt', 400], ['/%zz', 400], ['/%', 400], ['/%ff', 400],
  [`/${'a'.repeat(400)}`, 404], [`/${'a/'.repeat(4000)}`, 404], [`/${'a'.repeat(30_000)}`, 431], ['http://127.0.0.1/index.html', 404],
]) {
  test(`${path.length > 40 ? `${path.slice(0, 8)}… (${path.length} characters)` : path} is answered with ${status}`, async () => {
    const answer = await ask(path);
    assert.equal(answer.status, status);
    assert.doesNotMatch(answer.text, /secret|at .*\.mjs|node:/);
  });
}

test('a folder is its index, and without its slash is sent there', async () => {
  assert.equal((await ask('/docs/')).text, '<!doctype html>docs');
  for (const path of ['/docs', '//docs']) {
    const { status, headers } = await ask(path);
    assert.equal(status, 301);
    assert.equal(headers.location, '/docs/');
  }
});

test('HEAD has no body, other methods are refused in words, a range is answered whole', async () => {
  const head = await ask('/', { method: 'HEAD' });
  assert.deepEqual([head.status, head.text, head.headers['content-length']], [200, '', '20']);
  assert.deepEqual([(await ask('/missing', { method: 'HEAD' })).status, (await ask('/missing', { method: 'HEAD' })).text], [404, '']);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const { status, headers, text } = await ask('/', { method, body: 'x'.repeat(100_000) });
    assert.equal(status, 405);
    assert.match(headers.allow, /GET/);
    assert.match(text, /only GET/);
  }
  assert.equal((await ask('/', { method: 'OPTIONS' })).status, 204);
  for (const range of ['bytes=0-3', 'bytes=9-2', 'bytes=-', 'nonsense']) {
    const { status, text } = await ask('/', { headers: { Range: range } });
    assert.deepEqual([status, text], [200, '<!doctype html>start']);
  }
});

test('what is no HTTP at all, and whoever hangs up in the middle, harms nobody', async () => {
  const say = (text) => new Promise((resolve) => {
    const socket = connect(host.port, '127.0.0.1', () => socket.write(text, () => setTimeout(() => socket.destroy(), 20)));
    socket.on('close', resolve);
    socket.on('error', () => {});
  });
  writeFileSync(join(folder, 'site/long.txt'), 'x'.repeat(8_000_000));
  for (const text of ['\0\x01\x02\r\n\r\n', 'GET\r\n\r\n', 'GET /long.txt HTTP/1.1\r\nHost: x\r\n\r\n', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n']) {
    await say(text);
  }
  assert.equal((await ask('/')).status, 200);
});

test('files that vanish, shrink or are swapped while they are asked for end one connection at most', async () => {
  const path = join(folder, 'site/restless.txt');
  let is_over = false;
  const stir = (async () => {
    for (let i = 0; !is_over; ++i) {
      writeFileSync(path, 'x'.repeat(i % 3 === 0 ? 3_000_000 : 30));
      const handle = await open(path, 'r+');
      await handle.truncate(10);
      await handle.close();
      if (i % 2 === 0) rmSync(path);
    }
  })();
  const statuses = new Set();
  for (let round = 0; round < 15; ++round) {
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => ask('/restless.txt')));
    for (const { value, reason } of answers) statuses.add(value?.status ?? reason.code);
  }
  is_over = true;
  await stir;
  for (const status of statuses) assert.ok([200, 404, 'ECONNRESET'].includes(status), `${status}`);
  assert.equal((await ask('/')).status, 200);
});

/** The program started with these arguments, until it ends. */
const run = (...words) => new Promise((resolve) => {
  execFile(process.execPath, [program, ...words], { timeout: 300_000 }, (error, out, err) => resolve({ status: error?.code ?? 0, out, err }));
});

for (const [words, status, says] of [
  [['--port', 'eight'], 64, /--port wants a number from 0 to 65535, not “eight”/],
  [['--port', '70000'], 64, /from 0 to 65535, not “70000”/],
  [['--port', '-1'], 64, /from 0 to 65535/],
  [['--port', '99999999999999999999'], 64, /from 0 to 65535/],
  [['--port', '8000.5'], 64, /from 0 to 65535/],
  [['--port', ''], 64, /from 0 to 65535/],
  [['--port'], 64, /--port wants a value/],
  [['--root'], 64, /--root wants a value/],
  [['--rot', '.'], 64, /unknown option --rot[\s\S]*usage/],
  [['somewhere'], 64, /unknown option somewhere/],
  [['--toString', 'x'], 64, /unknown option/],
  [['--root', '/no/such/folder'], 1, /there is no folder \/no\/such\/folder/],
  [['--root', program], 1, /is not a folder/],
]) {
  test(`serve.mjs ${words.join(' ')} ends in words`, async () => {
    const ended = await run(...words);
    assert.equal(ended.status, status);
    assert.match(ended.err, says);
    assert.doesNotMatch(ended.err, /\n\s+at |node:internal/);
    assert.equal(ended.out, '');
  });
}

test('a port that is taken: the next free one, and words where there is none', async (t) => {
  const taken = createServer();
  t.after(() => taken.close());
  const port = await new Promise((resolve) => taken.listen(0, '127.0.0.1', () => resolve(taken.address().port)));
  const server = spawn(process.execPath, [program, '--root', folder, '--port', String(port)]);
  const said = await new Promise((resolve) => server.stdout.once('data', resolve));
  const address = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
  assert.ok(Number(address[1]) > port);
  server.kill('SIGTERM');
  assert.equal(await new Promise((resolve) => server.once('exit', resolve)), 0);

  const last = createServer();
  await new Promise((resolve) => last.once('error', resolve).listen(65535, '127.0.0.1', resolve));
  const ended = await run('--root', folder, '--port', '65535');
  last.close();
  assert.equal(ended.status, 1);
  assert.match(ended.err, /port 65535 cannot be opened: it and all above it are taken/);
});
