// Mouse, touch, pen and wheel on the stage, as the program's pointer events (web/input/input.h decides what they mean).

const devices = { mouse: 0, touch: 1, pen: 2 };
const line_height = 20; // CSS pixels, where a wheel counts in lines

export function modifiers_of(event) {
  // AltGr types signs; some systems report it as Ctrl and Alt.
  const is_alt_gr = event.getModifierState?.('AltGraph') ?? false;
  return (event.shiftKey ? 1 : 0) | (event.ctrlKey && !is_alt_gr ? 2 : 0) | (event.altKey && !is_alt_gr ? 4 : 0) |
    (event.metaKey ? 8 : 0);
}

export function listen_to_pointers({ stage, program, frames, twin, is_guest }) {
  const is_touch = (event) => event.pointerType === 'touch';

  function tell(kind, event) {
    const box = stage.getBoundingClientRect();
    const answer = program.pointer(kind, {
      device: devices[event.pointerType] ?? devices.mouse,
      x: event.clientX - box.left,
      y: event.clientY - box.top,
      button: is_touch(event) ? event.pointerId : event.button,
      wheel_x: event.wheel_x, wheel_y: event.wheel_y,
      modifiers: modifiers_of(event),
    });
    frames.want_for_event();
    return answer;
  }

  stage.addEventListener('pointerdown', (event) => {
    stage.setPointerCapture(event.pointerId);
    tell('down', event);
  });
  stage.addEventListener('pointermove', (event) => tell('move', event));
  stage.addEventListener('pointerup', (event) => {
    tell('up', event);
    // What the click did must be known now: a soft keyboard only opens while the touch is being answered, and what is
    // typed right after a click is for the field that was clicked.
    frames.now();
    twin.answer_press();
  });
  stage.addEventListener('pointercancel', (event) => tell('cancel', event));
  stage.addEventListener('pointerleave', (event) => { if (!is_touch(event)) tell('leave', event); });
  // Browsers set the focus on mousedown, and would take it from the page's HTML.
  stage.addEventListener('mousedown', (event) => event.preventDefault());
  stage.addEventListener('contextmenu', (event) => event.preventDefault());

  // Before a guest was pressed a finger scrolls the page around it, afterwards what is in it (page.css).
  if (is_guest) {
    const mark = () => { document.documentElement.dataset.guest = stage.parentElement.contains(document.activeElement) ? 'active' : 'quiet'; };
    document.addEventListener('focusin', mark);
    document.addEventListener('focusout', () => setTimeout(mark));
    mark();
  }

  // Whatever is held down when the window goes behind another is let go where nobody hears of it.
  window.addEventListener('blur', () => {
    program.notify('released');
    frames.want_for_event();
  });

  stage.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) return; // zoom is the browser's
    const is_active = !is_guest || stage.parentElement.contains(document.activeElement);
    if (!is_active) return;
    const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? line_height : stage.clientHeight;
    event.wheel_x = event.deltaX * unit;
    event.wheel_y = event.deltaY * unit;
    const scrolls = tell('wheel', event);
    if (scrolls || !is_guest) event.preventDefault();
  }, { passive: false });
}
