// dist/site: the page for any static host. What may change its bytes under one name is index.html alone; all that it loads
// lies in a folder named by its bytes, and once more, whole and for ever, in v/x.y.z/.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { copy_all, files_below, name_of_all, sha } from './files.mjs';

/** Of the built folder: what the page itself loads. The core module goes to npm, notices and posters lie beside the page. */
const is_of_page = (name) => !/^(index\.html|licences\/|s\/|core\.|permsim-core\.|permsim-node\.|embed\.)/.test(name) && !name.endsWith('.d.ts');
const kEmbed = ['embed.js', 'embed.d.ts'];

export function make_site({ page, site, version }) {
  const names = files_below(page).filter(is_of_page);
  const assets = `a/${name_of_all(page, names)}/`;
  copy_all(page, join(site, assets), names);
  cpSync(join(page, 'licences'), join(site, assets, 'licences'), { recursive: true });
  cpSync(join(page, 'licences'), join(site, 'licences'), { recursive: true });
  const index = readFileSync(join(page, 'index.html'), 'utf8');
  const moved = index.replace(/(href|src)="\.\/(?=[^"]*\.(?:js|css)")/g, `$1="./${assets}`);
  if (moved === index) throw new Error('index.html loads nothing that could be moved');
  writeFileSync(join(site, 'index.html'), moved);

  const own = join(site, 'v', version);
  copy_all(page, own, ['index.html', ...names]);
  cpSync(join(page, 'licences'), join(own, 'licences'), { recursive: true });
  for (const name of kEmbed.filter((each) => existsSync(join(page, each)))) {
    copy_all(page, site, [name]);
    copy_all(page, own, [name]);
  }
  writeFileSync(join(site, 'version.json'), `${JSON.stringify({ program: 'permsim', version, format: 'permsim/1', assets, permanent: `v/${version}/` }, null, 2)}\n`);
  writeFileSync(join(site, '.nojekyll'), ''); // a host that leaves out what begins with an underscore shall not look
  return { entry: 'index.html' };
}

/** Beside each file that is worth it one packed by brotli and one by gzip, for hosts that send what lies there. */
export function compress(site) {
  const made = new Map(); // the same bytes lie in several folders
  for (const name of files_below(site)) {
    if (!/\.(html|js|mjs|css|json|svg|wasm|txt)$/.test(name)) continue;
    const bytes = readFileSync(join(site, name));
    if (bytes.length < 1024) continue;
    const key = sha('sha256', bytes);
    if (!made.has(key)) {
      made.set(key, {
        br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 500_000 ? 9 : 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
        gz: gzipSync(bytes, { level: 9 }),
      });
    }
    for (const [ending, packed] of Object.entries(made.get(key))) {
      if (packed.length < bytes.length) writeFileSync(join(site, `${name}.${ending}`), packed);
    }
  }
}

export const make_folder = (path) => mkdirSync(path, { recursive: true });
