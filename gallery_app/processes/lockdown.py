"""Taking away what a loader does not need, before it looks at a hostile file.

Each step is optional: a system that lacks one loses that one only.  ``lock_down`` returns the names of
the steps that took effect.
"""

from __future__ import annotations

import encodings
import os
import sys

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Final

MEMORY: Final = 1 << 30  # bytes beyond what the loader has when it is locked down
OPEN_FILES: Final = 64

MEMORY_LIMIT: Final = "memory limit"
NO_CORE_DUMPS: Final = "no core dumps"
FEW_FILES: Final = "few open files"
DIES_WITH_PARENT: Final = "ends with the viewer"
NO_NEW_PRIVILEGES: Final = "no new privileges"
LANDLOCK: Final = "landlock"
SECCOMP: Final = "seccomp"

SYSTEM_FOLDERS: Final = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache")
# Those of ``library.thumbnails``, which is not imported yet, that are large enough; and failures.
THUMBNAIL_FOLDERS: Final = ("large", "x-large", "xx-large", "fail")
PACKAGE_FOLDERS: Final = ("site-packages", "dist-packages")
# What a loader imports from folders that may hold anything else as well, or only links to it.
PACKAGES: Final = (
    "gallery_app", "PIL", "pillow.libs", "yaml", "natsort", "defusedxml", "pillow_heif", "pillow_jxl",
)  # fmt: skip


def lock_down(gallery: str, python_paths: Iterable[str], thumbnails: str = "") -> tuple[str, ...]:
    """Give up all but reading beneath ``gallery`` and what Python itself needs; say what took effect.

    ``thumbnails`` is the folder of the shared ones, which stay readable as well; "" for none.
    """
    readable = (gallery, *thumbnail_folders(thumbnails), *readable_paths(python_paths))
    return _locked_down(readable, ends_with_viewer=True)


def lock_down_writer(source: str, folder: str, python_paths: Iterable[str]) -> tuple[str, ...]:
    """Give up all but reading ``source`` and changing files in ``folder``; say what took effect.

    Memory and the number of open files are limited as they are for loaders.
    """
    readable = (*((source,) if source else ()), *readable_paths(python_paths))
    return _locked_down(readable, (folder,) if folder else ())


def _locked_down(
    readable: Iterable[str], writable: tuple[str, ...] = (), *, ends_with_viewer: bool = False
) -> tuple[str, ...]:
    done = []
    for name, limit in ((MEMORY_LIMIT, _limit_memory), (NO_CORE_DUMPS, _no_core), (FEW_FILES, _limit_files)):
        done += [name] * _worked(limit)
    if sys.platform != "linux":
        return tuple(done)
    try:
        from gallery_app.processes import kernel  # noqa: PLC0415  — Linux only, and Python may lack ctypes
    except (ImportError, OSError):
        return tuple(done)
    if ends_with_viewer:
        done += [DIES_WITH_PARENT] * _worked(kernel.end_with_parent)
    if not _worked(kernel.no_new_privileges):
        return tuple(done)  # the kernel takes no rules from processes that may gain privileges
    return (
        *done,
        NO_NEW_PRIVILEGES,
        *[LANDLOCK] * _worked(lambda: kernel.allow_files_beneath(readable, writable)),
        *[SECCOMP] * _worked(lambda: kernel.refuse_system_calls(may_change_files=bool(writable))),
    )


def thumbnail_folders(cache: str) -> tuple[str, ...]:
    """Return the folders of shared thumbnails that are there, of the sizes that are read."""
    folders = (os.path.join(cache, name) for name in THUMBNAIL_FOLDERS if cache)
    return tuple(folder for folder in folders if os.path.isdir(folder))


def readable_paths(python_paths: Iterable[str]) -> tuple[str, ...]:
    """Return the real paths that modules and libraries are read from, late imports included."""
    # Python's own: "os" and others may be built into it, and name no file.
    library = os.path.dirname(os.path.dirname(os.path.realpath(encodings.__file__)))
    found = [library, *SYSTEM_FOLDERS]
    for path in python_paths:
        if os.path.basename(path) in PACKAGE_FOLDERS or os.path.realpath(path).startswith(library):
            found.append(os.path.realpath(path))
        # Installers may make links: of a package's folder, or of each file in it.
        for name in PACKAGES:
            package = os.path.realpath(os.path.join(path, name))
            found += [package, os.path.dirname(os.path.realpath(os.path.join(package, "__init__.py")))]
    return tuple(dict.fromkeys(path for path in found if os.path.exists(path)))


def _worked(step: Callable[[], None]) -> bool:
    try:
        step()
    except (OSError, ValueError, ImportError, AttributeError):
        return False
    return True


def _limit_memory() -> None:
    import resource  # noqa: PLC0415  — not on every system

    with open("/proc/self/statm", encoding="ascii") as file:
        own = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (own + MEMORY, own + MEMORY))


def _no_core() -> None:
    import resource  # noqa: PLC0415  — not on every system

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_files() -> None:
    import resource  # noqa: PLC0415  — not on every system

    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
