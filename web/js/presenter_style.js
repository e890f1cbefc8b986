// How the window with the presenter's notes looks: the colours of web/look/theme.cpp, at arm's length.
const light = `--panel: #ffffff; --sunken: #f8f8fa; --hover: #f2f2f5; --selected: #eceefd; --line: #e6e6eb; --line-strong: #cfcfd8;
  --text: #1a1a20; --muted: #5b5b67; --accent: #4a54cf; --accent-text: #3f48bd; --on-accent: #ffffff; --bad: #b34400; color-scheme: light;`;
const dark = `--panel: #16171b; --sunken: #121317; --hover: #22242a; --selected: #24274a; --line: #25272e; --line-strong: #3d404b;
  --text: #ececf1; --muted: #a6a7b4; --accent: #5d66e0; --accent-text: #9aa2ff; --on-accent: #ffffff; --bad: #f58442; color-scheme: dark;`;
const contrast = `--panel: #000000; --sunken: #000000; --hover: #1f1f1f; --selected: #1b1f6b; --line: #ffffff; --line-strong: #ffffff;
  --text: #ffffff; --muted: #ffffff; --accent: #c9ceff; --accent-text: #c9ceff; --on-accent: #000000; --bad: #ff9d5c; color-scheme: dark;`;

export const style = `
:root { ${light} }
:root[data-theme="dark"] { ${dark} }
:root[data-theme="contrast"] { ${contrast} }
html, body { height: 100%; margin: 0; background: var(--panel); color: var(--text); }
body { display: flex; flex-direction: column; font: 14.5px/20px Inter, system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol { margin: 0; padding: 0; }
h1 { font-size: 14.5px; line-height: 20px; }
h1 small { margin-inline-start: 8px; font-size: 14.5px; font-weight: 400; color: var(--muted); }
h2 { font-size: 12.5px; line-height: 17px; font-weight: 600; color: var(--muted); }
header, footer { flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 10px 20px; }
header { border-block-end: 1px solid var(--line); }
header h1 { flex: 1 1 110px; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.timers { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; color: var(--muted); }
.timers b { color: var(--text); }
.timers .over, .timers .over b { color: var(--bad); }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(220px, 37%); }
article { min-height: 0; padding: 20px; overflow: auto; }
aside { min-height: 0; padding: 20px; overflow: auto; background: var(--sunken); border-inline-start: 1px solid var(--line); }
.where { font-size: 12.5px; line-height: 17px; color: var(--muted); }
.title { margin-block: 6px 14px; font-size: 18px; line-height: 24px; color: var(--text); }
.notes { font-size: 18px; line-height: 27px; }
.notes > * + *, .card > * + * { margin-block-start: 8px; }
.none { color: var(--muted); }
ul { padding-inline-start: 20px; }
.answers { margin-block-start: 20px; }
.answers > * + * { margin-block-start: 6px; }
.next { margin-block-end: 20px; }
.card { margin-block-start: 8px; padding: 12px 16px; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; color: var(--muted); }
.card h3 { font-size: 14.5px; line-height: 20px; color: var(--text); }
nav ol { margin-block-start: 6px; list-style: none; }
nav button { display: flex; gap: 8px; width: 100%; text-align: start; font-weight: 400; }
nav span { flex: none; min-width: 16px; color: var(--muted); }
footer { justify-content: space-between; border-block-start: 1px solid var(--line); }
footer p { font-size: 12.5px; line-height: 17px; color: var(--muted); }
button { min-height: 32px; padding: 5px 12px; font: inherit; font-weight: 500; color: var(--text); background: var(--panel); border: 1px solid var(--line-strong); border-radius: 7px; cursor: pointer; }
button:hover { background: var(--hover); }
button.quiet { padding: 5px 8px; border-color: transparent; background: none; }
button.quiet:hover { background: var(--hover); }
nav button[aria-current] { background: var(--selected); font-weight: 600; }
button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button[aria-pressed="true"] { color: var(--accent-text); background: var(--selected); border-color: var(--accent); }
button[aria-disabled="true"] { color: var(--muted); background: none; border-color: var(--line-strong); cursor: default; }
button:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }
kbd { margin-inline-start: 4px; padding: 0 5px; font: inherit; font-size: 12.5px; font-weight: 400; border: 1px solid currentcolor; border-radius: 5px; opacity: 0.8; }
@media (max-width: 620px) {
  body { height: auto; min-height: 100%; }
  main { display: block; }
  article, aside { overflow: visible; }
  aside { border-inline-start: 0; border-block-start: 1px solid var(--line); }
  header h1 { flex-basis: 60%; }
  .timers { order: 1; }
  kbd, footer p { display: none; }
  header, footer { position: sticky; inset-block: 0; background: var(--panel); z-index: 1; }
}
@media (max-height: 460px) { article, aside { padding-block: 12px; } }
`;
