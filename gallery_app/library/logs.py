"""The log file, for the people who mend the program.  Import it late: logging costs 11 ms."""

from __future__ import annotations

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final

from gallery_app.library.dirs import make_folder
from gallery_app.library.regular import regular_only
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from gallery_app.library.dirs import AppDirs
    from gallery_app.model.problems import Sentence

LOG_FILE: Final = "gallery.log"
LARGEST_LOG: Final = 1_000_000  # bytes, before a new file is begun
OLD_LOGS: Final = 2
LOGGER_NAME: Final = "gallery_app"  # every module's logger is a child of it


class _OwnFile(RotatingFileHandler):
    """The log file; a pipe or a device in its place is an OSError."""

    def _open(self) -> TextIOWrapper:
        file = open(self.baseFilename, "ab", opener=regular_only)  # noqa: SIM115  — the handler closes it
        return TextIOWrapper(file, encoding=self.encoding, errors=self.errors)


def start_log(dirs: AppDirs, *, debug: bool = False) -> Sentence | None:
    """Let the program's loggers write to the log file; return why that is not possible, or None."""
    path = os.path.join(dirs.state, LOG_FILE)
    logger = logging.getLogger(LOGGER_NAME)
    stop_log()
    logger.setLevel(logging.DEBUG if debug else logging.WARNING)
    logger.propagate = False
    try:
        make_folder(dirs.state)
        handler: logging.Handler = _OwnFile(
            path, maxBytes=LARGEST_LOG, backupCount=OLD_LOGS, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as error:
        logger.addHandler(logging.NullHandler())
        return say("no log is kept, {path} cannot be written: {reason}.", path=path, reason=error.strerror)
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    return None


def stop_log() -> None:
    """Close the log file and leave the loggers as Python made them."""
    logger = logging.getLogger(LOGGER_NAME)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(logging.NOTSET)
    logger.propagate = True
