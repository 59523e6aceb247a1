"""``pack``, ``unpack`` and ``verify`` as scripts meet them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import time
import zipfile

import pytest
from started_program import PROGRAM

NO_DISPLAY = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}


def run(*argv, cwd=None):
    words = [*PROGRAM, *map(str, argv)]
    return subprocess.run(
        words, capture_output=True, text=True, cwd=cwd, env=NO_DISPLAY, timeout=60, check=False
    )


def refused(result):
    """Return the one sentence of a refusal."""
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("gallery-app: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


def fingerprint(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def story(bundle):
    return bundle.with_photos(3, name="my story")


def test_a_story_goes_into_one_file_and_comes_back(story):
    done = run("pack", "my story/", cwd=story.parent)
    packed = story.parent / "my story.photostory"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Packed 4 files into {packed} (")
    done = run("verify", packed)
    assert (done.returncode, done.stdout) == (0, "my story.photostory is as it was packed: 4 files.\n")
    packed.rename(story.parent / "sent.photostory")
    done = run("unpack", "sent.photostory", cwd=story.parent)
    assert done.returncode == 0
    assert fingerprint(story.parent / "sent") == fingerprint(story)


def test_info_and_check_read_it_like_the_folder(story):
    run("pack", story)
    packed = f"{story}.photostory"
    of_folder, of_file = (json.loads(run("info", "--json", path).stdout) for path in (story, packed))
    assert of_file["kind"] == "packed"
    for told in (of_folder, of_file):
        told.pop("kind"), told.pop("path")
    assert of_file == of_folder
    assert run("check", packed).returncode == run("check", story).returncode


def test_a_manifest_is_packed_beside_its_folder(story):
    assert run("pack", story / "gallery.yaml").returncode == 0
    assert (story.parent / "my story.photostory").exists()


def test_nothing_is_replaced_but_by_force(story, tmp_path):
    target = tmp_path / "a.photostory"
    target.write_text("mine")
    assert refused(run("pack", story, target)).endswith(
        "something of this name is there already. Choose another name, or add --force to replace it.\n"
    )
    assert target.read_text() == "mine"
    assert run("pack", story, target, "--force").returncode == 0
    assert refused(run("unpack", target, story)).endswith("or add --force to replace it.\n")
    (story / "mine.txt").write_text("mine")
    assert run("unpack", target, story, "--force").returncode == 0
    assert (story / "mine.txt").read_text() == "mine"


def test_force_is_not_named_where_it_does_not_help(story, tmp_path):
    packed, in_the_way = tmp_path / "a.photostory", tmp_path / "in the way"
    assert run("pack", story, packed).returncode == 0
    assert "--force" not in refused(run("pack", story, story))
    assert "--force" not in refused(run("pack", story, story, "--force"))
    in_the_way.write_text("mine")
    assert "--force" not in refused(run("unpack", packed, in_the_way))
    assert "is there already" in refused(run("unpack", packed, in_the_way, "--force"))
    assert in_the_way.read_text() == "mine"


def test_a_packed_file_without_an_extension_is_unpacked_where_somebody_says(story, tmp_path):
    run("pack", story, tmp_path / "packed")
    assert "Name the folder to unpack into" in refused(run("unpack", tmp_path / "packed"))
    assert run("unpack", tmp_path / "packed", tmp_path / "folder").returncode == 0
    assert fingerprint(tmp_path / "folder") == fingerprint(story)


def test_sizes_are_told_so_that_small_ones_are_no_nothing(story, tmp_path):
    packed = tmp_path / "a.photostory"
    assert run("pack", story, packed).stdout.endswith(" kB).\n")
    assert run("unpack", packed, tmp_path / "out").stdout.endswith(" kB).\n")


def test_what_was_left_out_is_named(story, tmp_path):
    (story / "notes\n.txt").write_text("x")
    (story / "photo 2.png").unlink()
    done = run("pack", story, tmp_path / "a.photostory")
    assert done.returncode == 0
    assert "Left out, as it is not part of the story:\n  notes\\n.txt\n" in done.stdout
    assert "photo 2.png is listed but was not packed" in done.stderr


def test_a_changed_file_is_found_and_its_exit_code_is_one(story, tmp_path):
    run("pack", story, tmp_path / "a.photostory")
    with zipfile.ZipFile(tmp_path / "a.photostory", "a") as file:
        file.writestr("added.txt", "x")
    done = run("verify", tmp_path / "a.photostory")
    assert (done.returncode, done.stdout) == (1, "Added since, or without a checksum:\n  added.txt\n")
    told = json.loads(run("verify", "--json", tmp_path / "a.photostory").stdout)
    assert (told["sound"], told["extra"], told["files"]) == (False, ["added.txt"], 5)


@pytest.mark.parametrize(
    "argv",
    [
        ("pack",),
        ("unpack",),
        ("verify",),
        ("pack", "a", "b", "c"),
        ("unpack", "a", "b", "c"),
        ("verify", "a", "b"),
    ],
)
def test_too_few_words_and_too_many_are_told(argv):
    assert refused(run(*argv))


def test_what_is_not_there_or_no_packed_gallery_is_told(tmp_path):
    (tmp_path / "no.photostory").write_text("no zip")
    assert "no file or folder of this name" in refused(run("pack", tmp_path / "gone"))
    for command in ("unpack", "verify"):
        assert "it is no zip file" in refused(run(command, tmp_path / "no.photostory"))
        assert "cannot be opened: no such file" in refused(run(command, tmp_path / "gone.photostory"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["no.photostory"]


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_an_interruption_leaves_everything_as_it_was(bundle, tmp_path):
    folder = bundle.with_photos(9, name="large", suffix="bmp")
    for photo in folder.glob("*.bmp"):
        os.truncate(photo, 200_000_000)  # zeros that lie on no disk, but take a while to be packed
    target = tmp_path / "out" / "a.photostory"
    target.parent.mkdir()
    # A process that ignores the signal, as one in the background may, would have its children ignore it too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    packing = subprocess.Popen([*PROGRAM, "pack", str(folder), str(target)], env=NO_DISPLAY)
    signal.signal(signal.SIGINT, before)
    end = time.monotonic() + 60.0
    while not list(target.parent.iterdir()):
        assert time.monotonic() < end
        assert packing.poll() is None
        time.sleep(0.001)
    packing.send_signal(signal.SIGINT)
    assert packing.wait(60) == 130
    assert not list(target.parent.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="there are no such terminals")
def test_on_a_terminal_it_says_how_far_it_is(bundle, tmp_path):
    folder = bundle.with_photos(6, name="large", suffix="bmp", size=(4000, 3000))
    ours, theirs = os.openpty()
    words = [*PROGRAM, "pack", str(folder), str(tmp_path / "a.photostory")]
    packing = subprocess.Popen(words, env=NO_DISPLAY, stderr=theirs, stdout=subprocess.PIPE)
    os.close(theirs)
    said = b""
    with contextlib.suppress(OSError):  # the other end is closed
        while piece := os.read(ours, 4096):
            said += piece
    os.close(ours)
    assert packing.wait(60) == 0
    assert packing.stdout.read().startswith(b"Packed 7 files into ")
    packing.stdout.close()
    assert b" %" in said
    assert said.endswith(b"\r     \r")
