// Files in and out: chosen in a dialog, dropped on the page, or saved. Nothing is sent anywhere.

const largest_file = 64 * 1024 * 1024;

export function make_files({ program, frames, show_notice }) {
  function refuse(file, reason) {
    show_notice(`“${file.name}” was not opened`, reason, { button: 'Close' });
  }
  async function read(file) {
    if (file.size > largest_file) {
      refuse(file, `It is larger than ${largest_file / 1024 / 1024} MB, which no scenario is.`);
      return;
    }
    let text;
    try {
      text = await file.text();
    } catch (error) {
      refuse(file, `The browser could not read it: ${error.message}`);
      return;
    }
    program.open_text(file.name, text);
    frames.want_for_event();
  }

  return {
    open() {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = '.json,application/json';
      input.addEventListener('change', () => { if (input.files[0]) read(input.files[0]); });
      input.click();
    },
    download(name, mime, text) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: mime }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
    listen() {
      const carries_file = (event) => event.dataTransfer?.types.includes('Files') ?? false;
      const mark = (is_over) => document.documentElement.classList.toggle('dropping', is_over);
      window.addEventListener('dragover', (event) => {
        if (!carries_file(event)) return;
        event.preventDefault();
        mark(true);
      });
      window.addEventListener('dragleave', (event) => { if (event.relatedTarget === null) mark(false); });
      window.addEventListener('drop', (event) => {
        mark(false);
        if (!carries_file(event)) return;
        event.preventDefault();
        if (event.dataTransfer.files[0]) read(event.dataTransfer.files[0]);
      });
    },
  };
}
