// The matrix: actors by kinds of statement; a number opens the statements it counts in the table.
function counts() {
  const found = new Map();
  for (const id of statements.filter(shown)) {
    for (const actor of who(id)) {
      if (!found.has(actor)) found.set(actor, new Map());
      const row = found.get(actor);
      row.set(things[id].kind, (row.get(things[id].kind) || 0) + 1);
    }
  }
  return found;
}

function refreshMatrix() {
  const found = counts();
  const columns = Object.keys(kinds).filter((kind) => kinds[kind].statement && !state.hidden.has(kind));
  const sum = (row) => [...row.values()].reduce((total, one) => total + one, 0);
  const rows = [...found].sort(([one, a], [other, b]) => sum(b) - sum(a) || one - other);
  byId("matrix").replaceChildren(el("div", { class: "scroll" }, el("table", {},
    el("caption", {}, word("matrix_caption")),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, word("who")),
      columns.map((kind) => el("th", { scope: "col", class: "number" }, icon(kind), " " + kindName(kind, true))),
      el("th", { scope: "col", class: "number" }, word("total")))),
    el("tbody", {}, rows.slice(0, 500).map(([actor, row]) => el("tr", { class: actor === state.pick ? "chosen" : undefined },
      el("th", { scope: "row" }, go(actor, label(things[actor]))),
      columns.map((kind) => el("td", { class: "number" }, row.has(kind)
        ? el("button", { type: "button", "aria-label": `${cut(label(things[actor]), 80)}, ${kindName(kind, true)}: ${row.get(kind)}`,
          onclick: () => openCell(actor, kind) }, String(row.get(kind)))
        : "")),
      el("td", { class: "number" }, String(sum(row)))))))));
}

function openCell(actor, kind) {
  const hidden = new Set(Object.keys(kinds).filter((other) => kinds[other].statement && other !== kind));
  change({ view: "table", pick: actor, hidden });
}
