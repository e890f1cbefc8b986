// Stands in for the program: offers what the twin asks of it (web/README.md, The twin), and writes down what it is told.

export function make_fake_program() {
  let version = 1;
  let panels = []; // { id, node, changed_at }
  let focus;
  const fake = {
    /** Every act: [id, what, value]. */
    log: [],
    /** How often it was asked, and how often it had something new to say. */
    asks: 0, answers: 0,
    /** What the program does at an act; the sample (sample.js) puts it there. */
    on_perform() {},

    /** Puts a panel there, or another node in its place; `before` is the id of the panel it shall come before. */
    put(id, node, before) {
      version += 1;
      const panel = { id, node, changed_at: version };
      const index = panels.findIndex((other) => other.id === id);
      if (index >= 0) panels[index] = panel;
      else panels.splice(before === undefined ? panels.length : panels.findIndex((other) => other.id === before), 0, panel);
    },
    remove(id) {
      version += 1;
      panels = panels.filter((panel) => panel.id !== id);
    },
    node: (id) => panels.find((panel) => panel.id === id)?.node,
    /** The node of that id, wherever it stands; change it, then `touch` its panel. */
    inner(id) {
      const search = (node) => (node.id === id ? node : (node.children ?? []).map(search).find(Boolean));
      return panels.map(({ node }) => search(node)).find(Boolean);
    },
    touch(id) { fake.put(id, fake.node(id)); },
    want_focus(id) {
      version += 1;
      focus = id;
    },

    twin(known) {
      fake.asks += 1;
      if (known === version) return '';
      fake.answers += 1;
      const told = {
        version, focus,
        panels: panels.map(({ id, node, changed_at }) => (changed_at > known ? { id, node } : { id })),
      };
      focus = undefined;
      return JSON.stringify(told);
    },
    perform(id, what, value) {
      fake.log.push([id, what, value]);
      fake.on_perform(id, what, value);
    },
  };
  return fake;
}
