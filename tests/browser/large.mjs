// A generated organisation of any size: its address, what is done to it, and what that takes. For scale.test.mjs and tests/bench/page.mjs.
import { find_item, until_still } from './support.mjs';

export const large = { people: 5000, connections: 10000 };
export const address_of = ({ people, connections }) => `?scenario=generated&people=${people}&connections=${connections}`;

/** Edits of every kind that touch as little, or as much, as one edit can. */
export const edits_of = ({ people }) => ({
  'a grant': { add: 'p77', to: 'owner', on: 'c1' },
  'a member of a workspace': { add: `p${people}`, to: 'member', on: 'w1' },
  'an owner of a workspace': { add: `p${people}`, to: 'owner', on: 'w1' },
  'a member of a team': { add: `p${people}`, to: 'member', on: 't1' },
  'a new connection': { create: 'connection', id: 'made' },
  'a new person': { create: 'person', id: 'newcomer' },
  'a person less': { delete: 'p9' },
  'a connection less': { delete: 'c9' },
});

export async function scroll(page, x, y, times) {
  const grid = await find_item(page, 'Cells of the matrix##grid');
  await page.mouse.move(grid.x + grid.w * 0.6, grid.y + grid.h * 0.8);
  for (let i = 0; i < times; i += 1) await page.mouse.wheel(x, y);
  await until_still(page);
}

/** Every frame that `act` leads to, with what it took (web/widgets/test_hooks.h). */
export async function frames_of(page, act) {
  await page.evaluate(() => window.permsim.test.frames());
  await act();
  await until_still(page);
  return page.evaluate(() => window.permsim.test.frames());
}
/** Over some frames: how much of each kind of work, together and most in one frame. */
export const sum_of = (frames, kind) => frames.reduce((sum, frame) => sum + frame[kind], 0);
export const most_of = (frames, kind) => Math.max(0, ...frames.map((frame) => frame[kind]));
