"""A process that does one task at a time on the graph, until the server ends it. Started by `pool`.

It takes frames from its standard input and gives frames back. It takes no more memory than it may, so that a
query that needs more ends this process and not the server; and an alarm ends it if the server is gone.
"""

import json
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from kg.serving.frames import framed, head_of, read_frame
from kg.serving.tasks import Served, do


def main() -> None:
    """Do tasks until the standard input ends."""
    settings: dict[str, Any] = json.loads(sys.argv[1])
    served = Served(Path(settings["graph"]), tuple(map(Path, settings["documents"])), settings["result"])
    served.store.query("ASK { ?s ?p ?o }")  # so that what the graph itself needs is not counted
    _bound_memory(settings["memory"])
    out = sys.stdout.buffer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its processes
    out.write(framed({"ready": True}))
    out.flush()
    while frame := read_frame(sys.stdin.buffer):
        # The default action of the alarm ends the process, whatever it is doing.
        signal.setitimer(signal.ITIMER_REAL, settings["seconds"] + 5)
        reply = do(frame[0], served)
        signal.setitimer(signal.ITIMER_REAL, 0)
        out.write(framed(head_of(reply), reply.body))
        out.flush()


def _bound_memory(more: int) -> None:
    """Let this process take no more than it has now and so much more."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0]) if sys.platform == "linux" else 0
    bound = pages * resource.getpagesize() + more
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or bound < hard:
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


if __name__ == "__main__":
    main()
