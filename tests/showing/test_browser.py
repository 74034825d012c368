"""The page in a real browser: what it shows, what it answers to, and what it does not run."""
# ruff: noqa: ANN401 - pytest hands over `browser`, and a conftest cannot be imported for its type

import base64
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kg.namespaces import ID
from kg.showing.network import Edge, Evidence, Network, Node, Said
from kg.showing.page import render, write_page
from kg.showing.source import Store
from kg.showing.wording import kinds

ATTACKS = (
    "</script><script>window.attacked=1</script>",
    "<img src=x onerror='window.attacked=1'>",
    '" onmouseover="window.attacked=1" autofocus onfocus="window.attacked=1',
    "javascript:window.attacked=1",
    "{{script}} ${window.attacked=1} {{constructor.constructor('window.attacked=1')()}}",
    "]]><svg onload=window.attacked=1>",
    "\u202eomgekeerd\u2066 \u200f <b>vet</b>",
    "A" * 10_000,
    "woord " * 2_000,
    "=HYPERLINK(1)",
    "__proto__",
)


def hostile() -> Network:
    """Every text of every node an attack."""
    document = f"{ID}document/</script>"
    nodes = [
        Node(document, "document", ATTACKS[0], ATTACKS[1], ATTACKS[2], (ATTACKS[1], ATTACKS[2]), ATTACKS[3])
    ]
    edges = []
    for number, attack in enumerate(ATTACKS):
        for at, (kind, look) in enumerate(kinds().items()):
            if (at + number) % 3:
                continue  # in the end every attack stands in things and in statements
            iri = f"{ID}{kind}/{number}{attack[:40]}"
            evidence = (Evidence(0, 9, attack, attack, attack),)
            said = Said(
                attack,
                document,
                attack,
                attack,
                0.5,
                (attack, attack),
                (attack, attack),
                (attack, attack),
                attack,
                attack,
                evidence,
            )
            links = ("javascript:window.attacked=1", "https://[", "https://example.org/%zz")
            nodes.append(
                Node(
                    iri,
                    kind,
                    attack,
                    attack,
                    "X",
                    (attack, attack),
                    "2020-99-99",
                    attack,
                    attack,
                    links,
                    said,
                )
                if look.get("statement")
                else Node(iri, kind, attack, attack, "X", (attack, attack), attack, attack, attack, links)
            )
            edges += [Edge(iri, document, attack[:20], attack), Edge(iri, document, "holder", "x/y z/")]
    return Network(
        tuple(sorted(nodes, key=lambda node: node.iri)), tuple(sorted(edges)), ATTACKS[0], ATTACKS[1], "2020"
    )


@pytest.fixture(scope="module")
def page(graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "network.html"
    write_page(graph, path)
    return path


def pick(browser: Any) -> str:
    return str(browser.run("return verantwoord.state().pick"))


@pytest.mark.parametrize("view", ["network", "table", "matrix", "timeline"])
@pytest.mark.parametrize(("width", "dark"), [(360, False), (1024, True), (1600, False)])
def test_it_opens_from_a_file_asks_for_nothing_and_fits(
    browser: Any, page: Path, view: str, width: int, *, dark: bool
) -> None:
    browser.open(page, f"#view={view}", width=width, dark=dark)
    assert browser.find(f"#{view}").is_displayed()
    assert browser.run("return document.documentElement.scrollWidth") <= width
    assert [url.partition("#")[0] for url in browser.requests()] == [page.as_uri()]
    assert browser.complaints() == []


@pytest.mark.parametrize("width", [360, 1600])
def test_labels_at_rest_do_not_overlap(browser: Any, page: Path, width: int) -> None:
    browser.open(page, width=width)
    boxes = browser.run("return verantwoord.labels()")
    assert len(boxes) >= 4
    for at, one in enumerate(boxes):
        for other in boxes[:at]:
            apart = one["left"] >= other["right"] or one["right"] <= other["left"]
            assert apart or one["top"] >= other["bottom"] or one["bottom"] <= other["top"]


def test_a_search_suggests_and_the_first_suggestion_is_taken(browser: Any, page: Path) -> None:
    browser.open(page)
    field = browser.find("#search")
    field.send_keys("dijk verh")
    assert browser.texts("#suggestions li .quiet") == ["Aanbeveling"]
    assert field.get_attribute("aria-expanded") == "true"
    field.send_keys("\ue015\ue007")  # down, enter
    assert pick(browser) == "statement/0001"
    assert browser.find("#panel mark").text == "Ik vraag u de dijken te verhogen."
    panel = browser.find("#panel").text
    for words in (
        "1. Hoogte",
        "recommendation.vragen",
        "90 %",
        "Over de dijken",
        "4 maart 2020",
        "Bram Groen",
        "100–133",
    ):
        assert words in panel


def test_a_search_without_result_says_so(browser: Any, page: Path) -> None:
    browser.open(page)
    browser.find("#search").send_keys("vulkaan (")
    assert browser.find("#said").text == "Niets gevonden"
    assert not browser.find("#suggestions").is_displayed()


def test_a_click_chooses_a_thing_and_its_neighbourhood(browser: Any, page: Path) -> None:
    browser.open(page)
    place = browser.run("return verantwoord.place('person/bram-groen')")
    frame = browser.run(
        "const box = document.getElementById('picture').getBoundingClientRect(); return [box.x, box.y]"
    )
    at = {"x": frame[0] + place["x"], "y": frame[1] + place["y"], "button": "left", "clickCount": 1}
    for event in ("mousePressed", "mouseReleased"):
        browser.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": event, **at})
    browser.driver.execute_async_script("setTimeout(arguments[0], 200)")
    assert pick(browser) == "person/bram-groen"
    near = browser.run("return verantwoord.near()")
    assert {"document/aaaa", "law/dijkwet", "post/minister-van-water", "statement/0001"} <= set(near)
    assert "statement/0003" not in near
    assert "bekleedt of bekleedde (1)" in browser.texts("#panel h3")
    assert "1 januari 2018 tot 1 januari 2021" in browser.find("#panel").text


def test_an_address_restores_the_view_and_back_works(browser: Any, page: Path) -> None:
    browser.open(page, "#view=table&pick=person%2Fbram-groen&lang=en&hide=concern")
    assert browser.run("return verantwoord.state()") == {
        "view": "table",
        "pick": "person/bram-groen",
        "to": None,
        "lang": "en",
        "hidden": ["concern"],
        "filter": {},
        "by": "theme",
        "bundle": None,
    }
    browser.find("[data-view=matrix]").click()
    assert "view=matrix" in browser.driver.current_url
    browser.driver.back()
    browser.driver.execute_async_script("setTimeout(arguments[0], 100)")
    assert browser.find("#table").is_displayed()


@pytest.mark.parametrize(
    "fragment",
    [
        "#pick=nobody&view=zzz&lang=xx&hide=q",
        "#%ff%",
        "#pick=__proto__&hide=__proto__",
        "#theme=law%2Fdijkwet&on=2020-99-99&sure=7&to=person%2Fbram-groen&ministry=x",
    ],
)
def test_an_address_that_makes_no_sense_is_passed_over(browser: Any, page: Path, fragment: str) -> None:
    browser.open(page, fragment)
    assert browser.run("return verantwoord.state()") == {
        "view": "network",
        "pick": None,
        "to": None,
        "lang": "nl",
        "hidden": [],
        "filter": {},
        "by": "theme",
        "bundle": None,
    }
    assert browser.complaints() == []


FILTERED = [
    # which filter, its value, and the statements it leaves
    ("theme", "theme/dijken", ["0001"]),
    ("ministry", "organisation/ministerie-van-water", ["0001", "0002", "0004"]),
    ("document", "document/bbbb", ["0003", "0004", "0005"]),
    ("role", "coördinatie", ["0002"]),
    ("sure", "0.8", ["0001", "0002", "0004"]),
]


@pytest.mark.parametrize(("name", "value", "left"), FILTERED, ids=[name for name, _, _ in FILTERED])
def test_a_filter_leaves_what_fits_and_all_it_is_tied_to(
    browser: Any, page: Path, name: str, value: str, left: list[str]
) -> None:
    browser.open(page)
    browser.run("document.getElementById('filters').open = true")
    browser.find(f"[data-filter={name}] option[value='{value}']").click()
    fitting = browser.run("return verantwoord.fitting()")
    assert [iri.removeprefix("statement/") for iri in fitting if iri.startswith("statement/")] == left
    assert browser.find("#filtered").text == f"{len(left)} van 5 uitspraken"
    assert f"{name}=" in browser.driver.current_url
    browser.find("#unfilter").click()
    assert browser.run("return verantwoord.fitting()") is None


def test_the_slider_shows_who_held_which_post_that_day(browser: Any, page: Path) -> None:
    tenures = [
        ["person/bram-groen", "post/minister-van-water"],
        ["person/carla-blauw", "post/minister-van-water"],
    ]
    browser.open(page, "#on=2019-05-01")
    assert browser.texts("#held .go") == ["Minister van Water", "Bram Groen"]
    assert [each for each in tenures if each in browser.run("return verantwoord.edges()")] == tenures[:1]
    browser.find("[data-filter=slide]").send_keys("\ue010")  # End: the last day
    assert browser.texts("#held .go") == ["Minister van Water", "Carla Blauw"]
    assert [each for each in tenures if each in browser.run("return verantwoord.edges()")] == tenures[1:]
    browser.find("[data-view=timeline]").click()
    assert not [text for text in browser.texts("#timeline li") if "Bram Groen" in text]


def test_the_shortest_way_between_two_things_is_drawn_and_told(browser: Any, page: Path) -> None:
    browser.open(page, "#pick=person%2Fanna-de-wit")
    browser.find("#seek").click()
    browser.find("#search").send_keys("ministerie van water\ue007")
    way = browser.run("return verantwoord.way()")
    assert (way[0], way[-1]) == ("person/anna-de-wit", "organisation/ministerie-van-water")
    drawn = {frozenset(edge) for edge in browser.run("return verantwoord.edges()")}
    assert drawn == {frozenset(step) for step in pairwise(way)}
    assert len(browser.texts(".way li")) == len(way)
    assert "to=organisation" in browser.driver.current_url
    browser.driver.back()
    browser.driver.execute_async_script("setTimeout(arguments[0], 100)")
    assert browser.run("return verantwoord.way()") is None


def test_a_way_can_be_given_up(browser: Any, page: Path) -> None:
    browser.open(page, "#pick=person%2Fanna-de-wit")
    browser.find("#seek").click()
    browser.find("body").send_keys("\ue00c")
    assert pick(browser) == "person/anna-de-wit"
    assert browser.find("#said").text == ""


def test_a_citation_names_the_sentence_and_its_place(browser: Any, page: Path) -> None:
    browser.open(page, "#pick=statement%2F0001")
    cited = browser.run("return verantwoord.citation('statement/0001')")
    assert cited == (
        "“Ik vraag u de dijken te verhogen.” (Over de dijken, 4 maart 2020, Kenmerk W-1, 1. Hoogte, "
        "brief.txt, tekens 100–133)"
    )
    browser.find("#cite").click()
    browser.driver.execute_async_script("setTimeout(arguments[0], 100)")
    assert browser.find("#cite").text in {"Gekopieerd", "Kopiëren lukte niet"}


def test_the_picture_can_be_saved_as_png_and_svg(browser: Any, page: Path) -> None:
    browser.open(page)
    image = base64.b64decode(browser.run("return verantwoord.png()").partition(",")[2])
    assert image.startswith(b"\x89PNG")
    assert len(image) > 10_000
    drawing = etree.fromstring(browser.run("return verantwoord.svg()"))
    shapes = drawing.findall("{http://www.w3.org/2000/svg}path")
    words = {text.text for text in drawing.findall("{http://www.w3.org/2000/svg}text")}
    assert len(shapes) == len(select_iris(browser))
    assert "Bram Groen" in words
    for button in ("#png", "#svg"):
        browser.find(button).click()
    assert browser.complaints() == []


def select_iris(browser: Any) -> list[str]:
    return list(browser.run("return JSON.parse(document.getElementById('data').textContent).things"))


def test_a_kind_can_be_hidden_and_shown(browser: Any, page: Path) -> None:
    browser.open(page, "#view=table")
    assert len(browser.texts("#table tbody tr")) == 5
    browser.find("[data-kind=concern]").click()
    assert len(browser.texts("#table tbody tr")) == 4
    assert browser.run("return document.activeElement.dataset.kind") == "concern"
    browser.find("#all").click()
    assert len(browser.texts("#table tbody tr")) == 5


def test_the_page_speaks_english_and_dutch(browser: Any, page: Path) -> None:
    browser.open(page)
    assert browser.find("h1").text == "Wie is waarvoor verantwoordelijk?"
    browser.find("[data-lang=en]").click()
    assert browser.find("h1").text == "Who is responsible for what?"
    assert browser.run("return document.documentElement.lang") == "en"
    assert "This page shows" in browser.find("#intro").text
    browser.find("#search").send_keys("ministry")
    assert browser.texts("#suggestions li .name")[0].startswith("Ministry of Water")


def test_the_table_sorts_filters_and_saves(browser: Any, page: Path) -> None:
    browser.open(page, "#view=table")
    browser.find("[data-sort=confidence]").click()
    assert [text.rpartition("\n")[2] for text in browser.texts("#table tbody td:last-child")] == [
        "60 %",
        "70 %",
        "80 %",
        "90 %",
        "100 %",
    ]
    assert browser.find("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    browser.find("#filter").send_keys("polder")
    assert len(browser.texts("#table tbody tr")) == 1
    saved = browser.run("return verantwoord.csv()")
    assert saved.startswith('\ufeff"Soort","Wie","Uitspraak"')
    assert '"De Waterraad maakt zich zorgen over de polder."' in saved


def test_a_cell_of_the_matrix_opens_what_it_counts(browser: Any, page: Path) -> None:
    browser.open(page, "#view=matrix")
    browser.find("#matrix button[aria-label='Bram Groen, Dijken: 1 aanbeveling']").click()
    assert browser.find("#table").is_displayed()
    assert len(browser.texts("#table tbody tr")) == 1
    browser.open(page, "#view=matrix")
    browser.find("[data-by=kind]").click()
    browser.find("#matrix button[aria-label^='Bram Groen, Aanbevelingen']").click()
    assert len(browser.texts("#table tbody tr")) == 1


def test_the_keyboard_reaches_and_moves_the_picture(browser: Any, page: Path) -> None:
    browser.open(page, "#pick=law%2Fdijkwet")
    before = browser.run("return verantwoord.place('law/dijkwet')")
    browser.find("#picture").send_keys("\ue014\ue014+")  # right, right, plus
    browser.driver.execute_async_script("setTimeout(arguments[0], 100)")
    assert browser.run("return verantwoord.place('law/dijkwet')") != before
    browser.find("#picture").send_keys("\ue00c")  # escape
    assert browser.run("return verantwoord.state().pick") is None


def test_every_control_has_a_name(browser: Any, page: Path) -> None:
    browser.open(page, "#pick=statement%2F0001")
    nameless = browser.run("""
        return [...document.querySelectorAll("button, input, nav, section, aside, [role]")]
          .filter((item) => !(item.getAttribute("aria-label") || item.textContent.trim()
            || item.closest("label") || item.matches("[role=status], section:has(table)")))
          .map((item) => item.outerHTML.slice(0, 80))""")
    assert nameless == []


def test_what_is_printed_holds_the_table_and_no_controls(browser: Any, page: Path) -> None:
    browser.open(page)
    browser.run("dispatchEvent(new Event('beforeprint'))")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    visible = (
        "return ['#table', '#search', '.zoom'].map((one) => document.querySelector(one).checkVisibility())"
    )
    shown = browser.run(visible)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == [True, False, False]


@pytest.mark.parametrize("view", ["network", "table", "matrix", "timeline"])
def test_an_attack_in_every_label_runs_nothing(browser: Any, tmp_path: Path, view: str) -> None:
    network = hostile()
    (tmp_path / "attack.html").write_text(render(network), encoding="utf-8", errors="strict")
    browser.open(tmp_path / "attack.html", f"#view={view}")
    for node in network.nodes[:: len(network.nodes) // 8]:
        browser.run(
            "location.hash = '#' + new URLSearchParams({view: arguments[0], pick: arguments[1]})",
            view,
            node.iri.removeprefix(ID),
        )
        browser.driver.execute_async_script("setTimeout(arguments[0], 30)")
        assert pick(browser) == node.iri.removeprefix(ID)
    browser.find("#search").send_keys("window attacked")
    assert browser.run("return window.attacked") is None
    assert browser.run("return document.querySelectorAll('img, iframe, object, svg [onload], b').length") == 0
    assert browser.run("return document.querySelectorAll('script').length") == 3
    assert (
        browser.run(
            "return [...document.querySelectorAll('a')].filter((a) => a.protocol !== 'https:').length"
        )
        == 0
    )
    assert browser.run("return document.documentElement.scrollWidth") <= 1024
    assert browser.complaints() == []
    assert [url for url in browser.requests() if not url.startswith("file:")] == []


def test_a_spreadsheet_runs_no_formula_of_the_data(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "attack.html").write_text(render(hostile()), encoding="utf-8")
    browser.open(tmp_path / "attack.html", "#view=table")
    assert '"=HYPERLINK' not in browser.run("return verantwoord.csv()")


def test_an_empty_selection_says_so(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text(render(Network(topic="vulkaan")), encoding="utf-8")
    browser.open(tmp_path / "empty.html")
    assert browser.find("#empty").text == "Niets in de graaf voldoet hieraan."
    assert browser.find("#narrowed").text == "Beperkt tot onderwerp: vulkaan."
    for view in ("table", "matrix", "timeline"):
        browser.find(f"[data-view={view}]").click()
    assert browser.complaints() == []
