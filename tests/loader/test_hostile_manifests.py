"""Manifests that mean harm, opened by a real loader: a gallery or a clear message, and nothing is written.

The numbers are those of the threats: bombs (T10), structure (T11), texts that look like something else (T12),
encodings (T13).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gallery_app.loader.answers import GalleryFailure, OpenRequest
from gallery_app.loader.blocking import BlockingLoader
from gallery_app.model.gallery import Gallery

if TYPE_CHECKING:
    from bundle_maker import BundleMaker

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "yaml-test-suite"
FULL = os.environ.get("GALLERY_FULL_TESTS") == "1"  # every file of the suite instead of every eighth
SUITE = sorted(CORPUS.glob("*.yaml"))[:: 1 if FULL else 8]

HEAD = 'format: "1.0"\narticle: {headline: H}\n'
PHOTO = "- file: photo 1.png\n"
ENTRY = HEAD + "photos:\n" + PHOTO

BOMBS = {
    "laughing aliases": "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(40)) + ENTRY,
    "a self-alias": ENTRY.replace("photos:", "photos: &p") + "  keywords: *p\n",
    "merge keys": "a: &a {x: y}\n" + "".join(f"b{i}: {{<<: [*a, *a]}}\n" for i in range(9)) + ENTRY,
    "a merge key alone": ENTRY + "  <<: {caption: x}\n",
    "100,000 lists": "[" * 100_000,
    "100,000 maps": "{a: " * 100_000,
    "100,000 dashes": "- " * 100_000,
    "lists in an entry": ENTRY + "  keywords: " + "[" * 5000 + "]" * 5000 + "\n",
    "a tag that starts a program": ENTRY + "  caption: !!python/object/apply:os.system ['touch here']\n",
    "a tag on the whole": "!!set\n" + ENTRY,
    "50,000 tag directives": "".join(f"%TAG !a{i}! x\n" for i in range(50_000)) + "---\n" + ENTRY,
    "an integer of a million digits": ENTRY + "  rating: " + "9" * 1_000_000 + "\n",
    "an integer of base 60": ENTRY + "  rating: " + ":".join(["59"] * 300_000) + "\n",
    "more values than allowed": HEAD + "photos: [" + "a," * 1_000_000 + "]\n",
}
STRUCTURES = {
    "nothing": "",
    "a comment": "# nothing\n",
    "a list": "- a\n- b\n",
    "a text": "Hello, world\n",
    "a number": "42\n",
    "no photos": HEAD,
    "photos as a text": HEAD + "photos: many\n",
    "photos as a map": HEAD + "photos: {file: photo 1.png}\n",
    "a photo as a list": HEAD + "photos: [[photo 1.png]]\n",
    "a photo as a text": HEAD + "photos: [photo 1.png]\n",
    "a file as a map": HEAD + "photos: [{file: {name: photo 1.png}}]\n",
    "a credit twice": ENTRY + "  credit: Ann\n  credit: Ben\n",
    "photos twice": ENTRY + "photos: []\n",
    "two documents": ENTRY + "---\n" + ENTRY,
    "an article as a list": "article: [a]\nphotos: []\n",
    "a caption as a list of maps": ENTRY + "  caption: [{en: x}]\n",
    "a future version": ENTRY.replace("1.0", "9.7"),
    "a version that is none": ENTRY.replace("1.0", "newest"),
    "a key as a list": "? [format]\n: x\n",
}
LOOK_ALIKES = [
    "NO",
    "0123",
    "12:30",
    "1.10",
    "2024-01-02",
    "1e3",
    "~",
    "null",
    "true",
    "0x1F",
    ".inf",
    "=",
    "1_000",
]
ENCODINGS = {
    "UTF-16": ENTRY.encode("utf-16"),
    "UTF-16 without a mark": ENTRY.encode("utf-16-be"),
    "UTF-32": ENTRY.encode("utf-32"),
    "Latin-1": (ENTRY + "  caption: Café\n").encode("latin-1"),
    "cp1251": (ENTRY + "  caption: Фото\n").encode("cp1251"),
    "a byte order mark": b"\xef\xbb\xbf" + ENTRY.encode(),
    "a NUL": ENTRY.encode() + b"  caption: a\0b\n",
    "an ESC": ENTRY.encode() + b"  caption: a\x1b[2Jb\n",
    "an escaped NUL": ENTRY.encode() + b'  caption: "a\\0b"\n',
    "a lone surrogate": ENTRY.encode() + b'  caption: "\\ud800"\n',
    "a surrogate in UTF-8": ENTRY.encode() + b"  caption: \xed\xa0\x80\n",
    "an overlong slash": ENTRY.encode() + b"  caption: \xc0\xaf\n",
    "a C1 control": (ENTRY + "  caption: a\x9b31m\n").encode(),
    "half a character": ENTRY.encode() + b"  caption: \xe2\x82",
    "only zeros": b"\0" * 4096,
}


def everything_below(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return each file's size, time and bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path): (path.stat().st_size, path.stat().st_mtime_ns, path.read_bytes()[:100_000])
        for path in files
    }


def opened(bundle: BundleMaker, manifest: bytes) -> Gallery | GalleryFailure:
    """Return what a loader makes of a folder with this manifest and one photo."""
    folder = bundle.plain(1, name="story")
    (folder / "gallery.yaml").write_bytes(manifest)
    before = everything_below(bundle.base)
    paths = (str(folder),)
    with BlockingLoader(paths) as loader:
        answer = loader.open(OpenRequest(paths))
    assert everything_below(bundle.base) == before
    assert isinstance(answer, Gallery | GalleryFailure)
    if isinstance(answer, GalleryFailure):
        assert answer.path == str(folder / "gallery.yaml")
        assert str(answer.reason).strip()
        assert "Error" not in str(answer.reason)
        assert answer.plain_possible
    return answer


@pytest.mark.parametrize("text", BOMBS.values(), ids=list(BOMBS))
def test_a_bomb_goes_off_nowhere(bundle: BundleMaker, text: str) -> None:
    answer = opened(bundle, text.encode())

    # A huge number is only a text; whatever else is in the table is refused with its line.
    if isinstance(answer, GalleryFailure):
        assert answer.line is not None or "larger than" in str(answer.reason)
    else:
        assert "rating" in text


@pytest.mark.parametrize("text", STRUCTURES.values(), ids=list(STRUCTURES))
def test_what_is_built_otherwise_costs_itself_at_most(bundle: BundleMaker, text: str) -> None:
    answer = opened(bundle, text.encode())

    assert isinstance(answer, GalleryFailure) or answer.problems
    if isinstance(answer, GalleryFailure):
        assert answer.line is not None


@pytest.mark.parametrize("typed", LOOK_ALIKES)
def test_a_text_is_shown_as_it_was_typed(bundle: BundleMaker, typed: str) -> None:
    answer = opened(bundle, f"{ENTRY}  caption: {typed}\n  job_id: {typed}\n".encode())

    assert isinstance(answer, Gallery)
    words = answer.photos[0].words
    assert words.caption is not None
    assert (words.caption.pick(), words.job_id) == (typed, typed)


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=list(ENCODINGS))
def test_another_encoding_is_told_with_its_line(bundle: BundleMaker, data: bytes) -> None:
    answer = opened(bundle, data)

    if isinstance(answer, Gallery):
        assert data.startswith(b"\xef\xbb\xbf")
        assert answer.photos[0].file == "photo 1.png"
    else:
        assert answer.line is not None


@pytest.mark.parametrize("file", SUITE or [None], ids=lambda file: file.name if file else "none")
def test_a_file_of_the_yaml_test_suite_is_a_gallery_or_a_message(
    bundle: BundleMaker, file: Path | None
) -> None:
    if file is None:
        pytest.skip("the YAML test suite is not here (../shared/corpus)")

    opened(bundle, file.read_bytes())
