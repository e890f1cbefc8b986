// A lesson before a room: the window with the presenter's notes, opened and spoken with, and the keys of a clicker on the
// projector. What is shown is the program's to say (web/app/presenting.cpp); notes go into that window and nowhere else.
import { modifiers_of } from './pointer.js';
import { draw_speaker } from './presenter_window.js';

const features = 'popup,width=900,height=640';

export function make_presenter({ program, frames, twin }) {
  let told = ''; // what the window shows, as JSON; empty: nothing is presented
  let speaker = null; // the window, and this end of the line to it

  /** The program may be waiting for an answer of ours just now: it hears of this afterwards. */
  function say(state) {
    queueMicrotask(() => {
      program.set_speaker(state);
      follow();
    });
  }
  function follow() {
    frames.want_for_event();
    twin.follow({ is_urgent: true });
  }
  const is_open = () => speaker !== null && !speaker.window.closed;

  function let_go() {
    speaker?.port.close();
    speaker = null;
  }
  function close() {
    const gone = speaker?.window;
    let_go(); // first: it is no news that it closes
    gone?.close();
  }

  function open() {
    if (is_open()) {
      speaker.window.focus();
      return;
    }
    let opened = null;
    try {
      opened = window.open('', '', features);
    } catch {
      // A sandbox may throw instead.
    }
    if (!opened || opened.closed) {
      say('blocked');
      return;
    }
    const { port1, port2 } = new MessageChannel();
    speaker = { window: opened, port: port1 };
    port1.onmessage = ({ data }) => {
      if (typeof data?.press !== 'string') return;
      program.present_by(data.press);
      follow();
    };
    draw_speaker({ window: opened, port: port2, theme: document.documentElement.dataset.theme ?? '' });
    // Closed, loaded again or led elsewhere: what was there is gone.
    opened.addEventListener('pagehide', () => {
      if (speaker?.window !== opened) return;
      let_go();
      say('closed');
    });
    if (told !== '') port1.postMessage(JSON.parse(told));
    say('open');
  }

  /** Page Up and Page Down turn pages wherever the focus is: a clicker has nothing else. */
  function on_key(event) {
    if (told === '' || !['PageDown', 'PageUp'].includes(event.key) || document.getElementById('twin').inert) return;
    if (!program.shortcut(event.code, event.key, modifiers_of(event))) return;
    event.preventDefault();
    event.stopPropagation();
    follow();
  }

  return {
    open,
    tell(json) {
      told = json;
      const now = json === '' ? null : JSON.parse(json);
      document.documentElement.toggleAttribute('data-presenting', now !== null);
      document.documentElement.toggleAttribute('data-blank', now?.is_blank === true);
      if (now === null) close();
      else if (is_open()) speaker.port.postMessage(now);
    },
    listen() {
      document.addEventListener('keydown', on_key, true);
      window.addEventListener('pagehide', close);
    },
  };
}
