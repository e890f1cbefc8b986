// Serves one folder to this machine only, as plain files; started by scripts/serve, imported by the browser tests.
import { realpathSync, statSync } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
};

/**
 * What every answer carries, and what another host of the page is advised to send. The policy is all that the page needs;
 * with the CORS line it also runs in a frame that is sandboxed without an origin of its own.
 */
export const kHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
    "connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'",
};

/** An answer other than a file: an HTTP status and the words that go with it. */
class Refusal extends Error {
  constructor(status, words, headers = {}) {
    super(words);
    this.status = status;
    this.headers = headers;
  }
}
const not_found = () => new Refusal(404, 'not found');

/** What the file system's refusals mean to whoever asked. */
function refusal_of(error) {
  if (error instanceof Refusal) return error;
  if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EISDIR'].includes(error.code)) return not_found();
  if (['EACCES', 'EPERM'].includes(error.code)) return new Refusal(403, 'this file may not be read');
  return new Refusal(500, `the file could not be read (${error.code ?? error.message})`);
}

function decoded(path) {
  try {
    const text = decodeURIComponent(path);
    if (!text.includes('\0')) return text;
  } catch {
    // falls through to the refusal
  }
  throw new Refusal(400, 'the address is not well formed');
}

/** Where the file stands that a request's path means, never outside `root`. */
async function find_file(root, path) {
  let file = resolve(root, './' + decoded(path));
  if ((await stat(file)).isDirectory()) {
    // Without the slash, what the page inside names as its neighbours would be looked for one folder up.
    if (!path.endsWith('/')) throw new Refusal(301, 'this is a folder', { Location: `/${path.replace(/^\/+/, '')}/` });
    file = join(file, 'index.html');
  } else if (path.endsWith('/')) {
    throw not_found();
  }
  const real = await realpath(file);
  const is_inside = real.startsWith(root.endsWith(sep) ? root : root + sep);
  // Anything but a plain file (a pipe, a device) would never come to an end.
  if (!is_inside || !(await stat(real)).isFile()) throw not_found();
  return real;
}

/** Sends what was open when its size was read: a file that is replaced or cut meanwhile ends the connection, not the server. */
async function send_file(file, request, response, headers) {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    response.writeHead(200, { ...headers, 'Content-Type': kTypes[extname(file)] ?? 'application/octet-stream', 'Content-Length': size });
    if (request.method === 'HEAD' || size === 0) {
      response.end();
      return;
    }
    const stream = handle.createReadStream({ end: size - 1, autoClose: false });
    await pipeline(stream, response, { end: false });
    if (stream.bytesRead < size) response.destroy();
    else response.end();
  } finally {
    await handle.close();
  }
}

async function answer(root, request, response, headers) {
  const allowed = { Allow: 'GET, HEAD, OPTIONS' };
  try {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { ...headers, ...allowed }).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, 'only GET and HEAD are answered', allowed);
    await send_file(await find_file(root, request.url.split(/[?#]/)[0]), request, response, headers);
  } catch (error) {
    const refusal = refusal_of(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.writeHead(refusal.status, { ...headers, ...refusal.headers, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : `${refusal.message}\n`);
  }
}

/** Serves `root` on 127.0.0.1, on `port` or the next free one (0: any). Resolves to { server, port, address }. */
export function serve(root, port = 0, headers = {}) {
  root = realpathSync(root);
  const all = { ...kHeaders, ...headers };
  const known = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)); // undefined: not sent
  const server = createServer((request, response) => { answer(root, request, response, known); });
  return new Promise((settle, refuse) => {
    server.on('error', (error) => {
      if (error.code !== 'EADDRINUSE' || port >= 65535) return refuse(error);
      port += 1;
      server.listen(port, '127.0.0.1');
    });
    server.listen(port, '127.0.0.1', () => {
      port = server.address().port;
      settle({ server, port, address: `http://127.0.0.1:${port}/` });
    });
  });
}

// --- as a program ------------------------------------------------------------------------------------------------

const kUsage = 'usage: node scripts/serve.mjs [--root FOLDER] [--port N]   (N from 0 to 65535, 0: any free one)';

function give_up(status, words) {
  console.error(`serve: ${words}`);
  process.exit(status);
}

function options_of(words) {
  const options = { root: '.', port: '8000' };
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    if (!words[i].startsWith('--') || !Object.hasOwn(options, name)) give_up(64, `unknown option ${words[i]}\n${kUsage}`);
    if (words[i + 1] === undefined) give_up(64, `--${name} wants a value\n${kUsage}`);
    options[name] = words[i + 1];
  }
  if (!/^\d{1,5}$/.test(options.port) || Number(options.port) > 65535) {
    give_up(64, `--port wants a number from 0 to 65535, not “${options.port}”`);
  }
  return { root: options.root, port: Number(options.port) };
}

function check_root(root) {
  try {
    if (statSync(root).isDirectory()) return;
  } catch (error) {
    give_up(1, error.code === 'ENOENT' ? `there is no folder ${root}` : `the folder ${root} cannot be read (${error.code})`);
  }
  give_up(1, `${root} is not a folder`);
}

const kWhyNot = {
  EADDRINUSE: 'it and all above it are taken',
  EACCES: 'this user may not use it (below 1024 only root may)',
};

async function run() {
  const { root, port } = options_of(process.argv.slice(2));
  check_root(root);
  try {
    const { server, address } = await serve(root, port);
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.on(signal, () => {
        server.close();
        server.closeAllConnections?.();
        process.exit(0);
      });
    }
    // Whoever reads this may stop it at once.
    console.log(`Permission Simulator is at ${address} (Ctrl-C stops it)`);
  } catch (error) {
    give_up(1, `port ${port} cannot be opened: ${kWhyNot[error.code] ?? error.message}`);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await run();
