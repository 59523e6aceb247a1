#!/usr/bin/env python3
"""Set the gallery up in this checkout and start it; only Python's standard library is needed.

    python3 run.py [PATH…] [options]    open galleries in a window (without a PATH: the sample)
    python3 run.py test [options]       set up for the tests as well and run them with pytest
    python3 run.py info PATH --json     every other argument goes to the program, see --help

The first start makes a virtual environment with exactly the packages of requirements.lock and, on Debian,
installs the system libraries Qt needs (as root, or with sudo after a "y"). Later starts only look that
everything is still there. This file keeps to the syntax of Python 3.6, so that an old Python can say so.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

OLDEST = (3, 11)
ON_LINUX = sys.platform.startswith("linux")
ROOT = Path(__file__).resolve().parent
SAMPLE = ROOT / "sample_galleries" / "soyuz-ms-24"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
TEST_PACKAGES = ROOT / "tools" / "debian-packages.txt"

SUB_COMMANDS = (
    "info", "check", "credits", "pack", "unpack", "verify", "install-desktop", "uninstall-desktop",
    "thumbnail",
)  # fmt: skip
OPTIONS_WITH_VALUE = ("--photo", "--screenshot", "--size", "--scale", "--theme", "--base-dir")
OPTIONS_WITHOUT_WINDOW = ("--screenshot", "--help", "-h", "--version")

# Shared library, the Qt platform that needs it ("" = every one), its package on Debian, Fedora and Arch.
LIBRARIES = (
    ("libGL.so.1", "", ("libgl1", "libglvnd-glx", "libglvnd")),
    ("libEGL.so.1", "", ("libegl1", "libglvnd-egl", "libglvnd")),
    ("libxkbcommon.so.0", "", ("libxkbcommon0", "libxkbcommon", "libxkbcommon")),
    ("libfontconfig.so.1", "", ("libfontconfig1", "fontconfig", "fontconfig")),
    ("libdbus-1.so.3", "", ("libdbus-1-3", "dbus-libs", "dbus")),
    ("libgthread-2.0.so.0", "", ("libglib2.0-0", "glib2", "glib2")),
    ("libxcb-cursor.so.0", "xcb", ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor")),
    ("libxcb-icccm.so.4", "xcb", ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm")),
    ("libxcb-keysyms.so.1", "xcb", ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms")),
    ("libxcb-shape.so.0", "xcb", ("libxcb-shape0", "libxcb", "libxcb")),
    ("libxkbcommon-x11.so.0", "xcb", ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11")),
    ("libwayland-cursor.so.0", "wayland", ("libwayland-cursor0", "libwayland-cursor", "wayland")),
)
FONT = ("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu")
# The packages' columns above, in this order.
MANAGERS = (
    ("apt-get", ("install", "-y", "--no-install-recommends")),
    ("dnf", ("install", "-y")),
    ("pacman", ("-S", "--needed", "--noconfirm")),
)


def require_python() -> None:
    """Hand over to a newer Python, or end with one clear sentence, where this one is too old."""
    if sys.version_info[:2] >= OLDEST:
        return
    for minor in range(14, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        # A version manager's stand-in may be on PATH for a Python that is not there: try it.
        if newer and subprocess.call([newer, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(newer, [newer, __file__, *sys.argv[1:]])  # noqa: S606 (no shell wanted)
    have = ".".join(map(str, sys.version_info[:2]))
    sys.exit(f"The gallery needs Python 3.{OLDEST[1]} or newer; this is {have}, and no newer one was found.")


# Before the first annotation that an old Python cannot evaluate.
require_python()


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """Tell the user how it goes: on standard error, as standard output is the program's."""
    print(text, file=sys.stderr, flush=True)


def read_arguments(arguments: Sequence[str]) -> tuple[list[str], set[str]]:
    """Return the words, which are galleries unless a sub-command is first, and the names of the options."""
    words: list[str] = []
    options: set[str] = set()
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            words.extend(rest)
        elif argument.startswith("-") and argument != "-":
            options.add(argument.partition("=")[0])
            if argument in OPTIONS_WITH_VALUE:
                next(rest, None)
        else:
            words.append(argument)
    return words, options


def opens_window(arguments: Sequence[str]) -> bool:
    """Tell whether the program would open a window; a sub-command is one only as the very first argument."""
    sub_command = bool(arguments) and arguments[0] in SUB_COMMANDS
    return not sub_command and read_arguments(arguments)[1].isdisjoint(OPTIONS_WITHOUT_WINDOW)


def needs_qt(arguments: Sequence[str]) -> bool:
    """Tell whether the program would draw anything, in a window or into a file."""
    return opens_window(arguments) or "--screenshot" in read_arguments(arguments)[1]


def with_default_gallery(arguments: Sequence[str]) -> list[str]:
    """Add the sample where something is to be shown and no gallery is named."""
    nameless = needs_qt(arguments) and not read_arguments(arguments)[0]
    return [*arguments, str(SAMPLE)] if nameless else [*arguments]


def qt_platforms() -> set[str]:
    """Return the Qt platforms that may open a window here: none where there is no screen."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return {part.partition(":")[0] for part in os.environ["QT_QPA_PLATFORM"].split(";")}
    if not ON_LINUX:
        return {"native"}
    variables = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    return {platform for platform, variable in variables.items() if os.environ.get(variable)}


def screenshot_path(galleries: Sequence[str]) -> Path:
    """Name the file for a screenshot: here, but never within a gallery that it would become part of."""
    here = Path.cwd()
    paths = [Path(gallery).resolve() for gallery in galleries]
    shown = [path.parent if path.is_file() else path for path in paths]
    if os.access(here, os.W_OK) and not any(place in (here, *here.parents) for place in shown):
        return here / "gallery-screenshot.png"
    return Path(tempfile.mkdtemp(prefix="gallery-")) / "gallery-screenshot.png"


def loads(soname: str) -> bool:
    """Tell whether the system has this shared library: Qt itself would only abort without it."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def lacking(platforms: set[str]) -> list[str]:
    """Return the shared libraries that Qt needs for these platforms and the system does not have."""
    wanted = [soname for soname, platform, _ in LIBRARIES if platform in {"", *platforms}]
    return [soname for soname in wanted if ON_LINUX and not loads(soname)]


def apt_install(before: Sequence[str], command: Sequence[str]) -> bool:
    """Install Debian packages, with fresh package lists where the present ones do not do."""
    apt_get = [*before, command[0], "-q", "-o", "DPkg::Lock::Timeout=300"]
    install, update = [*apt_get, *command[1:]], [*apt_get, "update"]
    if subprocess.call(install, stdout=2) == 0:
        return True
    return subprocess.call(update, stdout=2) == 0 and subprocess.call(install, stdout=2) == 0


def install_packages(names: Sequence[Sequence[str]], why: str, ask: bool = True) -> bool:
    """Install packages (the names of each as in MANAGERS) or tell how; return whether they were installed."""
    column = next((index for index, (program, _) in enumerate(MANAGERS) if shutil.which(program)), None)
    if column is None:
        say(f"{why} Please install what this system calls: {' '.join(name[0] for name in names)}")
        return False
    command = [MANAGERS[column][0], *MANAGERS[column][1], *sorted({name[column] for name in names})]
    sudo = ["sudo"] if os.geteuid() else []
    if column == 0 and not sudo:
        say(f"{why} Running: {shlex.join(command)}")
        return apt_install(["env", "DEBIAN_FRONTEND=noninteractive"], command)
    say(f"{why} This installs what is missing:\n\n    {shlex.join([*sudo, *command])}\n")
    if column == 0 and ask and shutil.which("sudo") and sys.stdin.isatty():
        print("Run it now? [y/N] ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip().lower() in {"y", "yes"} and apt_install(sudo, command)
    return False


def test_packages_missing() -> list[str]:
    """Return the Debian packages the tests want and this Debian does not have."""
    if not shutil.which("dpkg-query"):
        return []
    wanted = [line.partition("#")[0].strip() for line in TEST_PACKAGES.read_text("utf-8").splitlines()]
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}, ${Package}, ${Provides}\n"]
    listing = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    present: set[str] = set()
    for entry in listing.splitlines():
        # Debian 13 has some libraries under a new name that "provides" the old one.
        status, *names = [name.partition("(")[0].strip() for name in entry.split(",")]
        present.update(names if status == "installed" else ())
    return [name for name in wanted if name and name not in present]


def provide_system(platforms: set[str] | None, environment_ready: bool) -> None:
    """Install what Qt lacks for these platforms (None: it is not needed) and what the environment lacks."""
    names: list[tuple[str, ...]] = []
    if platforms is not None and lacking(platforms):
        # All of the table, as another day on another screen needs the rest; without a font no text shows.
        names += [FONT] + [packages for soname, _, packages in LIBRARIES if not loads(soname)]
    if not environment_ready and importlib.util.find_spec("ensurepip") is None:
        names.append((f"python3.{sys.version_info.minor}-venv", "python3-pip", "python-pip"))
    if names:
        install_packages(names, "The system lacks packages that the gallery needs.")
        importlib.invalidate_caches()
    if platforms is not None and lacking(platforms):
        raise SetUpError(f"The gallery cannot start without {', '.join(lacking(platforms))}.")


def python_of(home: Path) -> list[str]:
    """Return how to run an environment's Python: deaf to PYTHONPATH and to modules that lie about."""
    return [str(home / "Scripts" / "python.exe" if os.name == "nt" else home / "bin" / "python"), "-I"]


def site_packages(home: Path) -> Path:
    """Return the folder of the packages in a virtual environment."""
    return next(home.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"))


def fingerprint(lock: Path | None) -> str:
    """Return what an installation of this lock (or the bare environment) was made from, as one number."""
    made_from = f"1\n{sys.version}\n{sys.base_prefix}\n{ROOT}\n".encode("utf-8", "surrogateescape")
    return hashlib.sha256(made_from + (lock.read_bytes() if lock else b"")).hexdigest()


def stamp_of(home: Path, lock: Path | None) -> Path:
    """Return the file that says what was installed: it is written last, in one step."""
    return home / f"{lock.name if lock else 'environment'}.stamp"


def is_done(home: Path, lock: Path | None) -> bool:
    """Tell whether this lock (or the bare environment) is installed as it is today."""
    stamp = stamp_of(home, lock)
    return stamp.exists() and stamp.read_text("ascii") == fingerprint(lock)


def mark_done(home: Path, lock: Path | None) -> None:
    """Say that this lock (or the bare environment) is installed."""
    unfinished = stamp_of(home, lock).with_suffix(".new")
    unfinished.write_text(fingerprint(lock), "ascii")
    unfinished.replace(stamp_of(home, lock))


def choose_home(locks: Sequence[Path | None]) -> Path:
    """Return the place of the virtual environment: in the checkout, else in the user's cache."""
    ours = ROOT / ".venv"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    elsewhere = cache / "gallery-app" / f"venv-{hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]}"
    for home in (ours, elsewhere):
        if all(is_done(home, lock) for lock in locks):
            return home
    # An environment that somebody made by hand is theirs: it is neither emptied nor used.
    made_by_hand = (ours / "pyvenv.cfg").exists() and not (ours / "setup.lock").exists()
    writable = os.access(ours if ours.exists() else ROOT, os.W_OK)
    return ours if writable and not made_by_hand else elsewhere


@contextlib.contextmanager
def alone(home: Path) -> Iterator[None]:
    """Keep every other run.py out of this environment (not on Windows, which has no such lock)."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "setup.lock").open("a") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another run.py is setting up; waiting for it.")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_environment(home: Path) -> None:
    """Make the virtual environment anew, with pip, and let it know this checkout."""
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpError("Python's own package installer (ensurepip) is missing: see above what to install.")
    say(f"Making the virtual environment {home}")
    for entry in home.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != "setup.lock":
            entry.unlink()
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home)
    run_in(home, "-m", "ensurepip", "--upgrade", "--default-pip", failed="pip could not be set up")
    # An import line instead of the bare path: escaped, it is read right in every locale.
    pointer = f"import sys; p = {str(ROOT)!a}; p in sys.path or sys.path.append(p)\n"
    (site_packages(home) / "gallery_checkout.pth").write_text(pointer, "ascii")
    mark_done(home, None)


def run_in(home: Path, *arguments: str, failed: str, **variables: str) -> None:
    """Run the environment's Python on a step of the set-up."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0", **variables}
    if subprocess.call([*python_of(home), *arguments], stdout=2, env=environment):
        raise SetUpError(f"{failed}; the reason is said above.")


def install(home: Path, lock: Path) -> None:
    """Install exactly the packages of a lock file, each checked against its hash."""
    say(f"Installing the packages of {lock.name}: this takes a while, once.")
    stamp_of(home, lock).unlink(missing_ok=True)
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(lock)]
    options += [] if sys.stderr.isatty() else ["-q"]  # a person likes to see how far it is
    run_in(home, "-m", "pip", "install", *options, failed="The packages could not be installed")
    if lock == RUNTIME_LOCK:
        unpack_qt_support(home)
    mark_done(home, lock)


def unpack_qt_support(home: Path) -> None:
    """Let Python cache the part of PySide6 that it otherwise compiles at every start (12 ms and more).

    SBK_EMBED=0 makes PySide6 write it out, once. pip does not know these files and would leave old ones.
    """
    shutil.rmtree(site_packages(home) / "shiboken6" / "files.dir", ignore_errors=True)
    code = "import compileall, shiboken6 as s; compileall.compile_dir(s.__path__[0] + '/files.dir', quiet=2)"
    run_in(home, "-c", code, failed="PySide6 could not be prepared", SBK_EMBED="0")


def prepare(locks: Sequence[Path], platforms: set[str] | None, for_tests: bool = False) -> list[str]:
    """Set up whatever is missing; return how to run the environment's Python."""
    home = choose_home([None, *locks])
    done = all(is_done(home, lock) for lock in (None, *locks))
    if done and not for_tests and (platforms is None or (not lacking(platforms))):
        return python_of(home)
    with alone(home):
        provide_system(platforms, is_done(home, None))
        missing = [(name,) * len(MANAGERS) for name in test_packages_missing()] if for_tests else []
        if missing and not install_packages(missing, "Some tests need more Debian packages.", ask=False):
            say("Going on: the tests that need them are skipped.")
        if not is_done(home, None):
            make_environment(home)
        for lock in locks:
            if not is_done(home, lock):
                install(home, lock)
    return python_of(home)


def start(command: list[str]) -> int:
    """Become this program, where the system can do that; else run it and return its exit code."""
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 (no shell wanted)
    return subprocess.call(command)


def run_tests(arguments: Sequence[str]) -> int:
    """Set up for the tests and hand over to pytest."""
    python = prepare([RUNTIME_LOCK, DEV_LOCK], set(), for_tests=True)
    # The tests choose themselves where to draw; pytest looks for them in the folder it starts in.
    os.environ.pop("QT_QPA_PLATFORM", None)
    os.chdir(ROOT)
    pytest = [*python, "-m", "pytest"]
    if arguments:
        return start([*pytest, *arguments])
    # Most tests do not mind company; those that watch how fast things come have the machine to themselves.
    together = ["-m", "not alone", "-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
    code = subprocess.call([*pytest, *together])
    return subprocess.call([*pytest, "-m", "alone"]) or code


def save_screenshot(python: Sequence[str], arguments: Sequence[str]) -> int:
    """Show the gallery in a file, where there is no screen for a window."""
    target = screenshot_path(read_arguments(arguments)[0])
    say("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.")
    code = subprocess.call([*python, "-m", "gallery_app", "--screenshot", str(target), *arguments])
    if code == 0:
        say(f"A screenshot of the gallery was saved instead: {target}")
    return code


def run_program(arguments: Sequence[str]) -> int:
    """Set up and hand over to the gallery."""
    arguments = with_default_gallery(arguments)
    platforms = qt_platforms() if opens_window(arguments) else set()
    python = prepare([RUNTIME_LOCK], platforms if needs_qt(arguments) else None)
    if opens_window(arguments) and not platforms:
        return save_screenshot(python, arguments)
    return start([*python, "-m", "gallery_app", *arguments])


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; return the exit code where the program was not started in our place."""
    if ON_LINUX and not any(map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))):
        os.environ["LC_ALL"] = "C.UTF-8"  # Qt would complain and do the same
    try:
        return run_tests(arguments[1:]) if arguments[:1] == ["test"] else run_program(arguments)
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
