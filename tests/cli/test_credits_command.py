"""The command ``credits``: the ledger as text, as a table and as JSON."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from gallery_app.cli import UsageError, parse
from gallery_app.exports.ledger_forms import COLUMNS, credits_csv
from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.gallery import Photo, PhotoId
from gallery_app.model.ledger import ledger_of
from gallery_app.model.words import PhotoWords


def run(*arguments, **options):
    command = [sys.executable, "-I", "-m", "gallery_app", "credits", *arguments]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def with_credit(line: str) -> Photo:
    return Photo(PhotoId("1"), "1.jpg", PhotoWords(credit=Credit.from_line(line)))


@pytest.fixture
def story(bundle):
    manifest = bundle.manifest_of(4)
    manifest["photos"][1] |= {
        "credit": "© Agency / Bob",
        "copyright": "© 2024 Agency",
        "rights_link": {"label": "Shop", "url": "https://example.org/2"},
        "usage_terms": "Press only",
        "instructions": "Mandatory credit",
    }
    del manifest["photos"][2]["credit"]
    manifest["photos"][3] |= {"credit": '=HYPERLINK("http://evil.example","x") / Two\nlines, "quoted"'}
    return bundle.with_photos(4, manifest=manifest)


def test_the_ledger_names_each_party_with_its_photos_lines_and_links(story):
    result = run(story)
    assert result.returncode == 0
    blocks = result.stdout.decode().split("\n\n")
    assert blocks[0] == "Headline"
    assert blocks[1].splitlines() == [
        "Agency: 2 photos, 1, 2",
        "  - © Agency / Name 1",
        "  - © Agency / Bob",
        "  - © 2024 Agency",
        "  - Press only",
        "  - Shop: https://example.org/2",
        "  - Instructions: Mandatory credit",
    ]
    assert "No credit: 1 photo, 3\n" in result.stdout.decode()


def test_the_table_has_a_row_for_each_photo_of_each_party(story):
    result = run(story, "--csv")
    assert result.returncode == 0
    text = result.stdout.decode()
    rows = table(text)
    assert tuple(rows[0]) == COLUMNS
    assert [(row["party"], row["photo"]) for row in rows][:4] == [
        ("Agency", "1"),
        ("Agency", "2"),
        ("Name 1", "1"),
        ("Bob", "2"),
    ]
    assert rows[1] == dict.fromkeys(COLUMNS, "") | {
        "party": "Agency",
        "basis": "credit",
        "photo": "2",
        "file": "photo 2.png",
        "credit": "© Agency / Bob",
        "copyright": "© 2024 Agency",
        "usage_terms": "Press only",
        "link_label": "Shop",
        "link_url": "https://example.org/2",
        "instructions": "Mandatory credit",
    }
    assert rows[-1]["basis"] == "none"
    assert text.count("\r\n") == len(rows) + 1


def test_of_several_links_each_address_stands_where_its_label_does():
    links = (RightsLink("Archive"), RightsLink("Shop", "https://example.org/2"))
    words = PhotoWords(credit=Credit.from_line("AP"), rights_links=links)
    (row,) = table(credits_csv(ledger_of([Photo(PhotoId("1"), "1.jpg", words)])))
    assert row["link_label"].split("; ") == ["Archive", "Shop"]
    assert row["link_url"].split("; ") == ["", "https://example.org/2"]
    words = PhotoWords(credit=Credit.from_line("AP"), rights_links=links[:1] * 2)
    (row,) = table(credits_csv(ledger_of([Photo(PhotoId("1"), "1.jpg", words)])))
    assert row["link_url"] == ""


def test_a_table_holds_no_formulas(story):
    rows = table(run(story, "--csv").stdout.decode())
    (row,) = [row for row in rows if row["party"].startswith("'=")]
    assert row["credit"] == '\'=HYPERLINK("http://evil.example","x") / Two\nlines, "quoted"'
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=1"])
def test_every_beginning_of_a_formula_is_defused(start):
    (row,) = table(credits_csv(ledger_of([with_credit(f"x / {start}")])))[:1]
    assert row["credit"].startswith("x")
    photo = Photo(PhotoId("1"), "1.jpg", PhotoWords(instructions=start, source=start))
    (row,) = table(credits_csv(ledger_of([photo])))
    assert row["instructions"].startswith("'")
    assert row["source"].startswith("'")


def test_control_characters_do_not_reach_the_table():
    (row,) = table(credits_csv(ledger_of([with_credit("a\x1b[31m\x00b\udcff")])))
    assert row["credit"] == "a\ufffd[31m\ufffdb\ufffd"


def test_a_byte_order_mark_comes_only_where_it_is_asked_for(story):
    assert run(story, "--csv").stdout.startswith(b"party,")
    assert run(story, "--csv", "--bom").stdout.startswith(b"\xef\xbb\xbfparty,")


def test_the_table_is_utf8_whatever_the_locale(story):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "© Agency / Bob" in run(story, "--csv", env=environment).stdout.decode()


def test_the_json_form_groups_by_party(story):
    told = json.loads(run(story, "--json").stdout)
    assert (told["photos"], told["without_credit"]) == (4, [3])
    first = told["parties"][0]
    assert (first["party"], first["photos"]) == ("Agency", [1, 2])
    assert first["rights_links"] == [{"label": "Shop", "url": "https://example.org/2"}]


def test_a_gallery_that_cannot_be_opened_is_exit_code_2(tmp_path):
    result = run(tmp_path / "gone", "--csv")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"gone" in result.stderr


@pytest.mark.parametrize("argv", [["--csv", "--json", "."], ["--bom", "."], ["--csv"]])
def test_wishes_that_make_no_sense_are_refused(argv):
    with pytest.raises(UsageError):
        parse(["credits", *argv])
