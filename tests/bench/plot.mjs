// The picture of growth: time and memory over the number of verdicts, both axes by powers of ten.

const kWidth = 760, kHeight = 420, kLeft = 70, kRight = 210, kTop = 40, kBottom = 60;
const kSeries = [
  ['whole matrix, wasm', '#0b6bcb', (r) => r.wasm.matrix],
  ['by hand, wasm', '#8ab8e6', (r) => r.wasm.baseline],
  ['all counts, native', '#7a4fbf', (r) => r.native.counts],
  ['one grant, wasm', '#c2410c', (r) => r.wasm.edit],
  ['load, wasm', '#3f7d20', (r) => r.wasm.load],
  ['memory, wasm (MB)', '#555555', (r) => r.wasm.mb, '4 4'],
];

/** One SVG of `results` as bench.mjs measures them, smallest first. */
export function draw_growth(results) {
  const log = Math.log10;
  const values = kSeries.flatMap(([, , value]) => results.map(value));
  const low = Math.floor(log(Math.min(...values))), high = Math.ceil(log(Math.max(...values)));
  const first = log(results[0].decisions), last = log(results.at(-1).decisions);
  const x = (decisions) => kLeft + ((log(decisions) - first) / (last - first)) * (kWidth - kLeft - kRight);
  const y = (value) => kHeight - kBottom - ((log(value) - low) / (high - low)) * (kHeight - kTop - kBottom);
  const parts = [`<rect width="${kWidth}" height="${kHeight}" fill="#fff"/>`, `<text x="${kLeft}" y="22" font-size="15">Cost over people × resources (ms, and MB)</text>`];
  for (let power = low; power <= high; power++) {
    const at = y(10 ** power);
    parts.push(`<path d="M${kLeft} ${at}H${kWidth - kRight}" stroke="#ddd"/><text x="${kLeft - 8}" y="${at + 4}" text-anchor="end">${10 ** power >= 1 ? 10 ** power : `1/${10 ** -power}`}</text>`);
  }
  for (const { name, people, things, decisions } of results) {
    const at = x(decisions);
    parts.push(`<text x="${at}" y="${kHeight - 38}" text-anchor="middle">${name}</text><text x="${at}" y="${kHeight - 20}" text-anchor="middle">${people} × ${things}</text>`);
  }
  // Names stand where their lines end, pushed apart where those end together.
  const ends = kSeries.map(([name, colour, value]) => ({ name, colour, at: y(value(results.at(-1))) })).sort((a, b) => a.at - b.at);
  ends.forEach((end, i) => (end.at = i > 0 ? Math.max(end.at, ends[i - 1].at + 16) : end.at));
  for (const [, colour, value, dash] of kSeries) {
    const line = results.map((r) => `${x(r.decisions).toFixed(1)} ${y(value(r)).toFixed(1)}`).join('L');
    parts.push(`<path d="M${line}" fill="none" stroke="${colour}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`);
    for (const r of results) parts.push(`<circle cx="${x(r.decisions).toFixed(1)}" cy="${y(value(r)).toFixed(1)}" r="3" fill="${colour}"/>`);
  }
  for (const { name, colour, at } of ends) parts.push(`<text x="${kWidth - kRight + 12}" y="${at + 4}" fill="${colour}">${name}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${kWidth}" height="${kHeight}" viewBox="0 0 ${kWidth} ${kHeight}" font-family="sans-serif" font-size="12">\n${parts.join('\n')}\n</svg>\n`;
}
