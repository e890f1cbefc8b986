// The page's half of web/app/platform.h: everything the program asks of the page, and the parts that tell it what happens.
import { copy_text } from './clipboard.js';
import { make_files } from './files.js';
import { make_frames } from './frames.js';
import { listen_to_pointers } from './pointer.js';
import { make_line_artist } from './line_artist.js';
import { make_program } from './program.js';
import { make_stop } from './stop.js';
import { make_surface } from './surface.js';
import { make_twin_page } from './twin_page.js';
import { make_work } from './work.js';

const media = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  less_motion: matchMedia('(prefers-reduced-motion: reduce)'),
};
const preferences = [
  () => media.dark.matches,
  () => media.less_motion.matches,
  () => /mac|iphone|ipad|ipod/i.test(navigator.userAgentData?.platform ?? navigator.platform ?? ''),
];

/** The browser's storage, or what stands in for it for one visit: it may be refused, full, or throw. */
const visit = new Map();
const storage_key = (key) => `permsim.${key}`;
function stored(key) {
  if (visit.has(key)) return visit.get(key);
  try {
    return localStorage.getItem(storage_key(key)) ?? '';
  } catch {
    return '';
  }
}
function store(key, value) {
  try {
    localStorage.setItem(storage_key(key), value);
    visit.delete(key);
  } catch {
    visit.set(key, value);
  }
}

function set_theme(theme) {
  document.documentElement.dataset.theme = theme;
  const panel = getComputedStyle(document.documentElement).getPropertyValue('--panel').trim();
  document.querySelector('meta[name="theme-color"]').content = panel;
}

function announce(sentence) {
  const region = document.getElementById('announcements');
  // The same sentence twice is news too, and only a change is read out.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

const address_options = () => [...new URLSearchParams(location.search)]
  .flat().map((word) => word.replaceAll('\x1f', ' ') + '\x1f').join('');

export function make_page({ stage, is_guest, show_notice }) {
  const program = make_program({ on_break: (error) => stop.happened(error) });
  const work = make_work({ program });
  const frames = make_frames(stage, {
    draw: (now) => {
      const has_more = program.frame(now);
      work.follow();
      twin.follow();
      return has_more;
    },
    on_seen: (is_seen) => surface.on_seen(is_seen),
  });
  const twin = make_twin_page({ stage, program, frames });
  const surface = make_surface({ stage, program, frames, is_guest, show_notice, twin });
  const files = make_files({ program, frames, work, is_guest, show_notice, copy_text });
  const stop = make_stop({ frames, work, files, is_guest, show_notice, copy_text, run_again });
  const lines = make_line_artist({
    on_font() {
      program.notify('fonts_changed');
      frames.want(1);
    },
  });
  let code = {}; // what the program is made of
  let is_resumed = false;

  /** What web/js/library_page.js passes on. */
  const page = {
    frames, lines,
    prefers: (what) => preferences[what](),
    set_theme, stored, store, announce,
    // What the address asks for is opened at the start; work that goes on is more.
    address_options: () => (is_resumed ? '' : address_options()),
    request_frame: (after_ms) => (after_ms > 0 ? frames.later(after_ms) : frames.want(1)),
    copy_text,
    download: files.download,
    open_file: files.open,
    open_notices: () => window.open(new URL('./licences/notices.html', import.meta.url), '_blank', 'noopener'),
    show: twin.show,
    set_title: (title) => { document.title = title; },
    show_cursor: (cursor) => { stage.style.cursor = cursor; },
    follow_field: twin.follow_field,
    out_of_memory: stop.out_of_memory,

    async run(create_program, compiled) {
      code = { create_program, compiled };
      await program.run(create_program, compiled, page);
      if (program.test) program.test.asked = frames.asked;
      for (const media_list of Object.values(media)) media_list.addEventListener('change', () => frames.want(2));
      listen_to_pointers({ stage, program, frames, twin, is_guest });
      files.listen();
      surface.listen();
      twin.listen();
      return {
        request(asked) {
          const answer = program.request(asked);
          work.follow();
          twin.follow();
          return answer;
        },
        test: program.test,
      };
    },
  };

  /** Another program in the place of one that stopped, with the work that was kept, if any. */
  async function run_again(kept) {
    is_resumed = kept !== null;
    await program.run(code.create_program, code.compiled, page);
    work.start_anew();
    twin.start_anew();
    surface.renew();
    if (kept !== null) program.resume(kept.text, kept.at);
    frames.go_on();
    frames.now(); // whatever is wrong with it shows now
    return !program.is_broken;
  }
  return page;
}
