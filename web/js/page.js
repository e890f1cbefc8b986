// The page's half of web/app/platform.h: everything the program asks of the page, and the parts that tell it what happens.
import { copy_text } from './clipboard.js';
import { make_exporting } from './exporting.js';
import { make_files } from './files.js';
import { make_frames } from './frames.js';
import { hosting, problem_of_origins, read_src } from './hosting.js';
import { make_keeping } from './keeping.js';
import { make_lesson_news } from './lesson_news.js';
import { listen_to_pointers } from './pointer.js';
import { make_line_artist } from './line_artist.js';
import { listen_to_pastes } from './pasting.js';
import { make_presenter } from './presenter.js';
import { make_program } from './program.js';
import { make_protocol } from './protocol.js';
import { make_sharing } from './sharing.js';
import { make_stop } from './stop.js';
import { make_storage } from './storage.js';
import { make_surface } from './surface.js';
import { make_twin_page } from './twin_page.js';
import { make_work } from './work.js';

const media = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  less_motion: matchMedia('(prefers-reduced-motion: reduce)'),
  contrast: matchMedia('(prefers-contrast: more), (forced-colors: active)'),
};
const preferences = [
  () => media.dark.matches,
  () => media.less_motion.matches || hosting.has_less_motion,
  () => /mac|iphone|ipad|ipod/i.test(navigator.userAgentData?.platform ?? navigator.platform ?? ''),
  () => media.contrast.matches,
];

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

/** The host's accent, made readable by the program; the twin's colours are set on it too (twin_palette.css). */
function set_accent(words, ground) {
  for (const element of [document.documentElement, document.getElementById('twin')]) {
    for (const [name, color] of [['--accent', ground], ['--on-accent', ground === '' ? '' : '#ffffff'], ['--accent-text', words], ['--focus', words]]) {
      if (color === '') element.style.removeProperty(name);
      else element.style.setProperty(name, color);
    }
  }
}

const pairs_as_text = (pairs) => pairs.flat().map((word) => word.replaceAll('\x1f', ' ') + '\x1f').join('');

export function make_page({ stage, is_guest, show_notice }) {
  const program = make_program({ on_break(error) {
    protocol?.tell_error('stopped', String(error.message ?? error));
    stop.happened(error);
  } });
  // In a learning system a browser may be many learners'.
  const keeps_nothing = is_guest || hosting.is_embedded || hosting.lms !== '';
  const storage = make_storage({ is_guest: keeps_nothing });
  const keeping = make_keeping({
    is_guest: keeps_nothing, storage,
    tell: (sentence) => program.tell(sentence),
    on_state: (state) => program.set_kept(state),
    on_new: () => tell_recent(),
  });
  const work = make_work({ program, on_kept: (kept) => keeping.keep(kept) });
  const frames = make_frames(stage, {
    draw: (now) => {
      const has_more = program.frame(now);
      follow_all();
      protocol?.follow();
      return has_more;
    },
    on_seen: (is_seen) => surface.on_seen(is_seen),
  });
  const twin = make_twin_page({ stage, program, frames });
  const surface = make_surface({ stage, program, frames, is_guest, show_notice, twin,
    on_lost: () => protocol?.tell_error('no-graphics', 'the browser took the graphics away') });
  const presenter = make_presenter({ program, frames, twin });
  const sharing = make_sharing({ program, frames, copy_text });
  const files = make_files({ program, frames, work, is_guest, show_notice, copy_text });
  const exporting = make_exporting({ program, copy_text, download: files.download });
  const stop = make_stop({ frames, work, files, is_guest, show_notice, copy_text, run_again });
  const lines = make_line_artist({
    on_font() {
      program.notify('fonts_changed');
      frames.want(1);
    },
  });
  let code = {}; // what the program is made of
  let is_resumed = false;
  let protocol = null; // with the page around this one, once the program runs
  let learning = null; // where this page is a lesson's package
  const lesson_news = make_lesson_news({ program, ask: program.request, hear(news) {
    learning?.hear(news);
    protocol?.hear(news);
  } });

  /** What web/js/library_page.js passes on. */
  const page = {
    frames, lines,
    prefers: (what) => preferences[what](),
    set_theme, set_accent, announce,
    stored: storage.stored, store: storage.store,
    // What the address asks for is opened at the start; work that goes on is more.
    address_options: () => pairs_as_text(is_resumed ? hosting.pairs_that_stay() : hosting.pairs_of_page()),
    request_frame: (after_ms) => (after_ms > 0 ? frames.later(after_ms) : frames.want(1)),
    copy_text,
    ...sharing, ...exporting, open_recent, forget,
    download(name, mime, text) {
      files.download(name, mime, text);
      if (mime === 'application/json') keeping.is_saved(); // a table is not the work
    },
    open_notes: presenter.open, tell_speaker: presenter.tell,
    open_file: files.open,
    open_notices() {
      const inside = document.getElementById('permsim_notices'); // in permsim.html they stand in the page
      const address = inside === null ? new URL('./licences/notices.html', import.meta.url)
        : URL.createObjectURL(new Blob([inside.textContent], { type: 'text/plain;charset=utf-8' }));
      window.open(address, '_blank', 'noopener');
    },
    show: twin.show,
    set_title: (title) => { document.title = title; },
    show_cursor: (cursor) => { stage.style.cursor = cursor; },
    follow_field: twin.follow_field,
    out_of_memory: stop.out_of_memory,

    async run(create_program, compiled) {
      code = { create_program, compiled };
      await start_learning();
      const asks_for_something = hosting.link() !== '' || hosting.src !== '' || hosting.asks_for_scenario;
      const [found] = await Promise.all([
        keeping.find({ asks_for_something, is_fresh: hosting.is_fresh }),
        program.run(create_program, compiled, page),
      ]);
      if (learning !== null) program.set_recording(learning.words);
      if (found !== undefined) go_on_with(found);
      else await open_asked();
      const problem = problem_of_origins();
      if (problem !== '') program.tell(problem);
      if (!hosting.is_embedded) {
        window.addEventListener('hashchange', () => { if (hosting.link() !== '') open_link(); });
        tell_recent();
      }
      if (program.test) Object.assign(program.test, { asked: frames.asked, catch_up: twin.catch_up });
      for (const media_list of Object.values(media)) media_list.addEventListener('change', () => frames.want(2));
      listen_to_pointers({ stage, program, frames, twin, is_guest });
      if (!hosting.is_embedded) {
        files.listen();
        listen_to_pastes({ program, frames, twin });
      }
      surface.listen();
      twin.listen();
      presenter.listen();
      start_protocol();
      return {
        request: ask,
        test: program.test,
      };
    },
  };

  function ask(asked) {
    const answer = program.request(asked);
    follow_all();
    return answer;
  }
  function follow_all() {
    work.follow();
    twin.follow();
    if (learning !== null || protocol !== null) lesson_news.follow();
  }
  /** In a lesson's package: before the program opens the lesson, since the system may know how far one is. */
  async function start_learning() {
    if (hosting.lms === '') return;
    const { make_learning } = await import('./learning.js');
    learning = make_learning({ window, lesson: hosting.lesson, now: () => performance.now(), tell: (words) => program.set_recording(words) });
    storage.store(`lesson ${hosting.lesson}`, learning.progress_of(hosting.lesson));
    window.addEventListener('pagehide', () => {
      lesson_news.follow();
      learning.leave();
    });
  }
  /** Whoever has this page in theirs may speak with it. */
  function start_protocol() {
    if (!is_guest) return;
    const about = program.request({ ask: 'about' });
    protocol = make_protocol({
      ask, origins: hosting.origins, version: about.ok ? about.answer.version : '',
      looks: program.looks,
      look_by(pairs) {
        const refused = program.look_by(pairs);
        follow_all();
        frames.want_for_event();
        return refused;
      },
      set_progress: (lesson, progress) => storage.store(`lesson ${lesson}`, JSON.stringify(progress)),
      read_link: async (hash) => (await import('./link.js')).read_hash(hash),
    });
    protocol.listen();
  }

  /** A work that this browser kept. */
  function go_on_with(found) {
    program.resume(found.text, found.at);
    keeping.adopt(program.work_opening(), found);
    if (found.is_copy) program.tell('This work is open in another tab too: here you go on with a copy of it');
    else if (!found.is_own) program.tell(`“${found.title}” is here as you left it`);
    program.set_kept('kept');
  }
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  async function tell_recent() {
    const works = await keeping.recent();
    program.set_recent(works.flatMap(({ id, title, changed, is_here }) => [id, title, is_here ? 'open here' : day.format(changed)])
      .map((word) => word.replaceAll('\x1f', ' ') + '\x1f').join(''));
  }
  async function open_recent(id) {
    const found = await keeping.open(id);
    if (found === undefined) {
      program.tell('That work is not kept any more');
    } else {
      program.open_link(found.text, found.at);
      keeping.adopt(program.work_opening(), found);
      program.tell(found.is_copy ? 'This work is open in another tab too: here you go on with a copy of it' : `“${found.title}” is here as you left it`);
    }
    await tell_recent();
    frames.want_for_event();
  }
  async function forget(id) {
    await keeping.forget(id);
    if (id === '') program.tell('Everything that this browser kept of the simulator is forgotten');
    await tell_recent();
  }

  /** The document that the address names, if any, looked at as the address says. */
  async function open_asked() {
    if (hosting.link() !== '') return open_link();
    if (hosting.src === '') return undefined;
    const { text, problem } = await read_src();
    return problem === undefined ? open_text(text) : program.tell(problem);
  }
  /** A document in the place of what the program opened by itself: there is nothing to undo. */
  function open_text(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return program.tell('What the address names is no scenario');
    }
    const reply = program.request({ ask: 'load', file });
    if (!reply.ok) return program.tell(`What the address names cannot be opened: ${reply.problems[0].message}`);
    const refused = program.look_by(hosting.pairs_of_document());
    return refused === '' ? undefined : program.tell(refused);
  }
  /** What stands behind `#` in the address, opened; else why it cannot be, in words. */
  async function open_link() {
    const { read_hash } = await import('./link.js');
    const { text, problem } = read_hash(hosting.link());
    if (problem !== undefined && hosting.is_embedded) {
      program.tell(`The link was not opened: ${problem}`);
    } else if (problem !== undefined) {
      show_notice({ title: 'The link was not opened', words: problem, buttons: [], can_be_closed: true });
    } else if (hosting.is_embedded) {
      open_text(text);
    } else {
      work.keep_now();
      program.open_link(text, hosting.step);
      const refused = program.look_by(hosting.pairs_of_document().filter(([key]) => key !== 'step'));
      if (refused !== '') program.tell(refused);
    }
    frames.want_for_event();
  }
  /** Another program in the place of one that stopped, with the work that was kept, if any. */
  async function run_again(kept) {
    is_resumed = kept !== null;
    const slot = keeping.restart(kept?.opening);
    await program.run(code.create_program, code.compiled, page);
    if (learning !== null) program.set_recording(learning.words);
    work.start_anew();
    twin.start_anew();
    presenter.tell(''); // another program presents nothing
    surface.renew();
    if (kept !== null) program.resume(kept.text, kept.at);
    if (slot !== undefined) keeping.adopt(program.work_opening(), slot);
    frames.go_on();
    frames.now(); // whatever is wrong with it shows now
    return !program.is_broken;
  }
  return page;
}
