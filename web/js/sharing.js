// The open work sent elsewhere: as a link, into a tab of its own, or into somebody's page. What packs a document is loaded when
// it is needed.

const own_address = () => location.href.replace(/[?#].*$/, '');
const hash_of = async (text) => (text === '' ? '' : (await import('./link.js')).hash_of(text));

export function make_sharing({ program, frames, copy_text }) {
  return {
    async share(text, at) {
      const link = own_address() + (at > 0 ? `?step=${at}` : '') + await hash_of(text);
      program.set_shared(link.length, await copy_text(link));
      frames.want_for_event();
    },
    /** This page by itself, looked at as `parameters` say; `text` is the document where it is not a shipped one. */
    async open_in_full(parameters, text) {
      const asked = parameters === '' ? '' : `?${parameters}`;
      // Without a wait where there is nothing to pack: browsers open a tab only while a press is being answered.
      const hash = text === '' ? '' : await hash_of(text);
      window.open(own_address() + asked + hash, '_blank', 'noopener');
    },
    async show_embedding(parameters, text) {
      const [{ show_embed_dialog }, hash] = await Promise.all([import('./embed_dialog.js'), hash_of(text)]);
      show_embed_dialog({ base: own_address(), parameters, state: hash.slice(1), copy_text, title: document.title });
    },
  };
}
