"""Starting the program: what is asked for decides what is imported, so that a photo shows soonest."""

import os
import sys

# Nothing else may be imported before the current folder is off the import path: no typing, and no __future__
# either, which is a file like any other.  So annotations are quoted here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gallery_app.cli import Arguments
    from gallery_app.desktop.handover import Arrival
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
    has_screen = not screen_is_missing(os.environ, sys.platform)
    arrival = _arrive_plainly(argv) if has_screen else None
    if arrival is not None and arrival.is_over:
        return 0
    early = _early_loader(argv) if has_screen else None
    if early is not None:
        from gallery_app.app import run_with_first_look

        return run_with_first_look(early, arrival.reception if arrival is not None else None)
    from gallery_app import cli
    from gallery_app.errors import GalleryError

    try:
        request = cli.parse(argv)
        return _show(request, arrival) if isinstance(request, cli.Arguments) else request.run()
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


def _arrive_plainly(argv: "Sequence[str]") -> "Arrival | None":
    """Hand over to the running program what a command line of paths asks for; None for any other."""
    from gallery_app.loader.early import plain_paths

    paths = plain_paths(argv)
    if not paths:
        return None
    from gallery_app.desktop.handover import arrive
    from gallery_app.desktop.wish import Wish

    return arrive(Wish(paths).activated_by(os.environ), os.environ)


def _arrive(arguments: "Arguments") -> "Arrival | None":
    """Hand over what any command line asks of a window; None where that is a matter of this start alone."""
    if arguments.screenshot is not None or arguments.base_dir is not None or arguments.debug:
        return None
    from gallery_app.desktop.handover import arrive
    from gallery_app.desktop.wish import Wish

    wish = Wish(
        arguments.paths,
        photo=arguments.photo,
        fullscreen=arguments.fullscreen,
        slideshow=arguments.slideshow,
        choose=arguments.choose,
        new_window=arguments.new_window,
    )
    return arrive(wish.activated_by(os.environ), os.environ)


def _early_loader(argv: "Sequence[str]") -> "EarlyLoader | None":
    """Let a loader decode the first photo while everything else is imported."""
    from gallery_app.loader.early import start_early

    return start_early(argv, os.environ)


def _show(arguments: "Arguments", arrival: "Arrival | None") -> int:
    if arguments.screenshot is None and screen_is_missing(os.environ, sys.platform):
        return _complain(NO_SCREEN_SENTENCE, NO_SCREEN)
    arrival = arrival if arrival is not None else _arrive(arguments)
    if arrival is not None and arrival.is_over:
        return 0
    from gallery_app.app import run_app

    return run_app(arguments, arrival.reception if arrival is not None else None)


def _complain(sentence: str, code: int) -> int:
    from gallery_app.exports.terminal import complain

    complain(sentence)
    return code


if __name__ == "__main__":
    forget_current_folder()
    sys.exit(main())
