// The page with a large organisation in Chromium: milliseconds of frames and edits. Figures, no gate: tests assert work instead.
import { address_of, edits_of, frames_of, large, most_of, scroll, sum_of } from '../browser/large.mjs';
import { ask, click, launch, open_page, serve_page, until_still } from '../browser/support.mjs';

const kRuns = 5;
const ms = (time) => `${time.toFixed(1)} ms`;
const median_of = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
const rows = [];
/** The program's part of the frames; what the graphics driver takes, here in software, is not in it. */
function note(what, frames, edit_times = []) {
  const times = frames.map((frame) => frame.milliseconds);
  rows.push([what, edit_times.length ? ms(median_of(edit_times)) : '', `${times.length}`, ms(median_of(times)), ms(Math.max(...times)),
    `${sum_of(frames, 'rows')}`, `${sum_of(frames, 'judgements')}`, `${sum_of(frames, 'compared')}`, `${most_of(frames, 'vertices')}`]);
}

const dispatch = (page, command) => page.evaluate((given) => {
  const began = performance.now();
  const answer = window.permsim.request({ ask: 'dispatch', command: given });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return performance.now() - began;
}, command);

async function measure(page) {
  await click(page, 'By thing##way to look');
  await until_still(page);
  note('scroll', await frames_of(page, async () => {
    await scroll(page, -30_000, -20_000, 12);
    await scroll(page, 0, 20_000, 12);
    await scroll(page, 30_000, 0, 12);
  }));
  for (const [what, edit] of Object.entries(edits_of(large))) {
    const frames = [], times = [], undone = [];
    for (let run = 0; run < kRuns; run += 1) {
      frames.push(...await frames_of(page, async () => { times.push(await dispatch(page, { edit: [edit] })); }));
      undone.push(...await frames_of(page, () => ask(page, { ask: 'dispatch', command: { undo: true } })));
    }
    note(what, frames, times);
    note('… undone', undone);
  }
}

const kPasted = 5000;
/** A table of people pasted into the open scenario: until it stands with what will become of each row, and until all are added. */
async function paste(page) {
  const text = `Name\tRole\tTeam\n${Array.from({ length: kPasted }, (_, i) => `Person ${i + 1}\tMember\tTeam ${i % 40}`).join('\n')}\n`;
  const shown = await page.evaluate(async (pasted) => {
    const began = performance.now();
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    while (!document.querySelector('[data-id="paste"]')) await new Promise((resolve) => { requestAnimationFrame(resolve); });
    return performance.now() - began;
  }, text);
  await until_still(page);
  const began = Date.now();
  await click(page, `Add ${kPasted}##paste`);
  return [shown, Date.now() - began];
}

const host = await serve_page();
const chromium = await launch();
try {
  const { page } = await open_page(chromium.browser, host.address, { path: address_of(large), viewport: { width: 1440, height: 900 } });
  await measure(page);
  const memory = await page.evaluate(() => window.permsim.test.memory());
  const small = await open_page(chromium.browser, host.address, { viewport: { width: 1440, height: 900 } });
  const [shown, added] = await paste(small.page);
  const head = ['', 'edit', 'frames', 'median', 'longest', 'rows', 'judged', 'compared', 'vertices'];
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
  console.log(`\n${large.people} people, ${large.connections} connections, ${kRuns} runs; memory ${(memory / 1024 / 1024).toFixed(0)} MB`);
  console.log(`${kPasted} people pasted: looked at in ${ms(shown)}, added in ${ms(added)} (until the page rests)`);
} finally {
  await chromium.close();
  host.server.close();
  host.server.closeAllConnections();
}
