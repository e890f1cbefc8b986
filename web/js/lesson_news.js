// What a learner does in the open lesson, as news: for the page around this one (web/js/protocol.js) and for a learning system
// (web/js/learning.js). It looks at what is kept of the lesson, which changes with everything that a learner does.

const is_done = ({ first }) => first !== undefined;

/**
 * `program` tells how far one is, `ask` is the session's door. `hear` is called with each piece of news:
 * - `{ type: 'opened', progress }`, and `{ type: 'closed' }`;
 * - `{ type: 'answer', lesson, page, kind, question, answered, right, score, of, tries, seconds, is_right, says, right_says }`: a question
 *   was locked in. `answered` and `score` are of the first try, which counts; `is_right` and `says`, the answer in words, of this one;
 * - `{ type: 'changed', progress, has_turned }`: anything at all, after the answers that came of it;
 * - `{ type: 'complete', score, of, passed }`: every question has had its first try.
 */
export function make_lesson_news({ program, ask, hear }) {
  let text = '';
  let before = null;

  const asked = (request) => {
    const reply = ask(request);
    return reply.ok ? reply.answer : undefined;
  };
  /** A lesson that asks nothing is done when its result is looked at. */
  const is_complete = (progress) => (progress.questions.length > 0 ? progress.questions.every(is_done)
    : asked({ ask: 'lesson' })?.passed !== undefined);

  function tell_answers(was, now) {
    const tries_of = ({ questions }) => new Map(questions.map(({ page, tries }) => [page, tries]));
    const earlier = tries_of(was);
    const locked = now.questions.filter(({ page, tries }) => tries > (earlier.get(page) ?? 0)).map(({ page }) => page + 1);
    if (locked.length === 0) return;
    const result = asked({ ask: 'lesson_result', at: '' });
    const { page, asks } = asked({ ask: 'lesson' })?.now ?? {}; // a question is locked in on its own page
    for (const answer of result?.answers ?? []) {
      if (!locked.includes(answer.page)) continue;
      const now = page === answer.page && asks.locked ? { is_right: asks.is_right, says: asks.answered_says, right_says: asks.right_says }
        : { is_right: answer.score === answer.of, says: '', right_says: '' };
      hear({ type: 'answer', lesson: result.lesson, ...answer, ...now });
    }
  }

  return {
    /** After whatever may have changed something. */
    follow() {
      const told = program.lesson_progress();
      if (told === text) return;
      text = told;
      const was = before;
      if (text === '') {
        before = null;
        return hear({ type: 'closed' });
      }
      const progress = JSON.parse(text);
      const now = { ...progress, is_complete: is_complete(progress) };
      before = now;
      if (was === null || was.lesson !== now.lesson || was.version !== now.version) return hear({ type: 'opened', progress });
      tell_answers(was, now);
      hear({ type: 'changed', progress, has_turned: was.page !== now.page });
      if (now.is_complete && !was.is_complete) {
        const { score, of, passed } = asked({ ask: 'lesson_result', at: '' }) ?? {};
        if (passed !== undefined) hear({ type: 'complete', score, of, passed });
      }
      return undefined;
    },
  };
}
