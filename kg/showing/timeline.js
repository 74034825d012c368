// The timeline: documents with what they recommend, deadlines, and tenures, on one scale; each line is also text.
const DATE = /^\d{4}(-\d\d){0,2}$/;

function moments() {
  const lines = [];
  things.forEach((thing, id) => {
    if (!shown(id)) return;
    if (thing.kind === "document" && DATE.test(thing.date)) {
      lines.push({ id, start: thing.date, end: thing.date, moment: true });
      const asked = statements.filter((other) => things[other].document === id && things[other].kind === "recommendation" && shown(other));
      if (asked.length) lines.push({ id, start: thing.date, end: thing.date, moment: true, kind: "recommendation", asked: asked.length });
    }
    if (isStatement(thing) && DATE.test(thing.until || "")) lines.push({ id, start: thing.until, end: thing.until, moment: true, kind: thing.kind, deadline: true });
  });
  for (const [person, post, name, note] of data.ties) {
    if (name !== "holds" || !shown(person) || !shown(post)) continue;
    for (const each of note.split(" ").filter(Boolean)) {
      const [start, end] = each.split("/");
      if (DATE.test(start) && (!end || DATE.test(end)) && (!state.filter.on || holdsOn(each, state.filter.on))) lines.push({ id: person, post, start, end, note: each });
    }
  }
  return lines.sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : one.id - other.id));
}

const years = (date) => {
  const [year, month, number] = date.split("-").map(Number);
  return year + ((month || 1) - 1) / 12 + ((number || 1) - 1) / 365;
};

function lineText(line) {
  if (line.asked) return word("asked", { count: line.asked }) + ", " + day(line.start);
  if (line.deadline) return word("deadline", { day: day(line.start) });
  return line.moment ? day(line.start) : label(things[line.post]) + ", " + periods(line.note);
}

function refreshTimeline() {
  const lines = moments();
  const ends = lines.flatMap((line) => [years(line.start), years(line.end || line.start)]);
  const first = Math.floor(Math.min(...ends)), last = Math.ceil(Math.max(...ends)) + 1;
  const at = (when) => ((when - first) / (last - first)) * 1000;
  const box = byId("timeline");
  const step = Math.max(1, Math.ceil((last - first) / 8));
  box.replaceChildren(el("h2", {}, word("timeline_caption")));
  if (!lines.length) return;
  const axis = el("div", { class: "track" });
  axis.style.position = "relative";
  for (let year = first; year < last; year += step) {
    const mark = el("span", { class: "quiet" }, String(year));
    Object.assign(mark.style, { position: "absolute", left: `${at(year) / 10}%` });
    axis.append(mark);
  }
  box.append(el("ol", {}, el("li", { "aria-hidden": "true" }, el("span", {}), axis), lines.slice(0, 1500).map((line) => {
    const kind = line.kind || (line.moment ? "document" : "person");
    const track = svg("svg", { viewBox: "0 0 1000 20", class: "track", preserveAspectRatio: "none", "aria-hidden": "true" });
    const from = at(years(line.start)), to = at(line.end ? years(line.end) : last);
    if (state.filter.on) track.append(svg("rect", { x: at(years(state.filter.on)), y: 0, width: 1.5, height: 20, fill: palette.focus }));
    track.append(svg("rect", {
      x: line.moment ? from - 3 : from, y: 4, width: line.moment ? 6 : Math.max(3, to - from), height: 12, fill: colour(kind),
    }));
    return el("li", { class: line.id === state.pick ? "chosen" : undefined }, go(line.id, line.deadline ? cut(things[line.id].text, 110) : "", lineText(line)), track);
  })));
}
