"""The file itself: self-contained, the same bytes each time, and deaf to what its data would have it do."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kg.showing
from kg.showing.network import Network
from kg.showing.page import embedded, render, write_page
from kg.showing.selection import select
from kg.showing.source import Store
from kg.showing.wording import day, kinds, words

PACKAGE = Path(kg.showing.__file__).parent
GROUNDS = {"light": ("#ffffff", "#f4f6f8"), "dark": ("#14181d", "#1e242b")}


@pytest.fixture(scope="module")
def page(graph: Store) -> str:
    return render(select(graph))


@pytest.mark.parametrize(
    "text",
    [
        "</script>",
        "<!--",
        "<script>",
        "]]>",
        "&lt;",
        "\u2028\u2029",
        "\u202e\u2066",
        '"\\',
        "\ud800",
        "é 𝒟 \x00",
    ],
)
def test_no_text_can_end_the_block_of_data(text: str) -> None:
    written = embedded({"label": text})
    assert json.loads(written) == {"label": text}
    assert written.isascii()
    assert not set("<>&") & set(written)


def test_the_page_is_the_same_each_time(graph: Store, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        write_page(graph, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert (tmp_path / "one.html").read_text("utf-8") == render(select(graph))


def test_the_policy_names_every_script_and_style_and_forbids_the_rest(page: str) -> None:
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", page, re.DOTALL
    )
    assert len(inline) == 3
    for each in inline:
        digest = base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_in_the_page_is_fetched(page: str) -> None:
    markup = re.sub(r"<(script|style)\b[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.findall(r"""\b(?:src|href|srcset|action|poster|data)\s*=""", markup)
    assert "sourceMappingURL" not in page
    assert "@import" not in page
    assert "url(" not in (PACKAGE / "page.css").read_text("utf-8")


def test_the_scripts_make_no_markup_out_of_strings() -> None:
    banned = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\(\"on"
    )
    assert not [path.name for path in PACKAGE.glob("*.js") if banned.search(path.read_text("utf-8"))]


def test_every_word_that_the_page_asks_for_exists() -> None:
    asked = set()
    for path in (*PACKAGE.glob("*.js"), PACKAGE / "page.html"):
        asked |= set(
            re.findall(
                r'(?:data-(?:word|label|placeholder)="|\bword\("|\brow\(")(\w+)"', path.read_text("utf-8")
            )
        )
    assert asked - {"title", "intro", "narrowed", "empty"} <= set(words()["ui"])


def leaves(
    table: dict[str, Any], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for key, value in table.items():
        if all(isinstance(each, dict) for each in value.values()):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


@pytest.mark.parametrize(
    ("path", "texts"), [pytest.param(*leaf, id=".".join(leaf[0])) for leaf in leaves(words())]
)
def test_every_message_is_in_dutch_and_in_english(path: tuple[str, ...], texts: dict[str, Any]) -> None:
    assert {"nl", "en"} <= set(texts), path
    if path != ("months",):
        assert set(re.findall(r"\{\w+\}", texts["nl"])) == set(re.findall(r"\{\w+\}", texts["en"]))


def test_no_two_kinds_share_a_shape_or_a_colour() -> None:
    for key in ("path", "light", "dark"):
        assert len({kind[key] for kind in kinds().values()}) == len(kinds())


def brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_stands_out_from_its_ground(scheme: str) -> None:
    low = {
        name: contrast(str(kind[scheme]), ground)
        for name, kind in kinds().items()
        for ground in GROUNDS[scheme]
        if contrast(str(kind[scheme]), ground) < 3
    }
    assert not low


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_the_contrast_of_wcag_aa(scheme: str) -> None:
    style = (PACKAGE / "page.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#\w{6})", blocks[0 if scheme == "light" else 1]))
    assert (colours["ground"], colours["raised"]) == GROUNDS[scheme]
    for text in ("ink", "soft", "link"):
        for ground in ("ground", "raised", "mark"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for line in ("control", "focus", "edge"):
        assert contrast(colours[line], colours["ground"]) >= 3, line


@pytest.mark.parametrize(
    ("date", "dutch", "english"),
    [
        ("2017-04-05", "5 april 2017", "5 April 2017"),
        ("2020-05", "mei 2020", "May 2020"),
        ("2024", "2024", "2024"),
        ("nooit", "nooit", "nooit"),
    ],
)
def test_dates_are_written_as_precisely_as_they_are(date: str, dutch: str, english: str) -> None:
    assert (day(date, "nl"), day(date, "en")) == (dutch, english)


def test_an_empty_selection_still_makes_a_page() -> None:
    assert "geen enkel document" in render(Network())
