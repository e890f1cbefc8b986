// The contestant for the shared harness: the whole matrix of the neutral workload, from a policy that is data.
// Its rules are sharing.policy.json beside this file; the engine knows none of its words. See README.md.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const modules = process.env.PERMSIM_PAGE_DIR ?? fileURLToPath(new URL('../../build/web', import.meta.url));
const { createMatrix, coreMemory } = await import(`file://${modules}/core.mjs`);
const policy = JSON.parse(readFileSync(new URL('sharing.policy.json', import.meta.url), 'utf8'));

export const meta = {
  name: 'permsim (planes)', version: `WebAssembly, node ${process.versions.node}`, sampling: false,
  how: 'policy read from JSON, row classes and groups of people, in wasm; one bit per decision',
};

/** The facts of the harness's world as a scenario. */
export function scenario_of(world) {
  const { U, R, wsOwner, creator, restricted, archived, grantStart, grantUser, grantLevel, userId, connId } = world;
  const people = Array.from({ length: U }, (_, u) => userId(u));
  const entities = people.map((id) => ({ id, type: 'person' }));
  entities.push({
    id: 'w', type: 'workspace', owner: people.filter((_, u) => wsOwner[u]), member: people.filter((_, u) => !wsOwner[u]),
  });
  const roles = [null, 'user', 'editor', 'owner'];
  for (let r = 0; r < R; r++) {
    const thing = { id: connId(r), type: 'connection', workspace: 'w', creator: people[creator[r]], restricted: restricted[r] === 1, archived: archived[r] === 1 };
    for (let g = grantStart[r]; g < grantStart[r + 1]; g++) (thing[roles[grantLevel[g]]] ??= []).push(people[grantUser[g]]);
    entities.push(thing);
  }
  return { format: 'permsim/1', kind: 'scenario', id: 'sharing', title: 'Sharing', policy, entities };
}

let matrix_of_world;
export async function load(world) {
  matrix_of_world = await createMatrix(scenario_of(world));
  const { actions } = matrix_of_world.shape().types.find(({ id }) => id === 'connection');
  if (actions.join() !== world.actions.join()) throw new Error('the policy lists its actions in another order');
}

export async function matrix() {
  const { row_bits, allow } = matrix_of_world.planes('connection');
  return { format: 'planes', rowBits: row_bits, data: allow };
}

export const extra = async () => ({ moduleMb: (await coreMemory()) / 2 ** 20 });
export async function dispose() {
  matrix_of_world.free();
}
