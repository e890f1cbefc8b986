// What this browser keeps beside the person's works: how the page is looked at, and how far one is in each lesson. A storage may
// be refused, full, or throw: what it does not take holds for this visit.
const prefix = 'permsim.';

/** `is_guest`: in another page nothing is kept. */
export function make_storage({ is_guest }) {
  const visit = new Map();
  return {
    stored(key) {
      if (visit.has(key)) return visit.get(key);
      if (is_guest) return '';
      try {
        return localStorage.getItem(prefix + key) ?? '';
      } catch {
        return '';
      }
    },
    /** Whether the next visit finds it. */
    store(key, value) {
      if (!is_guest) {
        try {
          localStorage.setItem(prefix + key, value);
          visit.delete(key);
          return true;
        } catch {
          // It holds for this visit.
        }
      }
      visit.set(key, value);
      return false;
    },
    forget() {
      visit.clear();
      if (is_guest) return;
      try {
        for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
      } catch {
        // Nothing was kept there.
      }
    },
  };
}
