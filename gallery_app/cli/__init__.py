"""Reading the command line: what the first word names decides who reads the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gallery_app.cli.credits import CREDITS
from gallery_app.cli.desktop import INSTALL, UNINSTALL
from gallery_app.cli.options import PROGRAM, Command, Notice, Option, Request, UsageError, read_path
from gallery_app.cli.packing import PACK, UNPACK, VERIFY
from gallery_app.cli.report import CHECK, INFO, ReportRequest
from gallery_app.cli.thumbnail import THUMBNAIL
from gallery_app.cli.window import WINDOW_OPTIONS, Arguments, window_help, window_request

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "COMMANDS", "PROGRAM", "WINDOW_OPTIONS", "Arguments", "Command", "Notice", "Option", "ReportRequest",
    "Request", "UsageError", "help_text", "parse", "read_path",
]  # fmt: skip

# A further command is one module and one line here; what it does is imported when it is run.
COMMANDS: Final[tuple[Command, ...]] = (
    INFO, CHECK, CREDITS, PACK, UNPACK, VERIFY, INSTALL, UNINSTALL, THUMBNAIL,
)  # fmt: skip


def parse(argv: Sequence[str]) -> Arguments | Request:
    """Return what the arguments behind the program's name ask for; raise UsageError.

    Commands are commands only as the very
    first argument: ``./info`` is a folder.
    """
    command = next((command for command in COMMANDS if argv and argv[0] == command.name), None)
    return window_request(argv, COMMANDS) if command is None else command.request(argv[1:])


def help_text(name: str | None = None) -> str:
    """Return the help for the window, or for the command of that name."""
    if name is None:
        return window_help(COMMANDS)
    return next(command.help_text() for command in COMMANDS if command.name == name)
