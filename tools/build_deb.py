#!/usr/bin/env python3
"""Build the Debian package around the standalone program: dist/gallery-app_VERSION_ARCHITECTURE.deb.

    python3 tools/build_deb.py [--keep-standalone]

Needs dpkg-shlibdeps, patchelf, strip and a C compiler (Debian's dpkg-dev, patchelf, binutils, gcc). The
program goes below /usr/lib/gallery-app, where Qt's libraries may be replaced. There are no maintainer
scripts: dpkg's own triggers bring the caches of desktop entries, file types and icons up to date. ``--keep-
standalone`` takes the dist/gallery-app that is there. ``tools/prove_deb.sh`` installs the package in a bare
Debian and opens a story with it.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from email.utils import formatdate
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
DIST: Final = ROOT / "dist"
TREE: Final = ROOT / "build" / "deb"
PROGRAM: Final = "usr/lib/gallery-app"
DOCUMENTS: Final = "usr/share/doc/gallery-app"
MAINTAINER: Final = "Gallery <gallery@example.org>"
FIRST_MINUTE: Final = 315_532_800  # 1980: no file says when the package was built
# What the libraries ask for by name only when they run: fonts, and the lists that caches are made from.
RUNS_WITH: Final = ("fontconfig-config", "fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation")
RECOMMENDED: Final = ("fonts-noto-core", "shared-mime-info", "desktop-file-utils", "xdg-utils")

sys.path.insert(0, str(ROOT))


def main() -> int:
    """Build the package and return the exit code."""
    if "--keep-standalone" not in sys.argv[1:]:
        subprocess.run([sys.executable, ROOT / "tools" / "build_standalone.py"], check=True)
    if TREE.exists():
        shutil.rmtree(TREE)
    _put_program_in()
    _put_desktop_in()
    _put_documents_in()
    package = _packed(_dependencies())
    print(f"{package}: {package.stat().st_size / 1e6:.1f} MB")
    return 0


def _put_program_in() -> None:
    folder = TREE / PROGRAM
    shutil.copytree(DIST / "gallery-app", folder, symlinks=True)
    _forget_search_paths(folder)
    command = TREE / "usr/bin/gallery-app"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/gallery-app/gallery-app")


def _forget_search_paths(folder: Path) -> None:
    """Let no library look in folders of the machine that this Python was built on."""
    for library in folder.rglob("*.so*"):
        if library.is_symlink():
            continue
        told = subprocess.run(
            ["patchelf", "--print-rpath", library], capture_output=True, text=True, check=True
        )
        if told.stdout.strip() and not told.stdout.startswith("$ORIGIN"):
            subprocess.run(["patchelf", "--remove-rpath", library], check=True)


def _put_desktop_in() -> None:
    from gallery_app.desktop.files import desktop_files  # noqa: PLC0415  — the checkout is on the path now

    for path, data in desktop_files(("gallery-app",)).items():
        file = TREE / "usr/share" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _put_documents_in() -> None:
    from gallery_app import __version__  # noqa: PLC0415  — see above
    from gallery_app.cli import help_text  # noqa: PLC0415  — see above

    documents = TREE / DOCUMENTS
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(_copyright(), "utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (documents / "CHANGELOG.md.gz").write_bytes(gzip.compress(changes, 9, mtime=0))
    entry = f"gallery-app ({__version__}) unstable; urgency=low\n\n  * See CHANGELOG.md.gz.\n\n"
    entry += f" -- {MAINTAINER}  {_last_change()}\n"
    (documents / "changelog.gz").write_bytes(gzip.compress(entry.encode("utf-8"), 9, mtime=0))
    manual = TREE / "usr/share/man/man1/gallery-app.1.gz"
    manual.parent.mkdir(parents=True)
    page = manual_page(help_text(), __version__)
    manual.write_bytes(gzip.compress(page.encode("utf-8"), 9, mtime=0))
    overrides = TREE / "usr/share/lintian/overrides/gallery-app"
    overrides.parent.mkdir(parents=True)
    overrides.write_bytes((ROOT / "tools/packaging/lintian-overrides").read_bytes())


def manual_page(text: str, version: str) -> str:
    """Return the program's help as a manual page: its lines stay as they are."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    shown = "\n".join(f"\\&{line}" if line[:1] in {".", "'"} else line for line in lines)
    return (
        f'.TH GALLERY\\-APP 1 "" "Gallery {version}"\n.SH NAME\n'
        "gallery\\-app \\- look through photo stories with their words, credits and rights\n"
        f".SH DESCRIPTION\n.nf\n{shown}\n.fi\n"
    )


def _last_change() -> str:
    """Return when the sources were changed last, as a Debian changelog writes it."""
    command = ["git", "-C", ROOT, "log", "-1", "--format=%aD"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or formatdate(FIRST_MINUTE)


def _copyright() -> str:
    """Return Debian's copyright file: whose each part is; the texts lie beside the program."""
    own = (ROOT / "LICENSE").read_text("utf-8")
    parts = [file.read_text("utf-8").partition("\n")[0] for file in _licences() if file.stem != "gallery-app"]
    return f"""\
Gallery, a viewer of photo stories, with all that it needs beside the system's own libraries.

{own}
These are in it too, each under its own licence:

{"".join(f"  {part}" + chr(10) for part in parts)}
The licence of each lies in /{PROGRAM}/licences. Qt, PySide6 and shiboken6 are used under the GNU Lesser
General Public License, version 3, which is in /usr/share/common-licenses/LGPL-3 and adds to the one in
/usr/share/common-licenses/GPL-3. Their libraries in /{PROGRAM}/_internal may be replaced.
"""


def _licences() -> list[Path]:
    licences = sorted((DIST / "gallery-app" / "licences").iterdir())
    return [file for file in licences if file.stem not in {"LGPL-3", "GPL-3"}]


def _dependencies() -> str:
    """Return the packages whose libraries the program is linked to, as dpkg-shlibdeps finds them."""
    folder = TREE / PROGRAM
    binaries = [path for path in folder.rglob("*") if ".so" in path.name and not path.is_symlink()]
    source = TREE.parent / "shlibdeps" / "debian"
    source.mkdir(parents=True, exist_ok=True)
    control = "Source: gallery-app\n\nPackage: gallery-app\nArchitecture: any\n"
    (source / "control").write_text(control, "utf-8")
    # A library of ours may be one of Debian's, too: no package is needed for it.
    ours = [path.name.rpartition(".so.") for path in binaries if ".so." in path.name]
    (source / "shlibs.local").write_text("".join(f"{name} {version}\n" for name, _, version in ours), "utf-8")
    own = sorted({f"-l{path.parent}" for path in binaries})
    files = [f"-e{path}" for path in (folder / "gallery-app", *sorted(binaries))]
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *own, *files]
    done = subprocess.run(command, cwd=source.parent, capture_output=True, text=True, check=False)
    found = done.stdout.strip().removeprefix("shlibs:Depends=")
    if done.returncode or not found:
        sys.exit(f"dpkg-shlibdeps: {done.stderr}")
    return ", ".join([found, *RUNS_WITH])


def _packed(dependencies: str) -> Path:
    from gallery_app import __version__  # noqa: PLC0415  — see above

    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    files = [path for path in TREE.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    control = TREE / "DEBIAN" / "control"
    control.parent.mkdir()
    fields = {
        "Package": "gallery-app",
        "Version": __version__,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": f"{size // 1024}",
        "Depends": dependencies,
        "Recommends": ", ".join(RECOMMENDED),
        "Section": "graphics",
        "Priority": "optional",
        "Description": "viewer of photo stories\n"
        " Shows a news article with its photos, each with caption, credit line and the\n"
        " link to its rights, from a folder, a packed file or a plain folder of photos.\n"
        " It changes no photo and makes no network request.",
    }
    control.write_text("".join(f"{name}: {value}\n" for name, value in fields.items()), "utf-8")
    _settle(TREE)
    package = DIST / f"gallery-app_{__version__}_{architecture}.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(FIRST_MINUTE)}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", TREE, package]
    subprocess.run(command, env=environment, check=True)
    return package


def _settle(tree: Path) -> None:
    """Give every file the rights that a package's files have."""
    for path in [tree, *tree.rglob("*")]:
        if path.is_symlink():
            continue
        is_program = path.name == "gallery-app" and path.is_file() and path.parent.name == "gallery-app"
        path.chmod(0o755 if path.is_dir() or (is_program and "lib" in path.parts) else 0o644)


if __name__ == "__main__":
    sys.exit(main())
