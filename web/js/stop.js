// What a person sees when the program has stopped: what happened, what is kept of their work, and how to go on with it.

const is_of_depth = (error) => error instanceof RangeError && /call stack|recursion/i.test(error.message);
class OutOfMemory extends Error {}

function why(error) {
  if (error instanceof OutOfMemory) return 'It needed more memory than the browser gives to one page.';
  if (is_of_depth(error) || /too much recursion/.test(error?.message)) return 'It had to go deeper than the browser lets a program go.';
  return `Something in it broke: ${error?.message ?? error}.`;
}

export function make_stop({ frames, work, files, is_guest, show_notice, copy_text, run_again }) {
  let kept = null; // what can be gone on with, while the notice stands
  let is_saved = false;
  let is_going_on = false;
  let take_notice_away = () => {};

  window.addEventListener('beforeunload', (event) => {
    if (kept !== null && !is_saved && !is_guest) event.preventDefault();
  });

  function save() {
    files.download(kept.name, 'application/json', kept.text);
    is_saved = true;
  }

  async function go_on(with_work) {
    is_going_on = true;
    let error = null;
    const is_well = await run_again(with_work).catch((reason) => { error = reason; return false; });
    is_going_on = false;
    if (!is_well) {
      show(error ?? last_error, true);
      return;
    }
    kept = null;
    take_notice_away();
  }

  let last_error = null;
  function show(error, is_again) {
    frames.stop();
    const save_button = { label: 'Save it as a file', act: save, is_main: is_again };
    const copy_button = { label: 'Copy it', act: () => copy_text(kept.text) };
    const keepers = [save_button, ...(is_guest && window.origin === 'null' ? [copy_button] : [])];
    const start = (label, is_main, with_work) => ({ label, is_main, act: () => go_on(with_work) });
    take_notice_away = show_notice({
      title: is_again ? 'The program stopped again' : 'The program stopped',
      words: [why(error), words_of_work(is_again)],
      buttons: kept === null ? [start('Start again', true, null)]
        : is_again ? [...keepers, start('Start without it', false, null)] : [start('Go on with it', true, kept), ...keepers],
      is_final: true,
    });
  }

  function words_of_work(is_again) {
    if (kept === null) return 'Nothing had been changed before, so no work is lost.';
    const what = `“${kept.title}”`;
    if (is_again) return `Your work, ${what}, is still kept: save it before you start without it or leave this page.`;
    return `Your work is kept: ${what}, ` + (kept.is_behind ? 'as it stood a few moments before. ' : 'as it stood before that. ') +
      'You can go on with it; only the steps of undo are gone.';
  }

  return {
    /** The program broke with this error. */
    happened(error) {
      console.error(error);
      last_error = error;
      frames.stop();
      if (is_going_on) return; // whoever started it again says so
      kept = work.rescued();
      is_saved = false;
      show(error, false);
    },
    /** Called by the program when the browser refuses it memory; never returns to it. */
    out_of_memory() { throw new OutOfMemory('there is no more memory'); },
  };
}
