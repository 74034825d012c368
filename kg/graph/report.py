"""What is wrong with a graph, as people and programs read it.

Comes before `shapes`, `vocabulary` and `validation`, which make it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, Self

from kg.namespaces import PREFIXES

Lang = Literal["nl", "en"]
Severity = Literal["violation", "warning", "info"]

_SHOWN: Final = 100
_VALUE: Final = 120
_WORDS: Final = {
    "nl": ("de graaf klopt", "fout", "fouten", "waarschuwing", "waarschuwingen", "en nog"),
    "en": ("the graph conforms", "fault", "faults", "warning", "warnings", "and"),
}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A fault: at which thing, on which property, with which value, and what is wrong with it.

    `source` names the shape or the check that found it. Terms are prefixed names where there is a prefix.
    """

    severity: Severity
    focus: str
    path: str
    message_nl: str
    message_en: str
    value: str = ""
    source: str = ""

    def render(self, lang: Lang = "nl") -> str:
        """Return the fault as one line."""
        message = self.message_nl if lang == "nl" else self.message_en
        value = f"= {_shortened(self.value)}" if self.value else ""
        rest = " ".join(part for part in (self.path, value) if part)
        return f"{self.focus}: {message}" + (f" [{rest}]" if rest else "")


def _shortened(text: str) -> str:
    return text if len(text) <= _VALUE else text[: _VALUE - 1] + "…"


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a graph. Warnings alone do not keep it from conforming."""

    conforms: bool
    violations: tuple[Violation, ...] = ()

    @classmethod
    def of(cls, violations: Iterable[Violation]) -> Self:
        """Return the report of these violations: sorted, each once."""
        found = tuple(sorted(set(violations)))
        return cls(not any(each.severity == "violation" for each in found), found)

    @property
    def text(self) -> str:
        """Return the report in Dutch; `render` knows English too."""
        return self.render()

    def as_json(self, lang: Lang = "nl") -> str:
        """Return the report as a JSON object."""
        faults = [
            {
                "severity": each.severity,
                "focus": each.focus,
                "path": each.path,
                "value": each.value,
                "message": each.message_nl if lang == "nl" else each.message_en,
                "source": each.source,
            }
            for each in self.violations
        ]
        found = {"conforms": self.conforms, "violations": faults}
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

    def render(self, lang: Lang = "nl", most: int = _SHOWN) -> str:
        """Return the report as lines: how many faults, then the first of them, violations before warnings."""
        good, fault, faults, warning, warnings, more = _WORDS[lang]
        worst_first = sorted(self.violations, key=lambda each: (each.severity != "violation", each))
        count = sum(each.severity == "violation" for each in worst_first)
        rest = len(worst_first) - count
        head = good if self.conforms else f"{count} {fault if count == 1 else faults}"
        if rest:
            head += f", {rest} {warning if rest == 1 else warnings}"
        lines = [head, *(each.render(lang) for each in worst_first[:most])]
        if len(worst_first) > most:
            lines.append(f"… {more} {len(worst_first) - most}" + (" more" if lang == "en" else ""))
        return "\n".join(lines)


def prefixed(iri: str) -> str:
    """Return an IRI as a prefixed name, where there is a prefix; any other text as it is."""
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
