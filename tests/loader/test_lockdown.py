from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from driving import Driven, folder_of_photos
from PIL import Image

from gallery_app.errors import PhotoError
from gallery_app.imaging.decoding import decode
from gallery_app.loader.answers import OpenRequest, PhotoFailure, Picture
from gallery_app.loader.blocking import BlockingLoader
from gallery_app.processes import lockdown
from gallery_app.processes.kernel import filter_code
from gallery_app.processes.spawning import python_paths

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
ALL = {
    lockdown.MEMORY_LIMIT,
    lockdown.NO_CORE_DUMPS,
    lockdown.FEW_FILES,
    lockdown.DIES_WITH_PARENT,
    lockdown.NO_NEW_PRIVILEGES,
    lockdown.LANDLOCK,
    lockdown.SECCOMP,
}

PROBE = """
import ctypes, json, os, signal, socket, sys, threading, importlib
gallery, outside = sys.argv[1:3]
paths = sys.argv[3:]
sys.path += [path for path in paths if path not in sys.path]
from gallery_app.processes.lockdown import lock_down
from gallery_app.source import FolderSource
libc = ctypes.CDLL(None, use_errno=True)
source = FolderSource(gallery)
server = socket.socket(); server.bind(("127.0.0.1", 0)); server.listen()
ours, _ = socket.socketpair()
done = lock_down(gallery, paths)
inside = os.path.join(gallery, "photo 1.png")

def told(name, act):
    try:
        answer = act()
    except (OSError, RuntimeError, MemoryError, AttributeError) as error:
        return type(error).__name__
    if isinstance(answer, int) and answer < 0:
        return "PermissionError" if ctypes.get_errno() == 1 else f"errno {ctypes.get_errno()}"
    return "done"

def threaded():
    heard = []
    thread = threading.Thread(target=lambda: heard.append(1)); thread.start(); thread.join()
    assert heard

refused = {
    "read a file outside": lambda: open(outside).read(),
    "read the users": lambda: open("/etc/passwd").read(),
    "read its own environment": lambda: open("/proc/self/environ").read(),
    "list a folder outside": lambda: os.listdir("/etc"),
    "follow a link out": lambda: open(os.path.join(gallery, "link")).read(),
    "write in the gallery": lambda: open(inside, "r+b"),
    "make a file in the gallery": lambda: open(os.path.join(gallery, "new"), "w"),
    "make a file elsewhere": lambda: open("/tmp/gallery-probe", "w"),
    "remove": lambda: os.unlink(inside),
    "rename": lambda: os.rename(inside, inside + "x"),
    "make a folder": lambda: os.mkdir(os.path.join(gallery, "folder")),
    "link": lambda: os.symlink(inside, inside + "y"),
    "change rights": lambda: os.chmod(inside, 0o600),
    "change times": lambda: os.utime(inside, (1, 1)),
    "change attributes": lambda: os.setxattr(inside, "user.x", b"1"),
    "truncate": lambda: os.truncate(inside, 0),
    "open a socket": lambda: socket.socket(),
    "open a UNIX socket": lambda: socket.socket(socket.AF_UNIX),
    "connect": lambda: libc.connect(ours.fileno(), b"\\2\\0\\0\\0" + bytes(12), 16),
    "fork": os.fork,
    "start a program": lambda: os.execv("/bin/true", ["true"]),
    "spawn a program": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "kill its parent": lambda: os.kill(os.getppid(), 0),
    "signal its parent's thread": lambda: libc.syscall(234 if os.uname().machine == "x86_64" else 131,
                                                       os.getppid(), os.getppid(), 0),
    "trace": lambda: libc.ptrace(0, 0, 0, 0),
    "use io_uring": lambda: libc.syscall(425, 1, None),
    "load a BPF program": lambda: libc.syscall(321 if os.uname().machine == "x86_64" else 280, 0, None, 0),
    "leave its namespaces": lambda: libc.unshare(0x10000000),
    "take 1.5 GB": lambda: bytearray(1_500_000_000),
}
allowed = {
    "read a photo": lambda: open(inside, "rb").read(),
    "read through the source": lambda: source.open("photo 1.png").read(),
    "list the gallery": lambda: list(source.entries()),
    "import late": lambda: importlib.import_module("PIL.ImageCms").createProfile("sRGB"),
    "start a thread": threaded,
    "make a memory file": lambda: os.write(os.memfd_create("x"), b"x"),
    "signal itself": lambda: signal.raise_signal(0),
}
told_all = lambda acts: {name: told(name, act) for name, act in acts.items()}
print(json.dumps([done, told_all(refused), told_all(allowed)]))
"""


@pytest.fixture(scope="module")
def probed(tmp_path_factory):
    base = tmp_path_factory.mktemp("probe")
    gallery = base / "story"
    gallery.mkdir()
    folder_of_photos(gallery)
    (base / "outside").write_text("secret", encoding="utf-8")
    (gallery / "link").symlink_to(base / "outside")
    script = base / "probe.py"
    script.write_text(PROBE, encoding="utf-8")
    before = {path.name: path.stat().st_mtime for path in gallery.iterdir() if not path.is_symlink()}
    command = [sys.executable, "-I", "-S", str(script), str(gallery), str(base / "outside"), *python_paths()]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    assert before == {path.name: path.stat().st_mtime for path in gallery.iterdir() if not path.is_symlink()}
    return json.loads(done.stdout)


def test_every_protection_takes_effect_here(probed):
    assert set(probed[0]) == ALL


def test_a_locked_loader_can_do_nothing_but_read_its_gallery(probed):
    refusals = {"PermissionError", "MemoryError", "BlockingIOError"}
    assert {name: told for name, told in probed[1].items() if told not in refusals} == {}


def test_a_locked_loader_can_do_its_work(probed):
    assert {name: told for name, told in probed[2].items() if told != "done"} == {}


def test_the_viewer_is_told_what_is_in_force(photos):
    with Driven(photos) as driven:
        head = driven.open()[0]
        assert set(head.protections) == ALL
        assert set(driven.pool.protections) == ALL


def test_a_link_out_of_the_gallery_is_refused(photos, tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "outside.png")
    (photos / "inside.png").symlink_to(photos / "photo 1.png")
    (photos / "link.png").symlink_to(tmp_path / "outside.png")
    with Driven(photos) as driven:
        driven.open()
        assert isinstance(driven.decode("link.png"), PhotoFailure)
        assert isinstance(driven.decode("inside.png"), Picture)


def test_a_bomb_of_memory_leaves_its_loader_alive(photos):
    Image.new("RGB", (9000, 9000)).save(photos / "large.webp", lossless=True, method=0)
    with Driven(photos, loaders=1) as driven:
        driven.open()
        pids = driven.pool.pids
        answer = driven.decode("large.webp")
        assert isinstance(answer, PhotoFailure)
        assert "too large" in str(answer.reason)
        assert driven.pool.pids == pids


@pytest.mark.parametrize("machine", [0, 1])
def test_the_filter_never_jumps_past_its_end(machine):
    code = filter_code(machine, 4711)
    assert len(code) < 4096
    for at, (instruction, if_so, if_not, _) in enumerate(code):
        if instruction in (0x15, 0x35, 0x45):
            assert at + 1 + max(if_so, if_not) < len(code)
    assert code[-1][0] == 0x06


def made(folder: Path) -> None:
    """One file of every format and of every mode that takes another way."""
    picture = Image.linear_gradient("L").resize((90, 60))
    colours = Image.merge("RGB", (picture, picture.rotate(180), picture.transpose(0)))
    from PIL import ImageCms

    for format_, suffix in (
        ("JPEG", "jpg"), ("PNG", "png"), ("GIF", "gif"), ("WEBP", "webp"), ("TIFF", "tif"), ("AVIF", "avif"),
        ("BMP", "bmp"), ("JPEG2000", "jp2"), ("MPO", "mpo"),
    ):  # fmt: skip
        colours.save(folder / f"plain.{suffix}", format_)
    for mode in ("1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "I", "F"):
        image = colours.convert("L").convert(mode) if mode in ("I;16", "I", "F") else colours.convert(mode)
        image.save(folder / f"{mode.replace(';', ' ')}.tif", compression="tiff_deflate")
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    ImageCms.profileToProfile(colours, srgb, lab, outputMode="LAB").save(folder / "lab.tif")
    profile = ImageCms.ImageCmsProfile(srgb).tobytes().replace(b"s\0R\0G\0B", b"S\0R\0G\0B")
    colours.save(folder / "profile.jpg", icc_profile=profile)
    data = (folder / "plain.jpg").read_bytes()
    (folder / "cut.jpg").write_bytes(data[: len(data) // 2])
    (folder / "rubbish.jpg").write_bytes(b"rubbish")


@pytest.mark.parametrize("source", ["made", "pngsuite", "orientation", "metadata"])
def test_a_locked_loader_shows_what_an_unlocked_one_shows(source, tmp_path):
    folder = tmp_path
    if source == "made":
        made(folder)
    elif not CORPUS.is_dir():
        pytest.skip("the corpus of foreign files is not here")
    else:
        folder = CORPUS / source
    box = (64, 64)
    with Driven(folder) as driven:
        driven.open()
        for file in sorted(os.listdir(folder)):
            try:
                wanted = decode(io.BytesIO((folder / file).read_bytes()), box)
            except PhotoError as error:
                wanted, reason = None, str(error)
            answer = driven.decode(file, box)
            if wanted is None:
                assert isinstance(answer, PhotoFailure), file
                assert str(answer.reason) == reason, file
            else:
                assert isinstance(answer, Picture), (file, answer)
                assert answer.pixels[:] == wanted.pixels, file


def test_nothing_is_written_by_reading(photos):
    def everything():
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in photos.iterdir()}

    before = everything()
    with BlockingLoader((str(photos),)) as loader:
        gallery = loader.open(OpenRequest((str(photos),), (40, 40)))
        loader.describe_all([photo.file for photo in gallery.photos], decode=True)
    assert everything() == before
