"""The program with a pulse: what large_folders.py and mixed_steps.py start, and then use with keys.

    python with_pulse.py FILE PATH

While it runs, FILE.complete appears when the list of photos is complete, and tells when.  When it is quit,
FILE holds JSON: when the pulse beat (seconds of ``time.perf_counter``), and how late each beat was
(milliseconds).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from inside import Pulse, every, has_all_photos, leave, start_program, the_window, when_running

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_MS = 10


def main(file: Path, path: str) -> None:
    """Run the program."""

    def attend() -> Callable[[], None]:
        pulse = Pulse()
        complete = file.with_suffix(".complete")

        def look() -> None:
            if has_all_photos(the_window()):
                looking.stop()
                # Under another name first: who waits for it is to find it whole.
                unfinished = file.with_suffix(".part")
                unfinished.write_text(repr(time.perf_counter()), encoding="ascii")
                unfinished.rename(complete)

        looking = every(LOOK_MS, look)

        def write() -> None:
            looking.stop()
            pulse.stop()
            beats = {"times": list(pulse.times), "lateness": list(pulse.lateness)}
            file.write_text(json.dumps(beats), encoding="ascii")

        return write

    when_running(attend)
    leave(start_program([path]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
