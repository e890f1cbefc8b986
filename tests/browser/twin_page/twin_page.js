// The page of the tests of the twin alone (twin_stage.mjs): the twin's own files over a program that is not there.
import { make_fake_program } from './fake_program.js';
import { play_sample } from './sample.js';
import { make_twin } from './twin.js';

const options = new URLSearchParams(location.search);
const fake = make_fake_program();
const counts = Object.fromEntries(['rows', 'columns'].filter((key) => options.has(key)).map((key) => [key, Number(options.get(key))]));
if (!options.has('empty')) play_sample(fake, counts);
const frames = { wanted: 0, want_for_event() { frames.wanted += 1; } };
const twin = make_twin({ root: document.getElementById('twin'), program: fake, frames });
if (options.has('shown')) twin.set_shown(true, { is_beside: options.has('beside') });
if (options.has('theme')) document.documentElement.dataset.theme = options.get('theme');
twin.follow({ is_urgent: true });
Object.assign(window, { fake, twin, frames, tell: () => twin.follow({ is_urgent: true }) });
document.documentElement.dataset.ready = 'yes';
