// What is typed and ticked in the twin: the program's values come into the page, but never over what a person is typing.

/** A line to type in, or many. */
export const is_text = (element) => element?.type === 'text' || element?.type === 'textarea';

/** Where the program wants the caret that it gives a field of many lines: a line and a letter in it, from 1 on. */
export function put_caret(area) {
  const { row = 1, column = 1, scrolled = 0 } = area.twin_node;
  const lines = area.value.split('\n');
  const before = lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const within = [...(lines[row - 1] ?? '')].slice(0, column - 1).join('').length;
  const at = Math.min(area.value.length, before + within);
  area.setSelectionRange(at, at);
  area.scrollTop = scrolled;
}

export function make_fields(root) {
  /** By input: `texts` are what the program was told and has not answered yet, `before` the last value it had before them. */
  const typing = new WeakMap();

  /** Whether the program's value is older than what stands in the field: it is still to hear of the rest. */
  function is_behind(input, value) {
    const told = typing.get(input);
    if (told === undefined || told.texts.length === 0) return false;
    const newest = told.texts.at(-1);
    const is_answer = value === newest;
    // A text that was typed twice may be answered once too early: then nothing is certain yet.
    if (is_answer && told.before !== newest && told.texts.indexOf(newest) === told.texts.length - 1) told.texts = [];
    return !is_answer && (value === told.before || told.texts.includes(value));
  }

  function settle_text(input) {
    const value = input.twin_node.value ?? '';
    if (is_behind(input, value) || input.value === value) return;
    typing.delete(input);
    input.value = value;
  }

  const settle_choice = (input) => {
    const property = input.localName === 'option' ? 'selected' : 'checked';
    const is_on = Boolean(input.twin_node.selected);
    if (input[property] !== is_on) input[property] = is_on;
  };

  return {
    /** After each drawing: every control shows what the program says, or what is being typed. */
    settle() {
      for (const input of root.querySelectorAll('input[type="text"], textarea')) settle_text(input);
      for (const input of root.querySelectorAll('input[type="checkbox"], input[type="radio"], option')) settle_choice(input);
    },
    /** Where a person changed what may not be changed now. */
    take_back(control) {
      (control.closest('fieldset') ?? control.closest('label')).querySelectorAll('input, option').forEach(settle_choice);
    },
    /** The person has typed: true when the program has not been told this text last. */
    typed(input) {
      const told = typing.get(input) ?? { texts: [] };
      if (told.texts.at(-1) === input.value) return false;
      if (told.texts.length === 0) told.before = input.twin_node.value ?? '';
      told.texts.push(input.value);
      typing.set(input, told);
      return true;
    },
    /** Enter, or the field was left, or the program put the caret there: whatever the program says from now on counts. */
    entered: (input) => typing.delete(input),
    /** Whether something was typed since. */
    is_changed: (input) => typing.has(input),
  };
}
