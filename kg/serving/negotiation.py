"""Which of the offered media types or languages a client wants most. Before `querying` and `site`."""

from collections.abc import Sequence


def best(accept: str, offered: Sequence[str]) -> str:
    """Return the offered media type that an Accept header prefers, the first offered of equals; "" for none.

    Without a header anything goes. A range counts by how precise it is, then by its quality.
    """
    if not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    scored = [(_quality(one, ranges), -place, one) for place, one in enumerate(offered)]
    quality, _, found = max(scored)
    return found if quality > 0 else ""


def language(accept: str, offered: Sequence[str]) -> str:
    """Return the offered language that an Accept-Language header prefers; the first if it names none."""
    wanted = [_range(part) for part in accept.split(",") if part.strip()]
    scored = [
        (max((q for tag, q in wanted if tag.partition("-")[0] == one), default=0.0), -place, one)
        for place, one in enumerate(offered)
    ]
    return max(scored)[2]


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return name, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return name, 0.0


def _quality(offered: str, ranges: Sequence[tuple[str, float]]) -> float:
    kind = offered.partition("/")[0]
    for pattern in (offered, f"{kind}/*", "*/*"):
        found = [quality for name, quality in ranges if name == pattern]
        if found:
            return max(found)
    return 0.0
