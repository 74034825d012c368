"""The forms of verbs: a pattern that names `<adviseren>` means each of them. They stand in `verbs.toml`.

Within the interpretation step, for `kg.statements.notation`.
"""

import re
from functools import cache
from typing import Final

from kg.resources import table

_LEMMA: Final = re.compile(r"(?<![?P])<([a-zà-ÿ]+)(?::(past|done))?>")


@cache
def verbs() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return, of each verb, its forms in the present, the past and as participle; read once."""
    return {
        lemma: {tense: tuple(forms.split()) for tense, forms in row.items()}
        for lemma, row in table("statements/verbs.toml").items()
    }


def named(pattern: str) -> frozenset[str]:
    """Return the verbs that a pattern names."""
    return frozenset(found[1] for found in _LEMMA.finditer(pattern))


def inflect(pattern: str) -> str:
    """Return a pattern with `<adviseren>`, `<adviseren:past>` and `<adviseren:done>` written out as forms.

    Raises:
        KeyError: a verb is not in `verbs.toml`.
    """
    return _LEMMA.sub(lambda found: f"(?:{'|'.join(verbs()[found[1]][found[2] or 'present'])})", pattern)
