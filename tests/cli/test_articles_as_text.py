"""An article saved as text on the command line, read by real loaders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bundle_maker import BundleMaker

from gallery_app.__main__ import main

SEED = Path(__file__).parents[3] / "shared/seed/article.txt"
TEXT = "Title\n\n© AP / A\nCaption one\n1/2\n© AP / B\nCaption two\n2/2\n"


def run(*arguments: str, capfd) -> tuple[int, str, str]:
    code = main(list(arguments))
    told = capfd.readouterr()
    return code, told.out, told.err


@pytest.mark.skipif(not SEED.exists(), reason="the article to begin with lies outside of the project")
@pytest.mark.parametrize("name", ["", "article.txt"])
def test_the_article_to_begin_with_has_nothing_to_mend(bundle: BundleMaker, capfd, name: str) -> None:
    folder = bundle.plain(9)
    (folder / "article.txt").write_bytes(SEED.read_bytes())
    code, out, err = run("check", "--json", str(folder / name), capfd=capfd)
    verdict = json.loads(out)
    assert (code, err) == (0, "")
    assert (verdict["kind"], verdict["photos"], verdict["errors"], verdict["warnings"]) == ("text", 9, 0, 0)
    assert verdict["notes"] == 3


def test_info_tells_where_each_word_came_from(bundle: BundleMaker, capfd) -> None:
    folder = bundle.plain(2)
    path = folder / "any.txt"
    path.write_text(TEXT, encoding="utf-8")
    code, out, _ = run("info", "--json", str(path), capfd=capfd)
    told = json.loads(out)
    assert (code, told["kind"], told["path"]) == (0, "text", str(path))
    assert told["article"]["origins"] == {"headline": "guess"}
    assert [photo["caption"] for photo in told["photos"]] == ["Caption one", "Caption two"]
    assert told["photos"][1]["origins"] == {"caption": "text", "credit": "text"}


def test_a_text_that_is_none_ends_with_a_sentence(bundle: BundleMaker, capfd) -> None:
    path = bundle.plain(1) / "list.txt"
    path.write_text("Milk\n", encoding="utf-8")
    code, out, err = run("info", str(path), capfd=capfd)
    assert (code, out) == (2, "")
    assert "a text cannot be opened as a gallery" in err


def test_a_hole_in_the_text_is_something_to_mend(bundle: BundleMaker, capfd) -> None:
    folder = bundle.plain(1)
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    code, out, _ = run("check", str(folder), capfd=capfd)
    assert code == 1
    assert "there is no image for photo 2" in " ".join(out.split())
