// Keeps the person's work in this browser, so that a reload, a crash or the way back finds it: each tab writes a record of its
// own. Two tabs never write the same one: the second goes on with a copy, and says so.
import { all_records, put_record, record_of, remove_all_records, remove_record } from './records.js';

/** Works kept at most; the oldest go first. */
const most_records = 30;
/** No oftener than this it is written while one works, in milliseconds. */
const pause = 250;
const slot_key = 'permsim.work';

const new_id = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
/** While a page has a work open it holds a lock of this name, which goes with the page, however that ends. */
const lock_of = (id) => `permsim work ${id}`;

/** Which work this tab has, over a reload and the way back; a new tab has none. */
function tab_slot() {
  try {
    return JSON.parse(sessionStorage.getItem(slot_key) ?? 'null');
  } catch {
    return null;
  }
}
function set_tab_slot(slot) {
  try {
    if (slot === null) sessionStorage.removeItem(slot_key);
    else sessionStorage.setItem(slot_key, JSON.stringify(slot));
  } catch {
    // Then a reload finds the work as a new tab does.
  }
}

let release = () => {};
/**
 * The lock, held until another one is taken or the page goes; false when another page has it. A browser without locks lets
 * everybody have it: then `put_record` finds out.
 */
function take_lock(id) {
  release();
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(lock_of(id), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise((let_go) => { release = let_go; });
    }).catch(() => resolve(true));
  });
}
/**
 * `tell`: says one sentence to the person. `on_state`: 'kept', 'refused' or '' while there is nothing to keep. `on_new`: there
 * is a work more in the list. `storage`: what is kept beside the works (storage.js); it is forgotten with them. A guest in
 * another page keeps nothing: there may be twenty of it in one page, and none is the person's own place to work.
 */
export function make_keeping({ is_guest, storage, tell, on_state, on_new }) {
  /** By the number of its opening: { id, revision } of the record that has the work. Undo goes back to an earlier one. */
  let slots = new Map();
  let locked = ''; // the id of the record that this page has to itself
  let next = null; // what is to be written
  let is_writing = false;
  let timer = 0;
  let has_told_refusal = false;
  let is_unsafe = false; // there is work that is kept nowhere

  const address = () => location.pathname + location.search + location.hash;
  const remember = (slot) => set_tab_slot(slot === undefined ? null : { id: slot.id, address: address() });
  const new_slot = () => ({ id: new_id(), revision: 0 });

  async function have(slot) {
    if (locked === slot.id) return true;
    const is_ours = await take_lock(slot.id);
    locked = is_ours ? slot.id : '';
    remember(slot);
    return is_ours;
  }

  function refused() {
    is_unsafe = true;
    on_state('refused');
    if (has_told_refusal) return;
    has_told_refusal = true;
    tell('This browser keeps nothing of this page: save your work as a file before you leave');
  }

  /** The oldest go, and with them those in which nothing was done. */
  async function make_room() {
    const records = await all_records();
    for (const record of records.slice(most_records)) await remove_record(record.id);
  }

  /** The work's record, written; another one where a second tab has it. */
  async function put(work) {
    let slot = slots.get(work.opening);
    if (slot === undefined) {
      slot = new_slot();
      await make_room();
    }
    const { title, id: name } = JSON.parse(work.text);
    const record = () => ({ ...work, title: title ?? name, id: slot.id, revision: slot.revision, changed: Date.now() });
    if (!await have(slot) || !await put_record(record())) {
      slot = new_slot();
      await have(slot);
      await put_record(record());
      tell('This work is open in another tab too: here you go on with a copy of it');
    }
    slot.revision += 1;
    const is_new = slots.get(work.opening) !== slot;
    slots.set(work.opening, slot);
    if (is_new) on_new();
  }

  async function write() {
    if (is_writing || next === null) return;
    is_writing = true;
    const work = next;
    try {
      await put(work);
      if (next === work) next = null;
      is_unsafe = false;
      on_state('kept');
    } catch {
      refused();
    }
    is_writing = false;
    if (next !== null && next !== work) soon();
  }
  function soon() {
    if (timer === 0 && !is_writing) timer = setTimeout(now, pause);
  }
  function now() {
    clearTimeout(timer);
    timer = 0;
    return write();
  }

  /** This page goes on with what a record holds. */
  async function take(record) {
    const is_free = await take_lock(record.id);
    locked = is_free ? record.id : '';
    if (is_free) remember(record);
    return { ...record, is_copy: !is_free };
  }

  if (!is_guest) {
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') now(); });
    window.addEventListener('pagehide', now);
    window.addEventListener('beforeunload', (event) => {
      now();
      if (is_unsafe) event.preventDefault();
    });
  }

  return {
    /** The work as it is now (work.js); null when there is none any more, because all of it was undone. */
    keep(work) {
      if (is_guest) return;
      next = work;
      if (work !== null) {
        soon();
        return;
      }
      is_unsafe = false;
      on_state('');
      const own = tab_slot();
      if (own === null) return;
      remember(undefined);
      slots = new Map();
      remove_record(own.id).catch(() => {});
    },
    /** It is in a file now: nothing is lost when the page goes. */
    is_saved() { is_unsafe = false; },
    /** Another program counts openings anew: what was kept of the work with this number, for `adopt`. */
    restart(opening) {
      const slot = slots.get(opening);
      slots = new Map();
      return slot;
    },
    /** The work with this number of opening is the one that `find` or `open` gave. */
    adopt(opening, { id, revision, is_copy }) {
      if (!is_copy) slots.set(opening, { id, revision });
    },

    /**
     * What this tab goes on with when it starts: its own work after a reload, else the work that was left last and that no
     * other tab has open; undefined when there is none, or when the address asks for something else.
     */
    async find({ asks_for_something, is_fresh }) {
      if (is_guest || is_fresh) return undefined;
      try {
        const own = tab_slot();
        if (own !== null && own.address === address()) {
          const record = await record_of(own.id);
          if (record !== undefined) return { ...await take(record), is_own: true };
        }
        if (asks_for_something) return undefined;
        for (const record of await all_records()) {
          if (record.changes === 0) continue;
          const taken = await take(record);
          if (!taken.is_copy) return taken;
        }
        return undefined;
      } catch {
        return undefined; // whatever is changed then will be told as not kept
      }
    },
    /** The works in which something was done: [{ id, title, changed, is_here }], the last changed first. */
    async recent() {
      try {
        return (await all_records()).filter((record) => record.changes > 0)
          .map(({ id, title, changed }) => ({ id, title, changed, is_here: id === locked }));
      } catch {
        return [];
      }
    },
    /** One of them, to go on with; undefined when it is gone. */
    async open(id) {
      await now();
      const record = await record_of(id).catch(() => undefined);
      return record === undefined ? undefined : take(record);
    },
    /** One of them, or everything that this browser keeps of the page. */
    async forget(id) {
      if (id !== '') {
        await remove_record(id).catch(() => {});
        return;
      }
      next = null;
      slots = new Map();
      remember(undefined);
      storage.forget();
      await remove_all_records().catch(() => {});
    },
  };
}
