// The data, the words, and the state of the page. All that comes from the data becomes text nodes and attributes
// whose values cannot run; nothing here ever makes markup out of a string.
const data = JSON.parse(document.getElementById("data").textContent);
const things = data.things;
data.nodes = data.nodes.map(([x, y], id) => ({ id, x, y }));
data.edges = data.edges.map(([from, to, dashed], id) => ({ id, from, to, ...(dashed ? { dashes: [4, 4] } : {}) }));
const byIri = new Map(things.map((thing, id) => [thing.iri, id]));
const kinds = data.kinds;
const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const VIEWS = ["network", "table", "matrix", "timeline"];
const state = { view: "network", pick: null, to: null, lang: "nl", hidden: new Set(), filter: {}, by: "theme", bundle: null };

// What each thing is tied to: [other, relation, does it point away, note, goes without saying]
const ties = things.map(() => []);
for (const [from, to, relation, note, quiet] of data.ties) {
  ties[from].push([to, relation, true, note, Boolean(quiet)]);
  ties[to].push([from, relation, false, note, Boolean(quiet)]);
}

const byId = (id) => document.getElementById(id);

function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) made.append(child);
  return made;
}

function svg(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function word(key, values) {
  const words = data.words[state.lang];
  const text = key in words.ui ? words.ui[key] : words[key] || "";
  return text.replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? values[name] : all));
}

const relation = (name, away) => (data.words[state.lang].relation[name] || [name, name])[away ? 0 : 1];
const label = (thing) => (state.lang === "en" && thing.en) || thing.nl || cut(thing.text || "", 60);
const pair = (names) => (names ? (state.lang === "en" && names[1]) || names[0] : "");
const kindName = (kind, many) => kinds[kind][(many ? "many_" : "") + state.lang];
const colour = (kind) => kinds[kind][dark.matches ? "dark" : "light"];
const isStatement = (thing) => Boolean(kinds[thing.kind].statement);
let fitting = null; // the things that the filters leave, or null where nothing is filtered
const shown = (id) => !state.hidden.has(things[id].kind) && (!fitting || fitting.has(id));

function cut(text, most) {
  const letters = Array.from(text.slice(0, most * 2 + 2));
  return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : text;
}

function day(date) {
  const [year, month, number] = (date || "").split("-");
  if (!month) return year;
  return [number ? Number(number) : "", data.words[state.lang].months[month - 1], year].join(" ").trim();
}

function periods(note) {
  return (note || "").split(" ").filter(Boolean).map((each) => {
    const [start, end] = each.split("/");
    if (!start) return end ? word("before", { end: day(end) }) : "";
    return end ? word("period", { start: day(start), end: day(end) }) : word("since", { start: day(start) });
  }).join("; ");
}

function icon(kind) {
  const made = svg("svg", { viewBox: "-1.25 -1.25 2.5 2.5", class: "icon", "aria-hidden": "true" });
  made.append(svg("path", {
    d: kinds[kind].path, fill: colour(kind), stroke: "currentColor", "stroke-width": "0.14", "stroke-linejoin": "round",
  }));
  return made;
}

function go(id, text, note) {
  const thing = things[id];
  return el("button", { type: "button", class: "go", onclick: () => choose(id) },
    icon(thing.kind),
    el("span", { class: "name", dir: "auto" }, cut(text || thing.text || label(thing), text ? 600 : 150),
      note ? el("span", { class: "quiet" }, " " + note) : null));
}

// The address after # is the state: it can be shared, and "back" works.
function address() {
  const parts = new URLSearchParams();
  if (state.view !== "network") parts.set("view", state.view);
  if (state.pick !== null) parts.set("pick", things[state.pick].iri);
  if (state.lang !== "nl") parts.set("lang", state.lang);
  if (state.pick !== null && state.to !== null) parts.set("to", things[state.to].iri);
  if (state.bundle !== null) parts.set("bundle", state.bundle ? "yes" : "no");
  if (state.by === "kind") parts.set("by", "kind");
  for (const [name, value] of Object.entries(state.filter)) if (value) parts.set(name, value);
  if (state.hidden.size) parts.set("hide", [...state.hidden].sort().join(","));
  return "#" + parts.toString();
}

function restore() {
  const parts = new URLSearchParams(location.hash.slice(1));
  state.view = VIEWS.includes(parts.get("view")) ? parts.get("view") : "network";
  state.lang = parts.get("lang") === "en" ? "en" : "nl";
  state.pick = byIri.has(parts.get("pick")) ? byIri.get(parts.get("pick")) : null;
  state.to = state.pick !== null && byIri.has(parts.get("to")) ? byIri.get(parts.get("to")) : null;
  state.bundle = { yes: true, no: false }[parts.get("bundle")] ?? null;
  state.by = parts.get("by") === "kind" ? "kind" : "theme";
  state.filter = Object.fromEntries(FILTERS.map((name) => [name, parts.get(name)]).filter(([name, value]) => value && sensible(name, value)));
  state.hidden = new Set((parts.get("hide") || "").split(",").filter((kind) => Object.hasOwn(kinds, kind)));
}

function change(what) {
  Object.assign(state, what);
  const wanted = address();
  if (wanted !== (location.hash || "#")) history.pushState(null, "", wanted);
  refresh();
}

function choose(id) {
  const hidden = new Set(state.hidden);
  if (id !== null) hidden.delete(things[id].kind);
  if (id !== null && seeking) return arrive(id, hidden);
  change({ pick: id, to: null, hidden, filter: id !== null && fitting && !fitting.has(id) ? {} : state.filter });
}

// What belongs to a choice: all it is tied to, and through a statement whom and what that names.
function neighbourhood(id) {
  const near = new Set([id]);
  for (const [other, , , , quiet] of ties[id]) {
    if (quiet && !isStatement(things[id])) continue;
    near.add(other);
    if (isStatement(things[id]) || !isStatement(things[other])) continue;
    for (const [end, , away, , silent] of ties[other]) if (away && !silent) near.add(end);
  }
  return near;
}
