// The matrix: actors by themes or by kinds of statement; a number opens the statements it counts in the table.
function columnsOf(id) {
  if (state.by === "kind") return [things[id].kind];
  return subjects(id).filter((other) => things[other].kind === "theme" && shown(other));
}

// Of each actor and column, how many statements there are of each kind.
function counts() {
  const found = new Map();
  for (const id of statements.filter(shown)) {
    for (const actor of who(id)) {
      if (!found.has(actor)) found.set(actor, new Map());
      const row = found.get(actor);
      for (const column of columnsOf(id)) {
        if (!row.has(column)) row.set(column, new Map());
        const kind = things[id].kind;
        row.get(column).set(kind, (row.get(column).get(kind) || 0) + 1);
      }
    }
  }
  return found;
}

const total = (cell) => [...cell.values()].reduce((sum, one) => sum + one, 0);
const sum = (row) => [...row.values()].reduce((all, cell) => all + total(cell), 0);

function refreshMatrix() {
  const found = counts();
  const weight = new Map();
  for (const row of found.values()) for (const [column, cell] of row) weight.set(column, (weight.get(column) || 0) + total(cell));
  const columns = state.by === "kind" ? Object.keys(kinds).filter((kind) => weight.has(kind))
    : [...weight].sort(([one, a], [other, b]) => b - a || one - other).map(([column]) => column);
  const rows = [...found].filter(([, row]) => row.size).sort(([one, a], [other, b]) => sum(b) - sum(a) || one - other);
  const head = (column) => (state.by === "kind" ? [icon(column), " " + kindName(column, true)] : [go(column)]);
  const by = ["theme", "kind"].map((each) => el("button", { type: "button", "data-by": each, "aria-pressed": String(state.by === each), onclick: () => { change({ by: each }); document.querySelector(`[data-by="${each}"]`).focus(); } }, each === "kind" ? word("by_kind") : word("by_theme")));
  byId("matrix").replaceChildren(
    el("div", { class: "bar views", role: "group", "aria-label": word("by") }, by),
    el("div", { class: "scroll" }, el("table", {},
      el("caption", {}, state.by === "kind" ? word("matrix_caption_kind") : word("matrix_caption_theme")),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, word("who")),
        columns.map((column) => el("th", { scope: "col", class: "number" }, head(column))),
        el("th", { scope: "col", class: "number" }, word("total")))),
      el("tbody", {}, rows.slice(0, 500).map(([actor, row]) => el("tr", { class: actor === state.pick ? "chosen" : undefined },
        el("th", { scope: "row" }, go(actor, label(things[actor]))),
        columns.map((column) => el("td", { class: "number" }, row.has(column) ? cellButton(actor, column, row.get(column)) : "")),
        el("td", { class: "number" }, String(sum(row)))))))));
}

// A cell: of each kind its shape and how many; its name says the same in words.
function cellButton(actor, column, cell) {
  const name = state.by === "kind" ? kindName(column, true) : label(things[column]);
  const parts = [...cell].sort(([one], [other]) => kindOrder.indexOf(one) - kindOrder.indexOf(other));
  const said = parts.map(([kind, number]) => `${number} ${kindName(kind, number > 1).toLowerCase()}`).join(", ");
  return el("button", { type: "button", class: "cell", "aria-label": `${cut(label(things[actor]), 80)}, ${cut(name, 80)}: ${said}`, title: said, onclick: () => openCell(actor, column) },
    state.by === "kind" ? String(total(cell)) : parts.map(([kind, number]) => el("span", {}, icon(kind), String(number))));
}

function openCell(actor, column) {
  if (state.by !== "kind") return change({ view: "table", pick: actor, to: null, filter: { ...state.filter, theme: things[column].iri } });
  const hidden = new Set(Object.keys(kinds).filter((other) => kinds[other].statement && other !== column));
  change({ view: "table", pick: actor, to: null, hidden });
}
