// Labels: drawn over the picture at one size on the screen, the weightiest first, each only where it covers no
// other label and no other thing; so none overlap at rest, and more appear as you zoom in.
const LABEL = { size: 12.5, line: 15, wide: 24, most: 140 };
const RANK = { document: 6, organisation: 3, programme: 4, person: 4, law: 3, theme: 0, post: 2, publication: 1, place: 2 };
const STRANGE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const weights = things.map((thing, id) => (RANK[thing.kind] || 0) * 10 + Math.min(thing.kind === "theme" ? 15 : 40, ties[id].filter((tie) => !tie[4]).length));
const ranked = things.map((thing, id) => id).sort((one, other) => weights[other] - weights[one] || one - other);
const written = new Map();

const heavy = (id) => (id === state.pick || things[id].kind === "document" ? "bold " : "");

function lines(ctx, id) {
  const key = state.lang + heavy(id) + id;
  if (!written.has(key)) {
    const text = label(things[id]).slice(0, 400).replace(STRANGE, "").trim();
    const found = [""];
    for (const part of text.split(/\s+/)) {
      const now = found[found.length - 1];
      if (now && (now + " " + part).length > LABEL.wide) found.push(part);
      else found[found.length - 1] = now ? now + " " + part : part;
    }
    const kept = found.slice(0, 2);
    if (found.length > 2) kept[1] += " …";
    const cutLines = kept.map((line) => cut(line, LABEL.wide + 4));
    ctx.font = `${heavy(id)}${LABEL.size}px system-ui, "Segoe UI", "Liberation Sans", sans-serif`;
    written.set(key, { lines: cutLines, width: Math.max(...cutLines.map((line) => ctx.measureText(line).width)) });
  }
  return written.get(key);
}

function wants(id, scale) {
  if (!stands(id)) return false;
  if (near) return near.has(id) && (id === state.pick || !isStatement(things[id]) || near.size < 14 || scale > 2.2);
  return !isStatement(things[id]) || scale > 2.2;
}

function drawLabels(ctx) {
  const scale = network.getScale();
  const frame = byId("picture");
  const middle = network.getViewPosition();
  const wide = frame.clientWidth / 2, high = frame.clientHeight / 2;
  const screen = (id) => ({ x: (data.nodes[id].x - middle.x) * scale, y: (data.nodes[id].y - middle.y) * scale });
  const radius = (id) => Math.max(kinds[things[id].kind].size * scale, wide < 300 ? 4.4 : 7);
  const inView = ranked.filter((id) => {
    const at = screen(id);
    return stands(id) && Math.abs(at.x) < wide + 40 && Math.abs(at.y) < high + 40;
  });
  // Shapes may not be covered; only the label of a document, or of the choice, may where it must.
  const box = (id) => {
    const at = screen(id), r = isStatement(things[id]) ? Math.max(kinds[things[id].kind].size * scale, 4) : radius(id);
    return { id, left: at.x - r, right: at.x + r, top: at.y - r, bottom: at.y + r };
  };
  const bright = inView.filter((id) => !near || near.has(id));
  const taken = bright.filter((id) => !isStatement(things[id])).slice(0, 400).map(box);
  taken.push({ id: -1, left: wide - 60, right: wide, top: high - 165, bottom: high }); // the buttons to zoom
  taken.push({ id: -1, left: -wide, right: 130 - wide, top: high - 50, bottom: high }); // and to save
  const said = bright.filter((id) => isStatement(things[id])).slice(0, 600).map(box);
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const order = state.pick !== null && shown(state.pick) ? [state.pick, ...inView.filter((id) => id !== state.pick)] : inView;
  let count = 0;
  const placed = [];
  for (const id of order) {
    if (count >= LABEL.most) break;
    if (!wants(id, scale)) continue;
    const view = { left: -wide, right: wide, top: -high, bottom: high };
    const tried = heavy(id) ? [[...taken, ...said], taken, taken.filter((other) => other.text || other.id < 0 || heavy(other.id))] : [[...taken, ...said]];
    const spot = tried.reduce((found, others) => found || place(ctx, id, screen(id), radius(id), others, view), null);
    if (!spot) continue;
    taken.push(spot);
    placed.push(spot);
    count += 1;
    write(ctx, id, spot, scale, middle);
  }
  drawCounts(ctx, taken, screen, scale, middle, { wide, high });
  ctx.restore();
  drawLabels.placed = placed;
  drawLabels.frames = (drawLabels.frames || 0) + 1;
}

// How many statements a bundle holds, in its middle, where there is room for it.
function drawCounts(ctx, taken, screen, scale, middle, { wide, high }) {
  ctx.font = `bold ${10.5 / scale}px system-ui, "Segoe UI", "Liberation Sans", sans-serif`;
  ctx.lineWidth = 3 / scale;
  ctx.strokeStyle = palette.ground;
  ctx.fillStyle = palette.soft;
  let count = 0;
  for (const { from, to, ids } of visibleBundles()) {
    if (ids.length < 2 || count >= 80) continue;
    const one = screen(from), other = screen(to);
    const x = (one.x + other.x) / 2, y = (one.y + other.y) / 2;
    if (Math.abs(x) > wide || Math.abs(y) > high || Math.hypot(one.x - other.x, one.y - other.y) < 80) continue;
    const box = { id: -2, left: x - 9, right: x + 9, top: y - 8, bottom: y + 8, text: true };
    if (taken.some((each) => each.left < box.right && each.right > box.left && each.top < box.bottom && each.bottom > box.top)) continue;
    taken.push(box);
    count += 1;
    ctx.strokeText(String(ids.length), x / scale + middle.x, y / scale + middle.y);
    ctx.fillText(String(ids.length), x / scale + middle.x, y / scale + middle.y);
  }
}

function place(ctx, id, at, r, taken, view) {
  const { width, lines: text } = lines(ctx, id);
  const high = text.length * LABEL.line, gap = 3;
  const spots = [
    [at.x - width / 2, at.y + r + gap], [at.x - width / 2, at.y - r - gap - high],
    [at.x + r + gap + 2, at.y - high / 2], [at.x - r - gap - 2 - width, at.y - high / 2],
    [at.x - r, at.y + r + gap], [at.x + r - width, at.y + r + gap],
    [at.x - r, at.y - r - gap - high], [at.x + r - width, at.y - r - gap - high],
  ];
  for (const [left, top] of spots) {
    const box = { id, left: left - 2, right: left + width + 2, top, bottom: top + high };
    const free = box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom
      && taken.every((other) => (other.id === id && !("text" in other)) || other.left >= box.right || other.right <= box.left
        || other.top >= box.bottom || other.bottom <= box.top);
    if (free) return { ...box, text: true };
  }
  return null;
}

function write(ctx, id, box, scale, middle) {
  const { lines: text } = lines(ctx, id);
  ctx.font = `${heavy(id)}${LABEL.size / scale}px system-ui, "Segoe UI", "Liberation Sans", sans-serif`;
  ctx.lineWidth = 3.5 / scale;
  ctx.strokeStyle = palette.ground;
  ctx.fillStyle = near && !near.has(id) ? palette.soft : palette.ink;
  text.forEach((line, number) => {
    const x = (box.left + box.right) / 2 / scale + middle.x;
    const y = (box.top + LABEL.line * (number + 0.5)) / scale + middle.y;
    ctx.strokeText(line, x, y);
    ctx.fillText(line, x, y);
  });
}
