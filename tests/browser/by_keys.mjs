// Going through the page as text by keys alone, as somebody without a pointer does.
import { until_still } from './support.mjs';

/** The key that leads on from what has the focus to a node: along a toolbar, tree, grid or answers, else to the next stop; '' when there. */
const next_key = (page, id) => page.evaluate((wanted) => {
  const target = document.querySelector(`#twin [data-id="${CSS.escape(wanted)}"]`);
  if (target === null) throw new Error(`there is no ${wanted}`);
  const at = document.activeElement;
  if (at === target) return '';
  if (target.type === 'radio' && at.name === target.name) return 'ArrowDown';
  const owner = target.parentElement.closest('[role="toolbar"], [role="tablist"], [role="tree"], [role="grid"]');
  if (owner === null || at === owner || !owner.contains(at)) return 'Tab';
  const role = owner.getAttribute('role');
  if (role === 'tree') return 'ArrowDown';
  if (role !== 'grid') return 'ArrowRight';
  const row = (cell) => cell.closest('tr').rowIndex;
  if (row(at) !== row(target)) return row(at) < row(target) ? 'ArrowDown' : 'ArrowUp';
  return at.cellIndex < target.cellIndex ? 'ArrowRight' : 'ArrowLeft';
}, id);
/** Puts the focus on a node, stop by stop. */
async function go_to(page, id) {
  for (let presses = 0; presses < 200; presses += 1) {
    const key = await next_key(page, id);
    if (key === '') return;
    await page.keyboard.press(key);
    await until_still(page);
  }
  throw new Error(`the keyboard does not come to ${id}`);
}
export async function press(page, id, key = 'Enter') {
  await go_to(page, id);
  await page.keyboard.press(key);
  await until_still(page);
}
