// Draws lines of text that the program's baked font cannot: by the same font as far as it goes, then by the system's, shaped and
// ordered by the browser, on a canvas of its own that web/browser/line_artist.cpp takes into its textures.
import { direction_of } from './twin_text.js';

const families = '"permsim text", system-ui, -apple-system, "Segoe UI", sans-serif';
/** No line is taller than a page of textures, or wider than sixteen. */
const most = { height: 1024, width: 16 * 1024 };

/** Fonts outlive a program that is replaced: the next one has the same. */
const lent = new Set();

export function make_line_artist({ on_font }) {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });

  /** After every change of the canvas's size all of it is set anew. */
  function prepare(line, size, weight) {
    context.font = `${weight} ${size}px ${families}`;
    context.textRendering = 'geometricPrecision';
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.direction = direction_of(line);
  }

  /**
   * Room for the ink, one pixel for smoothing and one that stays empty. Of a line in two directions Firefox takes all parts to
   * begin where the line does, and tells the end of the longest: so there is room for the whole width at least.
   */
  function box_of(line, size) {
    const ink = context.measureText(line);
    const room = (length, limit) => Math.min(Math.max(0, Math.ceil(length)), Math.ceil(limit)) + 2;
    const left = room(ink.actualBoundingBoxLeft, 4 * size);
    const above = Math.min(room(ink.actualBoundingBoxAscent, 4 * size), most.height / 2);
    return {
      pen_x: left,
      pen_y: above,
      width: left + room(Math.max(ink.actualBoundingBoxRight, ink.width), most.width - left - 4),
      height: above + Math.min(room(ink.actualBoundingBoxDescent, 3 * size), most.height / 2),
    };
  }

  /** White letters stay white; an emoji does not. A browser that hides pixels from pages only seems to have colours. */
  function has_colors() {
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 32 && (data[i] < 200 || data[i + 1] < 200 || data[i + 2] < 200)) return true;
    }
    return false;
  }

  return {
    lend_font(weight, bytes) {
      if (lent.has(weight)) return;
      lent.add(weight);
      const face = new FontFace('permsim text', bytes, { weight: String(weight) });
      document.fonts.add(face);
      if (face.status !== 'loaded') face.load().then(on_font, () => {}); // without it the system's fonts do it all
    },
    width(line, size, weight) {
      prepare(line, size, weight);
      return context.measureText(line).width;
    },
    draw(line, size, weight, color) {
      prepare(line, size, weight);
      const box = box_of(line, size);
      canvas.width = box.width;
      canvas.height = box.height;
      const draw = (style) => {
        prepare(line, size, weight);
        context.fillStyle = style;
        context.fillText(line, box.pen_x, box.pen_y);
      };
      draw('#fff');
      const is_colored = has_colors();
      if (is_colored) {
        context.clearRect(0, 0, box.width, box.height);
        draw(`rgb(${color & 255}, ${(color >> 8) & 255}, ${(color >> 16) & 255})`);
      }
      return { ...box, is_colored };
    },
    /** Columns of what was drawn last, into a texture. */
    put(gl, texture, x, y, from, width, height) {
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
      gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, from);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
      gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, 0);
    },
  };
}
