"""Interpret: what the sentences of a document say about who asks, worries, promises and is responsible.

Fifth of the steps, after `kg.linking`; `kg.graph` comes after.
"""

from kg.statements.interpretation import Interpreted, Observation, interpret, observe
from kg.statements.themes import Themes, compile_themes

__all__ = ["Interpreted", "Observation", "Themes", "compile_themes", "interpret", "observe"]
