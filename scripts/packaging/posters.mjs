// s/SCENARIO/poster.svg for each scenario that ships: what an element shows before anybody opens it (web/js/embed.js). Called by the
// build with the folder of a built page, and for the site by pages.mjs.
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The door's answer, or an error that says what was asked. */
export function asked(door, request) {
  const reply = door.request(request);
  if (!reply.ok) throw new Error(`${JSON.stringify(request)}: ${reply.problems[0].message}`);
  return reply.answer;
}

export const poster_of = (door, id) => asked(door, { ask: 'export', file: id, what: 'poster', format: 'svg' });

export function make_posters(door, folder) {
  for (const { id } of asked(door, { ask: 'shipped' }).scenarios) {
    mkdirSync(join(folder, 's', id), { recursive: true });
    writeFileSync(join(folder, 's', id, 'poster.svg'), poster_of(door, id));
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const page = resolve(process.argv[2]);
  const { createDoor } = await import(pathToFileURL(join(page, 'core.mjs')).href);
  make_posters(await createDoor(), page);
}
