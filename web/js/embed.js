// <permission-simulator>: one line in somebody's page. A poster first; the simulator in a sandboxed frame when a person asks for
// it; and the simulator's protocol as events and `request`. An ES module that needs nothing else. Described in web/README.md.

const ns = 'permsim';
const v = 1;
/** So many frames of one page are open at most: browsers keep few graphics contexts for all of them. */
const most_open = 6;
/** What the page in the frame is told in its address, by the names of the attributes. */
const passed = ['scenario', 'lesson', 'state', 'step', 'view', 'on', 'focus', 'compare', 'reading', 'controls', 'panes', 'theme', 'accent',
  'lang', 'motion', 'height'];
/** These can be changed while it is open. */
const settable = ['step', 'view', 'on', 'focus', 'compare', 'reading', 'theme'];

const css = `:host{display:block;position:relative;max-inline-size:100%}:host([hidden]){display:none}
div{box-sizing:border-box;inline-size:100%;position:relative;overflow:hidden;border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-radius:10px}
img,iframe{display:block;inline-size:100%;block-size:100%;border:0}img{object-fit:contain;object-position:top}iframe{position:absolute;inset:0;opacity:0}[data-live] iframe{opacity:1}
slot,p{display:block;margin:0;padding:16px}[hidden]{display:none!important}img[hidden]{display:block!important;position:absolute;visibility:hidden}
button{position:absolute;inset-block-end:12px;inset-inline:0;margin-inline:auto;inline-size:fit-content;min-block-size:36px;padding:0 18px;
font:600 14.5px/1.4 system-ui,sans-serif;color:#fff;background:#4a54cf;border:0;border-radius:7px;cursor:pointer}
button:focus-visible{outline:2px solid #4a54cf;outline-offset:2px}`;
let sheet;

/** Those that are open, the one that was used last at the end. */
const open = [];
const seen = new WeakMap();
const watcher = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    seen.set(target, isIntersecting);
    if (isIntersecting) target._seen();
  }
  for (const { target, isIntersecting } of entries) if (!isIntersecting) waiting();
}, { rootMargin: '50px' });
const is_seen = (element) => seen.get(element) ?? false;
/** Room for `wanted`: those out of sight go first, then the one that was used longest ago. */
function make_room(wanted, most = most_open) {
  for (const other of [...open].sort((a, b) => is_seen(a) - is_seen(b))) {
    if (open.length < most) return;
    if (other !== wanted) other._rest();
  }
}
/** Opens by itself what waits in sight, where nothing else is alive in sight. */
function waiting() {
  for (const element of document.querySelectorAll('permission-simulator')) if (is_seen(element)) element._seen?.();
}

const failure = (code, message) => Object.assign(new Error(message), { code });
const by = (url, base) => new URL(url, base).href;

class PermissionSimulator extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...passed, 'src', 'base', 'readonly', 'poster', 'trusted', 'title'];
  #box; #img; #button; #note; #frame; #port; #ready; #settle; #doc; #asked = new Map(); #next = 0; #where = {}; #was_open = false; #busy = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    if (!sheet) { sheet = new CSSStyleSheet(); sheet.replaceSync(css); }
    root.adoptedStyleSheets = [sheet];
    const make = (tag, part, all = {}) => Object.assign(document.createElement(tag), { part, ...all });
    this.#box = make('div', 'box');
    this.#img = make('img', 'poster', { hidden: true, loading: 'lazy', alt: '', decoding: 'async' });
    this.#button = make('button', 'open', { type: 'button' });
    this.#note = make('p', 'note', { hidden: true });
    this.#img.onload = () => this.#show();
    this.#img.onerror = () => { this.#img.removeAttribute('src'); this.#show(); };
    this.#button.onclick = () => this.#press();
    this.#box.append(make('slot', ''), this.#img, this.#button, this.#note);
    root.append(this.#box);
    this.#renew();
  }

  /** Resolves when it is open and answers; another promise after it was closed. */
  get ready() { return this.#ready; }
  get base() { return by(this.getAttribute('base') ?? '.', this.hasAttribute('base') ? document.baseURI : import.meta.url); }

  connectedCallback() {
    addEventListener('message', this.#hear);
    watcher?.observe(this);
    this.#poster();
    if (this.getAttribute('loading') === 'eager') this._seen(true);
  }
  disconnectedCallback() {
    removeEventListener('message', this.#hear);
    watcher?.unobserve(this);
    this.close();
  }
  attributeChangedCallback(name, old, now) {
    if (old === now || !this.isConnected) return;
    if (name === 'height') this.#size();
    if (this.#port && settable.includes(name) && now !== null) this.request('set', { [name]: name === 'step' ? Number(now) : now }).catch(() => {});
    else if (this.#frame && name !== 'height' && name !== 'title') { this.close(); this.open(); }
    if (!this.#frame) this.#poster();
  }

  /** A request of the protocol; waits until it is open. Refusals are errors with a `code`. */
  async request(type, payload) {
    await this.#ready;
    return this.#send(type, payload);
  }
  #send(type, payload) {
    if (!this.#port) return Promise.reject(failure('refused', 'the simulator was closed'));
    const id = ++this.#next;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#port.postMessage({ ns, v, id, type, payload });
    });
  }

  /** In place of the poster, at once. */
  open() {
    if (this.#frame) return this.#ready;
    make_room(this);
    open.push(this);
    this.#was_open = true;
    const base = this.base;
    const other = new URL(base).origin !== location.origin;
    // Scripts and an origin of its own together void the sandbox where that origin is the host's.
    const own = other || this.hasAttribute('trusted');
    const frame = document.createElement('iframe');
    frame.part = 'frame';
    frame.title = this.getAttribute('title') ?? this.getAttribute('aria-label') ?? 'Permission Simulator';
    frame.sandbox = `allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox${own ? ' allow-same-origin' : ''}`;
    frame.allow = 'clipboard-write; fullscreen';
    frame.loading = 'lazy';
    frame.referrerPolicy = 'no-referrer';
    const told = new URLSearchParams({ embed: '' });
    for (const name of passed) {
      const value = this.#where[name] ?? this.getAttribute(name);
      if (value !== null && value !== undefined && !(this.#doc && ['scenario', 'state', 'lesson'].includes(name))) told.set(name, value);
    }
    if (this.hasAttribute('readonly')) told.set('readonly', '');
    if (location.origin !== 'null') told.set('origin', location.origin);
    frame.src = `${base}?${told}`;
    // The poster stays until there is something to see; what does not start says so in the frame itself.
    frame.onload = () => setTimeout(() => { if (this.#frame === frame) this.#box.dataset.live = ''; }, 5000);
    this.#frame = frame;
    this.#box.append(frame);
    this.#show();
    if (!own && base.startsWith('http')) this.#look_for_cors(base);
    return this.#ready;
  }
  /** Back to the poster, and to the beginning. */
  close() {
    this.#where = {};
    this.#doc = undefined;
    this.#end(false);
  }
  #end(is_resting) {
    const at = open.indexOf(this);
    if (at >= 0) open.splice(at, 1);
    if (!this.#frame) return;
    const closed = failure('refused', 'the simulator was closed');
    for (const { reject } of this.#asked.values()) reject(closed);
    this.#asked.clear();
    // Whoever waits for one that never came up still does while it only rests.
    if (this.#port || !is_resting) {
      this.#settle.reject(closed);
      this.#renew();
    }
    this.#frame.remove();
    this.#port?.close();
    this.#frame = this.#port = undefined;
    this.#was_open = is_resting;
    delete this.#box.dataset.live;
    if (this.isConnected) this.#poster();
  }

  /** Others need the graphics: the poster comes back, and later all of it where it was. */
  async _rest() {
    if (this.#busy) return;
    this.#busy = true;
    const at = open.indexOf(this);
    if (at >= 0) open.splice(at, 1);
    if (this.#port && this.#where.changed) {
      this.#doc = await this.request('export', { what: 'scenario', format: 'json' }).then(({ text }) => text, () => this.#doc);
    }
    this.#busy = false;
    this.#end(true);
  }
  /** It has come into sight, or there is room again. */
  _seen(is_eager = false) {
    const loading = this.getAttribute('loading');
    if (this.#frame || this.#busy || !this.isConnected) return;
    if (this.#was_open ? open.length < most_open : (is_eager || loading === 'lazy' || loading === 'eager') && !open.some(is_seen)) this.open();
  }

  #press() {
    const had_focus = this.shadowRoot.activeElement === this.#button;
    this.open();
    if (had_focus) this.#frame.focus({ preventScroll: true });
  }
  #renew() {
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    this.#ready.catch(() => {});
  }
  #size(height = this.getAttribute('height') ?? '420') {
    const pixels = Number.parseFloat(height);
    if (pixels > 0) this.#box.style.blockSize = `${Math.min(Math.max(pixels, 120), 4000)}px`;
    else if (!this.#box.style.blockSize) this.#box.style.blockSize = '420px';
  }
  #poster() {
    const scenario = this.getAttribute('scenario');
    const own = this.getAttribute('poster') ?? (scenario && !this.hasAttribute('src') ? by(`s/${encodeURIComponent(scenario)}/poster.svg`, this.base) : '');
    if (own && this.#img.getAttribute('src') !== own && !this.#frame) this.#img.src = own;
    this.#show();
  }
  #show() {
    const has_poster = this.#img.complete && this.#img.naturalWidth > 0;
    const is_open = !!this.#port;
    this.#img.hidden = !has_poster || (is_open && 'live' in this.#box.dataset);
    this.#img.alt = this.getAttribute('title') ?? this.textContent.trim();
    this.#box.querySelector('slot').hidden = has_poster || is_open;
    this.#button.hidden = !!this.#frame;
    this.#button.textContent = this.#was_open ? '▶ Go on' : '▶ Step through it';
    this.#size();
  }
  async #look_for_cors(base) {
    const answer = await fetch(by('page.js', base), { method: 'HEAD' }).catch(() => null);
    if (!answer?.ok || answer.headers.get('access-control-allow-origin') === '*' || this.#port) return;
    this.#note.textContent = 'The simulator is served from this page’s own site, so its frame has no origin of its own, and cannot read its files: ' +
      'the site should send “Access-Control-Allow-Origin: *” with them, or the element be given the attribute “trusted”.';
    this.#note.hidden = false;
    this.#frame?.remove();
  }

  #hear = ({ source, origin, data, ports }) => {
    const frame = this.#frame;
    if (!frame || source !== frame.contentWindow || data?.ns !== ns || data.v !== v || ports.length) return;
    const own = frame.sandbox.contains('allow-same-origin') ? new URL(this.base).origin : 'null';
    if (origin !== own || data.type !== 'ready') return;
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = (event) => this.#take(event.data ?? {}, data.payload);
    // A frame without an origin cannot be addressed; that it is ours was seen above.
    frame.contentWindow.postMessage({ ns, v, id: 0, type: 'connect' }, own === 'null' ? '*' : own, [port2]);
  };
  async #take({ id, type, payload, error }, hello) {
    if (type === 'connect') return this.#begin(hello);
    const asked = this.#asked.get(id);
    if (asked) {
      this.#asked.delete(id);
      if (error) asked.reject(failure(error.code, error.message));
      else asked.resolve(payload);
      return undefined;
    }
    if (id !== undefined) return undefined;
    if (type === 'state') {
      const { step, view, on, focus, reading, compare, theme, undo, lesson } = payload;
      Object.assign(this.#where, { step: String(step), view, on, focus: focus?.join() ?? '', reading, compare, theme, changed: !!undo,
        lesson: lesson?.lesson ?? '', progress: lesson?.progress });
    }
    if (type === 'step' || type === 'select') open.push(...open.splice(open.indexOf(this), 1)); // it is used
    if (type === 'select') this.#where.focus = payload.focus?.join() ?? '';
    if (type === 'size' && this.getAttribute('height') === 'auto') this.#size(payload.height);
    if (type === 'error' && payload.code === 'no-graphics') make_room(this, open.length);
    return this.dispatchEvent(new CustomEvent(`permsim-${type}`, { detail: payload, bubbles: true }));
  }
  /** What the address cannot say is handed over before anybody sees it. */
  async #begin(hello) {
    const port = this.#port;
    const { resolve } = this.#settle;
    const where = { ...this.#where }; // loading tells of another
    const src = this.getAttribute('src');
    try {
      if (!this.#doc && src) {
        const answer = await fetch(by(src, document.baseURI));
        if (!answer.ok) throw failure('not-found', `${src}: ${answer.status}`);
        this.#doc = await answer.text();
      }
      if (this.#doc) {
        await this.#send('load', { file: this.#doc });
        const then = Object.entries({ ...Object.fromEntries(settable.map((name) => [name, this.getAttribute(name)])), ...where })
          .filter(([name, value]) => settable.includes(name) && value).map(([name, value]) => [name, name === 'step' ? Number(value) : value]);
        if (then.length) await this.#send('set', Object.fromEntries(then));
      }
      if (where.progress) await this.#send('load', { lesson: where.lesson, progress: where.progress });
    } catch (error) {
      this.dispatchEvent(new CustomEvent('permsim-error', { detail: { code: error.code, message: error.message }, bubbles: true }));
    }
    if (port !== this.#port) return;
    this.#box.dataset.live = '';
    this.#show();
    resolve(hello);
  }
}

if (globalThis.customElements && !customElements.get('permission-simulator')) customElements.define('permission-simulator', PermissionSimulator);
export { PermissionSimulator };
