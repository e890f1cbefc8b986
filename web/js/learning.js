// A lesson inside of a learning system: what the lesson's news (web/js/lesson_news.js) mean to it, in the words of web/js/scorm.js.
import { make_scorm } from './scorm.js';

/** `lesson`: the one that this page was made for; of others nothing is told. `window`: where to look for the system. */
export function make_learning({ window, lesson, now, tell }) {
  const scorm = make_scorm({ window, now });
  const resumed = scorm.resume();
  let is_open = false;
  let result = null; // told with the end of the page that completes it: one commit a page
  let words = scorm.is_recorded ? 'Recorded by the learning system that this lesson was opened in' : scorm.why;

  function say(sentence) {
    if (words === sentence) return;
    words = sentence;
    tell(words);
  }
  function keep(progress) {
    if (!scorm.keep(progress) && scorm.is_recorded) {
      say('Answers and score are recorded by the learning system, but where you stop has no room there');
    }
  }
  function finish() {
    if (result !== null) scorm.finished(result);
    result = null;
  }
  function end_page() {
    finish();
    scorm.turned();
  }

  const heard = {
    opened: ({ progress }) => {
      is_open = progress.lesson === lesson;
      if (is_open) keep(progress);
    },
    closed: () => {
      if (is_open) end_page();
      is_open = false;
    },
    answer({ page, kind, says, right_says, score, of, tries, seconds }) {
      if (tries > 1) return; // the first try counts
      scorm.answered({ id: `${lesson}.page-${page}.${kind}`, given: says, right: right_says, is_right: score === of, seconds });
    },
    changed({ progress, has_turned }) {
      if (progress.questions.length > 0 && !progress.questions.some(({ first }) => first !== undefined)) {
        result = null; // begun afresh before the page was turned
        scorm.begun_afresh();
      }
      keep(progress);
      if (has_turned) end_page();
    },
    complete(told) {
      result = told;
    },
  };

  return {
    get words() { return words; },
    /** How far one was, as the program keeps it; empty: at the beginning. */
    progress_of: (id) => (id === lesson && resumed !== null ? JSON.stringify(resumed) : ''),
    hear(news) {
      if (news.type === 'opened' || is_open) heard[news.type](news);
    },
    /** The page goes away. */
    leave() {
      finish();
      scorm.leave();
      say(scorm.why);
    },
  };
}
