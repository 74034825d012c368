// A plain 2D canvas for networks that vis-network cannot keep up with. It answers to what the page asks of
// vis-network, and draws only what can be told apart: the weightiest things first, more of them as you zoom.
const LARGE = 1500; // things and statements from which this one draws
const FEW = 260; // things in the overview
const OPEN = 0.75; // the scale from which single statements stand in the picture

class Canvas {
  constructor(frame) {
    Object.assign(this, { frame, x: 0, y: 0, scale: 1, whole: 1, heard: new Map(), asked: false, pointers: new Map(), hover: null });
    this.canvas = el("canvas", {});
    frame.append(this.canvas);
    this.ctx = this.canvas.getContext("2d");
    this.rank = new Int32Array(things.length);
    // The overview is of documents, ministries, themes and programmes; the others come as you zoom.
    const first = (id) => (things[id].ministry || ["document", "theme", "programme"].includes(things[id].kind) ? 0 : 1);
    ranked.filter((id) => !isStatement(things[id])).sort((one, other) => first(one) - first(other)).forEach((id, at) => { this.rank[id] = at; });
    this.edgesOf = things.map(() => []);
    for (const edge of data.edges) { this.edgesOf[edge.from].push(edge); this.edgesOf[edge.to].push(edge); }
    this.plainEdges = data.edges.filter(({ from, to }) => !isStatement(things[from]) && !isStatement(things[to]));
    this.cells = new Map();
    data.nodes.forEach(({ x, y }, id) => {
      const key = Math.floor(x / 200) + " " + Math.floor(y / 200);
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(id);
    });
    new ResizeObserver(() => this.redraw()).observe(frame);
    this.listen();
  }

  on(name, answer) { this.heard.set(name, [...(this.heard.get(name) || []), answer]); }

  once(name, answer) {
    const own = (value) => { this.heard.set(name, this.heard.get(name).filter((each) => each !== own)); answer(value); };
    this.on(name, own);
  }

  tell(name, value) { for (const answer of this.heard.get(name) || []) answer(value); }

  getScale() { return this.scale; }

  getViewPosition() { return { x: this.x, y: this.y }; }

  getPositions(ids) { return Object.fromEntries(ids.map((id) => [id, { x: data.nodes[id].x, y: data.nodes[id].y }])); }

  canvasToDOM({ x, y }) {
    return { x: (x - this.x) * this.scale + this.frame.clientWidth / 2, y: (y - this.y) * this.scale + this.frame.clientHeight / 2 };
  }

  fromDOM(x, y) {
    return { x: (x - this.frame.clientWidth / 2) / this.scale + this.x, y: (y - this.frame.clientHeight / 2) / this.scale + this.y };
  }

  moveTo({ scale, position }) {
    if (scale) this.scale = Math.min(6, Math.max(0.005, scale));
    if (position) Object.assign(this, { x: position.x, y: position.y });
    this.redraw();
  }

  fit({ nodes, maxZoomLevel }) {
    const places = (nodes.length ? nodes : things.map((thing, id) => id)).map((id) => data.nodes[id]);
    const [left, right, top, bottom] = places.reduce(([l, r, t, b], { x, y }) => [Math.min(l, x), Math.max(r, x), Math.min(t, y), Math.max(b, y)], [Infinity, -Infinity, Infinity, -Infinity]);
    const wide = Math.max(1, right - left + 120), high = Math.max(1, bottom - top + 120);
    this.scale = Math.max(0.005, Math.min(maxZoomLevel || 1, this.frame.clientWidth / wide, this.frame.clientHeight / high));
    if (!near) this.whole = this.scale;
    Object.assign(this, { x: (left + right) / 2, y: (top + bottom) / 2 });
    this.redraw();
  }

  redraw() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => { this.asked = false; this.draw(); });
  }

  // Whether a thing stands in the picture at this scale.
  stands(id) {
    if (!shown(id)) return false;
    if (near && near.has(id)) return true;
    if (isStatement(things[id])) return this.scale > OPEN && !near;
    return this.rank[id] < FEW * Math.max(1, (this.scale / this.whole) ** 2);
  }

  inView() {
    const wide = this.frame.clientWidth / 2 / this.scale + 40, high = this.frame.clientHeight / 2 / this.scale + 40;
    return ({ x, y }) => Math.abs(x - this.x) < wide && Math.abs(y - this.y) < high;
  }

  draw() {
    const { frame, canvas, ctx } = this;
    const wide = frame.clientWidth, high = frame.clientHeight, dots = devicePixelRatio || 1;
    if (!wide || !high) return;
    if (canvas.width !== Math.round(wide * dots) || canvas.height !== Math.round(high * dots)) {
      Object.assign(canvas, { width: Math.round(wide * dots), height: Math.round(high * dots) });
    }
    ctx.setTransform(dots, 0, 0, dots, 0, 0);
    ctx.clearRect(0, 0, wide, high);
    ctx.translate(wide / 2, high / 2);
    ctx.scale(this.scale, this.scale);
    ctx.translate(-this.x, -this.y);
    const inside = this.inView();
    this.seen = [];
    for (let id = 0; id < things.length; id += 1) if (inside(data.nodes[id]) && this.stands(id)) this.seen.push(id);
    this.drawEdges(ctx, inside);
    for (const id of this.seen) shape({ ctx, id, x: data.nodes[id].x, y: data.nodes[id].y, state: { hover: id === this.hover } }).drawNode();
    this.tell("afterDrawing", ctx);
  }

  drawEdges(ctx, inside) {
    const widths = new Map();
    const add = (width, from, to) => {
      if (!widths.has(width)) widths.set(width, new Path2D());
      const path = widths.get(width);
      path.moveTo(data.nodes[from].x, data.nodes[from].y);
      path.lineTo(data.nodes[to].x, data.nodes[to].y);
    };
    const either = (from, to) => inside(data.nodes[from]) || inside(data.nodes[to]);
    if (near) {
      for (const { from, to } of this.close || []) if (either(from, to)) add(2, from, to);
    } else {
      for (const { from, to } of this.plain || []) if (this.stands(from) && this.stands(to) && either(from, to)) add(1, from, to);
      for (const { from, to, ids } of this.bundles || []) {
        if (this.stands(from) && this.stands(to) && either(from, to)) add(1 + Math.min(5, Math.floor(Math.log2(ids.length))), from, to);
      }
      if (this.scale > OPEN) for (const id of this.seen) if (isStatement(things[id])) for (const edge of this.edgesOf[id]) if (things[edge.to].kind !== "theme") add(1, edge.from, edge.to);
    }
    ctx.strokeStyle = palette.edge;
    for (const [width, path] of [...widths].sort()) {
      ctx.globalAlpha = near ? 0.8 : 0.22 + 0.06 * width;
      ctx.lineWidth = width / this.scale;
      ctx.stroke(path);
    }
    ctx.globalAlpha = 1;
  }

  // What was chosen, hidden or filtered changed: take the edges that are to be drawn anew.
  renew() {
    this.plain = this.plainEdges.filter(drawn);
    this.bundles = near ? [] : bundles();
    this.close = near ? visibleEdges() : [];
    this.redraw();
  }

  at(x, y) {
    const place = this.fromDOM(x, y);
    const column = Math.floor(place.x / 200), row = Math.floor(place.y / 200);
    const reach = Math.min(12, Math.ceil(16 / this.scale / 200));
    let best = null, least = Infinity;
    for (let across = column - reach; across <= column + reach; across += 1) {
      for (let down = row - reach; down <= row + reach; down += 1) {
        for (const id of this.cells.get(across + " " + down) || []) {
          if (!this.stands(id)) continue;
          const far = Math.hypot(data.nodes[id].x - place.x, data.nodes[id].y - place.y);
          if (far < Math.max(sizeOf(id), 6 / this.scale) && far < least) { best = id; least = far; }
        }
      }
    }
    return best;
  }

  bundleAt(x, y) {
    const place = this.fromDOM(x, y);
    let best = null, least = 5 / this.scale;
    for (const bundle of this.bundles || []) {
      if (!this.stands(bundle.from) || !this.stands(bundle.to)) continue;
      const one = data.nodes[bundle.from], other = data.nodes[bundle.to];
      const dx = other.x - one.x, dy = other.y - one.y;
      const part = Math.max(0, Math.min(1, ((place.x - one.x) * dx + (place.y - one.y) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(one.x + part * dx - place.x, one.y + part * dy - place.y);
      if (far < least) { best = bundle; least = far; }
    }
    return best;
  }

  zoomAt(x, y, times) {
    const before = this.fromDOM(x, y);
    this.scale = Math.min(6, Math.max(0.005, this.scale * times));
    const after = this.fromDOM(x, y);
    Object.assign(this, { x: this.x + before.x - after.x, y: this.y + before.y - after.y });
    this.tell("zoom");
    this.redraw();
  }

  listen() {
    const { canvas } = this;
    const at = (event) => { const box = canvas.getBoundingClientRect(); return { x: event.clientX - box.x, y: event.clientY - box.y }; };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.pointers.set(event.pointerId, at(event));
      this.moved = 0;
    });
    canvas.addEventListener("pointermove", (event) => {
      const now = at(event), before = this.pointers.get(event.pointerId);
      if (!before) return this.look(now);
      const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      this.pointers.set(event.pointerId, now);
      this.moved += Math.hypot(now.x - before.x, now.y - before.y);
      if (others.length) {
        const [other] = others;
        this.zoomAt((now.x + other.x) / 2, (now.y + other.y) / 2, Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1));
      } else {
        if (this.moved > 4) this.tell("dragStart");
        Object.assign(this, { x: this.x - (now.x - before.x) / this.scale, y: this.y - (now.y - before.y) / this.scale });
        this.redraw();
      }
    });
    const up = (event) => {
      const place = this.pointers.get(event.pointerId);
      this.pointers.delete(event.pointerId);
      if (!place || event.type === "pointercancel" || this.moved > 4) return;
      const id = this.at(place.x, place.y);
      const bundle = id === null ? this.bundleAt(place.x, place.y) : null;
      if (bundle) openBundle(bundle);
      else this.tell("click", { nodes: id === null ? [] : [id] });
    };
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("pointerleave", () => this.look(null));
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const { x, y } = at(event);
      this.zoomAt(x, y, Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)));
    }, { passive: false });
  }

  look(place) {
    const id = place ? this.at(place.x, place.y) : null;
    if (id === this.hover) return;
    this.hover = id;
    this.tell(id === null ? "blurNode" : "hoverNode", { node: id });
    this.redraw();
  }
}
