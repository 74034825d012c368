"""What takes seconds to make is made once for a graph, and anew when the graph is another."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from kg.model import Text
from kg.reading import read
from kg.serving import marking
from kg.serving.frames import Reply
from kg.serving.keeping import Kept


class Maker:
    """Makes replies with a status, and counts them."""

    def __init__(self, *statuses: int) -> None:
        """Remember the statuses, the last of which stays."""
        self.statuses, self.made = list(statuses), 0

    async def __call__(self) -> Reply:
        """Return the next reply, after others had their turn."""
        await asyncio.sleep(0)
        self.made += 1
        status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
        return Reply(str(self.made).encode(), status=status)


def become(folder: Path, store: str) -> None:
    (folder / "build.json").write_text(json.dumps({"store": store, "version": "test"}))


def test_who_asks_at_once_or_later_has_what_was_made_for_the_first(tmp_path: Path) -> None:
    async def done() -> list[bytes]:
        kept = Kept(tmp_path)
        at_once = await asyncio.gather(*(kept.reply(maker) for _ in range(3)))
        return [reply.body for reply in (*at_once, await kept.reply(maker))]

    become(tmp_path, "store-1")
    maker = Maker(200)
    assert asyncio.run(done()) == [b"1"] * 4


def test_another_graph_has_another_reply(tmp_path: Path) -> None:
    async def done() -> list[bytes]:
        kept, found = Kept(tmp_path), []
        for store in ("store-1", "store-1", "store-2", "store-2"):
            become(tmp_path, store)
            found.append((await kept.reply(maker)).body)
        return found

    maker = Maker(200)
    assert asyncio.run(done()) == [b"1", b"1", b"2", b"2"]


def test_a_refusal_is_not_kept(tmp_path: Path) -> None:
    async def done() -> list[int]:
        kept = Kept(tmp_path)
        return [(await kept.reply(maker)).status for _ in range(3)]

    become(tmp_path, "store-1")
    maker = Maker(503, 200)
    assert asyncio.run(done()) == [503, 200, 200]
    assert maker.made == 2


def test_the_network_page_is_that_of_the_graph_as_it_is_now(
    tmp_path: Path,
    write_graph: Callable[..., Path],
    run_server: Callable[..., AbstractContextManager[httpx.Client]],
) -> None:
    data = Path(__file__).parents[1] / "asking" / "data"
    with run_server(write_graph(tmp_path, data / "small.trig")) as client:
        before, again = client.get("network"), client.get("network?lang=en")
        write_graph(tmp_path, data / "small.trig", data / "replies.trig")
        after = client.get("network")
    assert before.text == again.text != after.text
    assert before.headers["content-security-policy"] == again.headers["content-security-policy"]


def test_the_text_of_a_document_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def reading(path: Path) -> Text:
        seen.append(path)
        return read(path)

    monkeypatch.setattr(marking, "read", reading)
    file = tmp_path / "brief.txt"
    file.write_text("Bel 070 123 45 67 of kom langs.", encoding="utf-8")
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    texts = [marking.text_of(sha256, [tmp_path]) for _ in range(3)]
    assert texts == ["Bel ••• ••• •• •• of kom langs."] * 3
    assert seen == [file]
    assert marking.text_of("0" * 64, [tmp_path]) is None
