"""Finding texts that reach a reader without having been through translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

# What shows its arguments to the reader, in Qt and in the program's own window.
SHOWING = {
    "addAction",
    "addButton",
    "addItem",
    "addMenu",
    "addTab",
    "getExistingDirectory",
    "getOpenFileNames",
    "setAccessibleDescription",
    "setAccessibleName",
    "setInformativeText",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "set_accessible_words",
    "set_text",
    "show_message",
    "show_notice",
    "QAction",
    "QCheckBox",
    "QGroupBox",
    "QLabel",
    "QMenu",
    "QPushButton",
    "QRadioButton",
}
LOGGING = {"debug", "info", "warning", "error", "exception", "critical"}
TWO_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
TRANSLATING = {"tr", "translate", "translated", "say"}
# Calls whose literals are no words: what is put in the place of {name}, formats, names of icons.
WORDLESS = {"replace", "icon", "join", "toString", "svg_icon"}
NAMES = {"Gallery"}  # the program's own name is the same in every language


def bare_texts(source: str) -> tuple[tuple[int, str], ...]:
    """Return line and text of every literal with letters in it that is shown without translation."""
    found: set[tuple[int, str]] = set()
    for scope in ast.walk(ast.parse(source)):
        if isinstance(scope, ast.FunctionDef):
            known = _assigned(scope)
            for node in ast.walk(scope):
                if isinstance(node, ast.Call) and _name(node) in SHOWING:
                    for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                        found.update(_literals(argument, known, frozenset()))
    return tuple(sorted(found))


def stray_sentences(source: str) -> tuple[tuple[int, str], ...]:
    """Return line and text of every literal of two words and more that nothing translates.

    Docstrings, what is logged and what is raised are for developers, and lines for the terminal
    ("gallery-app: …") are English like the whole command line.
    """
    tree = ast.parse(source)
    passed = {id(part) for node in ast.walk(tree) for part in _not_for_readers(node)}
    return tuple(
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in passed
        and TWO_WORDS.search(node.value)
        and not node.value.startswith("gallery-app: ")
    )


def _not_for_readers(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise():
            yield from ast.walk(node)
        case ast.Call() if _name(node) in TRANSLATING or _name(node) in LOGGING:
            yield from ast.walk(node)


def calls_of_say_without_a_literal(source: str) -> tuple[int, ...]:
    """Return the lines of say() calls whose template is no literal, so that nobody could translate it."""
    return tuple(
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and _name(node) == "say" and not _is_text(node.args[:1])
    )


def _is_text(arguments: list[ast.expr]) -> bool:
    return bool(arguments) and isinstance(arguments[0], ast.Constant) and isinstance(arguments[0].value, str)


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _assigned(scope: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """Return what the function's own names stand for."""
    known: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                known.setdefault(name, []).append(value)
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                known.setdefault(name, []).append(value)
    return known


def _literals(
    node: ast.expr, known: dict[str, list[ast.expr]], followed: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """Yield the literals with words that ``node`` may show; names are followed to what they stand for."""
    parts = _parts(node)
    match node:
        case ast.Constant(value=str(text)) if _has_words(text):
            yield node.lineno, text
        case ast.Name(id=name) if name in known and name not in followed:
            parts, followed = known[name], followed | {name}
    for part in parts:
        yield from _literals(part, known, followed)


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return the expressions whose texts become part of the text that ``node`` makes."""
    match node:
        case ast.Call():
            return _parts_of_call(node)
        case ast.BinOp(left=one, right=other) | ast.IfExp(body=one, orelse=other):
            return [one, other]
        case ast.BoolOp(values=parts) | ast.JoinedStr(values=parts):
            return parts
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return parts
        case ast.FormattedValue(value=value):
            return [value]
    return []


def _parts_of_call(call: ast.Call) -> list[ast.expr]:
    called = _name(call)
    if called in TRANSLATING:
        return []
    owner = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    return owner if called in WORDLESS else [*owner, *call.args]


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text) and text.strip(" —·:") not in NAMES
