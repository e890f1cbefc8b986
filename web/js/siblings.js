// Frames of one host page share the few WebGL contexts that a browser keeps, so they tell each other that they are there
// when one is taken and when one is left. They may be of no origin (sandboxed), so messages go by window, carry nothing but a word,
// and are believed only from a frame beside this one.

const make_message = (word) => ({ ns: 'permsim', v: 1, type: 'sibling', payload: word });

/** `on_room` is called when a sibling has left a context to others; it says whether it was taken. */
export function make_siblings({ on_room }) {
  let are_there = false;
  let room = 0; // contexts left that nobody took
  let waiting = 0;

  function others() {
    const found = [];
    for (let i = 0; i < window.parent.length; ++i) {
      if (window.parent[i] !== window) found.push(window.parent[i]);
    }
    return found;
  }
  function tell(windows, word) {
    for (const other of windows) other.postMessage(make_message(word), '*');
  }
  /** A little later by chance, so that of many who wait one takes what there is for one. */
  function wait_for_turn() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (room > 0) on_room(); }, Math.random() * 500);
  }

  window.addEventListener('message', ({ source, data }) => {
    if (data?.ns !== 'permsim' || data.type !== 'sibling' || !others().includes(source)) return;
    are_there = true;
    if (data.payload === 'hello') tell([source], 'here');
    if (data.payload === 'taken') room = Math.max(0, room - 1);
    if (data.payload === 'room') {
      room += 1;
      wait_for_turn();
    }
  });
  window.addEventListener('pagehide', () => tell(others(), 'room'));
  tell(others(), 'hello');

  return {
    get are_there() { return are_there; },
    /** This frame has a context from now on, or leaves its own. */
    tell_taken() {
      room = Math.max(0, room - 1);
      tell(others(), 'taken');
    },
    tell_room() { tell(others(), 'room'); },
  };
}
