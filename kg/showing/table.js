// The table of the statements: what a screen reader, a printer and a spreadsheet get.
const COLUMNS = ["kind", "who", "statement", "about", "document", "date", "section", "confidence"];
const WHO = ["holder", "heldBy", "addressee", "statedBy", "speakerPost", "holderPost", "addresseePost"];
const SUBJECT = ["about", "firstMadeIn"];
const statements = things.map((thing, id) => id).filter((id) => isStatement(things[id]));
const sorting = { column: "date", down: true };
let page = 200;

// Who is meant: those who are to act; where nobody is, who is asked; else who says it.
function who(id) {
  for (const names of [["holder", "holderPost"], ["addressee", "addresseePost"], ["statedBy", "speakerPost"]]) {
    const found = ties[id].filter(([, name, away]) => away && names.includes(name));
    if (found.length) {
      const held = ties[id].filter(([, name, away]) => away && name === "heldBy" && names.includes("holder"));
      return [...new Set([...found, ...held].map(([other]) => other))];
    }
  }
  return [];
}

const subjects = (id) => [...new Set(ties[id].filter(([, name, away]) => away && SUBJECT.includes(name)).map(([other]) => other))];

function cell(id, column) {
  const thing = things[id];
  const source = thing.document === undefined ? {} : things[thing.document];
  switch (column) {
    case "kind": return kindName(thing.kind);
    case "who": return who(id).map((other) => label(things[other])).join("; ");
    case "statement": return thing.text || "";
    case "about": return subjects(id).map((other) => label(things[other])).join("; ");
    case "document": return source.nl ? label(source) : "";
    case "date": return source.date || "";
    case "section": return thing.section || "";
    default: return thing.confidence === undefined ? "" : thing.confidence;
  }
}

function rowsNow() {
  const wanted = (byId("filter") ? byId("filter").value : "").trim();
  const matching = wanted ? new Set(find(wanted)) : null;
  const near = state.pick === null || isStatement(things[state.pick]) ? null
    : new Set(ties[state.pick].map(([other]) => other));
  const rows = statements.filter((id) => shown(id) && (!matching || matching.has(id)
    || cell(id, "who").toLowerCase().includes(wanted.toLowerCase())) && (!near || near.has(id)));
  const sign = sorting.down ? -1 : 1;
  const key = new Map(rows.map((id) => [id, cell(id, sorting.column)]));
  return rows.sort((one, other) => {
    const a = key.get(one), b = key.get(other);
    return sign * (typeof a === "number" ? a - b : String(a).localeCompare(String(b), state.lang)) || one - other;
  });
}

function refreshTable() {
  const box = byId("table");
  if (!byId("filter")) {
    const field = el("input", { id: "filter", type: "search", maxlength: "200" });
    field.addEventListener("input", fillTable);
    box.replaceChildren(
      el("div", { class: "bar" }, el("label", {}, el("span", { "data-word": "filter" }), field),
        el("button", { type: "button", id: "csv", "data-word": "csv", onclick: saveCsv }),
        el("span", { id: "rows", class: "quiet", role: "status" })),
      el("div", { class: "scroll" }, el("table", { id: "statements" })));
  }
  fillTable();
}

function fillTable() {
  const rows = rowsNow();
  const head = el("tr", {}, COLUMNS.map((column) => el("th", {
    scope: "col", "aria-sort": column === sorting.column ? (sorting.down ? "descending" : "ascending") : undefined,
  }, el("button", {
    type: "button", "data-sort": column, title: word("sort", { column: word(column).toLowerCase() }),
    onclick: () => {
      Object.assign(sorting, { down: column === sorting.column ? !sorting.down : false, column });
      fillTable();
      document.querySelector(`[data-sort="${column}"]`).focus();
    },
  }, word(column)))));
  const body = el("tbody", {}, rows.slice(0, page).map((id) => el("tr", { class: id === state.pick ? "chosen" : undefined }, COLUMNS.map((column) => filled(id, column)))));
  byId("statements").replaceChildren(el("caption", {}, word("caption")), el("thead", {}, head), body);
  if (rows.length > page) {
    byId("statements").append(el("tfoot", {}, el("tr", {}, el("td", { colspan: COLUMNS.length },
      el("button", { type: "button", onclick: () => { page += 500; fillTable(); } }, word("more"))))));
  }
  byId("rows").textContent = word("rows", { shown: rows.length, count: statements.length });
}

function filled(id, column) {
  const attributes = { "data-name": word(column), dir: "auto", class: `c-${column}${column === "confidence" ? " number" : ""}` };
  const several = (ids) => el("div", {}, ids.map((other) => el("div", {}, go(other, label(things[other])))));
  const value = column === "who" ? several(who(id)) : column === "about" ? several(subjects(id))
    : column === "statement" ? el("div", { class: "text", lang: "nl" }, go(id, cut(things[id].text || "", 1200)))
    : column === "kind" ? kindName(things[id].kind)
    : column === "date" ? day(cell(id, column))
    : column === "confidence" ? percent(things[id].confidence)
    : cell(id, column);
  if (cell(id, column) === "") attributes.class += " none";
  return el("td", attributes, value);
}

// A cell that begins like a formula would run in a spreadsheet; a quote mark before it keeps it text.
function csvCell(value) {
  const text = String(value);
  return `"${(/^[\s]*[=+\-@]/.test(text) && typeof value !== "number" ? "'" + text : text).replaceAll('"', '""')}"`;
}

function csvText() {
  const rows = [COLUMNS.map((column) => word(column)), ...rowsNow().map((id) => COLUMNS.map((column) => cell(id, column)))];
  return "\ufeff" + rows.map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function saveCsv() {
  save(new Blob([csvText()], { type: "text/csv;charset=utf-8" }), "verantwoord.csv");
}
