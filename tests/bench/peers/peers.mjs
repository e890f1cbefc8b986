// Libraries that people use for permissions, given the same world and rules: each in the fastest way through its own
// interface that still lets the library decide. Every verdict is compared with the engine's; the figure is decisions a second.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { make_world, scenario_of } from '../world.mjs';

const require = createRequire(import.meta.url);
const policy = JSON.parse(readFileSync(new URL('../sharing.policy.json', import.meta.url), 'utf8'));
const kActions = Object.keys(policy.types.connection.actions);
const kUser = ['see', 'use', 'build_dashboard'];
const kEditor = [...kUser, 'view_details', 'view_usage', 'reconnect', 'change_accounts'];
const kArchived = ['see', 'view_details', 'view_usage', 'unarchive', 'delete'];
const kEnoughMs = 3000;

/** Records as an application has them. */
function records_of({ people, owns, list }) {
  const id = (person) => `u${person}`;
  return {
    users: Array.from({ length: people }, (_, person) => ({ id: id(person), owns: owns[person] === 1 })),
    things: list.map(({ creator, restricted, archived, grants }, number) => {
      const of = (level) => grants.filter((grant) => grant[1] === level).map(([person]) => id(person));
      return { id: `c${number}`, restricted, archived, users: of(1), editors: of(2), owners: [id(creator), ...of(3)] };
    }),
  };
}

// Each returns `decide(person number, thing number, action number)`.
const kPeers = {
  async casl({ users, things }) {
    const { Ability, AbilityBuilder } = await import('@casl/ability');
    const abilities = users.map(({ id, owns }) => {
      const { can, build } = new AbilityBuilder(Ability);
      const ways = [[kActions, (c) => owns || c.owners.includes(id)], [kEditor, (c) => c.editors.includes(id)], [kUser, (c) => !c.restricted || c.users.includes(id)]];
      for (const [actions, holds] of ways) {
        can(actions.filter((action) => action !== 'unarchive'), 'Connection', (c) => !c.archived && holds(c));
        can(actions.filter((action) => kArchived.includes(action)), 'Connection', (c) => c.archived && holds(c));
      }
      return build({ conditionsMatcher: (matches) => matches, detectSubjectType: () => 'Connection' });
    });
    return (person, thing, action) => abilities[person].can(kActions[action], things[thing]);
  },

  async casbin({ users, things }) {
    const { newEnforcer, newModelFromString } = await import('casbin');
    const enforcer = await newEnforcer(newModelFromString(`
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = (r.obj.archived ? r.act.archived : r.act.active) && (r.sub.owns || (r.sub.id in r.obj.owners) || (r.act.editor && (r.sub.id in r.obj.editors)) || (r.act.user && (!r.obj.restricted || (r.sub.id in r.obj.users))))
`));
    const actions = kActions.map((name) => ({
      name, active: name !== 'unarchive', archived: kArchived.includes(name), editor: kEditor.includes(name), user: kUser.includes(name),
    }));
    return (person, thing, action) => enforcer.enforceSync(users[person], things[thing], actions[action]);
  },

  async cedar({ users, things }) {
    const cedar = require('@cedar-policy/cedar-wasm/nodejs');
    const listed = (names) => names.map((name) => `Action::"${name}"`).join(',');
    const parsed = cedar.preparsePolicySet('sharing', { staticPolicies: {
      owners: 'permit(principal, action, resource) when { principal in Role::"owner" || resource.owners.contains(principal) };',
      editors: `permit(principal, action in [${listed(kEditor)}], resource) when { resource.editors.contains(principal) };`,
      users: `permit(principal, action in [${listed(kUser)}], resource) when { !resource.restricted || resource.users.contains(principal) };`,
      archived: `forbid(principal, action, resource) when { resource.archived } unless { action in [${listed(kArchived)}] };`,
      active: 'forbid(principal, action == Action::"unarchive", resource) unless { resource.archived };',
    } });
    if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
    const person_ref = (id) => ({ __entity: { type: 'User', id } });
    const persons = users.map(({ id, owns }) => ({ uid: { type: 'User', id }, attrs: {}, parents: owns ? [{ type: 'Role', id: 'owner' }] : [] }));
    const resources = things.map(({ id, restricted, archived, owners, editors, users: named }) => ({
      uid: { type: 'Connection', id }, parents: [],
      attrs: { restricted, archived, owners: owners.map(person_ref), editors: editors.map(person_ref), users: named.map(person_ref) },
    }));
    return (person, thing, action) => {
      const answer = cedar.statefulIsAuthorized({
        principal: persons[person].uid, action: { type: 'Action', id: kActions[action] }, resource: resources[thing].uid, context: {},
        preparsedPolicySetId: 'sharing', entities: [persons[person], resources[thing]],
      });
      if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
      return answer.response.decision === 'allow';
    };
  },
};

/** { name, per_second, cells } of one of them; throws when it and the engine disagree. */
async function measure_peer(name, world) {
  const { createMatrix } = await import(new URL('../../../build/web/core.mjs', import.meta.url));
  const matrix = await createMatrix(scenario_of(world, policy));
  const verdicts = matrix.window('connection').slice();
  matrix.free();
  const decide = await kPeers[name](records_of(world));
  const ask = (turn) => {
    // A stride without a common divisor with the number of cells meets each once.
    const cell = (turn * 7919) % verdicts.length;
    const action = cell % kActions.length, thing = Math.floor(cell / kActions.length) % world.things, person = Math.floor(cell / kActions.length / world.things);
    if (decide(person, thing, action) !== (verdicts[cell] === 1)) throw new Error(`${name} disagrees about u${person} ${kActions[action]} c${thing}`);
  };
  for (let turn = 0; turn < 500; turn++) ask(turn);
  let decided = 0;
  const start = performance.now();
  while (performance.now() - start < kEnoughMs) for (let i = 0; i < 100; i++) ask(decided++);
  return { name, per_second: (decided / (performance.now() - start)) * 1000, cells: Math.min(decided, verdicts.length) };
}

// `node peers.mjs NAME PEOPLE THINGS` prints one line of JSON: each runs in a process of its own, as all contestants do.
const [name, people, things] = process.argv.slice(2);
console.log(JSON.stringify(await measure_peer(name, make_world(Number(people), Number(things)))));
