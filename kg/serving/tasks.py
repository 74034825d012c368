"""What a process can do for the server, by name. After the modules that do it, before `worker`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.asking.errors import WrongUseError
from kg.asking.wording import Lang
from kg.graph.store import GraphStore, read_state
from kg.serving import dumping, forms, querying, things
from kg.serving.frames import Reply, Task
from kg.serving.limits import MEGABYTE
from kg.serving.querying import Asked, NotAcceptableError
from kg.serving.sizing import TooLongError
from kg.serving.wording import say


@dataclass(slots=True)
class Served:
    """The graph in a folder, opened anew when a build has replaced it, and where its documents lie."""

    folder: Path
    documents: tuple[Path, ...]
    result: int
    _name: str = ""
    _store: GraphStore = field(default_factory=GraphStore.memory)

    @property
    def store(self) -> GraphStore:
        """Return the graph as it is now."""
        name = read_state(self.folder).store
        if name != self._name:
            self._store, self._name = GraphStore.open(self.folder), name
        return self._store


def do(task: Task, served: Served) -> Reply:
    """Return what comes of a task; a fault is a reply with its message."""
    lang: Lang = task["lang"]
    try:
        reply = TASKS[task["do"]](task, served, lang)
        if len(reply.body) > served.result:
            raise TooLongError  # noqa: TRY301 - said where every other fault is
    except Exception as error:  # noqa: BLE001 - whatever it is, the process goes on and the client is told
        return _fault(error, served, lang)
    return reply


def _fault(error: Exception, served: Served, lang: Lang) -> Reply:
    match error:
        case WrongUseError():
            status, message = 400, error.told(lang)
        case NotAcceptableError():
            status, message = 406, say("not_acceptable", lang, offered=error)
        case TooLongError():
            status, message = 400, say("too_long", lang, megabytes=served.result // MEGABYTE)
        case MemoryError():
            status, message = 500, say("too_much", lang)
        case _:
            status, message = 500, say("broken", lang, what=f"{type(error).__name__}: {error}")
    return Reply(" ".join(message.split()).encode(), status=status)


def _query(task: Task, served: Served, lang: Lang) -> Reply:
    asked = Asked(
        query=task["query"],
        accept=task.get("accept", ""),
        default_graphs=task.get("default_graphs", ()),
        named_graphs=task.get("named_graphs", ()),
        services=task.get("services", ()),
        most=served.result,
    )
    return querying.run(asked, served.store, lang)


def _dump(task: Task, served: Served, lang: Lang) -> Reply:
    return dumping.dump(task["graph"], task["accept"], served.store, lang)


def _thing(task: Task, served: Served, lang: Lang) -> Reply:
    return things.thing(task["iri"], task["accept"], served.store, served.documents, lang)


def _home(task: Task, served: Served, lang: Lang) -> Reply:
    return things.home(task.get("search", ""), served.store, lang)


def _network(_task: Task, served: Served, _lang: Lang) -> Reply:
    return things.network(served.store)


def _forms(task: Task, served: Served, lang: Lang) -> Reply:
    return (
        forms.form(task["name"], task["values"], served.store, lang)
        if task.get("name")
        else forms.every(lang)
    )


TASKS: Final[dict[str, Callable[[Task, Served, Lang], Reply]]] = {
    "query": _query,
    "dump": _dump,
    "thing": _thing,
    "home": _home,
    "network": _network,
    "forms": _forms,
}
