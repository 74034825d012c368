// The network: vis-network draws and answers the pointer; positions came with the data, physics is off.
// The shapes are the paths of the legend, drawn no smaller on the screen than can be told apart.
const paths = Object.fromEntries(Object.entries(kinds).map(([kind, each]) => [kind, new Path2D(each.path)]));
let network = null;
let near = null;
let palette = {};
let drawnEdges = null;
let fitted = false;

const scaleNow = () => (network ? network.getScale() : 1);
const onScreen = (id) => network.canvasToDOM({ x: data.nodes[id].x, y: data.nodes[id].y });
const chosen = (id) => id === state.pick || id === state.to;

// Half the width of a thing in the drawing: never smaller on the screen than can be told apart.
function sizeOf(id) {
  const kind = kinds[things[id].kind];
  const least = (kind.statement ? 4.2 : 7) * (byId("picture").clientWidth < 600 ? 0.62 : 1);
  return Math.max(kind.size, least / scaleNow()) * (chosen(id) ? 1.35 : 1);
}

function shape({ ctx, id, x, y, state: { hover } }) {
  const thing = things[id];
  const scale = scaleNow();
  const size = sizeOf(id);
  return {
    drawNode() {
      ctx.save();
      ctx.globalAlpha = near && !near.has(id) ? 0.13 : 1;
      ctx.translate(x, y);
      ctx.scale(size, size);
      ctx.fillStyle = palette[thing.kind];
      ctx.fill(paths[thing.kind]);
      ctx.lineJoin = "round";
      ctx.lineWidth = (chosen(id) || hover ? 2.6 : 1.1) / scale / size;
      ctx.strokeStyle = chosen(id) ? palette.focus : palette.ink;
      ctx.stroke(paths[thing.kind]);
      ctx.restore();
    },
    nodeDimensions: { width: size * 2, height: size * 2 },
  };
}

function takeColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  palette = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, colour(kind)]));
  Object.assign(palette, { ink: read("--ink"), ground: read("--ground"), edge: read("--edge"), focus: read("--focus"), soft: read("--soft") });
}

function startPicture() {
  takeColours();
  if (things.length > LARGE) network = new Canvas(byId("picture"));
  else {
    const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, ctxRenderer: shape })));
    drawnEdges = new vis.DataSet(data.edges.map((edge) => ({ ...edge, arrows: undefined })));
    network = new vis.Network(byId("picture"), { nodes, edges: drawnEdges }, data.options);
  }
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ nodes: [id], edges }) => {
    const bundle = edges && edges.length && drawnBundles.get(edges[0]);
    if (id !== undefined) choose(id);
    else if (bundle) openBundle(bundle);
    else if (state.pick !== null) choose(null);
  });
  network.on("hoverNode", ({ node }) => showTip(node));
  network.on("blurNode", () => { byId("tip").hidden = true; });
  network.on("dragStart", () => { byId("tip").hidden = true; });
  network.on("zoom", () => { byId("tip").hidden = true; });
  const frame = byId("picture");
  frame.addEventListener("keydown", (event) => { if (pictureKey(event.key)) event.preventDefault(); });
  byId("zoom-in").addEventListener("click", () => zoom(1.35));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
  byId("fit").addEventListener("click", () => fit());
  new ResizeObserver(() => { if (frame.clientWidth && !fitted) fit(true); }).observe(frame);
  dark.addEventListener("change", () => { takeColours(); refresh(); });
}

function fit(atOnce) {
  fitted = Boolean(byId("picture").clientWidth);
  if (!fitted || !things.length) return;
  const nodes = things.map((thing, id) => id).filter((id) => shown(id) && (near ? near.has(id) : !(bundled() && isStatement(things[id]))));
  network.fit({ nodes, maxZoomLevel: 1.6, animation: atOnce || still.matches ? false : { duration: 250 } });
}

function zoom(times) {
  network.moveTo({ scale: Math.min(6, Math.max(0.03, network.getScale() * times)) });
}

function pictureKey(key) {
  const step = 60 / network.getScale();
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  const at = network.getViewPosition();
  if (key in moves) network.moveTo({ position: { x: at.x + moves[key][0], y: at.y + moves[key][1] } });
  else if (key === "+" || key === "=") zoom(1.35);
  else if (key === "-") zoom(1 / 1.35);
  else if (key === "0") fit();
  else return false;
  return true;
}

function showTip(id) {
  const tip = byId("tip");
  const thing = things[id];
  tip.replaceChildren(
    el("div", { class: "quiet" }, kindName(thing.kind)),
    el("div", { class: "name", dir: "auto" }, cut(thing.text || label(thing), 240)));
  tip.hidden = false;
  const at = network.canvasToDOM(network.getPositions([id])[id]);
  const frame = byId("picture");
  tip.style.left = Math.max(4, Math.min(at.x + 14, frame.clientWidth - tip.offsetWidth - 4)) + "px";
  tip.style.top = Math.max(4, Math.min(at.y + 14, frame.clientHeight - tip.offsetHeight - 4)) + "px";
}

const tenures = new Map(data.ties.filter(([, , name]) => name === "holds").map(([from, to, , note]) => [from + " " + to, note]));

// A tie of a day that is not the day asked for is not drawn.
const current = (from, to) => !state.filter.on || !tenures.has(from + " " + to) || holdsOn(tenures.get(from + " " + to), state.filter.on);

// Whether a thing has its place in the picture now: a bundled statement has not, until it is asked for.
const stands = (id) => (network instanceof Canvas ? network.stands(id) : shown(id) && !(bundled() && isStatement(things[id]) && !(near && near.has(id))));
let drawnBundles = new Map();

const visibleBundles = () => (network instanceof Canvas ? network.bundles || [] : [...drawnBundles.values()]).filter(({ from, to }) => stands(from) && stands(to));

function drawn({ from, to }) {
  if (!shown(from) || !shown(to) || !current(from, to)) return false;
  if (way) return way.some((id, at) => at && ((id === from && way[at - 1] === to) || (id === to && way[at - 1] === from)));
  if (!near && bundled() && (isStatement(things[from]) || isStatement(things[to]))) return false;
  if (!near) return !(isStatement(things[from]) && things[to].kind === "theme");
  return near.has(from) && near.has(to) && (from === state.pick || to === state.pick || isStatement(things[from]) || isStatement(things[to]));
}

const visibleEdges = () => data.edges.filter(drawn);

function refreshPicture() {
  near = way ? new Set(way) : state.pick === null ? null : neighbourhood(state.pick);
  if (network instanceof Canvas) return network.renew();
  const changes = data.edges.map((edge) => {
    const { id, from, to } = edge;
    const inside = drawn(edge);
    const close = near && inside && (way || from === state.pick || to === state.pick);
    return {
      id, hidden: !inside, width: close ? 2 : 1,
      color: { color: palette.edge, opacity: near ? (close ? 0.95 : 0.6) : 0.55 },
      arrows: close ? { to: { enabled: true, scaleFactor: 0.5 } } : { to: { enabled: false } },
    };
  });
  drawnEdges.remove([...drawnBundles.keys()]);
  drawnBundles = new Map((bundled() && !near ? bundles() : []).map((bundle, at) => ["bundle " + at, bundle]));
  drawnEdges.update(changes);
  drawnEdges.update([...drawnBundles].map(([id, { from, to, ids }]) => ({
    id, from, to, width: 1 + Math.min(5, Math.log2(ids.length)), color: { color: palette.edge, opacity: 0.7 },
  })));
  network.body.data.nodes.update(data.nodes.map(({ id }) => ({ id, hidden: !stands(id) })));
  network.redraw();
}
