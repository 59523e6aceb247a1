"""Starting the program: what is asked for decides what is imported, so that a photo shows soonest."""

import os
import sys

# Nothing else may be imported before the current folder is off the import path: no typing, and no __future__
# either, which is a file like any other.  So annotations are quoted here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gallery_app.cli import Arguments
    from gallery_app.loader.early import EarlyLoader

CANNOT_SERVE = 2
NO_SCREEN = 3
INTERRUPTED = 130  # what a shell reports for a program stopped by Ctrl+C

NO_SCREEN_SENTENCE = (
    "there is no screen to show a window on. Save a picture of the window with "
    "“gallery-app --screenshot FILE PATH”, or read the story with “gallery-app info PATH”."
)


def main(argv: "Sequence[str] | None" = None) -> int:
    """Do what the command line asks for and return the exit code."""
    argv = sys.argv[1:] if argv is None else argv
    early = _early_loader(argv)
    if early is not None:
        from gallery_app.app import run_with_first_look

        return run_with_first_look(early)
    from gallery_app import cli
    from gallery_app.errors import GalleryError

    try:
        wish = cli.parse(argv)
        return _show(wish) if isinstance(wish, cli.Arguments) else wish.run()
    except GalleryError as error:
        return _complain(str(error), CANNOT_SERVE)
    except KeyboardInterrupt:
        return INTERRUPTED


def screen_is_missing(environment: "Mapping[str, str]", platform: str) -> bool:
    """Return whether Qt would find no screen, and abort."""
    if platform in {"win32", "darwin"}:
        return False
    displays = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    plugins = [name.partition(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";") if name]
    wanted = [displays.get(name.partition("-")[0]) for name in plugins or displays]
    return all(display is not None and not environment.get(display) for display in wanted)


def forget_current_folder() -> None:
    """Take the current folder, which ``python -m`` puts first, off the import path.

    A ``yaml.py`` lying in a gallery would otherwise run when the program is started there.
    """
    try:
        current = os.getcwd()
    except OSError:  # the folder is gone
        current = ""
    if not sys.flags.safe_path and sys.path and sys.path[0] in {"", current}:
        del sys.path[0]


def _early_loader(argv: "Sequence[str]") -> "EarlyLoader | None":
    """Let a loader decode the first photo while everything else is imported."""
    if screen_is_missing(os.environ, sys.platform):
        return None
    from gallery_app.loader.early import start_early

    return start_early(argv, os.environ)


def _show(arguments: "Arguments") -> int:
    if arguments.screenshot is None and screen_is_missing(os.environ, sys.platform):
        return _complain(NO_SCREEN_SENTENCE, NO_SCREEN)
    from gallery_app.app import run_app

    return run_app(arguments)


def _complain(sentence: str, code: int) -> int:
    from gallery_app.exports.terminal import complain

    complain(sentence)
    return code


if __name__ == "__main__":
    forget_current_folder()
    sys.exit(main())
