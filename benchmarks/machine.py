"""What was measured, on what machine."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from gallery_app import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewers import Viewer

PACKAGES = ("PySide6-Essentials", "Pillow")


def described(viewers: Sequence[Viewer], missing: Sequence[str]) -> str:
    """Return machine, versions, and the viewers that were measured and those that are not installed."""
    memory = psutil.virtual_memory().total / 2**30
    system = _field(Path("/etc/os-release"), "PRETTY_NAME=").strip('"') or platform.platform()
    processor = _field(Path("/proc/cpuinfo"), "model name").partition(":")[2].strip()
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    peers = ", ".join(f"{viewer.name} {viewer.version()}".strip() for viewer in viewers[1:])
    left_out = f" Not installed: {', '.join(missing)}." if missing else ""
    kernel = platform.release().partition("-")[0]
    return (
        f"{processor or platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB; {system}, Linux "
        f"{kernel}. Gallery {__version__}, Python {platform.python_version()}, {packages}. "
        f"Peers: {peers or 'none'}.{left_out}"
    )


def _field(file: Path, begin: str) -> str:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.removeprefix(begin) for line in lines if line.startswith(begin)), "")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
