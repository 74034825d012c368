"""verantwoord: who is responsible for what in Dutch government documents, with the sentence as proof.

The steps run one way, each in a package of its own: reading → structure → recognition → linking →
statements → graph → asking, showing. `kg.pipeline` names them in order; `kg.model` holds the nouns
they exchange.
"""

__version__ = "0.1.0"
