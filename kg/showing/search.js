// Search with suggestions (ARIA combobox): every word typed must begin a word of the name or sentence.
const plain = (text) => text.slice(0, 3000).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const haystack = things.map((thing) => " " + plain([thing.nl, thing.en, thing.text, thing.reference].filter(Boolean).join(" ")));
let suggested = [];
let active = -1;

function find(query) {
  const parts = plain(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!parts.length) return [];
  const starts = parts.map((part) => new RegExp(`[^\\p{L}\\p{N}]${part}`, "u"));
  return ranked.filter((id) => starts.every((start) => start.test(haystack[id])));
}

function suggest() {
  const box = byId("suggestions");
  const query = byId("search").value;
  const found = find(query);
  suggested = found.slice(0, 12);
  active = -1;
  box.replaceChildren(...suggested.map((id, number) => {
    const item = el("li", { role: "option", id: "suggestion-" + number, "aria-selected": "false" },
      icon(things[id].kind),
      el("span", { class: "name", dir: "auto" }, cut(things[id].text || label(things[id]), 110),
        el("span", { class: "quiet" }, " " + kindName(things[id].kind))));
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(number); });
    return item;
  }));
  open(suggested.length > 0);
  byId("said").textContent = query.trim() ? (found.length ? word("found", { count: found.length }) : word("found_none")) : "";
}

function open(yes) {
  byId("suggestions").hidden = !yes;
  byId("search").setAttribute("aria-expanded", String(yes));
  if (!yes) byId("search").removeAttribute("aria-activedescendant");
}

function point(number) {
  active = (number + suggested.length) % suggested.length;
  [...byId("suggestions").children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
  byId("search").setAttribute("aria-activedescendant", "suggestion-" + active);
  byId("suggestions").children[active].scrollIntoView({ block: "nearest" });
}

function take(number) {
  const id = suggested[number];
  open(false);
  byId("search").value = "";
  byId("said").textContent = "";
  choose(id);
  if (state.view === "network") fit();
}

function startSearch() {
  const field = byId("search");
  field.addEventListener("input", suggest);
  field.addEventListener("blur", () => open(false));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && suggested.length) { open(true); point(active + 1); }
    else if (event.key === "ArrowUp" && suggested.length) point(active - 1);
    else if (event.key === "Enter" && suggested.length) take(Math.max(0, active));
    else if (event.key === "Escape") { open(false); field.value = ""; suggested = []; }
    else return;
    event.preventDefault();
  });
}
