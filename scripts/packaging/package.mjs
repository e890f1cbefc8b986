// Lays everything into dist/, from scratch: called by scripts/package, which has built what goes in.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { files_below, sha } from './files.mjs';
import { make_npm } from './npm.mjs';
import { make_pages } from './pages.mjs';
import { make_scorm } from './scorm.mjs';
import { make_single } from './single.mjs';
import { compress, make_site } from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    address: { type: 'string', default: '' },
    page: { type: 'string', default: join(root, 'build/web') },
    into: { type: 'string', default: join(root, 'dist') },
  },
});

/** The version stands in CMakeLists.txt and nowhere else. */
const version = /project\([^)]*VERSION ([0-9.]+)/s.exec(readFileSync(join(root, 'CMakeLists.txt'), 'utf8'))[1];
const page = resolve(values.page);
const dist = resolve(values.into);
for (const part of ['index.html', 'permsim.js', 'permsim.wasm', 'permsim-core.mjs', 'permsim-core.wasm', 'licences']) {
  if (!existsSync(join(page, part))) throw new Error(`${page} lacks ${part}: run scripts/build web`);
}

/** Licences of all that is inside, in one text: the page's own list, in its order. */
function third_party() {
  const texts = files_below(join(page, 'licences')).filter((name) => name.endsWith('.txt'));
  return texts.map((name) => `${'='.repeat(100)}\n${name.replace(/\.txt$/, '')}\n${'='.repeat(100)}\n\n` +
    readFileSync(join(page, 'licences', name), 'utf8').trimEnd() + '\n').join('\n');
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const { createDoor } = await import(pathToFileURL(join(page, 'core.mjs')).href);
const door = await createDoor();
const notices = third_party();
writeFileSync(join(dist, 'third-party.txt'), notices);

const context = { root, page, dist, site: join(dist, 'site'), version, address: values.address.replace(/\/*$/, values.address ? '/' : ''), door, notices };
const { entry } = make_site(context);
make_pages(context);
const single = await make_single(context);
await make_npm(context);
make_scorm(context, single);

/** Everything of this version by its hash, and the line of a content policy that a host needs for it. */
const own = `v/${version}/`;
const hashed = files_below(join(context.site, own)).filter((name) => !/\.(br|gz)$/.test(name));
const host = context.address ? new URL(context.address).origin : 'https://HOST';
writeFileSync(join(dist, 'integrity.json'), JSON.stringify({
  version,
  entry: existsSync(join(context.site, own, 'embed.js')) ? 'embed.js' : entry,
  policy: `script-src ${host}; frame-src ${host}; img-src ${host}`,
  files: Object.fromEntries(hashed.map((name) => [own + name, sha('sha384', readFileSync(join(context.site, own, name)))])),
}, null, 2) + '\n');
compress(context.site);
console.log(`${dist}: permsim ${version}, ${files_below(dist).length} files`);
