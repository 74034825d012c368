"""What to ask instead when `kg who` finds nothing on a topic: the nearest words that do find something.

Beside `responsibility`. A topic is looked for in the names and the words of what people are responsible for;
so are the nearest ones here.
"""

import re
from typing import Final

from kg.asking.nearest import nearest
from kg.asking.responsibility import Asked
from kg.asking.source import Source, rows
from kg.asking.wording import Lang, say
from kg.namespaces import PREFIXES

_NAMES: Final = """
SELECT DISTINCT ?words WHERE {
  { ?basis a kg:Responsibility } UNION { ?basis kg:assigns ?duty }
  ?basis kg:assigns?/kg:about ?thing .
  ?thing skos:prefLabel|skos:altLabel|foaf:name ?words
}"""
_TEXTS: Final = """
SELECT DISTINCT ?words WHERE {
  { ?basis a kg:Responsibility } UNION { ?basis kg:assigns ?duty }
  ?basis kg:text ?words
}"""
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST: Final = 4
"""Words with fewer letters say too little to be looked for apart."""


def hint(asked: Asked, source: Source, lang: Lang) -> str:
    """Return in one line what to ask instead of a topic on which nothing was found."""
    names, texts = _words(_NAMES, source), _words(_TEXTS, source)
    everything = "\n".join((*names, *texts)).casefold()
    topic = asked.topic.strip()
    if topic.casefold() in everything:
        given = " ".join(f"--{name}" for name in asked.values("on", "ministry", "person", "programme"))
        return say("hint.narrowed", lang, topic=topic, options=given) if given else _list(lang)
    known = {word for text in (*names, *texts) for word in _WORD.findall(text.casefold())}
    known = {word for word in known if len(word) >= _SHORTEST}
    near = nearest(topic, names)
    for word in _WORD.findall(topic.casefold()):
        if len(word) >= _SHORTEST:
            near += [word] if word in everything else nearest(word, known, 1)
    meant = "; ".join(dict.fromkeys(near))
    return say("hint.near", lang, topic=topic, close=meant) if meant else _list(lang)


def _list(lang: Lang) -> str:
    return say("hint.none", lang)


def _words(query: str, source: Source) -> list[str]:
    head = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("foaf", "kg", "skos"))
    return sorted({row["words"].value for row in rows(source, head + query)})
