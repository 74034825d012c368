"""The list of questions and the help of one. Beside `answers`: it tells what can be asked."""

from collections.abc import Sequence

from kg.asking.answers import Answer, Value
from kg.asking.questions import Parameter, Question
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


def described(question: Question, lang: Lang) -> str:
    """Return what a question asks and which parameters it takes."""
    lines = [question.title[lang], question.description[lang], ""]
    lines += [f"  --{parameter.name}  {_about(parameter, lang)}" for parameter in question.parameters]
    return "\n".join(lines).rstrip() + "\n"


def _about(parameter: Parameter, lang: Lang) -> str:
    default = f" [{parameter.default}]" if parameter.default else ""
    return parameter.label[lang] + default
