"""What another program gets of a photo that is copied, or dragged to it with the mouse."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import unquote

import pytest
from other_programs import beside, drag

from gallery_app.saver.client import save
from gallery_app.saver.jobs import PackJob


@pytest.fixture
def named_story(bundle):
    """A story in a folder with a name that is hard to write as an address."""
    manifest = bundle.manifest_of(3)
    manifest["photos"][0] |= {"caption": "<b>Caption</b> & more", "alt": "<i>Alt</i>"}
    return bundle.with_photos(3, name="it's 100 % “über”", manifest=manifest, size=(1500, 1000))


def copied(other):
    """Have another program read the clipboard; return it if there is anything."""
    reader = other("read")
    return reader if reader.flavour("text/plain") else None


def test_another_program_finds_picture_figure_and_text(start, named_story, other):
    program = start(named_story)
    program.wait_photo(1)
    program.press("ctrl+c")
    reader = program.wait(lambda: copied(other), "what was copied")
    assert reader.flavour("text/plain") == "<b>Caption</b> & more (© Agency / Name 1)"
    html = reader.flavour("text/html")
    assert "&lt;b&gt;Caption&lt;/b&gt; &amp; more (<bdi>© Agency / Name 1</bdi>)" in html
    assert 'alt="&lt;i&gt;Alt&lt;/i&gt;"' in html
    assert "data:image/jpeg;base64," in html
    assert not reader.flavour("picture").startswith("0x0")


def test_another_program_finds_the_words_alone(start, named_story, other):
    program = start(named_story)
    program.wait_photo(1)
    program.press("ctrl+shift+c")
    reader = program.wait(lambda: copied(other), "what was copied")
    assert reader.flavour("text/plain") == "<b>Caption</b> & more (© Agency / Name 1)"
    assert "<img" not in reader.flavour("text/html")
    assert "&lt;b&gt;Caption&lt;/b&gt;" in reader.flavour("text/html")


def test_a_photo_dragged_to_another_program_is_its_own_file_with_its_words(start, named_story, other):
    photo = named_story / "photo 1.png"
    before = hashlib.sha256(photo.read_bytes()).hexdigest()
    program = start(named_story)
    program.wait_photo(1)
    target = other("target")
    drag_from = program.sight.middle, 300
    drag(program, drag_from, beside(program, target))
    assert target.flavour("text/uri-list").strip() == photo.as_uri().replace("%27", "'")
    assert target.flavour("text/plain") == "<b>Caption</b> & more (© Agency / Name 1)"
    assert "&lt;b&gt;Caption&lt;/b&gt;" in target.flavour("text/html")
    assert "MoveAction" not in target.got["actions"]
    assert hashlib.sha256(photo.read_bytes()).hexdigest() == before
    program.press("Right")
    program.wait_photo(2)


def test_a_thumbnail_dragged_to_another_program_is_that_photo(start, named_story, other):
    program = start(named_story)
    program.wait_photo(1)
    target = other("target")
    beside(program, target)
    program.wait(lambda: program.sight.box[3] > 740, "the thumbnails")
    left, right, y = program.thumbnail()
    drag(program, (right + (right - left) // 2 + 12, y), target)
    assert target.flavour("text/uri-list").strip().endswith("photo%202.png")
    assert target.flavour("text/plain") == "Caption 2 (© Agency / Name 2)"


def test_a_photo_dragged_out_of_a_packed_gallery_is_an_equal_copy(start, named_story, other, tmp_path):
    packed = tmp_path / "story.photostory"
    save(PackJob(str(named_story), str(packed)))
    before = hashlib.sha256(packed.read_bytes()).hexdigest()
    program = start(packed)
    program.wait_photo(1)
    target = other("target")
    drag(program, (program.sight.middle, 300), beside(program, target))
    copy = Path(unquote(target.flavour("text/uri-list").strip().removeprefix("file://")))
    assert copy.name == "photo 1.png"
    assert copy.is_relative_to(tmp_path / "remembered" / "cache")
    assert copy.read_bytes() == (named_story / "photo 1.png").read_bytes()
    assert hashlib.sha256(packed.read_bytes()).hexdigest() == before
