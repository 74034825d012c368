// What can be taken along: the picture as PNG or SVG, a citation as text.
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function pngCanvas() {
  const from = byId("picture").querySelector("canvas");
  const made = el("canvas", { width: from.width, height: from.height });
  const ctx = made.getContext("2d");
  ctx.fillStyle = palette.ground;
  ctx.fillRect(0, 0, made.width, made.height);
  ctx.drawImage(from, 0, 0);
  return made;
}

const savePng = () => pngCanvas().toBlob((blob) => save(blob, "verantwoord.png"), "image/png");

// The picture as it stands on the screen; text stays text.
function svgText() {
  const frame = byId("picture");
  const wide = frame.clientWidth, high = frame.clientHeight;
  const at = (id) => onScreen(id);
  const made = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": "system-ui, 'Segoe UI', 'Liberation Sans', sans-serif" });
  const title = svg("title", {});
  title.textContent = document.title;
  made.append(title, svg("rect", { width: wide, height: high, fill: palette.ground }));
  const inside = ({ x, y }, by = 60) => x > -by && y > -by && x < wide + by && y < high + by;
  for (const { from, to, dashes } of visibleEdges()) {
    const one = at(from), other = at(to);
    if (!inside(one) && !inside(other)) continue;
    made.append(svg("line", { x1: one.x.toFixed(1), y1: one.y.toFixed(1), x2: other.x.toFixed(1), y2: other.y.toFixed(1), stroke: palette.edge, "stroke-width": "1", "stroke-opacity": ".6", ...(dashes ? { "stroke-dasharray": "4 4" } : {}) }));
  }
  things.forEach((thing, id) => {
    const place = at(id);
    if (!shown(id) || !inside(place)) return;
    const size = sizeOf(id) * scaleNow();
    const shape = svg("path", { d: kinds[thing.kind].path, transform: `translate(${place.x.toFixed(1)} ${place.y.toFixed(1)}) scale(${size.toFixed(2)})`, fill: colour(thing.kind), stroke: palette.ink, "stroke-width": (1.1 / size).toFixed(3), opacity: near && !near.has(id) ? ".13" : "1" });
    const name = svg("title", {});
    name.textContent = thing.text || label(thing);
    shape.append(name);
    made.append(shape);
  });
  for (const box of drawLabels.placed || []) {
    lines(null, box.id).lines.forEach((line, number) => {
      const text = svg("text", { x: ((box.left + box.right) / 2 + wide / 2).toFixed(1), y: (box.top + LABEL.line * (number + 0.5) + high / 2).toFixed(1), "text-anchor": "middle", "dominant-baseline": "central", "font-size": LABEL.size, "font-weight": heavy(box.id) ? "bold" : "normal", fill: palette.ink, stroke: palette.ground, "stroke-width": "3.5", "paint-order": "stroke", "stroke-linejoin": "round" });
      text.textContent = line;
      made.append(text);
    });
  }
  return new XMLSerializer().serializeToString(made);
}

const saveSvg = () => save(new Blob([svgText()], { type: "image/svg+xml" }), "verantwoord.svg");

// “Sentence” (title, date, reference, section, page, file, characters).
function citation(thing) {
  const source = thing.document === undefined ? {} : things[thing.document];
  const evidence = thing.evidence || [];
  const pages = [...new Set(evidence.map(([, , , , , page]) => page).filter(Boolean))];
  const places = evidence.map(([start, end]) => word("characters", { start, end })).join(", ");
  return `“${thing.text || label(thing)}” (` + [
    source.nl ? label(source) : "", source.date ? day(source.date) : "", source.reference ? word("reference") + " " + source.reference : "",
    thing.section, pages.length ? word("page_number", { page: pages.join(", ") }) : "", source.file, places,
  ].filter(Boolean).join(", ") + ")";
}

async function copyCitation(thing, button) {
  const text = citation(thing);
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    const field = el("textarea", { class: "offstage", readonly: true }, text);
    document.body.append(field);
    field.select();
    done = document.execCommand("copy");
    field.remove();
    button.focus();
  }
  button.textContent = word(done ? "copied" : "not_copied");
}
