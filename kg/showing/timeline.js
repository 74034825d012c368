// The timeline: documents as moments, tenures as bars, on one scale; each line is also text.
const DATE = /^\d{4}(-\d\d){0,2}$/;

function moments() {
  const lines = [];
  things.forEach((thing, id) => {
    if (thing.kind === "document" && DATE.test(thing.date) && shown(id)) lines.push({ id, start: thing.date, end: thing.date, moment: true });
  });
  for (const [person, post, name, note] of data.ties) {
    if (name !== "holds" || !shown(person) || !shown(post)) continue;
    for (const each of note.split(" ").filter(Boolean)) {
      const [start, end] = each.split("/");
      if (DATE.test(start) && (!end || DATE.test(end))) lines.push({ id: person, post, start, end, note: each });
    }
  }
  return lines.sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : one.id - other.id));
}

const years = (date) => {
  const [year, month, number] = date.split("-").map(Number);
  return year + ((month || 1) - 1) / 12 + ((number || 1) - 1) / 365;
};

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
  box.append(el("ol", {}, el("li", { "aria-hidden": "true" }, el("span", {}), axis), lines.map((line) => {
    const kind = line.moment ? "document" : "person";
    const track = svg("svg", { viewBox: "0 0 1000 20", class: "track", preserveAspectRatio: "none", "aria-hidden": "true" });
    const from = at(years(line.start)), to = at(line.end ? years(line.end) : last);
    track.append(svg("rect", {
      x: line.moment ? from - 3 : from, y: 4, width: line.moment ? 6 : Math.max(3, to - from), height: 12, fill: colour(kind),
    }));
    const when = line.moment ? day(line.start) : periods(line.note);
    return el("li", { class: line.id === state.pick ? "chosen" : undefined },
      go(line.id, "", (line.post === undefined ? "" : label(things[line.post]) + ", ") + when), track);
  })));
}
