// A text field nobody sees, at the caret: it hears input methods, dead keys and soft keyboards, and cut, copy and paste
// in every browser without asking for permission. While an input method composes, its letters show in it.

export function make_text_agent({ stage, program, frames }) {
  const agent = document.getElementById('text_agent');
  let is_wanted = false;
  let is_composing = false;
  let copy_event = null; // the clipboard event being answered, if any

  // A soft keyboard deletes only where there is something to delete.
  const filler = '\u200b';
  const is_soft = matchMedia('(pointer: coarse)');
  function empty() {
    agent.value = is_soft.matches ? filler : '';
    agent.setSelectionRange(agent.value.length, agent.value.length);
  }

  function type(text) {
    program.text(text.replaceAll(filler, ''));
    frames.want_for_event();
  }
  function press(code) {
    program.key(code, code, 0, true);
    program.key(code, code, 0, false);
    frames.want_for_event();
  }

  agent.addEventListener('compositionstart', () => {
    is_composing = true;
    agent.value = '';
    agent.classList.add('composing');
  });
  agent.addEventListener('compositionend', (event) => {
    is_composing = false;
    agent.classList.remove('composing');
    type(event.data);
    empty();
  });
  agent.addEventListener('beforeinput', (event) => {
    if (is_composing) return;
    // Keys with a real name were heard on their way down; these come from soft keyboards, by what they mean.
    if (event.inputType === 'deleteContentBackward') press('Backspace');
    if (event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph') press('Enter');
  });
  agent.addEventListener('input', (event) => {
    if (is_composing || event.isComposing) {
      agent.style.width = `${Math.max(1, agent.scrollWidth)}px`;
      return;
    }
    if (event.inputType.startsWith('insert') && event.data) type(event.data);
    empty();
  });

  function on_copy(event) {
    copy_event = event;
    program.press_copy(event.type === 'cut');
    frames.now();
    const text = program.take_copied();
    if (text) put_on_clipboard(event, text);
    copy_event = null;
  }
  function put_on_clipboard(event, text) {
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  }
  function on_paste(event) {
    program.paste(event.clipboardData.getData('text/plain'));
    event.preventDefault();
    frames.want_for_event();
  }
  for (const place of [stage, agent]) {
    place.addEventListener('copy', on_copy);
    place.addEventListener('cut', on_copy);
    place.addEventListener('paste', on_paste);
  }

  function copy_by_command(text) {
    const answer = (event) => {
      event.stopPropagation();
      put_on_clipboard(event, text);
    };
    document.addEventListener('copy', answer, { capture: true, once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', answer, { capture: true });
  }

  const text_agent = {
    element: agent,
    /** Puts a text on the clipboard from inside a click or a key. */
    copy(text) {
      if (copy_event !== null) put_on_clipboard(copy_event, text);
      else if (navigator.clipboard?.writeText) navigator.clipboard.writeText(text).catch(() => copy_by_command(text));
      else copy_by_command(text);
    },
    /** After each frame: does a field want text, and where is its caret? In CSS pixels on the stage. */
    follow_caret(is_typing, x, y, height) {
      is_wanted = is_typing;
      if (is_typing) {
        agent.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
        agent.style.height = `${Math.ceil(height)}px`;
      }
      text_agent.settle();
    },
    /** The focus goes where the keyboard is needed, if it is on the stage at all. */
    settle() {
      if (is_wanted && document.activeElement === stage) {
        empty();
        agent.focus({ preventScroll: true });
      } else if (!is_wanted && document.activeElement === agent) {
        stage.focus({ preventScroll: true });
      }
    },
    /** Someone pressed the stage. */
    take_focus() {
      if (document.activeElement !== stage && document.activeElement !== agent) stage.focus({ preventScroll: true });
    },
  };
  return text_agent;
}
