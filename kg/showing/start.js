// Everything together: the words in the chosen language, the legend, and a refresh after each change of state.
function speak() {
  const words = data.words[state.lang];
  document.documentElement.lang = state.lang;
  document.title = words.title;
  for (const item of document.querySelectorAll("[data-word]")) item.textContent = word(item.dataset.word);
  for (const item of document.querySelectorAll("[data-label]")) item.setAttribute("aria-label", word(item.dataset.label));
  for (const item of document.querySelectorAll(".zoom button")) item.title = word(item.dataset.label);
  const field = byId("search");
  field.placeholder = word("search");
  field.setAttribute("aria-label", word("search"));
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === state.lang));
  for (const button of document.querySelectorAll("button[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
}

function refreshLegend() {
  const held = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.kind : undefined;
  const number = new Map();
  for (const thing of things) number.set(thing.kind, (number.get(thing.kind) || 0) + 1);
  const part = (heading, statement) => el("fieldset", {}, el("legend", {}, word(heading)),
    Object.keys(kinds).filter((kind) => Boolean(kinds[kind].statement) === statement).map((kind) => {
      const box = el("input", { type: "checkbox", "data-kind": kind });
      box.checked = !state.hidden.has(kind);
      box.addEventListener("change", () => {
        const hidden = new Set(state.hidden);
        if (box.checked) hidden.delete(kind); else hidden.add(kind);
        change({ hidden, pick: state.pick !== null && hidden.has(things[state.pick].kind) ? null : state.pick });
      });
      return el("label", {}, box, icon(kind), el("span", {}, `${kindName(kind, true)} (${number.get(kind)})`));
    }));
  const all = el("button", { type: "button", id: "all", onclick: () => change({ hidden: new Set() }) }, word("all"));
  all.hidden = !state.hidden.size;
  document.querySelector(".kinds").replaceChildren(part("things", false), part("statements", true), all);
  if (held) document.querySelector(`[data-kind="${held}"]`)?.focus();
}

function refresh() {
  applyFilters();
  findWay();
  speak();
  refreshFilters();
  refreshBundling();
  refreshLegend();
  document.body.dataset.view = state.view;
  document.body.toggleAttribute("data-chosen", state.pick !== null);
  for (const view of VIEWS) byId(view).hidden = view !== state.view;
  refreshPanel();
  if (network) refreshPicture();
  if (state.view === "table") { refreshTable(); speak(); }
  if (state.view === "matrix") refreshMatrix();
  if (state.view === "timeline") refreshTimeline();
}

function start() {
  restore();
  if (matchMedia("(max-width: 60rem)").matches) byId("legend").open = false;
  byId("filters").open = Object.keys(state.filter).length > 0;
  startBundling();
  startPicture();
  startSearch();
  for (const button of document.querySelectorAll("[data-lang]")) button.addEventListener("click", () => change({ lang: button.dataset.lang }));
  for (const button of document.querySelectorAll("button[data-view]")) button.addEventListener("click", () => change({ view: button.dataset.view }));
  byId("png").addEventListener("click", savePng);
  byId("svg").addEventListener("click", saveSvg);
  addEventListener("popstate", () => { restore(); refresh(); });
  addEventListener("hashchange", () => { restore(); refresh(); });
  addEventListener("beforeprint", () => { byId("legend").open = true; page = Infinity; refreshTable(); speak(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && seeking) return seek(false);
    if (event.key === "Escape" && state.pick !== null && event.target !== byId("search")) choose(null);
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); byId("search").focus(); }
  });
  // To look at, not to change: what the page shows, for those who test it or build upon it.
  window.verantwoord = Object.freeze({
    state: () => ({
      ...state, hidden: [...state.hidden], pick: state.pick === null ? null : things[state.pick].iri, to: state.to === null ? null : things[state.to].iri,
    }),
    fitting: () => (fitting ? [...fitting].map((id) => things[id].iri).sort() : null),
    way: () => (way ? way.map((id) => things[id].iri) : null),
    bundles: () => bundles().map(({ from, to, ids }) => [things[from].iri, things[to].iri, ids.length]),
    stands: () => things.filter((thing, id) => stands(id)).map((thing) => thing.iri),
    edges: () => visibleEdges().map(({ from, to }) => [things[from].iri, things[to].iri]),
    citation: (iri) => citation(things[byIri.get(iri)]),
    png: () => pngCanvas().toDataURL("image/png"),
    svg: svgText,
    near: () => (near ? [...near].map((id) => things[id].iri).sort() : null),
    labels: () => drawLabels.placed,
    place: (iri) => network.canvasToDOM(network.getPositions([byIri.get(iri)])[byIri.get(iri)]),
    csv: csvText,
    frames: () => drawLabels.frames || 0,
  });
  refresh();
  fit(true);
  const ready = () => { performance.mark("shown"); document.documentElement.setAttribute("data-ready", "yes"); };
  if (state.view === "network") network.once("afterDrawing", ready); else ready();
  network.redraw();
}

start();
