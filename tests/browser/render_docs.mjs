// Pages of somebody's docs, made of our snippets by the tools that make such pages.
import { execFileSync } from 'node:child_process';
import { evaluate } from '@mdx-js/mdx';
import asciidoctor from '@asciidoctor/core';
import * as runtime from 'preact/jsx-runtime';
import { h } from 'preact';
import { render } from 'preact-render-to-string';

/** What a site's tool makes of a snippet that stands between two paragraphs of its page. */
export const rendered = {
  html: async (text) => `<p>before</p>\n${text}\n<p>after</p>`,
  iframe: async (text) => `<p>before</p>\n${text}\n<p>after</p>`,
  asciidoc: async (text) => asciidoctor().convert(`before\n\n${text}\nafter\n`),
  /** Sphinx reads its pages by docutils, whose directive `raw` this is. */
  sphinx: async (text) => execFileSync('rst2html5', ['--raw-enabled'], { input: `before\n\n${text}\nafter\n`, encoding: 'utf8' }).match(/<body[^>]*>([\s\S]*)<\/body>/)[1],
  mdx: async (text) => {
    const { default: Page } = await evaluate(`before\n\n${text}\n\nafter\n`, runtime);
    return render(h(Page, {}));
  },
};
