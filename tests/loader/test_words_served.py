"""Words of photos from loaders: read a few at a time, and only where something has changed."""

from __future__ import annotations

import os
import signal
import zipfile
from pathlib import Path

import pytest
from driving import Driven
from PIL import Image

from gallery_app.errors import LoaderError
from gallery_app.loader.answers import UNCHANGED, PhotoFailure, Priority
from gallery_app.loader.frames import Message
from gallery_app.loader.header import Kind
from gallery_app.loader.plain_values import dumped
from gallery_app.loader.words_job import WordsJob
from gallery_app.model.problems import PhotoState, say
from gallery_app.model.words import Origin

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def save(path, caption):
    Image.new("RGB", (60, 40), "teal").save(path, xmp=XMP.format(caption).encode())


def caption_of(metadata, origin=Origin.XMP):
    return dict(metadata.sources)[origin].caption.pick()


@pytest.fixture
def story(tmp_path):
    folder = tmp_path / "story"
    folder.mkdir()
    for number in range(1, 4):
        save(folder / f"{number}.jpg", f"Caption {number}")
    return folder


def words(driven, files, known=None, **wishes):
    """Ask until nothing is left; return the answers by file, in the order in which they came."""
    found, left = {}, [tuple(files)]
    while left[-1]:
        rounds = len(left)
        driven.pool.read_words(left[-1], known or {}, Priority.IDLE, found.__setitem__, left.append, **wishes)
        driven.until(lambda rounds=rounds: len(left) > rounds)
        assert len(left[-1]) < len(left[-2]), "every round gets on"
    return found


def test_the_words_of_photos_arrive_in_the_order_asked_for(story):
    with Driven(story) as driven:
        driven.open()
        found = words(driven, ["3.jpg", "1.jpg", "2.jpg"])
    assert list(found) == ["3.jpg", "1.jpg", "2.jpg"]
    assert [caption_of(found[name]) for name in found] == ["Caption 3", "Caption 1", "Caption 2"]
    status = (story / "3.jpg").stat()
    assert (found["3.jpg"].size, found["3.jpg"].modified) == (status.st_size, status.st_mtime)


def test_what_has_not_changed_is_not_read_again(story):
    with Driven(story) as driven:
        driven.open()
        first = words(driven, ["1.jpg", "2.jpg", "3.jpg"])
        known = {file: metadata.stamp for file, metadata in first.items()}
        save(story / "2.jpg", "Caption two")
        second = words(driven, first, known)
        assert (second["1.jpg"], second["3.jpg"]) == (UNCHANGED, UNCHANGED)
        assert caption_of(second["2.jpg"]) == "Caption two"
        other = words(driven, first, known, legacy="cp1251")
        assert UNCHANGED not in other.values(), "another encoding may make other words of the same bytes"


def changed_words(driven, file, stamp):
    """Ask until the words are others than those of ``stamp``: folders are listed every other second only."""
    while (answer := words(driven, [file], {file: stamp})[file]) == UNCHANGED:
        pass
    return answer


def test_a_sidecar_that_comes_changes_or_goes_is_a_change(story):
    sidecar = story / "1.xmp"
    with Driven(story) as driven:
        driven.open()
        read = words(driven, ["1.jpg"])["1.jpg"]
        assert [origin for origin, _ in read.sources] == [Origin.XMP]
        for text in ("beside", "beside, changed"):
            sidecar.write_text(XMP.format(text))
            read = changed_words(driven, "1.jpg", read.stamp)
            assert caption_of(read, Origin.SIDECAR) == text
        sidecar.unlink()
        read = changed_words(driven, "1.jpg", read.stamp)
        assert [origin for origin, _ in read.sources] == [Origin.XMP]


def test_a_missing_file_fails_alone(story):
    with Driven(story) as driven:
        driven.open()
        found = words(driven, ["1.jpg", "gone.jpg", "2.jpg"])
    assert isinstance(found["gone.jpg"], PhotoFailure)
    assert found["gone.jpg"].state is PhotoState.MISSING
    assert caption_of(found["2.jpg"]) == "Caption 2"


def test_a_loader_stops_in_time_and_the_rest_is_asked_for_again(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    files = [f"{number}.jpg" for number in range(600)]
    save(folder / files[0], "the same")
    for file in files[1:]:
        os.link(folder / files[0], folder / file)
    with Driven(folder) as driven:
        driven.open()
        parts, left = [], []
        driven.pool.read_words(files, {}, Priority.IDLE, lambda file, _: parts.append(file), left.append)
        driven.until(lambda: bool(left))
        assert parts == files[: len(parts)]
        assert left == [tuple(files[len(parts) :])]
        assert 0 < len(parts) <= 400
        assert len(words(driven, left[0])) == len(files) - len(parts)


def test_a_photo_that_is_no_photo_has_no_words(story):
    (story / "1.jpg").write_bytes(b"<html>")
    (story / "2.jpg").write_bytes(b"")
    with Driven(story) as driven:
        driven.open()
        found = words(driven, ["1.jpg", "2.jpg"])
    assert found["1.jpg"].sources == found["2.jpg"].sources == ()


def test_a_request_that_is_cancelled_is_heard_no_more(story):
    with Driven(story) as driven:
        driven.open()
        heard = []
        request = driven.pool.read_words(
            ["1.jpg"], {}, Priority.IDLE, lambda *answer: heard.append(answer), heard.append
        )
        driven.pool.cancel(request)
        assert words(driven, ["2.jpg"])
        assert heard == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_words_arrive_although_the_loader_that_reads_them_is_killed(story):
    with Driven(story) as driven:
        driven.open()
        found, left = {}, []
        driven.pool.read_words(
            ["1.jpg", "2.jpg", "3.jpg"], {}, Priority.CURRENT, found.__setitem__, left.append
        )
        for pid in driven.pool.pids:
            os.kill(pid, signal.SIGKILL)
        driven.until(lambda: bool(left))
        found |= words(driven, left[0])
    assert [caption_of(found[f"{number}.jpg"]) for number in (1, 2, 3)] == [
        f"Caption {number}" for number in (1, 2, 3)
    ]


def job(*files, known=("a.jpg",)):
    heard, stamps = [], dict.fromkeys(known, "a stamp")
    return WordsJob(
        1, 0, files, stamps, None, lambda file, answer: heard.append((file, answer)), heard.append
    ), heard


def message(kind, value, *, more=True):
    return Message(1, kind, more, dumped(value))


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        ["b.jpg", None],
        ["a.jpg", []],
        ["a.jpg", ["other", []]],
        ["a.jpg", ["words", {}]],
        ["a.jpg", ["words", [[["manifest", {}]], False, [], 0, 0, "", []]]],
        ["a.jpg", ["words", [[["xmp", {}], ["xmp", {}]], False, [], 0, 0, "", []]]],
        ["a.jpg", ["words", [[["xmp", {"caption": "plain"}]], False, [], 0, 0, "", []]]],
        ["a.jpg", ["words", [[["xmp", {"location_shown": [["only one"]]}]], False, [], 0, 0, "", []]]],
        ["a.jpg", ["words", [[], False, [["speed", "9"]], 0, 0, "", []]]],
        ["a.jpg", ["words", [[], 0, [], 0, 0, "", []]]],
        ["a.jpg", ["words", [[], False, [], -1, 0, "", []]]],
        ["a.jpg", ["words", [[], False, [], 0, 1e300, "", []]]],
        ["a.jpg", ["failure", ["fine", ["", []]]]],
    ],
)
def test_what_a_taken_over_loader_sends_is_refused(value):
    with pytest.raises(LoaderError):
        job("a.jpg")[0].take(message(Kind.WORDS, value))


def test_neither_another_kind_of_answer_nor_one_twice_is_taken():
    one, heard = job("a.jpg")
    with pytest.raises(LoaderError):
        one.take(message(Kind.FACTS, []))
    one.take(message(Kind.WORDS, ["a.jpg", None]))()
    with pytest.raises(LoaderError):
        one.take(message(Kind.WORDS, ["a.jpg", None]))
    one.take(message(Kind.DONE, None, more=False))()
    assert heard == [("a.jpg", UNCHANGED), ()]


def test_nothing_is_unchanged_of_which_nothing_was_known():
    with pytest.raises(LoaderError):
        job("a.jpg", known=())[0].take(message(Kind.WORDS, ["a.jpg", None]))


def test_a_loader_that_gets_nowhere_is_not_asked_for_ever():
    one, heard = job("a.jpg", "b.jpg")
    one.request()
    with pytest.raises(LoaderError):
        one.take(message(Kind.DONE, None, more=False))
    one.take(message(Kind.WORDS, ["a.jpg", None]))()
    one.take(message(Kind.DONE, None, more=False))()
    assert heard == [("a.jpg", UNCHANGED), ("b.jpg",)]


def test_of_files_that_cost_a_loader_only_the_one_it_was_at_fails():
    one, heard = job("a.jpg", "b.jpg", "c.jpg")
    one.take(message(Kind.WORDS, ["a.jpg", None]))()
    one.attempts = 2
    assert one.request()["files"] == ["b.jpg", "c.jpg"]
    one.fail(say("it died"))
    failure = PhotoFailure(PhotoState.UNREADABLE, say("it died"))
    assert heard == [("a.jpg", UNCHANGED), ("b.jpg", failure), ("c.jpg",)]


def test_without_any_loader_every_file_fails():
    one, heard = job("a.jpg", "b.jpg")
    one.fail(say("no loader"))
    assert [answer[0] for answer in heard[:2]] == ["a.jpg", "b.jpg"]
    assert heard[2] == ()


def test_words_are_read_from_a_packed_gallery_as_from_a_folder(story):
    (story / "2.xmp").write_text(XMP.format("beside"))
    packed = story.parent / "story.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for path in sorted(story.iterdir()):
            file.write(path, path.name, zipfile.ZIP_DEFLATED if path.suffix == ".xmp" else zipfile.ZIP_STORED)
        file.write(story / "3.jpg", "deflated.jpg", zipfile.ZIP_DEFLATED)
    with Driven(packed) as driven:
        driven.open()
        found = words(driven, ["1.jpg", "2.jpg", "3.jpg", "deflated.jpg", "gone.jpg"])
        again = words(driven, ["2.jpg"], {"2.jpg": found["2.jpg"].stamp})
    assert caption_of(found["1.jpg"]) == "Caption 1"
    assert caption_of(found["2.jpg"], Origin.SIDECAR) == "beside"
    assert caption_of(found["deflated.jpg"]) == "Caption 3"
    assert isinstance(found["gone.jpg"], PhotoFailure)
    assert again == {"2.jpg": UNCHANGED}


def whole_story(folder):
    """A photo of every kind, each with words: enough to need everything that reading imports."""
    exif = Image.Exif()
    exif[0x010E], exif[0x010F] = "from EXIF", "Maker"
    for suffix in ("jpg", "png", "webp", "tif", "avif", "gif", "jp2", "bmp"):
        options = {} if suffix in ("gif", "jp2", "bmp") else {"exif": exif}
        if suffix in ("jpg", "webp", "avif"):
            options["xmp"] = XMP.format("Ж").encode()
        Image.new("RGB", (60, 40), "teal").save(folder / f"{suffix} photo.{suffix}", **options)
    (folder / "png photo.png.xmp").write_bytes(XMP.format("beside").encode("utf-16"))
    (folder / "webp photo.txt").write_bytes("Author: M\xfcller\n\nbeside".encode("cp1252"))
    (folder / "bmp photo.xmp").write_text("<!DOCTYPE x>")
    return [path.name for path in folder.iterdir() if path.suffix not in (".xmp", ".txt")]


def test_a_locked_loader_reads_what_an_unlocked_one_reads(tmp_path):
    from gallery_app.bundles.photo_names import PHOTO_SUFFIXES, is_photo_name
    from gallery_app.metadata.reading import MetadataReader
    from gallery_app.source import FolderSource

    folders = [tmp_path / "story"]
    folders[0].mkdir()
    whole_story(folders[0])
    corpus = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
    folders += [corpus / name for name in ("metadata", "orientation") if (corpus / name).is_dir()]
    for folder in folders:
        files = [path.name for path in sorted(folder.iterdir()) if is_photo_name(path.name)]
        with Driven(folder) as driven:
            driven.open()
            locked = words(driven, files)
        with FolderSource(str(folder)) as source:
            reader = MetadataReader(source, PHOTO_SUFFIXES)
            for file in files:
                assert locked[file] == reader.read(file), file
