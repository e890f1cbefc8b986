// permsim-x.y.z.tgz: the core for other people's programs, with its types, and the command line as `npx permsim`.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kCore = ['core.mjs', 'permsim-core.mjs', 'permsim-core.wasm'];

function manifest({ version, has_embed, has_command }) {
  return {
    name: 'permsim',
    version,
    description: 'Permission models tried out step by step: who may do what, and why. The rules core in WebAssembly.',
    license: 'MIT',
    type: 'module',
    sideEffects: has_embed ? ['./embed.js'] : false,
    engines: { node: '>=18' },
    exports: {
      '.': { types: './core.d.mts', default: './core.mjs' },
      ...(has_embed ? { './embed.js': { types: './embed.d.ts', default: './embed.js' } } : {}),
      './permsim-core.wasm': './permsim-core.wasm',
      './package.json': './package.json',
    },
    ...(has_command ? { bin: { permsim: 'bin/permsim.cjs' } } : {}),
    files: ['*.mjs', '*.mts', '*.js', '*.ts', '*.wasm', 'bin', 'third-party.txt'],
  };
}

export async function make_npm({ root, page, dist, version, notices }) {
  const folder = mkdtempSync(join(tmpdir(), 'permsim-npm-'));
  try {
    const has_embed = existsSync(join(page, 'embed.js'));
    const has_command = existsSync(join(page, 'permsim-node.js'));
    for (const name of kCore) cpSync(join(page, name), join(folder, name));
    cpSync(join(page, 'core.d.ts'), join(folder, 'core.d.mts')); // the types of an .mjs have a name of their own
    if (has_embed) for (const name of ['embed.js', 'embed.d.ts']) cpSync(join(page, name), join(folder, name));
    if (has_command) {
      mkdirSync(join(folder, 'bin'));
      // Emscripten 3.1.6 would fetch the program by its path, which node's own fetch refuses: it gets the bytes.
      const start = "var Module = { wasmBinary: require('fs').readFileSync(require('path').join(__dirname, 'permsim-node.wasm')) };\n";
      writeFileSync(join(folder, 'bin/permsim.cjs'), `#!/usr/bin/env node\n${start}${readFileSync(join(page, 'permsim-node.js'), 'utf8')}`);
      chmodSync(join(folder, 'bin/permsim.cjs'), 0o755);
      cpSync(join(page, 'permsim-node.wasm'), join(folder, 'bin/permsim-node.wasm'));
    }
    cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    cpSync(join(root, 'scripts/packaging/npm.md'), join(folder, 'README.md'));
    writeFileSync(join(folder, 'third-party.txt'), notices);
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest({ version, has_embed, has_command }), null, 2)}\n`);
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', dist], { cwd: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
