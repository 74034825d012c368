"""Assert, keep and check: records to RDF, one named graph per document.

Sixth of the steps, after `kg.statements`; `kg.asking` and `kg.showing` come after. `register` stands apart:
it reads the reference graph for the steps before.
"""
