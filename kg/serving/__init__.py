"""Serve: graph → HTTP, on this machine unless told otherwise, and only ever to read.

`running` starts it. `app` is what a browser or SPARQL client talks to: `endpoint` for the SPARQL 1.1
Protocol, `site` for pages. Neither touches the graph: they hand tasks to `pool`, a few processes (`worker`)
that can be ended when a task takes too long or too much. What a task does stands in `tasks`: `querying` runs
SPARQL, `things` and `forms` make pages, `marking` the text of a document with its statements marked.
"""
