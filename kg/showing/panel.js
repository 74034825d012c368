// The panel beside the picture: what is chosen, the sentence that proves it, and all it is tied to.
function row(name, ...value) {
  return value.some((each) => each) ? [el("dt", {}, word(name)), el("dd", { dir: "auto" }, ...value)] : [];
}

function refreshPanel() {
  const panel = byId("panel");
  if (state.pick === null) {
    panel.replaceChildren(el("p", {}, word("hint")));
    return;
  }
  const thing = things[state.pick];
  const title = thing.text || label(thing);
  panel.replaceChildren(
    el("div", { class: "what" }, icon(thing.kind), el("span", {}, kindName(thing.kind)),
      thing.called && pair(thing.called).toLowerCase() !== kindName(thing.kind).toLowerCase() && !isStatement(thing)
        ? el("span", {}, "· " + pair(thing.called)) : null,
      el("button", { type: "button", id: "seek", "aria-pressed": String(seeking), onclick: () => seek(!seeking) }, word("seek_way")),
      el("button", { type: "button", id: "clear", onclick: () => { choose(null); byId("search").focus(); } }, word("clear"))),
    el("h2", { class: title.length > 300 ? "name long" : "name", dir: "auto", tabindex: title.length > 300 ? "0" : undefined, lang: isStatement(thing) || !thing.en ? "nl" : undefined }, cut(title, 4000)),
    ...wayList(),
    isStatement(thing) ? proof(thing) : facts(thing),
    ...groups(state.pick));
  panel.scrollTop = 0;
}

function proof(thing) {
  const cite = el("button", { type: "button", id: "cite", onclick: () => copyCitation(thing, cite) }, word("cite"));
  const quotes = (thing.evidence || []).map(([start, end, before, exact, after, page]) => [
    el("blockquote", { dir: "auto", lang: "nl" },
      el("span", { class: "beside" }, "…" + before), el("mark", {}, exact || thing.text), el("span", { class: "beside" }, after + "…")),
    el("p", { class: "quiet" }, word("place") + ": " + (page ? word("page_number", { page }) + ", " : "") + word("characters", { start, end })),
  ]);
  const source = thing.document === undefined ? null : things[thing.document];
  return el("div", {},
    el("dl", {},
      source ? [el("dt", {}, word("document")), el("dd", {}, go(thing.document, label(source)))] : [],
      row("date", source && source.date ? day(source.date) : ""),
      row("reference", source && source.reference),
      row("file", source && source.file),
      row("section", thing.section),
      row("role", pair(thing.role)),
      row("strength", pair(thing.strength)),
      row("stance", pair(thing.stance)),
      row("due", thing.due),
      row("rule", thing.rule),
      row("confidence", percent(thing.confidence))),
    quotes.length ? el("h3", {}, word("evidence")) : null,
    ...quotes.flat(), cite);
}

const percent = (part) => (part === undefined ? "" : Math.round(part * 100) + " %");

function facts(thing) {
  const safe = (thing.links || []).filter((link) => /^https?:\/\//i.test(link) && URL.canParse(link));
  return el("dl", {},
    row("date", thing.date ? day(thing.date) : ""),
    row("reference", thing.reference),
    row("file", thing.file),
    safe.length ? [el("dt", {}, word("links")), el("dd", {}, safe.map((link) =>
      el("div", {}, el("a", { href: link, rel: "noopener noreferrer external", target: "_blank" }, shortened(link)))))] : []);
}

function shortened(link) {
  const { hostname, pathname } = new URL(link);
  return [hostname.replace(/^www\./, ""), pathname.split("/").filter(Boolean).pop()].filter(Boolean).join(" · ");
}

// Ties by relation; statements under the relation they have to what is chosen.
function groups(id) {
  const found = new Map();
  for (const [other, name, away, note, quiet] of ties[id]) {
    if (quiet && !isStatement(things[id])) continue;
    if (name === "statedIn" && away) continue; // told above, as the document
    if (name === "holds" && state.filter.on && !holdsOn(note, state.filter.on)) continue;
    const heading = relation(name, away);
    if (!found.has(heading)) found.set(heading, new Map());
    found.get(heading).set(other, note);
  }
  return [...found].map(([heading, others]) => el("div", {},
    el("h3", {}, `${heading} (${others.size})`),
    list([...others].sort(([one], [other]) => order(one) - order(other) || one - other))));
}

const kindOrder = Object.keys(kinds);
const order = (id) => kindOrder.indexOf(things[id].kind);

function list(entries) {
  const made = el("ul", {});
  const add = (from) => {
    for (const [id, note] of entries.slice(from, from + 25)) made.append(el("li", {}, go(id, "", periods(note))));
    if (entries.length > from + 25) {
      const more = el("li", {}, el("button", { type: "button", onclick: () => { more.remove(); add(from + 25); } },
        `${word("more")} (${entries.length - from - 25})`));
      made.append(more);
    }
  };
  add(0);
  return made;
}
