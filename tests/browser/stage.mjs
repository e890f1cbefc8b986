// A browser and a served page for one file of tests, there before the first and gone after the last.
import { after, before } from 'node:test';
import * as chromium from './support.mjs';

const { serve_page, test_page } = chromium;

/**
 * `defaults` are options of `open_page` for every page of the file. What `launch` gives (`browser`) and `address` are there
 * once tests run. `driver` has `launch` and `open_page`, for Chromium or for another browser.
 */
export function stage(defaults = {}, folder = test_page, driver = chromium) {
  const here = {
    browser: undefined,
    address: undefined,
    open: (options) => driver.open_page(here.browser, here.address, { ...defaults, ...options }),
  };
  let launched, host;
  before(async () => {
    launched = await driver.launch();
    host = await serve_page(folder);
    Object.assign(here, launched, { address: host.address });
  });
  after(async () => {
    await launched?.close();
    host?.server.close();
    host?.server.closeAllConnections();
  });
  return here;
}
