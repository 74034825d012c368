"""Ask: graph → answers. Comes after `kg.graph`; nothing but `kg.cli` comes after it.

`questions` finds and reads the `.rq` files, `parameters` turns what a user typed into typed terms,
`answers` runs a question, `formats` prints what came back. `responsibility` is the main question,
`explain` shows why a statement is believed, `sparql` runs whatever else a user wants to know.
"""
