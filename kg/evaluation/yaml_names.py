"""YAML as annotators write it: names with a comma in `{…}` and `[…]` stay whole.

Used by `kg.evaluation.gold` alone. A Dutch ministry has commas in its name, and in a flow collection
an unquoted comma parts: `{post: Minister van Volksgezondheid, Welzijn en Sport}` is, to YAML, a key
`post` and a second key without a value. Such a rest is put back to the value before it.
"""

import re
from collections.abc import Hashable
from typing import Final

import yaml

_PORTFOLIO: Final = re.compile(r"(ministerie|minister|staatssecretaris)s?\s+(van|voor)\s", re.IGNORECASE)
"""How a name begins that may be an enumeration: "Minister van Onderwijs, Cultuur en Wetenschap"."""


def rejoin(items: list[str]) -> list[str]:
    """Put names of ministries and their posts together again that a comma parted.

    >>> rejoin(["Minister van Onderwijs", "Cultuur en Wetenschap", "kabinet"])
    ['Minister van Onderwijs, Cultuur en Wetenschap', 'kabinet']
    >>> rejoin(["Minister van Financiën", "Tweede Kamer"])
    ['Minister van Financiën', 'Tweede Kamer']
    """
    joined: list[str] = []
    rest = list(items)
    while rest:
        name = rest.pop(0)
        if _PORTFOLIO.match(name) and " en " not in name:
            # An enumeration ends with "en"; without one, what follows is a name of its own.
            end = next((at for at, item in enumerate(rest) if " en " in item), None)
            parts = rest[: end + 1] if end is not None else []
            if parts and all(part[:1].isupper() and not _PORTFOLIO.match(part) for part in parts):
                name = ", ".join((name, *parts))
                del rest[: len(parts)]
        joined.append(name)
    return joined


class NamesLoader(yaml.SafeLoader):
    """A safe loader that refuses a key given twice, and rejoins names in flow collections."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Build a mapping; in flow style, a key without a value belongs to the value before it."""
        pairs: list[tuple[yaml.Node, yaml.Node]] = []
        for key, value in node.value:
            empty = isinstance(value, yaml.ScalarNode) and value.start_mark.index == value.end_mark.index
            if node.flow_style and empty and pairs and isinstance(pairs[-1][1], yaml.ScalarNode):
                last_key, last = pairs[-1]
                whole = yaml.ScalarNode(
                    last.tag, f"{last.value}, {key.value}", last.start_mark, last.end_mark
                )
                pairs[-1] = (last_key, whole)
            elif any(key.value == earlier.value for earlier, _ in pairs):
                problem = f"the key '{key.value}' stands twice"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            else:
                pairs.append((key, value))
        whole_node = yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark, node.flow_style)
        return super().construct_mapping(whole_node, deep=deep)

    def construct_sequence(self, node: yaml.SequenceNode, deep: bool = False) -> list[object]:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Build a list; in flow style, names of ministries are put together again."""
        items = super().construct_sequence(node, deep=deep)
        if node.flow_style and items and all(isinstance(item, str) for item in items):
            return list(rejoin(items))
        return items
