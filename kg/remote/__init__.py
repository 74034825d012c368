"""A graph that lies on a server: ask it, send it, fetch it, over the protocols of SPARQL 1.1.

`address` and `credentials` say where and as whom; `transport` makes requests and says in one line what went
wrong; `source` asks, as `kg.asking` asks a store on disk.
"""
