// What the page around this one asks for, as far as it concerns the page and not the program: whether it is embedded, who may
// speak to it, and which document the address names.

const options = new URLSearchParams(location.search);
const no = ['0', 'false', 'no', 'off'];
const has = (name) => options.has(name) && !no.includes(options.get(name));

/** Some systems lose what stands behind an address's question mark: then the page itself says what it opens. */
const made_for = document.documentElement.dataset;

/** These speak of the document; they wait until the one that the address names is open. */
const of_document = ['scenario', 'step', 'view', 'on', 'focus', 'compare', 'reading'];
/** In the address of a page, a document behind `#` is the page's own; `state` is the same for whoever cannot write `#`. */
const link_start = /^#s\d+\./;

export const hosting = {
  /** Somebody's page shows this one in a frame as a part of its own: it keeps nothing and takes nothing. */
  is_embedded: has('embed'),
  /** The lesson that this page was made for (scripts/packaging/scorm.mjs), and how it speaks with the learning system: `scorm12`. */
  lesson: made_for.lesson ?? '',
  lms: made_for.lms ?? '',
  is_fresh: options.has('fresh'),
  asks_for_scenario: options.has('scenario'),
  has_less_motion: options.get('motion') === 'reduce',
  /** Origins that may connect; none named: any. `null` is that of a sandboxed page. */
  origins: options.getAll('origin').flatMap((list) => list.split(/[\s,]+/)).filter(Boolean),
  /** What stands behind `#` or in `state`; empty: no link. */
  link() {
    if (link_start.test(location.hash)) return location.hash;
    const state = (options.get('state') ?? '').replace(/^#/, '');
    return state === '' ? '' : `#${state}`;
  },
  src: options.get('src') ?? '',
  step: Number(options.get('step') ?? 0) || 0,
  /** Pairs as the program takes them: of the page, or of the document that the address names. */
  pairs_of_page() {
    const has_document = this.link() !== '' || this.src !== '';
    const pairs = [...options].filter(([key]) => !has_document || !of_document.includes(key));
    return this.lesson === '' ? pairs : [...pairs.filter(([key]) => key !== 'lesson'), ...this.pairs_that_stay()];
  },
  /** What holds whatever was opened since. */
  pairs_that_stay() { return this.lesson === '' ? [] : [['lesson', this.lesson]]; },
  pairs_of_document: () => [...options].filter(([key]) => of_document.includes(key) && key !== 'scenario'),
};

/** A mistake in an origin, in words; empty where there is none. */
export function problem_of_origins() {
  const wrong = hosting.origins.find((origin) => {
    try {
      return origin !== 'null' && new URL(origin).origin !== origin;
    } catch {
      return true;
    }
  });
  return wrong === undefined ? '' : `The address says “origin=${wrong}”, but an origin is like https://docs.example`;
}

/**
 * The file that `src` names, as text: { text }, or why there is none: { problem }. Nothing is asked of any other origin: an
 * element on a host's own page reads the host's files itself and hands them over (web/js/embed.js).
 */
export async function read_src() {
  const address = new URL(hosting.src, location.href);
  if (address.origin !== new URL(location.href).origin) {
    return { problem: `The address says “src=${hosting.src}”, but this page reads only files of its own site` };
  }
  try {
    const response = await fetch(address, { credentials: 'omit' });
    if (!response.ok) return { problem: `The file ${hosting.src} did not come: the server answered ${response.status}` };
    return { text: await response.text() };
  } catch {
    return { problem: `The file ${hosting.src} did not come: no answer came` };
  }
}
