// Links that hold a whole document: `#s1.` and the text, deflated, in base64url. What stands behind `#` is never sent to a
// server. A link that was made once opens for ever: tests/links has one of every format that was released.
import { Inflate, deflateSync, strToU8 } from './fflate/browser.js';

const start = '#s1.';
/** Longer links are cut off by some programs that they are pasted into. */
export const longest_link = 8000;
/** As large as a file that the page opens: a small link can hold a great many of the same letters. */
const largest_text = 32 * 1024 * 1024;

function to_base64url(bytes) {
  let letters = '';
  const part = 0x8000;
  for (let at = 0; at < bytes.length; at += part) letters += String.fromCharCode(...bytes.subarray(at, at + part));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
function from_base64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new Error('letters that no link has');
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** Inflates, but no more than `largest_text`. */
function inflated(bytes) {
  const parts = [];
  let size = 0;
  let is_whole = false;
  const stream = new Inflate((part, is_last) => {
    size += part.length;
    if (size > largest_text) throw new Error('too large');
    parts.push(part);
    is_whole = is_last;
  });
  const step = 4096;
  for (let at = 0; at < bytes.length; at += step) stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  if (!is_whole) throw new Error('cut off');
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What stands behind the address for a document's text, with `#`. */
export const hash_of = (text) => start + to_base64url(deflateSync(strToU8(text), { level: 9 }));

/** Whether the address asks for a document, in this or in a later format. */
export const is_link = (hash) => /^#s\d+\./.test(hash);

/** The document's text: { text }, or why there is none, in words: { problem }. */
export function read_hash(hash) {
  if (!hash.startsWith(start)) {
    return { problem: 'It was made by a newer version of the simulator than this page is. Opening it where it was made will work, ' +
      'and so may loading this page again.' };
  }
  try {
    const bytes = inflated(from_base64url(hash.slice(start.length)));
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { problem: error.message === 'too large'
      ? `What it holds is larger than ${largest_text / 1024 / 1024} MB, and this page opens nothing as large.`
      : 'It is damaged or was cut off on its way. Ask for it again, or for the file instead: some programs shorten long links.' };
  }
}
