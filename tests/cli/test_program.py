"""The program as scripts meet it: real processes, their output and their exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from PIL import Image
from started_program import PROGRAM

from gallery_app.__main__ import screen_is_missing
from gallery_app.exports.terminal import is_unsafe

NO_DISPLAY = {
    name: value
    for name, value in os.environ.items()
    if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
}

MANIFEST = """\
format: "1.0"
article:
  headline: "Landing: the crew is back"
  published: "2024-04-07T15:40:00Z"
  language: en
  body: |
    One.

    Two.
photos:
  - file: photos/01.jpg
    caption: {en: The capsule., de: Die Kapsel.}
    alt: A capsule
    credit: "© Example Press / Roscosmos"
    rights_link: {label: Go to the mediabank, url: https://example.org/1}
  - file: photos/02.jpg
    caption: The crew.
    alt: Three people
    credit: "© Example Press"
"""


def run(*argv, cwd=None, env=NO_DISPLAY, program=PROGRAM):
    return subprocess.run([*program, *argv], capture_output=True, cwd=cwd, env=env, timeout=60, check=False)


def info(path, *options):
    result = run("info", "--json", *options, path)
    assert result.stderr == b""
    assert result.returncode == 0
    return json.loads(result.stdout)


def refused(result):
    """Return the one sentence of a refusal."""
    text = result.stderr.decode()
    assert result.stdout == b""
    assert "Traceback" not in text
    assert text.startswith("gallery-app: ")
    assert text.count("\n") == 1
    return text


def picture(path, colour="red", size=(60, 40)):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    Image.new("RGB", size, colour).save(path, "JPEG")
    return path


def everything_below(folder):
    return {
        os.path.join(parent, name): os.stat(os.path.join(parent, name)).st_mtime_ns
        for parent, folders, files in os.walk(folder)
        for name in [*folders, *files]
    }


@pytest.fixture
def story(tmp_path):
    folder = tmp_path / "story"
    picture(folder / "photos" / "01.jpg")
    picture(folder / "photos" / "02.jpg", "blue")
    (folder / "gallery.yaml").write_text(MANIFEST, encoding="utf-8")
    return folder


@pytest.fixture
def plain(tmp_path):
    folder = tmp_path / "plain"
    for number in (1, 2, 10):
        picture(folder / f"photo {number}.jpg")
    return folder


def test_the_version_and_the_help_go_to_standard_output():
    version = run("--version")
    assert (version.returncode, version.stdout, version.stderr) == (0, b"gallery-app 0.1.0\n", b"")
    for argv in (["--help"], ["info", "--help"], ["check", "-h"]):
        told = run(*argv)
        assert (told.returncode, told.stderr) == (0, b"")
        assert told.stdout.startswith(b"Usage: gallery-app")


@pytest.mark.parametrize(
    "argv", [["--fulscreen"], ["--photo", "0"], ["info"], ["check", "--photo", "1"], [""]]
)
def test_a_mistake_on_the_command_line_is_one_sentence_and_exit_code_2(argv):
    result = run(*argv)
    assert result.returncode == 2
    refused(result)


def test_a_story_is_told_as_json(story):
    told = info(story)
    assert (told["kind"], told["path"], told["start"]) == ("manifest", str(story), 1)
    assert told["article"]["headline"] == "Landing: the crew is back"
    assert told["article"]["body"] == ["One.", "Two."]
    one, two = told["photos"]
    assert (one["number"], one["file"], one["state"]) == (1, "photos/01.jpg", "ok")
    assert (one["format"], one["width"], one["height"]) == ("JPEG", 60, 40)
    assert one["file_size"] == (story / "photos" / "01.jpg").stat().st_size
    assert (one["caption"], two["caption"]) == ("The capsule.", "The crew.")
    assert one["translations"]["caption"] == {"en": "The capsule.", "de": "Die Kapsel."}
    assert one["credit"]["line"] == "© Example Press / Roscosmos"
    assert one["rights_links"] == [{"label": "Go to the mediabank", "url": "https://example.org/1"}]
    assert one["origins"]["caption"] == "manifest"
    assert not [problem for problem in told["problems"] if problem["severity"] != "note"]


def test_what_photos_say_themselves_is_told_with_where_it_stands(story):
    exif = Image.Exif()
    exif[0x010E], exif[0x0110], exif[0x8298] = "What EXIF says", "D850", "(c) Ann"
    path = story / "photos" / "01.jpg"
    Image.new("RGB", (60, 40)).save(path, exif=exif)
    (story / "photos" / "02.txt").write_text("Keywords: sea, storm\n\nWhat lies beside\n")
    one, two = info(story)["photos"]
    assert (one["caption"], one["copyright"]) == ("The capsule.", "(c) Ann")
    assert (one["origins"]["caption"], one["origins"]["copyright"]) == ("manifest", "exif")
    assert one["others"] == [{"field": "caption", "origin": "exif", "value": "What EXIF says"}]
    assert one["camera"] == [{"name": "camera", "value": "D850"}]
    assert (two["keywords"], two["origins"]["keywords"]) == (["sea", "storm"], "text")


def test_the_letters_of_old_photos_and_whose_words_count_can_be_told(tmp_path):
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "Посадка".encode("cp1251"), "Camera"
    packet = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Agency"/></rdf:RDF>'
    )
    Image.new("RGB", (60, 40)).save(tmp_path / "a.jpg", exif=exif, xmp=packet.encode())
    (photo,) = info(tmp_path)["photos"]
    assert (photo["caption"], photo["creator"]) == ("Посадка".encode("cp1251").decode("cp1252"), ["Agency"])
    (photo,) = info(tmp_path, "--letters", "cp1251", "--order=mwg")["photos"]
    assert (photo["caption"], photo["creator"]) == ("Посадка", ["Camera"])
    assert "Camera" in run("credits", tmp_path, "--order", "mwg").stdout.decode()
    assert "Agency" in run("credits", tmp_path, "--order", "iptc").stdout.decode()
    assert run("check", tmp_path, "--letters", "cp1251", "--order", "mwg").returncode in {0, 1}


def test_a_story_is_told_as_text_for_people(story):
    result = run("info", story)
    text = result.stdout.decode()
    assert result.returncode == 0
    assert text.startswith("Landing: the crew is back\n")
    assert "1/2  photos/01.jpg, JPEG, 60 × 40\n     The capsule.\n     © Example Press / Roscosmos\n" in text
    assert not [character for character in text.replace("\n", "") if is_unsafe(character)]


def test_a_plain_folder_is_told_in_natural_order(plain):
    told = info(plain)
    assert told["kind"] == "folder"
    assert [photo["file"] for photo in told["photos"]] == ["photo 1.jpg", "photo 2.jpg", "photo 10.jpg"]


def test_a_photo_given_by_name_is_shown_first_and_several_make_one_gallery(plain):
    assert info(plain / "photo 2.jpg")["start"] == 2
    both = run("info", "--json", plain / "photo 10.jpg", plain / "photo 1.jpg")
    told = json.loads(both.stdout)
    assert told["kind"] == "file"
    assert [photo["file"] for photo in told["photos"]] == ["photo 10.jpg", "photo 1.jpg"]


def test_several_galleries_are_asked_for_one_by_one(story, plain):
    result = run("info", story, plain)
    assert result.returncode == 2
    assert str(plain) in refused(result)


def test_a_file_address_and_a_relative_path_lead_to_the_same_story(story):
    told = info(story)
    assert info(story.as_uri()) == told
    assert json.loads(run("info", "story", "--json", cwd=story.parent).stdout) == told
    assert json.loads(run("info", "--json", "--", ".", cwd=story).stdout) == told


def test_check_is_content_with_a_whole_story(story):
    result = run("check", story)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().splitlines()[-1].startswith("Nothing to mend: 2 photos")
    verdict = json.loads(run("check", "--json", story).stdout)
    assert (verdict["clean"], verdict["errors"], verdict["warnings"]) == (True, 0, 0)


def test_check_finds_a_photo_that_is_missing_and_names_it_once(story):
    (story / "photos" / "02.jpg").unlink()
    result = run("check", story)
    assert result.returncode == 1
    errors, _, _ = result.stdout.decode().partition("Notes:")
    assert errors.count("photos/02.jpg") == 1
    assert info(story)["photos"][1]["state"] == "missing"
    verdict = json.loads(run("check", "--json", story).stdout)
    assert (verdict["clean"], verdict["errors"]) == (False, 1)


def test_check_finds_a_file_that_is_no_photo(story):
    (story / "photos" / "02.jpg").write_bytes(b"not an image")
    assert run("check", story).returncode == 1
    one, two = info(story)["photos"]
    assert (one["state"], two["width"]) == ("ok", None)
    assert two["state"] in {"unsupported", "damaged", "unreadable"}
    assert two["reason"]


def test_only_a_look_at_every_pixel_finds_a_photo_that_was_cut_short(story):
    file = picture(story / "photos" / "02.jpg", size=(900, 600))
    noise = Image.effect_noise((900, 600), 80)
    noise.save(file, "JPEG")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert [photo["state"] for photo in info(story, "--decode")["photos"]] == ["ok", "damaged"]
    assert run("check", "--decode", story).returncode == 1


def test_what_is_not_there_is_named(tmp_path):
    for command in ("info", "check"):
        for options in ([], ["--json"]):
            result = run(command, *options, tmp_path / "ü" / "gone")
            assert result.returncode == 2
            assert str(tmp_path / "ü" / "gone") in refused(result)


def test_a_manifest_that_cannot_be_read_is_refused_with_its_line(story):
    (story / "gallery.yaml").write_text("article:\n  headline: Rare Photos: Soyuz\n", encoding="utf-8")
    for command in ("info", "check"):
        result = run(command, story)
        assert result.returncode == 2
        assert "gallery.yaml" in refused(result)
        assert "line 2" in refused(result)


@pytest.mark.parametrize(
    "name",
    [
        b"new\nline",
        b"\x1b[2Jclear",
        b"'quo\"ted'",
        "ümläut 写真".encode(),
        b"byte-\xff",
        b"--json",
        b"\xe2\x80\xaegpj",
    ],
)
def test_any_name_works_and_cannot_drive_the_terminal(tmp_path, name):
    folder = os.path.join(os.fsencode(tmp_path), name)
    picture(os.path.join(folder, b"in " + name + b".jpg"))
    told = info(folder)
    assert os.fsencode(told["photos"][0]["file"]) == b"in " + name + b".jpg"
    assert told["photos"][0]["state"] == "ok"
    for result in (run("info", folder), run("check", folder), run("info", "--json", folder)):
        assert result.returncode == 0
        assert not [one for one in result.stdout.decode().replace("\n", "") if is_unsafe(one)]
    gone = run("info", folder + b"/gone")
    assert gone.returncode == 2
    refused(gone)
    assert not [one for one in gone.stderr.decode().replace("\n", "") if is_unsafe(one)]


def test_in_the_plain_c_locale_json_is_utf8_all_the_same(story):
    plain_c = {
        name: value for name, value in NO_DISPLAY.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    # Told to read everything as ASCII, Python itself cannot find a checkout whose path is more than that.
    stricter = [["-X", "utf8=0"]] if __file__.isascii() else []
    for options in ([], *stricter):
        program = (sys.executable, "-I", *options, "-m", "gallery_app")
        told = run("info", "--json", story, env={**plain_c, "LC_ALL": "C"}, program=program)
        assert (
            json.loads(told.stdout.decode())["photos"][0]["credit"]["line"] == "© Example Press / Roscosmos"
        )
        assert run("info", story, env={**plain_c, "LC_ALL": "C"}, program=program).returncode == 0


def test_a_reader_that_goes_away_is_no_error(story):
    long = MANIFEST.replace("    One.", "    " + "One. " * 40_000)
    (story / "gallery.yaml").write_text(long, encoding="utf-8")
    for argv in (["info", str(story)], ["info", "--json", str(story)], ["--help"]):
        process = subprocess.Popen(
            [*PROGRAM, *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=NO_DISPLAY
        )
        process.stdout.close()
        with process.stderr as errors:
            assert errors.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
def test_an_output_that_is_full_is_told(story):
    for argv in (["info", str(story)], ["info", "--json", str(story)], ["--help"]):
        with open("/dev/full", "wb") as full:
            result = subprocess.run(
                [*PROGRAM, *argv],
                stdout=full,
                stderr=subprocess.PIPE,
                env=NO_DISPLAY,
                timeout=60,
                check=False,
            )
        assert result.returncode == 2
        assert result.stderr.startswith(b"gallery-app: the output cannot be written: ")
        assert result.stderr.count(b"\n") == 1


def test_nothing_is_written_into_a_gallery_or_the_home_folder(story, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    before = everything_below(story)
    env = {name: value for name, value in NO_DISPLAY.items() if not name.startswith("XDG_")}
    assert run("check", "--decode", story, cwd=story, env={**env, "HOME": str(home)}).returncode == 0
    assert everything_below(story) == before
    assert not list(home.iterdir())


@pytest.mark.parametrize("isolated", [True, False])
def test_python_files_lying_in_a_gallery_never_run(story, tmp_path, isolated):
    proof = tmp_path / "it ran"
    for name in ("yaml", "PIL", "json", "dataclasses", "enum", "typing", "natsort", "subprocess", "logging"):
        (story / f"{name}.py").write_text(f"open({str(proof)!r}, 'w').close()\n")
    program = (sys.executable, *(["-I"] if isolated else []), "-m", "gallery_app")
    for argv in (["info", "."], ["check", "--decode", "."], ["--version"]):
        assert run(*argv, cwd=story, program=program).returncode == 0
    assert not proof.exists()


def test_from_a_folder_that_is_gone_no_relative_path_leads_anywhere(tmp_path):
    gone = tmp_path / "gone"
    script = f'mkdir -p {gone} && cd {gone} && rmdir {gone} && exec "$0" "$@"'
    there = run("-c", script, *PROGRAM, "--version", program=("sh",))
    assert (there.returncode, there.stderr) == (0, b"")
    lost = run("-c", script, *PROGRAM, "info", "story", program=("sh",))
    assert lost.returncode == 2
    assert "no longer exists" in refused(lost)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
@pytest.mark.parametrize("argv", [[], ["."], ["--fullscreen", "/gone"]])
@pytest.mark.parametrize("plugin", [None, "xcb", "wayland;xcb"])
def test_without_a_screen_a_window_is_refused_with_what_to_do_instead(argv, plugin):
    result = run(*argv, env=NO_DISPLAY if plugin is None else {**NO_DISPLAY, "QT_QPA_PLATFORM": plugin})
    assert result.returncode == 3
    assert "--screenshot" in refused(result)
    assert "info PATH" in refused(result)


@pytest.mark.parametrize(
    ("environment", "platform", "missing"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ""}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux", False),
        ({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb", "DISPLAY": ":0"}, "linux", False),
        ({}, "darwin", False),
        ({}, "win32", False),
    ],
)
def test_a_screen_is_there_if_qt_would_find_one(environment, platform, missing):
    assert screen_is_missing(environment, platform) is missing


def modules_after(code):
    result = run("-c", f"import sys\n{code}\nprint(*sorted(sys.modules))", program=(sys.executable, "-I"))
    assert result.stderr == b""
    return set(result.stdout.decode().splitlines()[-1].split())


def test_what_a_start_has_no_need_of_is_not_imported(story):
    slow = {"argparse", "json", "logging", "pathlib", "platformdirs", "subprocess", "PIL", "PySide6", "yaml"}
    start = "from gallery_app.__main__ import main, screen_is_missing\nfrom gallery_app.cli import parse\n"
    assert not slow & modules_after(start + f"parse(['--photo', '2', {str(story)!r}])")


def test_reports_import_neither_qt_nor_what_reads_a_strangers_files(story):
    code = f"from gallery_app.__main__ import main\nassert main(['info', {str(story)!r}]) == 0"
    assert not {"PySide6", "PIL", "yaml", "natsort", "gallery_app.bundles.reading"} & modules_after(code)
