// Exports that the browser has a part in: what goes to the clipboard, and pictures drawn from SVG (web/models/exporting.h).

/** Browsers draw nothing larger on a canvas. */
const longest_side = 16384;

/** Where one looks at a picture is not known, so it has the light colours that the SVG has without its style. */
const without_style = (svg) => svg.replace(/<style>[^]*?<\/style>\n?/, '');

/** A PNG of twice the size, as a Blob. Throws in words. */
async function drawn(svg) {
  const [, width, height] = /^<svg [^>]*? width="(\d+)" height="(\d+)"/.exec(svg).map((side) => 2 * Number(side));
  if (Math.max(width, height) > longest_side) throw new Error('it is larger than a browser draws: take the SVG');
  const image = new Image();
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = () => reject(new Error('this browser does not draw it: take the SVG'));
    // The page's policy allows data: and no blob:, and a picture from there is of the page's own origin wherever it stands.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(without_style(svg))}`;
  });
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
  if (blob === null) throw new Error('it is larger than this browser draws: take the SVG');
  return blob;
}

export function make_exporting({ program, copy_text, download }) {
  async function copy_picture(svg) {
    if (typeof ClipboardItem !== 'function' || !navigator.clipboard?.write) {
      program.tell('This browser does not let pictures be copied: save it instead');
      return;
    }
    let problem = '';
    // Asked for at once, while the press is being answered; the picture may come later.
    const picture = drawn(svg).catch((error) => {
      problem = `The picture is not copied: ${error.message}`;
      throw error;
    });
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      program.tell('The picture is copied');
    } catch {
      await picture.catch(() => {});
      program.tell(problem || 'The browser did not let the picture be copied: save it instead');
    }
  }
  return {
    async copy_and_tell(text, what) {
      const is_copied = await copy_text(text);
      program.tell(is_copied ? `${what} is copied` : `The browser did not let ${what[0].toLowerCase()}${what.slice(1)} be copied`);
    },
    async draw_picture(svg, name) {
      if (name === '') {
        await copy_picture(svg);
        return;
      }
      try {
        download(name, 'image/png', await drawn(svg));
        program.tell(`“${name}” is saved`);
      } catch (error) {
        program.tell(`The picture is not saved: ${error.message}`);
      }
    },
  };
}
