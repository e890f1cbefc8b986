// A browser and a served page for one file of tests, there before the first and gone after the last.
import { after, before } from 'node:test';
import { launch, open_page, serve_page, test_page } from './support.mjs';

/** `defaults` are options of `open_page` for every page of the file. `browser` and `address` are there once tests run. */
export function stage(defaults = {}, folder = test_page) {
  const here = {
    browser: undefined,
    address: undefined,
    open: (options) => open_page(here.browser, here.address, { ...defaults, ...options }),
  };
  let chromium, host;
  before(async () => {
    chromium = await launch();
    host = await serve_page(folder);
    here.browser = chromium.browser;
    here.address = host.address;
  });
  after(async () => {
    await chromium?.close();
    host?.server.close();
    host?.server.closeAllConnections();
  });
  return here;
}
