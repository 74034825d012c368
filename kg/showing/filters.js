// The filters: which statements fit, and with them all they are tied to. A day says who held which post then.
const FILTERS = ["theme", "ministry", "programme", "document", "role", "sure", "on"];
const DAY = /^\d{4}-\d\d-\d\d$/;
const AGENTS = new Set(["holder", "holderPost", "addressee", "addresseePost", "statedBy", "speakerPost", "heldBy"]);

function sensible(name, value) {
  if (name === "on") return DAY.test(value) && !Number.isNaN(Date.parse(value));
  if (name === "sure") return Number(value) > 0 && Number(value) <= 1;
  if (name === "role") return value.length < 200;
  return byIri.has(value) && options(name).includes(byIri.get(value));
}

// Whose ministry an actor belongs to: its own, that of the post, or those of the posts held on a date (where known).
function ministriesOf(id, date, steps = 0) {
  const thing = things[id];
  if (thing.ministry) return [id];
  if (steps > 3) return [];
  const up = { post: ["postIn", "broaderPost"], person: ["holds"] }[thing.kind] || [];
  return ties[id].filter(([, name, away, note]) => away && up.includes(name) && (name !== "holds" || !DAY.test(date) || holdsOn(note, date)))
    .flatMap(([other]) => ministriesOf(other, date, steps + 1));
}

function holdsOn(note, date) {
  return (note || "").split(" ").filter(Boolean).some((each) => {
    const [start, end] = each.split("/");
    return (start || end) && start <= date && (!end || date < end);
  });
}

function options(name) {
  if (name === "ministry") return numbered((thing) => thing.ministry);
  if (name === "document") return numbered((thing, id) => thing.kind === "document" && ties[id].some(([, relation, away]) => relation === "statedIn" && !away));
  return numbered((thing) => thing.kind === name);
}

const numbered = (test) => things.map((thing, id) => id).filter((id) => test(things[id], id));
const roleOf = (thing) => (thing.role ? thing.role[0] : "");

function fits(id) {
  const { theme, ministry, programme, document: source, role, sure } = state.filter;
  const thing = things[id];
  const about = (iri) => ties[id].some(([other, , away]) => away && things[other].iri === iri);
  if (theme && !about(theme)) return false;
  if (programme && !about(programme)) return false;
  if (source && (thing.document === undefined || things[thing.document].iri !== source)) return false;
  if (role && roleOf(thing) !== role) return false;
  if (sure && !(thing.confidence >= Number(sure))) return false;
  if (ministry) {
    const agents = ties[id].filter(([, name, away]) => away && AGENTS.has(name)).map(([other]) => other);
    const said = thing.document === undefined ? "" : things[thing.document].date;
    if (!agents.some((other) => ministriesOf(other, said).some((one) => things[one].iri === ministry))) return false;
  }
  return true;
}

function applyFilters() {
  fitting = null;
  if (!FILTERS.some((name) => name !== "on" && state.filter[name])) return;
  fitting = new Set();
  for (const id of statements) {
    if (!fits(id)) continue;
    fitting.add(id);
    for (const [other, , away] of ties[id]) if (away && !isStatement(things[other])) fitting.add(other);
  }
  // A post brings its ministry, and who held it (that day).
  for (const id of [...fitting]) {
    if (things[id].kind === "person") for (const [post, name, away, note] of ties[id]) if (away && name === "holds" && (!state.filter.on || holdsOn(note, state.filter.on)) && fitting.has(post)) fitting.add(post);
    if (things[id].kind === "post") for (const [other, name, away] of ties[id]) if (away && name === "postIn") fitting.add(other);
  }
  for (const name of ["theme", "ministry", "programme", "document"]) if (byIri.has(state.filter[name])) fitting.add(byIri.get(state.filter[name]));
}

// Who held which post on the day, in the order of the posts' names.
function holdersOn(date) {
  return data.ties.filter(([, , name, note]) => name === "holds" && holdsOn(note, date))
    .map(([person, post, , note]) => ({ person, post, note }))
    .sort((one, other) => label(things[one.post]).localeCompare(label(things[other.post]), state.lang) || one.person - other.person);
}

function reach() {
  const dates = data.ties.filter(([, , name]) => name === "holds").flatMap(([, , , note]) => note.split(/[ /]/)).concat(things.map((thing) => thing.date || "")).filter((each) => DAY.test(each)).sort();
  return dates.length ? [dates[0], dates[dates.length - 1]] : null;
}

const dayNumber = (date) => Math.round(Date.parse(date) / 86400000);
const dayOf = (number) => new Date(number * 86400000).toISOString().slice(0, 10);

function refreshFilters() {
  const held = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.filter : undefined;
  const set = (name, value) => change({ filter: { ...state.filter, [name]: value || undefined }, to: null });
  const select = (name, entries) => {
    if (!entries.length) return null;
    const made = el("select", { "data-filter": name }, el("option", { value: "" }, word("any")),
      entries.map(([value, text]) => el("option", { value, selected: state.filter[name] === value }, cut(text, 90))));
    made.addEventListener("change", () => set(name, made.value));
    return el("label", {}, el("span", {}, word(name === "sure" ? "at_least" : name)), made);
  };
  const byName = (name) => options(name).map((id) => [things[id].iri, label(things[id]) + (name === "document" && things[id].date ? ` (${day(things[id].date)})` : "")])
    .sort(([, one], [, other]) => one.localeCompare(other, state.lang));
  const roles = new Map(things.filter((thing) => thing.role).map((thing) => [roleOf(thing), pair(thing.role)]));
  const sure = [0.6, 0.7, 0.8, 0.9].map((each) => [String(each), percent(each)]);
  const some = FILTERS.some((name) => state.filter[name]);
  const clear = el("button", { type: "button", id: "unfilter", onclick: () => { change({ filter: {} }); byId("filters").querySelector("select, input")?.focus(); } }, word("unfilter"));
  clear.hidden = !some;
  document.querySelector(".filters").replaceChildren(...[
    select("theme", byName("theme")), select("ministry", byName("ministry")), select("programme", byName("programme")),
    select("document", byName("document")), select("role", [...roles].sort()), select("sure", sure), slider(set), clear,
  ].filter(Boolean));
  byId("filtered").textContent = fitting ? word("rows", { shown: statements.filter(shown).length, count: statements.length }) : "";
  if (held) document.querySelector(`[data-filter="${held}"]`)?.focus();
}

function slider(set) {
  const ends = reach();
  if (!ends) return null;
  const on = state.filter.on || "";
  const range = el("input", { type: "range", "data-filter": "slide", min: dayNumber(ends[0]), max: dayNumber(ends[1]), step: "1", "aria-label": word("on_day") });
  range.value = on ? dayNumber(on) : dayNumber(ends[1]);
  range.setAttribute("aria-valuetext", on ? day(on) : word("any_day"));
  const field = el("input", { type: "date", "aria-label": word("on_day"), "data-filter": "on", value: on, min: ends[0], max: ends[1] });
  const told = el("output", {}, on ? day(on) : word("any_day"));
  range.addEventListener("input", () => { told.textContent = day(dayOf(Number(range.value))); range.setAttribute("aria-valuetext", told.textContent); });
  range.addEventListener("change", () => set("on", dayOf(Number(range.value))));
  field.addEventListener("change", () => set("on", sensible("on", field.value) ? field.value : ""));
  const made = el("fieldset", { class: "days" }, el("legend", {}, word("on_day")), field, range, told);
  if (on) {
    const held = holdersOn(on);
    made.append(el("details", { id: "held", open: true }, el("summary", {}, word("held", { count: held.length, day: day(on) })),
      el("ul", {}, held.slice(0, 200).map(({ person, post }) => el("li", {}, go(post), go(person))))));
  }
  return made;
}
