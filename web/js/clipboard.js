// What the program puts on the clipboard, from inside a click or a key.

/** Where the newer way is not there or refused. */
function copy_by_command(text) {
  const answer = (event) => {
    event.stopPropagation();
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', answer, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', answer, { capture: true });
}

export function copy_text(text) {
  if (navigator.clipboard?.writeText) navigator.clipboard.writeText(text).catch(() => copy_by_command(text));
  else copy_by_command(text);
}
