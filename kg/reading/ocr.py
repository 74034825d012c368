"""Text recognition: the picture of a page to what Tesseract makes of it. Used by `kg.reading.scans`.

Tesseract (Apache-2.0) is a program of its own, from Debian or elsewhere; this package needs it only for
scans, and does without where it is not installed. It answers in hOCR: HTML with the place, size and certainty
of every word. One thread, so that the same picture gives the same answer and the build keeps its cores.
"""

import ctypes
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from PIL.Image import Image

DUTCH: Final = "nld"
ENGLISH: Final = "eng"
_ORIENTATION: Final = "osd"
_TURN: Final = re.compile(r"Rotate: (\d+)")
_PROGRAM: Final = "tesseract"
_SECONDS: Final = 120
"""So long may one page take: twenty times what a full one does."""
_ASKED: Final = 10
"""So many seconds may the program take to say which it is."""
_FOLDER: Final = re.compile(r'"(.+)"')
_REASON: Final = 120
_DIE_WITH_PARENT: Final = 1


class RecognitionError(Exception):
    """The program did not do its work; `reason` is why, in a short line."""

    def __init__(self, program: str, reason: str) -> None:
        """Keep of the reason what a line has room for: programs tell the cause last."""
        self.reason = " ".join(reason.split())[-_REASON:]
        super().__init__(program, self.reason)


@dataclass(frozen=True, slots=True)
class Engine:
    """The program as it is installed: where, for which languages, and what its answers depend on."""

    program: str
    languages: frozenset[str]
    version: str


def engine() -> Engine | None:
    """Return the program that recognises text, or nothing where there is none that answers."""
    program = shutil.which(_PROGRAM)
    return _engine(program) if program else None


def lacking() -> str:
    """Return why no text can be recognised, as a key of `errors.toml`; empty where it can."""
    found = engine()
    if not found:
        return "scan"
    return "" if DUTCH in found.languages else "scan_language"


def version() -> str:
    """Return what the text of a scan depends on beside its bytes; empty where none can be recognised."""
    found = engine()
    return found.version if found and DUTCH in found.languages else ""


@cache
def _engine(program: str) -> Engine | None:
    try:
        told = _run([program, "--version"], b"", _ASKED).decode("utf-8", "replace").splitlines()
        first, *names = _run([program, "--list-langs"], b"", _ASKED).decode("utf-8", "replace").splitlines()
    except (RecognitionError, ValueError):
        return None
    languages = frozenset(name.strip() for name in names)
    digest = hashlib.sha256("\n".join(told[:2]).encode())
    if folder := _FOLDER.search(first):
        for name in sorted({DUTCH, ENGLISH, _ORIENTATION} & languages):
            data = Path(folder[1], f"{name}.traineddata")
            digest.update(data.read_bytes() if data.is_file() else b"")
    return Engine(program, languages, f"{(told or [''])[0]} {digest.hexdigest()[:16]}")


def recognise(image: Image, dots: int, language: str) -> bytes:
    """Return what stands on a picture, as hOCR.

    Args:
        image: the picture, in shades of grey.
        dots: how many dots of it make an inch.
        language: which language it is in, as Tesseract calls it.

    Raises:
        RecognitionError: the program is not there, fails, or takes too long.
    """
    found = engine()
    if not found:
        raise RecognitionError(_PROGRAM, "not found")
    command = [found.program, "stdin", "stdout", "--dpi", str(dots), "-l", language, "hocr"]
    return _run(command, _greymap(image), _SECONDS)


def turned(image: Image, dots: int) -> int:
    """Return how many quarters a picture must be turned clockwise to stand upright; 0 where that is unknown.

    Args:
        image: the picture, in shades of grey.
        dots: how many dots of it make an inch.
    """
    found = engine()
    if not found or _ORIENTATION not in found.languages:
        return 0
    command = [found.program, "stdin", "stdout", "--dpi", str(dots), "--psm", "0"]
    try:
        told = _TURN.search(_run(command, _greymap(image), _SECONDS).decode("utf-8", "replace"))
    except RecognitionError:  # there are too few letters to tell
        return 0
    return int(told[1]) // 90 % 4 if told else 0


def _greymap(image: Image) -> bytes:
    return b"P5 %d %d 255\n" % image.size + image.tobytes()


def _run(command: Sequence[str], given: bytes, seconds: float) -> bytes:
    """Run a program on its input and return its output.

    Through files: a pipe that a program's own child holds open would keep us waiting after its end. It stays
    in our process group, so that whoever ends that ends it too.
    """
    with TemporaryFile() as source, TemporaryFile() as answer, TemporaryFile() as trouble:
        source.write(given)
        source.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 - the program that `engine` found
                command,
                stdin=source,
                stdout=answer,
                stderr=trouble,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                timeout=seconds,
                check=False,
                preexec_fn=_mortal(),
            )
        except subprocess.TimeoutExpired as error:
            raise RecognitionError(command[0], f"> {seconds:g} s") from error
        except (OSError, subprocess.SubprocessError) as error:
            raise RecognitionError(command[0], str(error)) from error
        if done.returncode:
            trouble.seek(0)
            told = trouble.read().decode("utf-8", "replace")
            raise RecognitionError(command[0], told or f"exit code {done.returncode}")
        answer.seek(0)
        return answer.read()


def _mortal() -> Callable[[], object] | None:
    """Return what makes a child end with the process that started it, however that ends."""
    if sys.platform != "linux":
        return None
    system = ctypes.CDLL(None)  # looked up before the child is made: there nothing may be imported
    return lambda: system.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
