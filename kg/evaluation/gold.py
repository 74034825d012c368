"""Gold files: hand-made annotation of a document, from YAML into frozen dataclasses.

The first step of the evaluation; `kg.evaluation.scoring` holds records against what this gives.
A key that a gold file does not have is not scored. `must` items count for recall, `must` and `may`
both count as right for precision; a plain list is all `must`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from kg.evaluation.yaml_names import NamesLoader
from kg.model import EntityKind, StatementKind

NAME_KEYS: Final[dict[str, tuple[EntityKind, ...]]] = {
    "persons": (EntityKind.PERSON,),
    "posts": (EntityKind.POST,),
    "organisations": (EntityKind.ORGANISATION, EntityKind.CABINET),
    "programmes": (EntityKind.PROGRAMME,),
    "laws": (EntityKind.LAW,),
    "publications": (EntityKind.PUBLICATION,),
    "places": (EntityKind.PLACE,),
}
"""Key of a gold file → the kinds of entities it lists."""

STATEMENT_KEYS: Final[dict[str, StatementKind]] = {
    "recommendations": StatementKind.RECOMMENDATION,
    "concerns": StatementKind.CONCERN,
    "commitments": StatementKind.COMMITMENT,
    "responsibilities": StatementKind.RESPONSIBILITY,
    "quotations": StatementKind.QUOTATION,
    "figures": StatementKind.FIGURE,
    "responses": StatementKind.RESPONSE,
    "progress": StatementKind.PROGRESS_REPORT,
    "assessments": StatementKind.ASSESSMENT,
}
"""Key of a gold file → the kind of statement it lists."""

VALUE_KEYS: Final = ("kind", "language", "date", "year", "reference", "subject")
PARTY_KEYS: Final = ("person", "post", "organisation")
_ATTRIBUTE_NAMES: Final = {"addressees": "addressee", "holders": "holder", "held_by_on_date": "held_by"}
_OTHER_KEYS: Final = (
    "document",
    "sha256",
    "sender",
    "addressees",
    "copy_to",
    "contact",
    "sections",
    "note",
    "part",
)


class GoldError(ValueError):
    """A gold file cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one kind in a document; None of them written twice."""

    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A party of the letterhead; an empty part is not scored."""

    person: str = ""
    post: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A statement by its quote. `attributes` are names to values, in the order of the file."""

    quote: str
    must: bool
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of an attribute, none when the gold is silent about it."""
        return next((values for key, values in self.attributes if key == name), ())


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one document. None or an absent key: the gold is silent, nothing is scored.

    `sha256` is of the annotated file, empty when it travels with the gold and cannot be mistaken. `first` and
    `last` are the words that begin and end the part that is annotated (`part: {from: …, to: …}` in the file),
    empty where that is the whole document; `sentences` are those that were drawn from it and annotated alone
    (`part: […]`), in the order in which they stand.
    """

    path: Path
    document: str
    sha256: str = ""
    first: str = ""
    last: str = ""
    sentences: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    sender: tuple[GoldParty, ...] | None = None
    contact: GoldParty | None = None
    addressees: tuple[GoldParty, ...] | None = None
    copy_to: tuple[str, ...] | None = None
    sections: tuple[str, ...] | None = None
    names: tuple[tuple[str, Names], ...] = ()
    statements: tuple[tuple[str, tuple[Item, ...]], ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether it annotates parts of the document alone."""
        return bool(self.first or self.last or self.sentences)

    def items(self) -> tuple[Item, ...]:
        """Return the statements of all kinds."""
        return tuple(item for _, items in self.statements for item in items)


def load(path: Path) -> Gold:
    """Read one gold file.

    Raises:
        GoldError: it cannot be read, is no YAML, or a key holds what it should not.
    """
    try:
        # NamesLoader is a SafeLoader, so no tag of the file can build an object.
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=NamesLoader)  # noqa: S506
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); give a gold file in YAML"
        raise GoldError(message) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"{path}: is not valid YAML ({' '.join(str(error).split())})"
        raise GoldError(message) from error
    return _Reader(path).gold(data)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns parsed YAML into `Gold`; knows the file, so that every error can name it."""

    path: Path

    def gold(self, data: object) -> Gold:
        top = self.mapping(data, "the file")
        if "document" not in top:
            raise self.fault(key="document", what="is missing; it must name the annotated file")
        given = top.get("part", {})
        part = self.mapping({} if isinstance(given, list) else given, "part")
        known = {*VALUE_KEYS, *NAME_KEYS, *STATEMENT_KEYS, *_OTHER_KEYS}
        return Gold(
            path=self.path,
            document=self.string(top["document"], "document"),
            sha256=self.string(top["sha256"], "sha256") if "sha256" in top else "",
            first=self.string(part["from"], "part.from") if "from" in part else "",
            last=self.string(part["to"], "part.to") if "to" in part else "",
            sentences=self.strings(given, "part") if isinstance(given, list) else (),
            values=tuple((key, self.string(top[key], key)) for key in VALUE_KEYS if key in top),
            sender=self.parties(top["sender"], "sender") if "sender" in top else None,
            contact=self.party(top["contact"], "contact") if "contact" in top else None,
            addressees=self.parties(top["addressees"], "addressees") if "addressees" in top else None,
            copy_to=self.strings(top["copy_to"], "copy_to") if "copy_to" in top else None,
            sections=self.strings(top["sections"], "sections") if "sections" in top else None,
            names=tuple((key, self.names(top[key], key)) for key in NAME_KEYS if key in top),
            statements=tuple((key, self.items(top[key], key)) for key in STATEMENT_KEYS if key in top),
            ignored=tuple(sorted(key for key in top if key not in known)),
        )

    def fault(self, key: str, what: str) -> GoldError:
        return GoldError(f"{self.path}: key '{key}' {what}")

    def mapping(self, data: object, key: str) -> Mapping[str, object]:
        if not isinstance(data, Mapping):
            raise self.fault(key, "must be a mapping of keys to values")
        return {str(name): value for name, value in data.items()}

    def sequence(self, data: object, key: str) -> Sequence[object]:
        if data is None:
            return ()
        if not isinstance(data, list):
            raise self.fault(key, "must be a list")
        return data

    def string(self, data: object, key: str) -> str:
        if data is None or isinstance(data, list | Mapping):
            raise self.fault(key, "must be a single value")
        return " ".join(str(data).split())

    def strings(self, data: object, key: str) -> tuple[str, ...]:
        items = self.sequence(data, key)
        return tuple(self.string(each, f"{key}[{number}]") for number, each in enumerate(items))

    def parties(self, data: object, key: str) -> tuple[GoldParty, ...]:
        """Read one party, or a list of them: a letter may be signed by two."""
        if isinstance(data, Mapping):
            return (self.party(data, key),)
        return tuple(self.party(each, f"{key}[{at}]") for at, each in enumerate(self.sequence(data, key)))

    def party(self, data: object, key: str) -> GoldParty:
        parts = self.mapping(data, key)
        for name in parts:
            if name not in PARTY_KEYS:
                raise self.fault(key=f"{key}.{name}", what=f"is unknown; a party has {', '.join(PARTY_KEYS)}")
        return GoldParty(**{name: self.string(value, f"{key}.{name}") for name, value in parts.items()})

    def halves(self, data: object, key: str) -> tuple[Sequence[object], Sequence[object]]:
        if data is None or isinstance(data, list):
            return self.sequence(data, key), ()
        parts = self.mapping(data, key)
        for name in parts:
            if name not in {"must", "may"}:
                raise self.fault(key=f"{key}.{name}", what="is unknown; write 'must' or 'may'")
        return (
            self.sequence(parts.get("must"), f"{key}.must"),
            self.sequence(parts.get("may"), f"{key}.may"),
        )

    def names(self, data: object, key: str) -> Names:
        must, may = self.halves(data, key)
        return Names(self.strings(list(must), f"{key}.must"), self.strings(list(may), f"{key}.may"))

    def items(self, data: object, key: str) -> tuple[Item, ...]:
        return tuple(
            self.item(each, f"{key}.{half}[{number}]", must=half == "must")
            for half, each_half in zip(("must", "may"), self.halves(data, key), strict=True)
            for number, each in enumerate(each_half)
        )

    def item(self, data: object, key: str, *, must: bool) -> Item:
        parts = self.mapping(data, key)
        if "quote" not in parts:
            raise self.fault(key=f"{key}.quote", what="is missing")
        attributes: dict[str, tuple[str, ...]] = {}
        for name, value in parts.items():
            if name in {"quote", "note"}:
                continue
            if isinstance(value, Mapping):  # assigns: {to: …, role: …}
                for inner, each in self.mapping(value, f"{key}.{name}").items():
                    attributes[f"{name}_{inner}"] = self.one_or_more(each, f"{key}.{name}.{inner}")
            else:
                attributes[_ATTRIBUTE_NAMES.get(name, name)] = self.one_or_more(value, f"{key}.{name}")
        return Item(self.string(parts["quote"], f"{key}.quote"), must, tuple(attributes.items()))

    def one_or_more(self, data: object, key: str) -> tuple[str, ...]:
        return self.strings(data, key) if isinstance(data, list) else (self.string(data, key),)
