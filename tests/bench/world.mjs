// The neutral workload at any size: who shares which connection with whom, from a seed; as facts for the baseline and as a
// scenario for the engine. The proportions are those of a product's customers as far as one can guess them.

/** mulberry32: small, and the same everywhere. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One person in a hundred owns the workspace; three connections in ten are restricted to 1–10 people; one in twenty is archived. */
export function make_world(people, things, seed = 1) {
  const next = dice(seed), below = (count) => Math.floor(next() * count);
  const owns = new Uint32Array(people);
  for (let left = Math.max(1, Math.round(people / 100)); left > 0; ) {
    const person = below(people);
    if (owns[person] === 0) (owns[person] = 1), left--;
  }
  const list = [];
  for (let thing = 0; thing < things; thing++) {
    const creator = below(people), restricted = next() < 0.3, archived = next() < 0.05;
    const grants = new Map();
    for (let left = restricted ? 1 + below(10) : 0; left > 0; left--) {
      const person = below(people), chance = next();
      if (person !== creator) grants.set(person, chance < 0.7 ? 1 : chance < 0.9 ? 2 : 3);
    }
    list.push({ creator, restricted, archived, grants: [...grants] });
  }
  return { people, things, owns, list };
}

/** Layout: baseline.h. */
export function facts_of({ people, things, owns, list }) {
  const starts = [0], persons = [], levels = [];
  for (const { grants } of list) {
    for (const [person, level] of grants) persons.push(person), levels.push(level);
    starts.push(persons.length);
  }
  return Uint32Array.from([
    people, things, persons.length, ...list.map((t) => t.creator), ...list.map((t) => (t.restricted ? 1 : 0) | (t.archived ? 2 : 0)),
    ...starts, ...persons, ...levels, ...owns,
  ]);
}

const kRoles = [null, 'user', 'editor', 'owner'];

export function scenario_of({ people, owns, list }, policy) {
  const ids = Array.from({ length: people }, (_, person) => `u${person}`);
  const entities = ids.map((id) => ({ id, type: 'person' }));
  entities.push({ id: 'w', type: 'workspace', owner: ids.filter((_, p) => owns[p] === 1), member: ids.filter((_, p) => owns[p] === 0) });
  for (const [number, { creator, restricted, archived, grants }] of list.entries()) {
    const thing = { id: `c${number}`, type: 'connection', workspace: 'w', creator: ids[creator], restricted, archived };
    for (const [person, level] of grants) (thing[kRoles[level]] ??= []).push(ids[person]);
    entities.push(thing);
  }
  return { format: 'permsim/1', kind: 'scenario', id: 'sharing', title: 'Sharing', policy, entities };
}
