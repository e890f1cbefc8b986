// The presenter's half of the page over a program that is not there: it writes down what it is told.
import { make_presenter } from './presenter.js';

const log = [];
const program = {
  present_by: (what) => log.push(what),
  set_speaker: (state) => log.push(`speaker ${state}`),
  shortcut(code) {
    log.push(`key ${code}`);
    return true;
  },
};
const state = {
  lesson: 'Before somebody goes away', page: 2, pages: ['Ana is leaving', 'What may Ben do?', 'What happened on Thursday night'],
  where: 'Page 2 of 3 · predict', title: 'What may Ben do?', notes: [{ says: 'Let the room vote first' }, { item: 'Hands up' }, { item: 'Then ask' }],
  next_title: 'What happened on Thursday night', next_text: [{ says: 'The sign-in runs out' }], goes_on: 'Reveal the answers', can_go_on: true,
  asks: true, is_revealed: false, marked: '3 of 15 marked by the room', right: [], is_blank: false, minutes: 8,
  altogether: { counted: 0, since: Date.now() }, on_this_page: { counted: 0, since: Date.now() },
};
const presenter = make_presenter({ program, frames: { want_for_event() {} }, twin: { follow() {} } });
presenter.listen();
// As a grid of the twin does.
document.getElementById('grid').addEventListener('keydown', (event) => {
  log.push(`grid ${event.key}`);
  event.preventDefault();
});

window.room = {
  log, presenter, state,
  tell: (change = {}) => presenter.tell(JSON.stringify(Object.assign(state, change))),
};
document.documentElement.dataset.ready = '';
