"""Structure: a `Text` taken apart into letterhead, sections and sentences.

Second of the steps, after `kg.reading`; `kg.recognition` comes after.
"""

from kg.structure.outline import outline

__all__ = ["outline"]
