// site/s/SCENARIO and site/l/LESSON: a page for each, readable without scripts, with a card for links to it and oEmbed.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escaped } from './files.mjs';
import { asked, poster_of } from './posters.mjs';

const kStyle = `:root{color-scheme:light dark;font:16px/1.5 Inter,system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1.5rem}
img{max-width:100%;height:auto}
figure{margin:1.5rem 0;overflow-x:auto}
table{border-collapse:collapse;font-size:.9rem}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.35rem .6rem;text-align:left;vertical-align:top}
.open{display:inline-block;padding:.6rem 1rem;border-radius:.45rem;background:#4a54cf;color:#fff;text-decoration:none}
`;

const list = (title, items) => (items.length === 0 ? ''
  : `<h2>${escaped(title)}</h2>\n<ul>\n${items.map((item) => `<li>${escaped(item)}</li>\n`).join('')}</ul>\n`);

function document_of({ title, summary, address, path, picture, alt, body }) {
  const whole = (name) => (address ? `${address}${path}${name}` : name || './');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(title)} · Permission Simulator</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escaped(summary)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="Permission Simulator">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${escaped(summary)}">
<meta property="og:url" content="${escaped(whole(''))}">
${picture ? `<meta property="og:image" content="${escaped(whole(picture))}">\n<meta property="og:image:alt" content="${escaped(alt)}">\n` : ''}<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">
<link rel="alternate" type="application/json+oembed" href="${escaped(whole('oembed.json'))}" title="${escaped(title)}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../page.css">
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

function oembed({ title, address, query }) {
  const frame = `<iframe src="${escaped(`${address}?embed&${query}`)}" title="${escaped(title)}" width="640" height="420" ` +
    'loading="lazy" referrerpolicy="no-referrer" allow="clipboard-write; fullscreen" ' +
    'sandbox="allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox"></iframe>';
  return `${JSON.stringify({ version: '1.0', type: 'rich', title, provider_name: 'Permission Simulator', provider_url: address, width: 640, height: 420, html: frame }, null, 2)}\n`;
}

/** What opens it: the element where there is one, else a link, which the element keeps within itself. */
function live(site, attribute, id, title) {
  const link = `<a class="open" href="../../?${attribute}=${encodeURIComponent(id)}">Open “${escaped(title)}” in the simulator</a>`;
  if (!existsSync(join(site, 'embed.js'))) return `<p>${link}</p>\n`;
  return `<permission-simulator ${attribute}="${escaped(id)}" base="../../" height="480">${link}</permission-simulator>\n` +
    '<script type="module" src="../../embed.js"></script>\n';
}

function make_scenario({ door, site, address, version }, { id, title, summary }) {
  const path = `s/${id}/`, folder = join(site, path);
  mkdirSync(folder, { recursive: true });
  const about = (request) => asked(door, { ask: 'export', file: id, ...request });
  const scenario = about({});
  const poster = poster_of(door, id);
  writeFileSync(join(folder, 'poster.svg'), poster);
  const poster_folder = join(site, 'v', version, path);
  mkdirSync(poster_folder, { recursive: true });
  writeFileSync(join(poster_folder, 'poster.svg'), poster);
  const matrix = about({ what: 'poster', format: 'html' });
  const alt = /<figcaption>([^]*?)<\/figcaption>/.exec(matrix)[1]; // escaped already
  const body = `<h1>${escaped(title)}</h1>\n<p>${escaped(summary)}</p>\n${live(site, 'scenario', id, title)}` +
    `${list('What it teaches', scenario.goals ?? [])}${scenario.notes ? `<p>${escaped(scenario.notes)}</p>\n` : ''}` +
    `<h2>The picture</h2>\n<p><img src="poster.svg" alt="${alt}"></p>\n` +
    `<h2>The same in words</h2>\n${matrix}${about({ what: 'timeline', format: 'html' })}`;
  writeFileSync(join(folder, 'index.html'), document_of({ title, summary, address, path, picture: 'poster.svg', alt: alt.replace(/&quot;|&[lg]t;|&amp;/g, (name) => ({ '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' })[name]), body }));
  writeFileSync(join(folder, 'oembed.json'), oembed({ title, address: address || '../../', query: `scenario=${encodeURIComponent(id)}` }));
}

/** Lessons by id, as they ship; none until there are some. */
export function lessons_of(root) {
  const folder = join(root, 'assets/lessons');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

function make_lesson({ site, address }, lesson) {
  const path = `l/${lesson.id}/`, folder = join(site, path), summary = lesson.summary ?? lesson.title;
  mkdirSync(folder, { recursive: true });
  const titles = (lesson.pages ?? []).map((page) => page.title ?? page.heading ?? '').filter(Boolean);
  const body = `<h1>${escaped(lesson.title)}</h1>\n<p>${escaped(summary)}</p>\n` +
    `${lesson.minutes ? `<p>About ${escaped(lesson.minutes)} minutes</p>\n` : ''}${live(site, 'lesson', lesson.id, lesson.title)}` +
    `${list('What it teaches', lesson.goals ?? [])}${list('Pages', titles)}`;
  writeFileSync(join(folder, 'index.html'), document_of({ title: lesson.title, summary, address, path, body }));
  writeFileSync(join(folder, 'oembed.json'), oembed({ title: lesson.title, address: address || '../../', query: `lesson=${encodeURIComponent(lesson.id)}` }));
}

export function make_pages(context) {
  const { root, site, door } = context;
  const lessons = lessons_of(root);
  for (const [folder, is_there] of [['s', true], ['l', lessons.length > 0]]) {
    if (!is_there) continue;
    mkdirSync(join(site, folder), { recursive: true });
    writeFileSync(join(site, folder, 'page.css'), kStyle);
  }
  for (const scenario of asked(door, { ask: 'shipped' }).scenarios) make_scenario(context, scenario);
  for (const lesson of lessons) make_lesson(context, lesson);
}
