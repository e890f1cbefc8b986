// Serves one folder to this machine only, as plain files; started by scripts/serve, imported by the browser tests.
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
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

/** The file a request path means, or undefined: never one outside `root`. */
function find_file(root, path) {
  try {
    let file = resolve(root, './' + decodeURIComponent(path));
    if (statSync(file).isDirectory()) file = join(file, 'index.html');
    file = realpathSync(file);
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Serves `root` on 127.0.0.1, on `port` or the next free one (0: any). Resolves to { server, port, address }. */
export function serve(root, port = 0, headers = {}) {
  root = realpathSync(root);
  const server = createServer((request, response) => {
    const file = find_file(root, request.url.split(/[?#]/)[0]);
    const known = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, known).end();
    } else if (!file) {
      response.writeHead(404, { ...known, 'Content-Type': 'text/plain' }).end('not found\n');
    } else {
      response.writeHead(200, {
        ...known,
        'Content-Type': kTypes[extname(file)] ?? 'application/octet-stream',
        'Content-Length': statSync(file).size,
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(file).pipe(response);
    }
  });
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

function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { server, address } = await serve(option('root', '.'), Number(option('port', 8000)));
  console.log(`Permission Simulator is at ${address} (Ctrl-C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      server.close();
      server.closeAllConnections?.();
      process.exit(0);
    });
  }
}
