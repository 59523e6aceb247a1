"""What the documents say is so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from gallery_app.bundles.article import ARTICLE_KEYS
from gallery_app.bundles.photo_entries import ENTRY_KEYS
from gallery_app.library.settings import Settings
from gallery_app.ui.actions import ACTIONS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
MANUAL = (DOCS / "manual.md").read_text("utf-8")
FORMAT = (DOCS / "bundle-format.md").read_text("utf-8")

sys.path.insert(0, str(ROOT / "tools"))
import update_manual  # noqa: E402  — a script beside the package

EXAMPLES = re.findall(r"```yaml\n(.*?)```", FORMAT, re.DOTALL)


def story_of(example: str, bundle, *, but: str = "") -> Path:
    """Return a folder with the example as its manifest and a photo for every file, ``but`` one."""
    folder = bundle.base / "example"
    files = [photo["file"] for photo in yaml.safe_load(example)["photos"]]
    for number, file in enumerate(files, 1):
        if file != but:
            bundle.write_photo(folder / file, number)
    (folder / "gallery.yaml").write_text(example, "utf-8")
    return folder


def checked(folder: Path) -> tuple[int, dict]:
    """Return exit code and answer of "gallery-app check"."""
    command = [sys.executable, "-I", "-m", "gallery_app", "check", "--json", "--decode", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, json.loads(done.stdout)


def test_there_is_a_short_example_and_a_full_one():
    short, full = EXAMPLES
    assert len(short) < 200 < len(full)


@pytest.mark.parametrize("example", EXAMPLES, ids=["short", "full"])
def test_the_examples_of_the_format_are_clean(example, bundle):
    code, answer = checked(story_of(example, bundle))
    assert {problem["severity"] for problem in answer["problems"]} <= {"note"}
    assert code == 0


def test_the_check_of_the_examples_can_fail(bundle):
    code, answer = checked(story_of(EXAMPLES[1], bundle, but="photos/02.jpg"))
    assert code == 1
    assert answer["problems"]


def test_the_full_example_has_every_key_and_every_key_is_in_the_tables():
    full = yaml.safe_load(EXAMPLES[1])
    assert set(full["article"]) == set(ARTICLE_KEYS)
    used = {key for photo in full["photos"] for key in photo if not key.startswith("x-")}
    assert used == set(ENTRY_KEYS)
    tables = "\n".join(line for line in FORMAT.splitlines() if line.startswith("|"))
    for key in (*ARTICLE_KEYS, *ENTRY_KEYS):
        assert f"`{key}`" in tables, key


def test_the_limits_of_the_format_are_those_of_the_program():
    from gallery_app.bundles import manifest, yaml_reading
    from gallery_app.model import addresses
    from gallery_app.model import limits as texts
    from gallery_app.source import PATH_LIMIT, PHOTO_LIMIT

    limits = FORMAT[FORMAT.index("**It is a lot.**") :].partition("\n\n")[0].replace("\n", " ")
    assert f"{yaml_reading.SIZE_LIMIT >> 20} MB for the file" in limits
    assert (
        f"{yaml_reading.NODE_LIMIT:_}".replace("_", " ") + f" values nested {yaml_reading.DEPTH_LIMIT} deep"
        in limits
    )
    assert f"{manifest.PHOTOS_LIMIT:_}".replace("_", " ") + " photos" in limits
    assert f"{PATH_LIMIT} characters" in limits
    assert f"{texts.TEXT_KB} kB for one text" in limits
    assert f"{texts.WORDS_KB} kB for all texts" in limits
    assert f"{texts.PARTY_LIMIT} parties" in limits
    assert f"{PHOTO_LIMIT >> 20} MB for a photo" in limits
    assert f"at most {addresses.URL_LIMIT} characters" in FORMAT


def test_the_manuals_tables_are_up_to_date():
    assert update_manual.with_tables(MANUAL) == MANUAL, "run python tools/update_manual.py"


def test_a_manual_that_is_not_up_to_date_is_seen_and_one_without_its_place_too():
    assert update_manual.with_tables(MANUAL.replace("| `wheel` |", "| `wheels` |")) == MANUAL
    with pytest.raises(ValueError, match="settings"):
        update_manual.with_tables(MANUAL.replace("<!-- end of settings -->", ""))


def test_the_manual_has_every_key_and_every_setting():
    for spec in ACTIONS:
        if spec.keys:
            assert f"| {spec.text.replace('&', '').removesuffix('…')}" in MANUAL, spec.id
    for setting in fields(Settings):
        assert f"| `{setting.name}` |" in MANUAL


@pytest.mark.parametrize("document", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document):
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    headings = {
        re.sub(r"[^\w -]", "", heading.strip("# ").lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ .*$", text, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("http:", "https:")):
            file, _, anchor = target.partition("#")
            assert (document.parent / file).exists() if file else anchor in headings, target


def test_what_the_manual_quotes_from_the_window_is_what_the_program_says():
    sources = "\n".join(file.read_text("utf-8") for file in (ROOT / "gallery_app").rglob("*.py"))
    table = MANUAL[MANUAL.index("## Troubleshooting") : MANUAL.index("## The command line")]
    quoted = re.findall(r"^\| \"(.+?)\" \|", table, re.MULTILINE)
    assert len(quoted) > 5
    for sentence in quoted:
        assert sentence in sources, sentence
