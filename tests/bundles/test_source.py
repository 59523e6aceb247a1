from __future__ import annotations

import os
import resource
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.problems import PhotoState
from gallery_app.source import DESCRIPTORS_WORK, LINK_LIMIT, PHOTO_LIMIT, FolderSource, safe_relative

UNSAFE = [
    "/etc/passwd",
    "//etc/passwd",
    "//server/share/a.jpg",
    "../a.jpg",
    "../../../../etc/passwd",
    "..",
    ".",
    "./",
    "./..",
    "./../a.jpg",
    "a/../b.jpg",
    "a/../../b.jpg",
    "a/..",
    "a/.",
    "a/./b.jpg",
    "a//b.jpg",
    "a/",
    "",
    "   /a.jpg",
    ".. /a.jpg",
    "... /a.jpg",
    "a/.../b.jpg",
    "\\etc\\passwd",
    "..\\a.jpg",
    "a\\..\\..\\b.jpg",
    "\\\\server\\share\\a.jpg",
    "C:\\a.jpg",
    "C:/a.jpg",
    "c:a.jpg",
    "C: a.jpg",
    "file:///etc/passwd",
    "file:a.jpg",
    "http://example.org/a.jpg",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "smb://server/a.jpg",
    "a\0.jpg",
    "a.jpg\0/../b",
    "a\ud800.jpg",
    "a/" * 600 + "b.jpg",
    "x" * 1001,
]

SAFE = [
    ("photo.jpg", "photo.jpg"),
    ("./photo.jpg", "photo.jpg"),
    ("././a/b/c.jpg", "a/b/c.jpg"),
    ("..a.jpg", "..a.jpg"),
    ("a..jpg", "a..jpg"),
    (".hidden/a.jpg", ".hidden/a.jpg"),
    ("Landing: the crew.jpg", "Landing: the crew.jpg"),
    ("12:30.jpg", "12:30.jpg"),
    ("a/b:c.jpg", "a/b:c.jpg"),
    ("~/a.jpg", "~/a.jpg"),
    ("$HOME/a.jpg", "$HOME/a.jpg"),
    ("%2e%2e/a.jpg", "%2e%2e/a.jpg"),
    ("\uff0e\uff0e/a.jpg", "\uff0e\uff0e/a.jpg"),
    ("фото 1.jpg", "фото 1.jpg"),
    ("a\nb.jpg", "a\nb.jpg"),
    ("\u202egpj.a", "\u202egpj.a"),
    ("a\udcff.jpg", "a\udcff.jpg"),
]

ways = pytest.mark.parametrize(
    "descriptors",
    [
        pytest.param(True, marks=pytest.mark.skipif(not DESCRIPTORS_WORK, reason="this system lacks openat")),
        False,
    ],
    ids=["by descriptor", "by path"],
)


def failure(source: FolderSource, file: str) -> PhotoError:
    """Open and stat must agree on the refusal; return it."""
    with pytest.raises(PhotoError) as opened:
        source.open(file).close()
    if opened.value.reason.template != "{name} is a folder, not a file":
        with pytest.raises(PhotoError) as looked:
            source.stat(file)
        assert looked.value.state is opened.value.state
    assert str(opened.value)
    return opened.value


@pytest.mark.parametrize("path", UNSAFE, ids=lambda path: ascii(path[:40]))
def test_a_path_that_leads_elsewhere_is_refused_in_words(path: str) -> None:
    with pytest.raises(PhotoError) as refused:
        safe_relative(path)
    assert refused.value.state is PhotoState.REFUSED
    assert "path" in str(refused.value.reason)


@pytest.mark.parametrize(("path", "expected"), SAFE, ids=ascii)
def test_an_odd_but_harmless_path_is_taken_as_it_is(path: str, expected: str) -> None:
    assert safe_relative(path) == expected


@given(st.text(max_size=60))
def test_whatever_passes_as_a_path_stays_beneath_the_root(path: str) -> None:
    try:
        relative = safe_relative(path)
    except PhotoError:
        return
    beneath = os.path.normpath(os.path.join("/root/gallery", relative))
    assert beneath.startswith("/root/gallery/")
    assert safe_relative(relative) == relative


@ways
def test_a_file_in_a_sub_folder_is_read(base_dir: Path, descriptors: bool) -> None:
    (base_dir / "a" / "b").mkdir(parents=True)
    (base_dir / "a" / "b" / "c.bin").write_bytes(b"photo")
    with FolderSource(str(base_dir), descriptors=descriptors) as source, source.open("a/b/c.bin") as file:
        assert file.read() == b"photo"
        entry = source.stat("a/b/c.bin")
        assert (entry.name, entry.size, entry.is_file, entry.is_folder) == ("c.bin", 5, True, False)
        assert source.stat("a/b").is_folder
        assert source.exists("a/b/c.bin")
        assert not source.exists("a/c.bin")


@ways
def test_what_is_not_a_file_is_refused_and_never_waited_for(base_dir: Path, descriptors: bool) -> None:
    os.mkfifo(base_dir / "pipe.jpg")
    (base_dir / "folder.jpg").mkdir()
    (base_dir / "null.jpg").symlink_to("/dev/null")
    with (
        socket.socket(socket.AF_UNIX) as server,
        FolderSource(str(base_dir), descriptors=descriptors) as source,
    ):
        server.bind(os.path.relpath(base_dir / "socket.jpg"))
        for name in ("pipe.jpg", "socket.jpg", "folder.jpg", "null.jpg"):
            error = failure(source, name)
            assert error.state is PhotoState.REFUSED
            assert name in str(error.reason)


@ways
def test_a_missing_file_is_missing_however_it_is_missing(base_dir: Path, descriptors: bool) -> None:
    (base_dir / "file").write_bytes(b"")
    (base_dir / "nowhere.jpg").symlink_to("gone.jpg")
    with FolderSource(str(base_dir), descriptors=descriptors) as source:
        for name in ("gone.jpg", "no/folder/a.jpg", "file/a.jpg", "nowhere.jpg"):
            assert failure(source, name).state is PhotoState.MISSING


@ways
def test_a_file_beyond_the_limit_is_too_large_before_a_byte_of_it_is_read(
    base_dir: Path, descriptors: bool
) -> None:
    with (base_dir / "sparse.jpg").open("wb") as file:
        file.truncate(40_000_000_000)
    with (base_dir / "just.jpg").open("wb") as file:
        file.truncate(PHOTO_LIMIT)
    with FolderSource(str(base_dir), descriptors=descriptors) as source:
        error = failure(source, "sparse.jpg")
        assert error.state is PhotoState.TOO_LARGE
        assert "40000 MB" in str(error.reason)
        assert source.stat("just.jpg").size == PHOTO_LIMIT


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
@ways
def test_a_file_without_permission_is_unreadable_with_the_reason(base_dir: Path, descriptors: bool) -> None:
    (base_dir / "secret.jpg").write_bytes(b"x")
    (base_dir / "secret.jpg").chmod(0)
    with (
        FolderSource(str(base_dir), descriptors=descriptors) as source,
        pytest.raises(PhotoError, match="permission") as error,
    ):
        source.open("secret.jpg")
    assert error.value.state is PhotoState.UNREADABLE


@ways
def test_a_link_is_followed_where_it_stays_beneath_the_root(base_dir: Path, descriptors: bool) -> None:
    root = base_dir / "root"
    (root / "a" / "b").mkdir(parents=True)
    (root / "photo.jpg").write_bytes(b"photo")
    (root / "a" / "up.jpg").symlink_to("../photo.jpg")
    (root / "a" / "b" / "folder").symlink_to("../../a")
    (root / "absolute.jpg").symlink_to(root / "photo.jpg")
    (root / "chain.jpg").symlink_to("./a/b/folder/up.jpg")
    (root / "self").symlink_to(root)
    with FolderSource(str(root), descriptors=descriptors) as source:
        for name in ("a/up.jpg", "a/b/folder/up.jpg", "absolute.jpg", "chain.jpg", "self/self/photo.jpg"):
            with source.open(name) as file:
                assert file.read() == b"photo"


@ways
def test_a_link_that_leaves_the_root_is_refused(base_dir: Path, descriptors: bool) -> None:
    root = base_dir / "root"
    (root / "a").mkdir(parents=True)
    (base_dir / "root2").mkdir()
    (base_dir / "root2" / "secret.jpg").write_bytes(b"secret")
    targets = {
        "out.jpg": "../root2/secret.jpg",
        "absolute.jpg": str(base_dir / "root2" / "secret.jpg"),
        "passwd": "/etc/passwd",
        "environ": "/proc/self/environ",
        "zero": "/dev/zero",
        "folder": "../root2",
        "outer": "..",
        "slash": "/",
        "sly": f"{root}/../root2/secret.jpg",
        "a/deep.jpg": "../../root2/secret.jpg",
        "chain.jpg": "a/deep.jpg",
    }
    for link, target in targets.items():
        (root / link).symlink_to(target)
    with FolderSource(str(root), descriptors=descriptors) as source:
        for name in [*targets, "folder/secret.jpg", "outer/root2/secret.jpg", "slash/etc/passwd"]:
            error = failure(source, name)
            assert error.state is PhotoState.REFUSED, name
            assert "is a link that leaves the gallery" in str(error.reason)
            assert not source.exists(name)


@ways
def test_links_in_a_circle_end(base_dir: Path, descriptors: bool) -> None:
    (base_dir / "a.jpg").symlink_to("b.jpg")
    (base_dir / "b.jpg").symlink_to("a.jpg")
    (base_dir / "self.jpg").symlink_to("self.jpg")
    with FolderSource(str(base_dir), descriptors=descriptors) as source:
        for name in ("a.jpg", "self.jpg"):
            assert failure(source, name).state is PhotoState.REFUSED


@pytest.mark.skipif(not DESCRIPTORS_WORK, reason="this system lacks openat")
def test_a_chain_of_links_is_followed_as_far_as_the_system_would(base_dir: Path) -> None:
    (base_dir / "0").write_bytes(b"photo")
    for number in range(1, LINK_LIMIT + 2):
        (base_dir / str(number)).symlink_to(str(number - 1))
    with FolderSource(str(base_dir)) as source:
        source.open(str(LINK_LIMIT)).close()
        assert failure(source, str(LINK_LIMIT + 1)).state is PhotoState.REFUSED


@ways
@pytest.mark.parametrize(
    "path", ["../a", "a/../../b", "/etc/passwd", "", ".", "a//b", "a\0b", "\ud800"], ids=ascii
)
def test_a_source_opens_nothing_by_a_path_that_climbs(base_dir: Path, path: str, descriptors: bool) -> None:
    with FolderSource(str(base_dir), descriptors=descriptors) as source:
        assert failure(source, path).state is PhotoState.REFUSED


@ways
def test_a_listing_tells_files_folders_and_what_is_neither(base_dir: Path, descriptors: bool) -> None:
    (base_dir / "a.jpg").write_bytes(b"12345")
    os.utime(base_dir / "a.jpg", (1_000_000, 1_000_000))
    (base_dir / ".hidden").write_bytes(b"")
    (base_dir / "folder").mkdir()
    (base_dir / "folder" / "b.jpg").write_bytes(b"1")
    (base_dir / "link.jpg").symlink_to("folder/b.jpg")
    (base_dir / "out.jpg").symlink_to("/etc/passwd")
    os.mkfifo(base_dir / "pipe.jpg")
    with FolderSource(str(base_dir), descriptors=descriptors) as source:
        kinds = {entry.name: (entry.is_file, entry.is_folder) for entry in source.entries()}
        assert kinds == {
            "a.jpg": (True, False),
            ".hidden": (True, False),
            "folder": (False, True),
            "link.jpg": (True, False),
            "out.jpg": (False, False),
            "pipe.jpg": (False, False),
        }
        measured = {entry.name: entry for entry in source.entries(measured=True)}
        assert (measured["a.jpg"].size, measured["a.jpg"].modified) == (5, 1_000_000)
        assert [entry.name for entry in source.entries("folder")] == ["b.jpg"]


@ways
def test_two_listings_at_once_do_not_disturb_each_other(base_dir: Path, descriptors: bool) -> None:
    names = {f"{number}.jpg" for number in range(500)}
    for name in names:
        (base_dir / name).touch()
    with FolderSource(str(base_dir), descriptors=descriptors) as source:
        first, second = source.entries(), source.entries()
        pairs = list(zip(first, second, strict=True))
    assert {entry.name for entry, _ in pairs} == names
    assert {entry.name for _, entry in pairs} == names


@ways
def test_a_folder_that_cannot_be_opened_is_told(base_dir: Path, descriptors: bool) -> None:
    (base_dir / "file").write_bytes(b"")
    for path in (base_dir / "gone", base_dir / "file"):
        with pytest.raises(BundleError, match="cannot be opened") as error:
            FolderSource(str(path), descriptors=descriptors)
        assert error.value.path == str(path)
    with (
        FolderSource(str(base_dir), descriptors=descriptors) as source,
        pytest.raises(PhotoError),
    ):
        list(source.entries("gone"))


@pytest.mark.skipif(not DESCRIPTORS_WORK, reason="this system lacks openat")
def test_a_source_keeps_no_descriptor_open_but_its_own(base_dir: Path) -> None:
    (base_dir / "a" / "b").mkdir(parents=True)
    (base_dir / "a" / "b" / "c.jpg").write_bytes(b"x")
    (base_dir / "out").symlink_to("..")
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    source = FolderSource(str(base_dir))
    for _ in range(20):
        source.open("a/b/c.jpg").close()
        list(source.entries("a/b", measured=True))
        for name in ("a/b", "a/b/gone", "out/x", "a/b/c.jpg/d"):
            with pytest.raises(PhotoError):
                source.open(name)
    source.close()
    source.close()
    after = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    assert after == before


@pytest.mark.skipif(not DESCRIPTORS_WORK, reason="this system lacks openat")
def test_a_deep_file_is_reached_with_few_descriptors(base_dir: Path) -> None:
    deep = "/".join(["d"] * 200)
    (base_dir / deep).mkdir(parents=True)
    (base_dir / deep / "a.jpg").write_bytes(b"deep")
    (base_dir / deep / "up.jpg").symlink_to("../" * 200 + deep + "/a.jpg")
    (base_dir / deep / "out.jpg").symlink_to("../" * 201 + "a.jpg")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    source = FolderSource(str(base_dir))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
    try:
        with source.open(f"{deep}/up.jpg") as file:
            assert file.read() == b"deep"
        assert failure(source, f"{deep}/out.jpg").state is PhotoState.REFUSED
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        source.close()


@ways
def test_a_folder_that_is_swapped_for_a_link_does_not_lead_out(base_dir: Path, descriptors: bool) -> None:
    (base_dir / "root" / "photos").mkdir(parents=True)
    (base_dir / "root" / "photos" / "a.jpg").write_bytes(b"ours")
    (base_dir / "other").mkdir()
    (base_dir / "other" / "a.jpg").write_bytes(b"theirs")
    with FolderSource(str(base_dir / "root"), descriptors=descriptors) as source:
        source.open("photos/a.jpg").close()
        (base_dir / "root" / "photos").rename(base_dir / "root" / "kept")
        (base_dir / "root" / "photos").symlink_to("../other")
        assert failure(source, "photos/a.jpg").state is PhotoState.REFUSED


# Bytes that a file name can hold on Linux: all but "/" and NUL.
file_names = st.binary(min_size=1, max_size=40).filter(
    lambda name: b"/" not in name and b"\0" not in name and name not in {b".", b".."}
)


@given(name=file_names)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_any_name_that_a_disk_holds_is_listed_and_opened(base_dir: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(base_dir), name)
    with open(path, "wb") as file:
        file.write(name)
    try:
        with FolderSource(str(base_dir)) as source:
            (entry,) = source.entries()
            assert os.fsencode(entry.name) == name
            with source.open(entry.name) as file:
                assert file.read() == name
    finally:
        os.unlink(path)
