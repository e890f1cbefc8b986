// Files in and out: chosen in a dialog, dropped on the page, or saved. Nothing is sent anywhere.

/** Larger files are refused before they are read: reading one takes a multiple of its size of memory. */
const largest_file = 32 * 1024 * 1024;
const megabytes = (size) => `${(size / 1024 / 1024).toFixed(size < 100 * 1024 * 1024 ? 1 : 0)} MB`;

/** Why these bytes are no text in UTF-8; nothing when they are. */
function why_no_text(bytes) {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return 'It is text in UTF-16. A scenario is text in UTF-8: most editors offer that when they save.';
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const part = 1 << 20;
  try {
    for (let at = 0; at < bytes.length; at += part) decoder.decode(bytes.subarray(at, at + part), { stream: true });
    decoder.decode();
    return '';
  } catch {
    return 'It is not text in UTF-8, as scenarios and policies are: perhaps it is a file of another kind, or was saved in another encoding.';
  }
}

export function make_files({ program, frames, work, is_guest, show_notice, copy_text }) {
  function refuse(name, reason) {
    show_notice({ title: `“${name}” was not opened`, words: reason, buttons: [], can_be_closed: true });
  }

  async function read(file) {
    if (file.size > largest_file) {
      refuse(file.name, `It has ${megabytes(file.size)}. This page opens files of up to ${largest_file / 1024 / 1024} MB.`);
      return;
    }
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      refuse(file.name, `The browser could not read it: it may be a folder, or have changed or vanished meanwhile (${error.message}).`);
      return;
    }
    const reason = why_no_text(bytes);
    if (reason !== '') {
      refuse(file.name, reason);
      return;
    }
    work.keep_now();
    const has_room = program.open_file(file.name, bytes);
    if (!has_room) refuse(file.name, 'The browser gives this page no more memory for it. Closing other pages may help.');
    frames.want_for_event();
  }

  /** One file is opened; anything else that can be dropped is spoken of. */
  function take_dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const folder = entries.find((entry) => entry.isDirectory);
    const [file] = transfer.files;
    if (transfer.files.length > 1) {
      show_notice({ title: `${transfer.files.length} files were dropped`, words: 'One can be open at a time: drop the one you want to see.',
        buttons: [], can_be_closed: true });
    } else if (folder) {
      refuse(folder.name, 'It is a folder. Drop the scenario or policy file that lies in it.');
    } else if (file) {
      read(file);
    }
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
      const is_text = typeof text === 'string'; // a picture is a Blob
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: mime }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      // A frame is not told whether its host lets it save files; one without an origin is often not allowed to.
      if (is_guest && window.origin === 'null') {
        show_notice({ title: `“${name}” was handed to the browser`, can_be_closed: true,
          words: 'If no file came, the page that this simulator is embedded in does not let it save files (its frame is sandboxed ' +
            `without allow-downloads).${is_text ? ' The text can be copied instead.' : ''}`,
          buttons: is_text ? [{ label: 'Copy the text', act: () => copy_text(text) }] : [] });
      }
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
        take_dropped(event.dataTransfer);
      });
    },
  };
}
