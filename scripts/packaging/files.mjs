// Files and folders as packaging needs them: listed in one order, copied, hashed, named by what they hold.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Paths of all files below a folder, in the order of the alphabet. */
export function files_below(folder, prefix = '') {
  return readdirSync(join(folder, prefix)).sort().flatMap((name) => {
    const path = prefix + name;
    return statSync(join(folder, path)).isDirectory() ? files_below(folder, `${path}/`) : [path];
  });
}

/** "sha384-…", as a page writes it beside what it loads. */
export const sha = (kind, bytes) => `${kind}-${createHash(kind).update(bytes).digest('base64')}`;

/** A short name for files by their names and bytes: the same for the same files, wherever they are built. */
export function name_of_all(folder, names) {
  const hash = createHash('sha256');
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 12);
}

export function copy_all(from, into, names) {
  for (const name of names) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    cpSync(join(from, name), join(into, name));
  }
}

/** Text for HTML, between tags and in attributes. */
export const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
