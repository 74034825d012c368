// Statements between the same two things as one line with their number; it opens on demand.
const MANY = 400; // statements from which they are bundled unless asked otherwise

const bundled = () => (state.bundle === null ? statements.length > MANY : state.bundle);

// Of each document and actor or subject, what the document says that names it.
function bundles() {
  const found = new Map();
  for (const id of statements) {
    const source = things[id].document;
    if (source === undefined || !shown(id)) continue;
    for (const other of new Set([...who(id), ...subjects(id)])) {
      if (other === source || isStatement(things[other]) || !shown(other)) continue;
      const key = source + " " + other;
      if (!found.has(key)) found.set(key, { from: source, to: other, ids: [] });
      found.get(key).ids.push(id);
    }
  }
  return [...found.values()];
}

// What opens a bundle: the statements of one document that name one thing.
function openBundle({ from, to }) {
  const name = things[to].kind === "theme" ? { theme: things[to].iri } : {};
  change({ pick: to, to: null, filter: { ...state.filter, ...name, document: things[from].iri } });
  fit();
}

function refreshBundling() {
  const box = byId("bundle");
  box.checked = bundled();
  box.closest("label").hidden = statements.length === 0;
}

function startBundling() {
  byId("bundle").addEventListener("change", () => change({ bundle: byId("bundle").checked }));
}
