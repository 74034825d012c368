// The shortest way between two things: fewest ties, and of as few the one that leads past the fewest others.
let seeking = false;
let way = null;

// Ties that say nothing of the two: a theme of many statements, or that a document merely names something.
const loose = (id) => things[id].kind === "theme" && ties[id].length > 60;

function shortest(from, to) {
  const before = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = [];
    for (const id of edge) {
      if (id !== from && loose(id)) continue;
      for (const [other, , , , quiet] of ties[id]) {
        if (quiet || before.has(other) || (!shown(other) && other !== to)) continue;
        before.set(other, id);
        next.push(other);
      }
    }
    edge = next.sort((one, other) => ties[one].length - ties[other].length || one - other);
  }
  if (!before.has(to)) return null;
  const found = [];
  for (let id = to; id !== null; id = before.get(id)) found.unshift(id);
  return found;
}

function seek(yes) {
  seeking = yes;
  byId("said").textContent = yes ? word("seek") : "";
  document.body.toggleAttribute("data-seeking", yes);
  if (yes) byId("search").focus();
  else refresh();
}

function arrive(id, hidden) {
  seeking = false;
  document.body.removeAttribute("data-seeking");
  byId("said").textContent = "";
  change({ to: id === state.pick ? null : id, hidden });
}

function findWay() {
  way = state.pick !== null && state.to !== null ? shortest(state.pick, state.to) : null;
}

// The way as text: each step with what ties it to the one before.
function wayList() {
  if (state.to === null) return [];
  const heading = el("h3", {}, word("way", { to: cut(label(things[state.to]), 80) }));
  if (!way) return [heading, el("p", {}, word("no_way"))];
  return [heading, el("ol", { class: "way" }, way.map((id, at) => {
    const [, name, away] = at ? ties[way[at - 1]].find(([other]) => other === id) : [];
    return el("li", {}, name ? el("span", { class: "quiet" }, relation(name, away) + " ") : null, go(id));
  })), el("button", { type: "button", onclick: () => change({ to: null }) }, word("clear_way"))];
}
