// What the program puts on the clipboard, from inside a click or a key.

/** Where the newer way is not there or refused. */
function copy_by_command(text) {
  const answer = (event) => {
    event.stopPropagation();
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', answer, { capture: true, once: true });
  const is_done = document.execCommand('copy');
  document.removeEventListener('copy', answer, { capture: true });
  return is_done;
}

/** Resolves with whether it is there now. */
export async function copy_text(text) {
  if (!navigator.clipboard?.writeText) return copy_by_command(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copy_by_command(text);
  }
}
