// The page's half of web/app/platform.h: everything the program asks of the page, and the parts that tell it what happens.
import { make_files } from './files.js';
import { make_frames } from './frames.js';
import { listen_to_keyboard } from './keyboard.js';
import { listen_to_pointers } from './pointer.js';
import { make_program } from './program.js';
import { make_surface } from './surface.js';
import { make_text_agent } from './text_agent.js';

/** In an iframe the page is a guest: it takes neither the focus nor the wheel before it is asked to. */
const is_guest = window.parent !== window;

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
  try {
    return localStorage.getItem(storage_key(key)) ?? '';
  } catch {
    return visit.get(key) ?? '';
  }
}
function store(key, value) {
  try {
    localStorage.setItem(storage_key(key), value);
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

export function make_page({ canvas, Failure, show_notice }) {
  const program = make_program({
    on_break: (error) => {
      console.error(error);
      frames.stop();
      show_notice('The program stopped', `Something in it broke: ${error?.message ?? error}. Load the page again to go on.`);
    },
  });
  const frames = make_frames(canvas, (now) => program.frame(now));
  const surface = make_surface({ canvas, program, frames, Failure, show_notice });
  const text_agent = make_text_agent({ canvas, program, frames });
  const files = make_files({ program, frames, show_notice });

  /** What web/js/library_page.js passes on. */
  const page = {
    frames,
    prefers: (what) => preferences[what](),
    set_theme, stored, store, announce, address_options,
    request_frame: (after_ms) => (after_ms > 0 ? frames.later(after_ms) : frames.want(1)),
    copy_text: text_agent.copy,
    download: files.download,
    open_file: files.open,
    set_title: (title) => { document.title = title; },
    show_cursor: (cursor) => { canvas.style.cursor = cursor; },
    follow_caret: text_agent.follow_caret,

    async run(create_program, compiled) {
      surface.check();
      await program.run(create_program, compiled, page);
      for (const media_list of Object.values(media)) media_list.addEventListener('change', () => frames.want(2));
      listen_to_pointers({ canvas, program, frames, text_agent, is_guest });
      listen_to_keyboard({ canvas, program, frames, text_agent });
      files.listen();
      surface.listen();
      if (!is_guest && document.activeElement === document.body) canvas.focus({ preventScroll: true });
      return program;
    },
  };
  return page;
}
