// Somebody's page: served from an origin of its own, with whatever markup a test puts into it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { open_page } from './support.mjs';

/** A picture in place of a poster that the build makes. */
export const poster_svg = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420" viewBox="0 0 640 420"><rect width="640" height="420" fill="#eef"/>' +
  '<text x="20" y="40">Who may reconnect</text></svg>';

/** `here` is a stage (stage.mjs). What comes back has `open(markup, options)`: somebody's page with this body. */
export function host(here) {
  const there = { address: undefined };
  let folder, served;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'permsim-host-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>Somebody’s docs</title><link rel="icon" href="data:,">');
    writeFileSync(join(folder, 'poster.svg'), poster_svg);
    served = await serve(folder, 0, { 'Content-Security-Policy': undefined });
    there.address = served.address;
    there.folder = folder;
  });
  after(() => {
    served?.server.close();
    served?.server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  /** The page with `markup` in it; `at` is another address whose page is taken over, `from` where the simulator stands. */
  there.open = async (markup, { at = there.address, from = here.address, ...options } = {}) => {
    const opened = await open_page(here.browser, at, { wait: false, ...options });
    const requests = [];
    opened.page.on('request', (request) => requests.push(request.url()));
    await opened.page.setContent(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Docs</title><link rel="icon" href="data:,">
      <script type="module" src="${from}embed.js"></script></head><body>${markup}</body></html>`);
    return { ...opened, requests };
  };
  return there;
}

/** The simulator's page in the frame of the element or frame with this selector, once its program runs. */
export async function frame_in(page, selector) {
  const element = await page.waitForSelector(`${selector} iframe, iframe${selector}`, { state: 'attached' });
  const frame = await element.contentFrame();
  await frame.waitForFunction(() => window.permsim);
  await frame.evaluate(() => window.permsim.ready);
  return frame;
}

/** A plain frame, and in its page a small host that speaks the protocol: `window.ask(type, payload)`, `window.events`. */
export async function speaker(here, there, { query = 'scenario=vacation&step=2', sandbox, ...options } = {}) {
  const opened = await there.open('', options);
  await opened.page.evaluate(async ([address, limits]) => {
    window.events = [];
    window.ready = [];
    const frame = document.createElement('iframe');
    frame.id = 'frame';
    frame.style = 'width: 640px; height: 420px';
    if (limits !== undefined) frame.sandbox = limits;
    const waiting = new Map();
    let next = 0;
    window.connect = (target = '*') => {
      const { port1, port2 } = new MessageChannel();
      window.port = port1;
      port1.onmessage = ({ data }) => {
        if (waiting.has(data.id)) waiting.get(data.id)(data);
        else window.events.push(data);
      };
      frame.contentWindow.postMessage({ ns: 'permsim', v: 1, type: 'connect' }, target, [port2]);
    };
    window.ask = (type, payload) => new Promise((resolve) => {
      next += 1;
      waiting.set(`id ${next}`, resolve);
      window.port.postMessage({ ns: 'permsim', v: 1, id: `id ${next}`, type, payload });
    });
    window.addEventListener('message', ({ data, source, origin }) => {
      if (source === frame.contentWindow && data?.type === 'ready') window.ready.push({ ...data, origin });
    });
    frame.src = address;
    document.body.append(frame);
  }, [`${here.address}?embed&${query}`, sandbox]);
  await opened.page.waitForFunction(() => window.ready.length > 0);
  return opened;
}
/** A request of that page's host; what comes back has a payload or an error. */
export const ask = (page, type, payload) => page.evaluate(([name, given]) => window.ask(name, given), [type, payload]);
