// What the tests of packages share: dist/ made once from the built page, and a server with a strict content policy.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const built_page = process.env.PERMSIM_PAGE_DIR ?? join(root, 'build/web');
export const native = process.env.PERMSIM_NATIVE ?? join(root, 'build/release/permsim');
export const has_command = existsSync(join(built_page, 'permsim-node.js'));

/** A folder with all that scripts/package makes; PERMSIM_DIST names one that is there. */
export function packaged() {
  if (process.env.PERMSIM_DIST) return process.env.PERMSIM_DIST;
  const into = mkdtempSync(join(tmpdir(), 'permsim-dist-'));
  execFileSync(join(root, 'scripts/package'), ['--no-build', '--page', built_page, '--into', into, '--address', 'https://example.org/sim'], { stdio: 'pipe' });
  return into;
}

export const tarball_in = (dist) => join(dist, readdirSync(dist).find((name) => name.endsWith('.tgz')));
