// What stands in the window with the presenter's notes. The window is an empty one of our own origin, so that it works from a
// file as well; all that it knows comes over a MessagePort, and all that is pressed in it goes back there.
import { html, nothing, render } from './lit-html/lit-html.js';
import { style } from './presenter_style.js';
import { visible } from './twin_text.js';

/** What keys ask for; a clicker has the first two rows. */
const keys = {
  PageDown: 'next', PageUp: 'back', b: 'blank', '.': 'blank',
  ArrowRight: 'next', ArrowLeft: 'back', ' ': 'next', r: 'reveal', Escape: 'leave',
};
const tick = 250; // milliseconds: no second is left out

/** "02:14", "1:02:14". */
export function clock_words(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
const counted = ({ counted: before, since }) => before + (since === null ? 0 : Math.max(0, Date.now() - since));

/** Lines that follow each other as items of a list are one. */
function paragraphs(lines) {
  const blocks = [];
  for (const { item, says } of lines) {
    if (item === undefined) blocks.push(html`<p dir="auto">${visible(says)}</p>`);
    else if (Array.isArray(blocks.at(-1))) blocks.at(-1).push(item);
    else blocks.push([item]);
  }
  return blocks.map((block) => (Array.isArray(block) ? html`<ul>${block.map((item) => html`<li dir="auto">${visible(item)}</li>`)}</ul>` : block));
}

const answers = ({ asks, is_revealed, right, marked }) => (!asks ? nothing : html`<section class="answers">
  <h2>${is_revealed ? 'What is right' : 'Answers are hidden until you reveal them'}</h2>
  ${is_revealed ? html`<ul>${right.map((line) => html`<li dir="auto">${visible(line)}</li>`)}</ul>` : marked === '' ? nothing : html`<p>${marked}</p>`}
</section>`);

function timers({ altogether, on_this_page, minutes }, press) {
  const is_running = altogether.since !== null;
  const all = counted(altogether);
  const is_over = minutes > 0 && all > minutes * 60_000;
  return html`<div class="timers" role="group" aria-label="Timer">
    <span>this page <b role="timer" aria-label="This page">${clock_words(counted(on_this_page))}</b></span>
    <span class=${is_over ? 'over' : ''}>altogether <b role="timer" aria-label="Altogether">${clock_words(all)}</b>${minutes > 0 ? ` of ${minutes} min` : nothing}${is_over ? ', over' : nothing}</span>
    <button type="button" class="quiet" @click=${() => press('timer')}>${is_running ? 'Pause' : 'Start'}</button>
    <button type="button" class="quiet" @click=${() => press('reset')}>Reset</button>
  </div>`;
}

const next_page = ({ page, pages, next_title, next_text }) => html`<section class="next">
  <h2>${next_title === undefined ? 'This is the last page' : `Next: page ${page + 1} of ${pages.length}`}</h2>
  ${next_title === undefined ? nothing : html`<div class="card"><h3 dir="auto">${visible(next_title)}</h3>${paragraphs(next_text)}</div>`}
</section>`;

const page_list = ({ page, pages }, press) => html`<nav aria-label="Pages"><h2>Pages</h2><ol>
  ${pages.map((title, i) => html`<li><button type="button" class="quiet" aria-current=${i + 1 === page ? 'page' : nothing} dir="auto"
    @click=${() => press(`page ${i + 1}`)}><span>${i + 1}</span> ${visible(title)}</button></li>`)}
</ol></nav>`;

const window_of = (now, press) => html`
  <header><h1>Notes <small dir="auto">${visible(now.lesson)}</small></h1>${timers(now, press)}
    <button type="button" aria-pressed=${now.is_blank} @click=${() => press('blank')}>Blank <kbd>B</kbd></button></header>
  <main>
    <article><p class="where" role="status">${now.where}${now.asks ? (now.is_revealed ? ' · revealed' : ' · answers hidden on the projector') : nothing}${now.is_blank ? ' · the screen is blank' : nothing}</p>
      <h2 class="title" dir="auto">${visible(now.title)}</h2>
      <div class="notes">${now.notes.length > 0 ? paragraphs(now.notes) : html`<p class="none">This page has no notes</p>`}</div>
      ${answers(now)}</article>
    <aside>${next_page(now)}${page_list(now, press)}</aside>
  </main>
  <footer>
    <button type="button" aria-disabled=${now.page === 1} @click=${() => press('back')}>Back <kbd>PgUp</kbd></button>
    <p>Projector connected</p>
    <button type="button" class="main" aria-disabled=${!now.can_go_on} @click=${() => press('next')}>${now.goes_on} <kbd>PgDn</kbd></button>
  </footer>`;

/** Draws into a window that was just opened, whatever comes over `port`. */
export function draw_speaker({ window: speaker, port, theme }) {
  const page = speaker.document;
  // Written once, so that it is a page of today's layout and no later one takes its place.
  page.open();
  page.write('<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>Notes</title></head><body></body></html>');
  page.close();
  // A sheet that a script makes needs no leave of the content policy, which names our files or hashes alone.
  const sheet = new speaker.CSSStyleSheet();
  sheet.replaceSync(style);
  page.adoptedStyleSheets = [sheet];
  if (theme !== '') page.documentElement.dataset.theme = theme;
  let now = null;

  const press = (what) => port.postMessage({ press: what });
  function draw() {
    const is_first = page.body.childElementCount === 0;
    render(window_of(now, press), page.body, { creationScope: page });
    if (is_first) page.querySelector('footer .main').focus({ preventScroll: true });
  }
  port.onmessage = ({ data }) => {
    const is_other_page = now?.page !== data.page;
    now = data;
    page.title = `Notes: ${visible(now.lesson)}`;
    draw();
    if (is_other_page) page.querySelector('article').scrollTop = 0;
  };
  speaker.setInterval(() => { if (now !== null && now.altogether.since !== null) draw(); }, tick);
  page.addEventListener('keydown', (event) => {
    const what = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (what === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === ' ' && event.target.closest?.('button') !== null) return; // it presses that
    event.preventDefault();
    press(what);
  });
}
