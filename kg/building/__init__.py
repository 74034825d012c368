"""Many documents into one graph: what is read again, by how many processes, and what a killed build left.

Comes after `kg.graph`, before `kg.pipeline`, which gives it the steps. It knows no step itself: what it is
given turns one file into quads, and it sees to it that every file has its turn.

`found` (files by their bytes) → `refusals` (those known to be of no use) → `facts` (what is known of a
document) → `parts` (documents that are done, on disk), read by `workers` → `building`, which decides what is
read and puts the new graph in the place of the old one.
"""

from kg.building.building import TIME_LIMIT, BuildSummary, Progress, build
from kg.building.facts import Facts, Form, Task

__all__ = ["TIME_LIMIT", "BuildSummary", "Facts", "Form", "Progress", "Task", "build"]
