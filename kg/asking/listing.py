"""What can be asked: the list of questions, the help of one, the names to fill in. Beside `answers`."""

from collections.abc import Sequence

from kg.asking.answers import Answer, Value, labelled
from kg.asking.errors import WrongUseError
from kg.asking.questions import Parameter, Question
from kg.asking.source import Source, rows
from kg.asking.wording import Lang, heading


def listing(questions: Sequence[Question], lang: Lang) -> Answer:
    """Return the questions as a table: name, title, parameters."""
    columns = ("question", "title", "parameters")
    found = tuple(
        (
            (Value(question.name),),
            (Value(question.title[lang]),),
            (Value(" ".join(f"--{parameter.name}" for parameter in question.parameters)),),
        )
        for question in questions
    )
    return Answer(columns, tuple(heading(column, lang) for column in columns), found)


def choices(parameter: Parameter, source: Source, lang: Lang) -> Answer:
    """Return the names that a parameter may be given, a row each, sorted.

    Raises:
        WrongUseError: it is not chosen from a list.
    """
    if not parameter.choices:
        raise WrongUseError(key="free_choice", name=parameter.name, label=parameter.label)
    things = {row["thing"].value for row in rows(source, parameter.choices)}
    names = sorted(set(labelled(things, source, lang).values()), key=str.casefold)
    return Answer(("name",), (heading("name", lang),), tuple(((Value(name),),) for name in names))


def described(question: Question, lang: Lang) -> str:
    """Return what a question asks and which parameters it takes."""
    lines = [question.title[lang], question.description[lang], ""]
    lines += [f"  --{parameter.name}  {_about(parameter, lang)}" for parameter in question.parameters]
    return "\n".join(lines).rstrip() + "\n"


def _about(parameter: Parameter, lang: Lang) -> str:
    default = f" [{parameter.default}]" if parameter.default else ""
    return parameter.label[lang] + default
