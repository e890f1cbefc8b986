// Tables that are pasted anywhere in the page, as cells copied from a spreadsheet or as CSV: what is pasted into a field stays there.

/** More rows than these are no list of people any more. */
const most_rows = 10_000;
const is_field = (element) => element instanceof Element && element.matches('input, textarea, select');

export function listen_to_pastes({ program, frames, twin }) {
  document.addEventListener('paste', async (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const is_table = /[\t\n]/.test(text.trim());
    // One line into a field is typing; a list is a list wherever the caret stands.
    if (!is_table || (is_field(event.target) && event.target.type !== 'text')) return;
    event.preventDefault();
    const [{ csvParseRows }, { tsvParseRows }] = await Promise.all([import('./d3-dsv/csv.js'), import('./d3-dsv/tsv.js')]);
    const lines = text.replace(/^\ufeff/, '');
    const rows = lines.includes('\t') ? tsvParseRows(lines) : csvParseRows(lines);
    if (rows.length > most_rows) {
      program.tell(`${rows.length.toLocaleString('en')} rows were pasted: at most ${most_rows.toLocaleString('en')} can be added at once`);
    } else {
      program.paste_table(rows);
    }
    frames.want_for_event();
    twin.follow();
  });
}
