"""The licences of everything that the standalone program ships, gathered from where each part says them."""

from __future__ import annotations

import platform
import sys
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import Final

# What is inside, beside Python itself.  PyInstaller's start program is in it as well, but on Linux.
SHIPPED: Final = (
    "PySide6-Essentials", "shiboken6", "Pillow", "PyYAML", "platformdirs", "natsort", "defusedxml",
    *(() if sys.platform.startswith("linux") else ("pyinstaller",)),
)  # fmt: skip
LICENCE_NAMES: Final = ("licen", "copying", "notice")
COMMON: Final = Path("/usr/share/common-licenses")
QT_NOTE: Final = """\
Qt 6, PySide6 and shiboken6, by The Qt Company Ltd. and its contributors, are used here under the GNU Lesser
General Public License, version 3. They are shared libraries in this folder: each may be replaced by another
build of the same version, after which the program starts with that. Their sources are published by the Qt
Project (the packages PySide6-Essentials {version} and Qt {qt}).
"""


def gather(target: Path) -> list[Path]:
    """Write one text for each part below ``target`` and return them; SystemExit where a part says none."""
    target.mkdir(parents=True, exist_ok=True)
    own = Path(__file__).resolve().parents[2] / "LICENSE"
    texts = {"gallery-app.txt": own.read_text("utf-8"), "Python.txt": _python_licence()}
    for name in SHIPPED:
        distribution = metadata.distribution(name)
        texts[f"{name}.txt"] = _text_of(distribution)
    for name, text in texts.items():
        (target / name).write_text(text, "utf-8")
    for name in ("LGPL-3", "GPL-3"):
        if (COMMON / name).exists():
            (target / f"{name}.txt").write_bytes((COMMON / name).read_bytes())
    return sorted(target.iterdir())


def _text_of(distribution: metadata.Distribution) -> str:
    head = f"{distribution.metadata['Name']} {distribution.version}\n"
    licence = distribution.metadata.get("License-Expression") or distribution.metadata.get("License") or ""
    if "LGPL" in licence:
        version = distribution.version
        return f"{head}{licence}\n\n{QT_NOTE.format(version=version, qt=version)}"
    files = [file for file in distribution.files or () if _is_licence(file.name)]
    texts = [Path(str(distribution.locate_file(file))).read_text("utf-8", "replace") for file in files]
    if not texts:
        sys.exit(f"{distribution.metadata['Name']} comes without a licence text: see what it ships.")
    return head + "\n" + "\n\n".join(texts)


def _is_licence(name: str) -> bool:
    return any(word in name.lower() for word in LICENCE_NAMES) and not name.endswith((".py", ".pyc"))


def _python_licence() -> str:
    folders = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    for path in [folder / "LICENSE.txt" for folder in folders] + [Path("/usr/share/doc/python3/copyright")]:
        if path.exists():
            return f"Python {platform.python_version()}\n\n" + path.read_text("utf-8", "replace")
    sys.exit("The licence of Python was not found beside its standard library.")
