// The browser's database, as far as it is ours: one record for each work that somebody went on with here. It never leaves the
// browser. Every function rejects where the browser keeps nothing: a private window, a frame without an origin, no room.

const database_name = 'permsim';
/** A later version of the page must read what this one wrote: records say their own format. */
const database_version = 1;
const store_name = 'works';
export const record_format = 1;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

let opened = null;
function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(database_name, database_version);
    request.onupgradeneeded = () => { request.result.createObjectStore(store_name, { keyPath: 'id' }); };
    request.onsuccess = () => {
      const { result } = request;
      // Another tab runs a newer page: it must not wait for this one.
      result.onversionchange = () => result.close();
      result.onclose = () => { opened = null; };
      resolve(result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab holds an older version of the database'));
  });
  opened.catch(() => { opened = null; });
  return opened;
}

async function store(mode) {
  const transaction = (await database()).transaction(store_name, mode);
  return { records: transaction.objectStore(store_name), transaction };
}

export async function all_records() {
  const { records } = await store('readonly');
  const found = await done(records.getAll());
  return found.filter((record) => record.format === record_format).sort((a, b) => b.changed - a.changed);
}

export async function record_of(id) {
  const { records } = await store('readonly');
  const record = await done(records.get(id));
  return record?.format === record_format ? record : undefined;
}

/**
 * Writes the record unless somebody else has written it since its `revision` was read: false then, and nothing is written.
 * The record that is there afterwards has the next revision.
 */
export async function put_record(record) {
  const { records, transaction } = await store('readwrite');
  const before = await done(records.get(record.id));
  if (before !== undefined && before.revision !== record.revision) return false;
  records.put({ ...record, format: record_format, revision: record.revision + 1 });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
    transaction.commit?.(); // so that it is on its way when the page goes
  });
  return true;
}

export async function remove_record(id) {
  const { records } = await store('readwrite');
  await done(records.delete(id));
}

export async function remove_all_records() {
  const { records } = await store('readwrite');
  await done(records.clear());
}
