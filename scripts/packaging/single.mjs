// permsim.html: the whole page in one file. Scripts, styles and the program stand in it, named by their hashes in its own
// content policy; it asks nothing of anybody, so that it runs from disk and inside a learning system.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha } from './files.mjs';

/** The page's modules and the program's script as one classic script, which start.js finds as `permsim_parts`. */
async function bundled({ root, page }) {
  const require = createRequire(join(root, 'tests/package.json'));
  const { build } = await import(pathToFileURL(require.resolve('esbuild')).href).then((module) => module.default ?? module);
  const made = await build({
    stdin: {
      contents: "import * as page from './page.js';\nimport * as program from './permsim.js';\n" +
        "globalThis.permsim_parts = { 'page.js': page, 'permsim.js': program };\n",
      resolveDir: page,
    },
    bundle: true, write: false, format: 'iife', minify: true, charset: 'utf8', legalComments: 'none', target: ['es2022'],
    define: { 'import.meta.url': 'document.baseURI' }, logLevel: 'error', // only made into addresses that nobody asks for
  });
  return made.outputFiles[0].text;
}

/** A script may not contain what ends it, or what begins a comment of HTML. */
const inside_script = (text) => text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

export async function make_single(context) {
  const { page, dist, notices } = context;
  const read = (name) => readFileSync(join(page, name), 'utf8');
  const hashes = { script: [], style: [] };
  const stand_in = (kind, text, attributes = '') => {
    hashes[kind].push(`'${sha('sha256', text)}'`);
    return `<${kind}${attributes}>${text}</${kind}>`;
  };
  const program = readFileSync(join(page, 'permsim.wasm')).toString('base64');
  const parts = inside_script(await bundled(context));
  let html = read('index.html');
  html = html.replace(/<link rel="modulepreload"[^>]*>\n/g, '');
  html = html.replace(/<link rel="stylesheet" href="\.\/([^"]+)"( media="[^"]+")?>/g, (all, name, media = '') => stand_in('style', read(name).replace(/<\/style/gi, '<\\/style'), media));
  html = html.replace('<script src="./guard.js"></script>', () => stand_in('script', inside_script(read('guard.js'))));
  // Data first, as text that is no script: the policy speaks of scripts alone. Then the parts, then what starts them.
  const data = `<script type="application/wasm-base64" id="permsim_program">${program}</script>\n` +
    `<script type="text/plain" id="permsim_notices">${notices.replace(/<(?=\/script|!--)/gi, '&lt;')}</script>`;
  html = html.replace('<script src="./start.js" defer></script>\n', '');
  html = html.replace('</body>', () => `${data}\n${stand_in('script', parts)}\n${stand_in('script', inside_script(read('start.js')))}\n</body>`);
  html = html.replace(/(http-equiv="Content-Security-Policy" content=")[^"]*"/, (all, begin) => `${begin}default-src 'none'; ` +
    `script-src ${hashes.script.join(' ')} 'wasm-unsafe-eval'; style-src ${hashes.style.join(' ')}; img-src data: blob:; ` +
    'base-uri \'none\'; form-action \'none\'"');
  if (/(src|href)="\.\//.test(html)) throw new Error('permsim.html still asks for a file beside it');
  writeFileSync(join(dist, 'permsim.html'), html);
  return html;
}
