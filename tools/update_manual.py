"""Write the tables of docs/manual.md that the program itself knows best: keys and settings.

    python tools/update_manual.py            write them between their markers
    python tools/update_manual.py --check    change nothing; exit 1 if that would change the manual

Run it in the environment that holds the program (python run.py set-up makes one).
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gallery_app.library.settings import Settings
from gallery_app.ui.actions import ACTIONS, OTHER_KEYS, Context, Group

if TYPE_CHECKING:
    from dataclasses import Field

MANUAL: Final = Path(__file__).resolve().parents[1] / "docs" / "manual.md"
ARROWS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "PgUp": "Page Up", "PgDown": "Page Down"}


def keys_table() -> str:
    """Return a table for each group of commands: what a key does, and the key."""
    return "\n\n".join(_keys_of_group(group) for group in Group if _rows(group))


def settings_table() -> str:
    """Return the table of settings: name, default, what may be written, what it does."""
    head = "| setting | default | may be | what it does |\n| --- | --- | --- | --- |\n"
    return head + "\n".join(_setting_row(one) for one in fields(Settings))


def with_tables(manual: str) -> str:
    """Return the manual with both tables as they are to be; ValueError if a marker is missing."""
    for name, table in (("keys", keys_table()), ("settings", settings_table())):
        place = re.compile(rf"(<!-- {name}: [^\n]* -->\n)(.*?)(<!-- end of {name} -->)", re.DOTALL)
        found = place.findall(manual)
        if len(found) != 1:
            raise ValueError(f"the manual has {len(found)} places for the table of {name}, not one")
        head, old, end = found[0]
        manual = manual.replace(f"{head}{old}{end}", f"{head}\n{table}\n\n{end}")
    return manual


def _keys_of_group(group: Group) -> str:
    rows = "\n".join(f"| {what} | {keys} |" for what, keys in _rows(group))
    return f"**{group.value}**\n\n| what it does | keys |\n| --- | --- |\n{rows}"


def _rows(group: Group) -> list[tuple[str, str]]:
    rows = []
    for spec in ACTIONS:
        if spec.group is group and spec.keys:
            when = " (while a slideshow runs)" if spec.context is Context.PLAYING else ""
            what = spec.text.replace("&", "").removesuffix("…") + when
            rows.append((what, ", ".join(f"`{_key(key)}`" for key in spec.keys)))
    rows += [(what, f"`{keys}`") for where, keys, what in OTHER_KEYS if where is group]
    return rows


def _key(key: str) -> str:
    *modifiers, last = key.split("+") if not key.endswith("+") else [*key[:-1].split("+")[:-1], "+"]
    return "+".join([*modifiers, ARROWS.get(last, last)])


def _setting_row(one: Field[Any]) -> str:
    default = one.default
    if isinstance(default, tuple):
        default, allowed = "empty", "a list of hosts"
    elif isinstance(default, bool):
        default, allowed = f"`{str(default).lower()}`", "`true` or `false`"
    elif "limits" in one.metadata:
        least, most = one.metadata["limits"]
        default, allowed = f"`{default:g}`", f"{least:g} to {most:g}"
    else:
        default, allowed = f"`{default}`", ", ".join(f"`{choice}`" for choice in one.metadata["choices"])
    return f"| `{one.name}` | {default} | {allowed} | {one.metadata['doc']} |"


def main() -> int:
    """Write, or check; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the tables of the manual.")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if something would change"
    )
    check = parser.parse_args().check
    manual = MANUAL.read_text("utf-8")
    fresh = with_tables(manual)
    if check and fresh != manual:
        print("docs/manual.md is not up to date. Run python tools/update_manual.py")
        return 1
    if not check:
        MANUAL.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
