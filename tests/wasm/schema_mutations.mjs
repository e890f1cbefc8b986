// Good documents spoiled in every place, for schema.test.mjs: keys dropped, values of another kind, keys renamed.

/** What a value is replaced by: every kind of JSON value, empty and not. */
const kStrange = [null, true, 3, 1.5, '', 'two words', '$x', [], ['x'], [3], {}, { x: 3 }, { to: 'nobody' }];
const kNames = ['two words', 'and', 'label', 'actor', 'a/b~c', '', '9a', '$x'];

/** Keys that mean something in a schema; all others are names that an author chose. */
export function words_of(schema, words = new Set()) {
  if (schema === null || typeof schema !== 'object') return words;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const word of Object.keys(value)) words.add(word);
    words_of(value, words);
  }
  return words;
}

/** Every key that a document has somewhere. */
export function keys_of(value, keys = new Set()) {
  if (value === null || typeof value !== 'object') return keys;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) keys.add(key);
    keys_of(inner, keys);
  }
  return keys;
}

/** Every place of a document below its root, as a list of keys and indices. */
function* places_of(value, path = []) {
  if (path.length > 0) yield path;
  if (value === null || typeof value !== 'object') return;
  for (const key of Object.keys(value)) yield* places_of(value[key], [...path, Array.isArray(value) ? Number(key) : key]);
}

/** A copy of the document, changed by `change(parent, key)` at one place. */
function changed(document, path, change) {
  const copy = structuredClone(document);
  const parent = path.slice(0, -1).reduce((value, key) => value[key], copy);
  change(parent, path.at(-1));
  return copy;
}

function drop(parent, key) {
  if (Array.isArray(parent)) parent.splice(key, 1);
  else delete parent[key];
}

let turn = 0;
/** Some of the words, others each time. */
function some(words, count) {
  const all = [...words];
  return Array.from({ length: count }, () => all[turn++ % all.length]);
}

function* spoiled_at(document, path, words) {
  const name = path.join('/');
  yield [`${name} dropped`, changed(document, path, drop)];
  for (const value of kStrange) {
    yield [`${name} made ${JSON.stringify(value)}`, changed(document, path, (parent, key) => { parent[key] = value; })];
  }
  yield [`${name} in a list`, changed(document, path, (parent, key) => { parent[key] = [parent[key]]; })];
  if (typeof path.at(-1) === 'number') return;
  for (const other of words.has(path.at(-1)) ? ['zz_unknown', ...some(words, 4)] : kNames) {
    yield [`${name} renamed ${other}`, changed(document, path, (parent, key) => { const value = parent[key]; delete parent[key]; parent[other] = value; })];
  }
}

/**
 * All spoiled versions of the documents, as [what was done, document]. Places that look alike – the same words of the
 * language on the way, the same kind of value – are spoiled `times` times over all documents.
 */
export function* spoiled(documents, words, times) {
  const done = new Map();
  for (const [name, document] of documents) {
    for (const path of places_of(document)) {
      const value = path.reduce((inner, key) => inner[key], document);
      const kind = Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
      const like = path.map((key) => (words.has(key) ? key : '*')).join('/') + ' ' + kind;
      const count = done.get(like) ?? 0;
      if (count === times) continue;
      done.set(like, count + 1);
      for (const [what, spoilt] of spoiled_at(document, path, words)) yield [`${name}: ${what}`, spoilt];
    }
  }
}
