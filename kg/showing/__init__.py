"""Show: a selection of the graph as one self-contained page that answers who is responsible for what.

Eighth of the steps, beside `kg.asking` and after `kg.graph`; `kg.serving` comes after. Within it:
`selection` (graph → `Network`, cut down by `narrowing`) → `layout` (positions) → `drawing` (what pyvis makes
of them) → `page` (HTML). The words are in `wording.toml`, the shapes and colours in `kinds.toml`.
"""
