"""Collect every text for people from the program, and bring the translations up to date.

    python tools/update_translations.py            update resources/translations/*.ts and compile the *.qm
    python tools/update_translations.py --check    change nothing; exit 1 if that would change a file

A new language: add it to LANGUAGES, run this, and translate the entries marked "unfinished" in its .ts file
by hand or with Qt Linguist.  English has only plural forms, and keeps Qt from offering an English reader the
next best language.

The texts are found in the syntax tree rather than by lupdate's own reader, which sees neither ``say()`` nor
the tables (commands, fields) that are translated where they are shown.  lupdate merges them into the .ts
files.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[1]
PROGRAM: Final = ROOT / "gallery_app"
TRANSLATIONS: Final = ROOT / "resources" / "translations"
LANGUAGES: Final = ("de", "en")
SOURCE_LANGUAGE: Final = "en"
TRANSLATE_CALLS: Final = ("translate", "tr")  # QCoreApplication.translate, and the short name some give it

# Tables whose texts are translated where they are shown: file, call, position of the text, context.
TABLE_CALLS: Final = (
    ("ui/actions.py", "ActionSpec", 1, "Action"),
    ("model/words.py", "Field", 2, "Field"),
    ("model/metadata.py", "CameraField", 1, "CameraField"),
    ("model/metadata.py", "LegacyEncoding", 1, "LegacyEncoding"),
)
FROM_TABLES: Final = {"Sentence", "Group", "Key", *(context for *_, context in TABLE_CALLS)}


class CollectError(Exception):
    """A text that cannot be collected: it is not a literal."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One text of the program; ``plural`` texts have a form for each number."""

    context: str
    text: str
    comment: str = ""
    plural: bool = False


def collect(program: Path = PROGRAM) -> tuple[Message, ...]:
    """Return every text for people below the folder ``program``; CollectError if one is no literal."""
    found: set[Message] = set()
    for file in sorted(program.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"), str(file))
        name = file.relative_to(program).as_posix()
        found.update(_called(tree, name))
        found.update(_tabled(tree, name))
    return tuple(sorted(found))


def _called(tree: ast.Module, name: str) -> Iterator[Message]:
    """Yield the texts of say(), self.tr() and translate()."""
    for call, owner in _calls(tree):
        match call.func:
            case ast.Name(id="say"):
                yield Message("Sentence", _literal(call, 0, name))
            case ast.Attribute(value=ast.Name(id="self"), attr="tr"):
                yield Message(owner, _literal(call, 0, name), *_rest(call, 1, name))
            case ast.Name(id=called) | ast.Attribute(attr=called) if called in TRANSLATE_CALLS:
                yield from _translated(call, name)


def _translated(call: ast.Call, name: str) -> Iterator[Message]:
    """Yield what ``translate("Context", "text")`` holds; nothing for str.translate() and the like.

    A text that is no literal comes from one of the tables, or from say(): its context must be known here.
    """
    if len(call.args) < 2:
        return
    match call.args:
        case [ast.Constant(value=str(context)), ast.Constant(value=str(text)), *_]:
            yield Message(context, text, *_rest(call, 2, name))
        case [ast.Constant(value=str(context)), *_]:
            if context not in FROM_TABLES:
                raise CollectError(f"{name}:{call.lineno}: a text of the context {context} is no literal")


def _tabled(tree: ast.Module, name: str) -> Iterator[Message]:
    for file, called, position, context in TABLE_CALLS:
        if file == name:
            for call, _ in _calls(tree):
                if isinstance(call.func, ast.Name) and call.func.id == called:
                    yield Message(context, _literal(call, position, name))
    if name == "ui/actions.py":
        yield from _groups_and_other_keys(tree)


def _groups_and_other_keys(tree: ast.Module) -> Iterator[Message]:
    for node in tree.body:
        match node:
            case ast.ClassDef(name="Group"):
                for line in node.body:
                    if isinstance(line, ast.Assign):
                        yield Message("Group", ast.literal_eval(line.value))
            case ast.AnnAssign(target=ast.Name(id="OTHER_KEYS"), value=ast.Tuple(elts=rows)):
                for row in rows:
                    if isinstance(row, ast.Tuple):
                        yield Message("Key", ast.literal_eval(row.elts[1]))
                        yield Message("Action", ast.literal_eval(row.elts[2]))


def _calls(tree: ast.AST, owner: str = "") -> Iterator[tuple[ast.Call, str]]:
    """Yield every call and the name of the class that it stands in."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield node, owner
        yield from _calls(node, node.name if isinstance(node, ast.ClassDef) else owner)


def _literal(call: ast.Call, position: int, name: str) -> str:
    argument = call.args[position] if position < len(call.args) else None
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise CollectError(f"{name}:{call.lineno}: the text of {ast.unparse(call.func)}() is no literal")


def _rest(call: ast.Call, position: int, name: str) -> tuple[str, bool]:
    """Return what stands behind the text: a comment for translators, and whether a number follows."""
    comment = _literal(call, position, name) if len(call.args) > position else ""
    return comment, len(call.args) > position + 1


def update(folder: Path, messages: tuple[Message, ...]) -> None:
    """Merge the messages into the .ts files of ``folder``, and compile them."""
    with tempfile.TemporaryDirectory() as scratch:
        listing = Path(scratch, "messages.py")
        listing.write_text("".join(map(_line, messages)), "utf-8")
        for language in LANGUAGES:
            ts = folder / f"gallery_app_{language}.ts"
            plural_only = ("-pluralonly",) if language == SOURCE_LANGUAGE else ()
            languages = ("-source-language", SOURCE_LANGUAGE, "-target-language", language)
            options = ("-silent", "-no-obsolete", "-sort-messages", "-locations", "none")
            _run("pyside6-lupdate", *options, *plural_only, *languages, str(listing), "-ts", str(ts))
            _run("pyside6-lrelease", "-silent", str(ts), "-qm", str(ts.with_suffix(".qm")))


def _line(message: Message) -> str:
    number = ", 2" if message.plural else ""
    parts = ", ".join(_quoted(part) for part in (message.context, message.text, message.comment))
    return f"QCoreApplication.translate({parts}{number})\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(program: str, *arguments: str) -> None:
    """Run one of Qt's tools, from this interpreter's own environment first."""
    scripts = sysconfig.get_path("scripts")
    found = shutil.which(program, path=scripts) or shutil.which(program)
    if found is None:
        raise FileNotFoundError(f"{program} is missing; it comes with PySide6-Essentials")
    subprocess.run([found, *arguments], check=True)


def outdated(folder: Path = TRANSLATIONS) -> tuple[str, ...]:
    """Return the names of the files in ``folder`` that an update would change."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch)
        for ts in folder.glob("*.ts"):
            shutil.copy(ts, fresh)
        update(fresh, collect())
        return tuple(sorted(file.name for file in fresh.iterdir() if not _same(file, folder / file.name)))


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def main() -> int:
    """Update, or check; return the exit code."""
    parser = argparse.ArgumentParser(description="Bring the translations up to date.")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if something would change"
    )
    if parser.parse_args().check:
        stale = outdated()
        if stale:
            print(f"Not up to date: {', '.join(stale)}. Run python tools/update_translations.py")
        return 1 if stale else 0
    update(TRANSLATIONS, collect())
    return 0


if __name__ == "__main__":
    sys.exit(main())
