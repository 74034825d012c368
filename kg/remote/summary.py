"""What was sent, fetched or asked, for people and for programs. Last of this step."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from kg.asking.wording import Lang
from kg.remote.enriching import Enriched
from kg.remote.enrichments import Enrichment
from kg.remote.pulling import Pulled
from kg.remote.pushing import Pushed
from kg.remote.wording import say

Line = tuple[str, str]


def pushed(done: Pushed, lang: Lang, *, dry_run: bool) -> str:
    """Return what was sent, or would be, as lines for people."""
    found = [_line("server", done.address, lang)]
    if done.protocol:
        found.append(_line("protocol", done.protocol, lang))
    if dry_run:
        found.append(_counted("would_send", done.waiting, done.triples, lang))
        found += [_line("graph", graph, lang) for graph in done.waiting]
    else:
        found.append(_counted("sent", done.sent, done.triples, lang))
        found += [_graphs("not_sent", done.waiting, lang)] if done.waiting else []
    found.append(_graphs("unchanged", done.unchanged, lang))
    found += [_graphs("deleted", done.deleted, lang)] if done.deleted else []
    found += [_graphs("superfluous", done.superfluous, lang)] if done.superfluous else []
    return _joined(found) + (say("go_on", lang) + "\n" if done.waiting and not dry_run else "")


def pushed_json(done: Pushed, *, dry_run: bool) -> str:
    """Return the same as a JSON object, with the names of the graphs."""
    return _json(
        {
            "server": done.address,
            "protocol": done.protocol,
            "dry_run": dry_run,
            "sent": done.sent,
            "waiting": done.waiting,
            "unchanged": done.unchanged,
            "deleted": done.deleted,
            "superfluous": done.superfluous,
            "triples": done.triples,
        }
    )


def pulled(done: Pulled, folder: Path, lang: Lang, *, dry_run: bool) -> str:
    """Return what was fetched, or would be, as lines for people."""
    found = [_line("server", done.address, lang)]
    if dry_run:
        found.append(_graphs("would_fetch", done.fetched, lang))
        found += [_line("graph", graph, lang) for graph in done.fetched]
    else:
        found.append(_counted("fetched", done.fetched, done.triples, lang))
    found.append(_graphs("unchanged", done.unchanged, lang))
    if done.deleted:
        found.append(_graphs("would_delete" if dry_run else "deleted", done.deleted, lang))
    found += [_graphs("altered", done.altered, lang)] if done.altered else []
    found.append(_line("graph", str(folder), lang))
    return _joined(found)


def pulled_json(done: Pulled, *, dry_run: bool) -> str:
    """Return the same as a JSON object, with the names of the graphs."""
    return _json(
        {
            "server": done.address,
            "dry_run": dry_run,
            "fetched": done.fetched,
            "unchanged": done.unchanged,
            "deleted": done.deleted,
            "altered": done.altered,
            "triples": done.triples,
        }
    )


def parted(files: Sequence[Path], lang: Lang) -> str:
    """Return which files were written, as lines for people."""
    return _joined([_line("parts", str(file), lang) for file in files])


def sources(known: Iterable[Enrichment], lang: Lang, *, as_json: bool) -> str:
    """Return which sources can be asked, and where they are."""
    if as_json:
        return _json(
            {
                each.name: {
                    "title": each.title[lang],
                    "description": each.description[lang],
                    "endpoint": each.endpoint,
                    "license": each.license,
                }
                for each in known
            }
        )
    return "".join(
        f"{each.name}: {each.title[lang]}\n  {each.description[lang]}\n  {each.endpoint}\n" for each in known
    )


def enriched(done: Enriched, lang: Lang, *, dry_run: bool) -> str:
    """Return what was asked of a source and what came of it, as lines for people."""
    found = [
        _line("server", done.address, lang),
        _line("would_ask" if dry_run else "asked", say("counted_things", lang, things=done.things), lang),
    ]
    if not dry_run:
        known = say("counted_known", lang, things=done.known, triples=done.triples)
        found += [_line("known", known, lang), _line("graph", done.graph, lang)]
    return _joined(found)


def enriched_json(done: Enriched, *, dry_run: bool) -> str:
    """Return the same as a JSON object."""
    return _json({**asdict(done), "dry_run": dry_run})


def removed(source: Enrichment, lang: Lang) -> str:
    """Return that what a source said is gone."""
    return _joined([_line("deleted", source.graph, lang)])


def _line(key: str, text: str, lang: Lang) -> Line:
    return say(key, lang), text


def _counted(key: str, graphs: Sequence[str], triples: int, lang: Lang) -> Line:
    return _line(key, say("counted", lang, graphs=len(graphs), triples=triples), lang)


def _graphs(key: str, graphs: Sequence[str], lang: Lang) -> Line:
    return _line(key, say("counted_graphs", lang, graphs=len(graphs)), lang)


def _joined(found: Sequence[Line]) -> str:
    return "".join(f"{label}: {text}\n" for label, text in found)


def _json(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
