"""The named questions as forms, with their answers below. A task of `tasks`."""

from collections.abc import Mapping

from kg.asking.answers import answer
from kg.asking.errors import WrongUseError
from kg.asking.questions import load, named
from kg.asking.wording import Lang
from kg.graph.store import GraphStore
from kg.serving.frames import Reply
from kg.serving.templating import page
from kg.serving.wording import say


def every(lang: Lang) -> Reply:
    """Return the list of questions."""
    return page("questions.html", lang, "/questions", questions=load())


def form(name: str, values: Mapping[str, str] | None, store: GraphStore, lang: Lang) -> Reply:
    """Return the form of a question, and its answer once it was sent.

    Args:
        name: that of the question.
        values: what was filled in; None where nothing was sent.
        store: the graph.
        lang: the language of the page.
    """
    question = named(name)
    given = {key: value for key, value in (values or {}).items() if value.strip()}
    required = any(parameter.required for parameter in question.parameters)
    found, fault = None, ""
    if values is not None or not required:
        try:
            found = answer(question, given, store, lang)
        except WrongUseError as error:
            fault = _told(error, lang)
    return page(
        "question.html",
        lang,
        f"/questions/{name}",
        status=400 if fault else 200,
        question=question,
        given=given,
        answer=found,
        fault=fault,
    )


def _told(error: WrongUseError, lang: Lang) -> str:
    """Return what is wrong; who is on a page is not told what to type as a command."""
    if error.key == "far_choice":
        return say("far_choice", lang, label=error.values["label"][lang], value=error.values["value"])
    return error.told(lang)
