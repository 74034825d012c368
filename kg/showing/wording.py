"""The words, shapes and colours of the page: `wording.toml` and `kinds.toml`, and the sentence at its top.

After `network`, before `drawing`.
"""

from typing import Final, Literal

from kg.model import IsoDate
from kg.resources import table
from kg.showing.network import Network

Lang = Literal["nl", "en"]
LANGUAGES: Final[tuple[Lang, Lang]] = ("nl", "en")
Words = dict[str, dict[str, dict[str, str]]]

_NAMED_ONE_BY_ONE: Final = 6


def kinds() -> dict[str, dict[str, str | int | bool]]:
    """Return what each kind looks like and is called, in the order of the legend."""
    return table("showing/kinds.toml")


def words() -> Words:
    """Return every word of the page: group, key, language."""
    return table("showing/wording.toml")


def say(group: str, key: str, lang: Lang, **values: str | int) -> str:
    """Return a message in a language, its places filled in."""
    return words()[group][key][lang].format(**values)


def day(date: IsoDate, lang: Lang) -> str:
    """Return a date as people write it, as precise as it is: "5 april 2017", "mei 2020", "2024"."""
    year, _, rest = date.partition("-")
    month, _, number = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= len(words()["months"][lang]):
        return date
    named = words()["months"][lang][int(month) - 1]  # type: ignore[index] # the one table whose values are lists
    return " ".join((*([str(int(number))] if number.isdigit() else []), named, year))


def intro(network: Network, lang: Lang) -> str:
    """Return the sentence that says what the page shows, from which documents, until when."""
    copies = {edge.source for edge in network.edges if edge.relation == "copyOf"}
    originals = sorted(
        (node for node in network.documents if node.iri not in copies), key=lambda node: (node.date, node.iri)
    )
    if not originals:
        listed = say("page", "no_documents", lang)
    elif len(originals) > _NAMED_ONE_BY_ONE:
        listed = say("page", "documents", lang, count=len(originals))
    else:
        classes = words()["class"]
        listed = _enumerated(
            [
                classes.get(node.cls, classes["Document"])[lang]
                + (f" ({day(node.date, lang)})" if node.date else "")
                for node in originals
            ],
            lang,
        )
    last = max((node.date for node in originals), default="")
    until = say("page", "until", lang, day=day(last, lang)) if last else ""
    return say("page", "intro", lang, documents=listed, until=until)


def narrowed(network: Network, lang: Lang) -> str:
    """Return what the page was narrowed to, or nothing."""
    limits = [
        f"{say('page', key, lang)}: {value}"
        for key, value in (
            ("topic", network.topic),
            ("person", network.person),
            ("on", day(network.on, lang) if network.on else ""),
        )
        if value
    ]
    return f"{say('page', 'narrowed', lang)} {'; '.join(limits)}." if limits else ""


def _enumerated(parts: list[str], lang: Lang) -> str:
    *first, last = parts
    return f"{', '.join(first)} {say('page', 'and', lang)} {last}" if first else last
