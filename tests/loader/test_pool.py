from __future__ import annotations

import functools
import os

import pytest
from driving import Driven, colour_of, descriptors, folder_of_photos
from PIL import Image

from gallery_app.errors import LoaderError
from gallery_app.loader.answers import (
    FirstPicture,
    GalleryFailure,
    GalleryHead,
    OpenDone,
    OpenRequest,
    PhotoFailure,
    PhotosPart,
    Picture,
    PixelFormat,
    Priority,
    RequestId,
    SeveralGalleries,
)
from gallery_app.loader.blocking import BlockingLoader
from gallery_app.loader.client import launch_loader
from gallery_app.loader.frames import PACKETS, Message
from gallery_app.loader.header import Kind
from gallery_app.loader.jobs import OpenJob
from gallery_app.model.gallery import PhotoFacts
from gallery_app.model.problems import PhotoState

WAYS = [pytest.param(False, id="stream")] + [pytest.param(True, id="packets")] * PACKETS


@pytest.fixture(params=WAYS)
def driven(request, photos):
    launch = functools.partial(launch_loader, packets=request.param)
    with Driven(photos, launch=launch) as driven:
        yield driven


def test_a_folder_comes_as_its_first_picture_its_head_and_its_photos(driven):
    first, head, part, done = driven.open(box=(40, 40))
    assert isinstance(first, FirstPicture)
    assert first.file == "photo 1.png"
    assert (first.picture.width, first.picture.height, first.picture.stride) == (40, 30, 160)
    assert first.picture.format is PixelFormat.BGRX
    assert colour_of(first.picture) == (255, 0, 0)
    assert isinstance(head, GalleryHead)
    assert head.count == 3
    assert isinstance(part, PhotosPart)
    assert [photo.file for photo in part.photos] == ["photo 1.png", "photo 2.png", "photo 3.png"]
    assert isinstance(done, OpenDone)


def test_a_second_loader_comes_when_there_is_something_to_look_at(driven):
    assert len(driven.pool.pids) == 1
    driven.open()
    assert len(driven.pool.pids) == 2


def test_photos_are_decoded_and_described(driven):
    driven.open()
    picture = driven.decode("photo 2.png")
    assert isinstance(picture, Picture)
    assert colour_of(picture) == (0, 128, 0)
    facts = driven.describe("photo 3.png")
    assert isinstance(facts, PhotoFacts)
    assert (facts.format, facts.width, facts.height) == ("PNG", 80, 60)
    assert facts.file_size == os.path.getsize(os.path.join(driven.path, "photo 3.png"))
    assert driven.describe("photo 3.png", decode=True) == facts


def test_a_picture_in_full_size_crosses(driven):
    Image.effect_noise((3000, 2000), 50).save(os.path.join(driven.path, "large.jpg"))
    driven.open()
    picture = driven.decode("large.jpg", None)
    assert len(picture.pixels) == 3000 * 2000 * 4


def test_what_cannot_be_shown_says_why_and_the_story_goes_on(driven, photos):
    (photos / "photo 2.png").write_bytes(b"not an image")
    driven.open()
    for file, state in (
        ("photo 2.png", PhotoState.UNSUPPORTED),
        ("gone.png", PhotoState.MISSING),
        ("../photo.png", PhotoState.REFUSED),
    ):
        answer = driven.decode(file)
        assert isinstance(answer, PhotoFailure)
        assert answer.state is state, (file, answer)
        assert driven.describe(file) == answer
    assert isinstance(driven.decode("photo 3.png"), Picture)


def test_a_cut_file_is_shown_and_said_to_be_damaged(driven, photos):
    image = Image.effect_noise((400, 300), 90)
    image.save(photos / "cut.jpg", quality=95)
    data = (photos / "cut.jpg").read_bytes()
    (photos / "cut.jpg").write_bytes(data[: len(data) // 2])
    driven.open()
    assert driven.decode("cut.jpg").facts.damaged is not None
    assert driven.describe("cut.jpg").damaged is None  # the header is whole
    assert driven.describe("cut.jpg", decode=True).damaged is not None


def test_a_named_jpeg_is_shown_before_its_gallery_is_known(photos):
    Image.new("RGB", (400, 300), "teal").save(photos / "named.jpg")
    with Driven(photos / "named.jpg") as driven:
        first, head, *_ = driven.open(box=(100, 100))
        assert first.file == "named.jpg"
        assert (first.picture.width, first.picture.height) == (100, 75)
        gallery = head.gallery
        photo_files = [photo.file for part in driven.open()[1:-1] for photo in part.photos]
        assert photo_files[gallery.start] == "named.jpg"
        assert isinstance(driven.decode("photo 1.png"), Picture)


def test_a_number_chooses_the_first_photo(driven):
    first, head, *_ = driven.open(box=(40, 40), number=2)
    assert first.file == "photo 2.png"
    assert head.gallery.start == 1


def test_what_is_not_there_is_a_failure_with_its_path(tmp_path):
    with Driven(tmp_path / "nothing") as driven:
        (answer,) = driven.open(box=(40, 40))
        assert isinstance(answer, GalleryFailure)
        assert answer.path == str(tmp_path / "nothing")


def test_a_refused_manifest_leaves_the_photos(driven, photos):
    (photos / "gallery.yaml").write_text("a: &anchor b\nc: *anchor\n", encoding="utf-8")
    (answer,) = driven.open(box=(40, 40))
    assert isinstance(answer, GalleryFailure)
    assert answer.plain_possible
    assert answer.line
    answers = driven.open(box=(40, 40), plain=True)
    assert isinstance(answers[0], FirstPicture)
    assert isinstance(answers[-1], OpenDone)


def test_several_folders_are_galleries_of_their_own(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        folder_of_photos(tmp_path / name)
    paths = (str(tmp_path / "one"), str(tmp_path / "two"))
    with Driven(tmp_path / "one") as driven:
        answers = []
        driven.pool.open(OpenRequest(paths), answers.append)
        driven.until(lambda: bool(answers))
        assert answers == [SeveralGalleries(paths)]


def test_undecodable_names_survive(driven, photos):
    name = os.fsdecode(b"r\xe9sum\xe9.png")
    (photos / "photo 1.png").rename(photos / name)
    files = [photo.file for part in driven.open()[1:-1] for photo in part.photos]
    assert name in files
    assert isinstance(driven.decode(name), Picture)


def test_twenty_thousand_photos_arrive_in_order(tmp_path):
    for number in range(20_000):
        os.mknod(tmp_path / f"{number:05}.jpg")
    with Driven(tmp_path) as driven:
        head, *parts, _ = driven.open()
        assert head.count == 20_000
        files = [photo.file for part in parts for photo in part.photos]
        assert files == [f"{number:05}.jpg" for number in range(20_000)]
        assert max(len(part.photos) for part in parts) <= 500


def test_thousands_of_paths_fit_a_request(photos):
    paths = tuple(str(photos / f"photo {1 + number % 3}.png") for number in range(5_000))
    for packets in {PACKETS, False}:
        with Driven(photos, launch=functools.partial(launch_loader, packets=packets)) as driven:
            answers = []
            driven.pool.open(OpenRequest(paths), answers.append)
            driven.until(lambda answers=answers: bool(answers) and not isinstance(answers[-1], PhotosPart))
            assert isinstance(answers[0], GalleryHead)


def test_the_urgent_goes_first_and_the_cancelled_never(driven):
    driven.open()
    order = []
    for number in range(8):
        driven.pool.decode("photo 1.png", (40, 40), Priority.IDLE, lambda _, n=number: order.append(n))
    last = driven.pool.decode("photo 2.png", (40, 40), Priority.IDLE, lambda _: order.append("last"))
    gone = driven.pool.decode("photo 2.png", (40, 40), Priority.IDLE, lambda _: order.append("cancelled"))
    driven.pool.decode("photo 3.png", (40, 40), Priority.CURRENT, lambda _: order.append("current"))
    driven.pool.prioritise(last, Priority.NEXT)
    driven.pool.cancel(gone)
    driven.until(lambda: len(order) == 10)
    # The first are on their way already, one in each loader at most.
    assert order.index("current") <= 2
    assert order.index("last") <= 3
    assert [n for n in order if isinstance(n, int)] == sorted(n for n in order if isinstance(n, int))
    assert isinstance(driven.decode("photo 1.png"), Picture)
    assert "cancelled" not in order


def test_a_request_cancelled_on_its_way_is_not_answered(driven):
    driven.open()
    heard = []
    request = driven.pool.decode("photo 1.png", (40, 40), Priority.CURRENT, heard.append)
    driven.pool.cancel(request)
    assert isinstance(driven.decode("photo 2.png"), Picture)
    assert isinstance(driven.decode("photo 3.png"), Picture)
    assert heard == []


def test_a_gallery_asked_for_early_is_there_when_it_is_opened(photos):
    driven = Driven(photos)
    request = OpenRequest((str(photos),), (40, 40))
    driven.pool.start(request)
    (pid,) = driven.pool.pids
    with driven:
        answers = driven.open(box=(40, 40))
        assert isinstance(answers[0], FirstPicture)
        assert isinstance(answers[-1], OpenDone)
        assert pid in driven.pool.pids


def test_whoever_listens_late_hears_of_the_sockets(photos):
    driven = Driven(photos)
    driven.pool.start()
    late = []
    driven.pool.on_watch = late.append
    assert set(late) == driven.watched
    driven.pool.close()


def test_nothing_is_heard_after_closing(driven):
    driven.open()
    heard = []
    driven.pool.decode("photo 1.png", (40, 40), Priority.CURRENT, heard.append)
    driven.pool.close()
    driven.pool.tick()
    assert heard == []
    assert driven.pool.pids == ()


@pytest.mark.skipif(not PACKETS, reason="descriptors are counted in /proc")
def test_two_hundred_requests_leave_no_descriptor_behind(driven):
    driven.open(box=(40, 40))
    driven.decode("photo 1.png")
    before = descriptors()
    for number in range(200):
        assert isinstance(driven.decode(f"photo {1 + number % 3}.png"), Picture)
    assert descriptors() == before


def test_the_command_line_reads_and_describes_a_gallery(photos):
    (photos / "photo 2.png").write_bytes(b"")
    with BlockingLoader((str(photos),)) as loader:
        gallery = loader.open(OpenRequest((str(photos),)))
        found = loader.describe_all([photo.file for photo in gallery.photos], decode=True)
        missing = loader.open(OpenRequest((str(photos / "nothing"),)))
    assert sorted(found) == ["photo 1.png", "photo 2.png", "photo 3.png"]
    assert isinstance(found["photo 1.png"], PhotoFacts)
    assert isinstance(found["photo 2.png"], PhotoFailure)
    assert isinstance(missing, GalleryFailure)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "gif", "tif", "bmp", "jp2", "avif"])
def test_a_photo_named_is_sent_before_its_folder_has_been_listed(tmp_path, suffix):
    Image.new("RGB", (60, 40), "teal").save(tmp_path / f"b.{suffix}")
    (tmp_path / "a.png").write_bytes(b"no photo")
    (tmp_path / "gallery.yaml").write_text("photos: [", encoding="utf-8")
    with Driven(tmp_path / f"b.{suffix}") as driven:
        first, head, *_ = driven.open(box=(40, 40))
        assert isinstance(first, FirstPicture)
        assert first.file == f"b.{suffix}"
        assert head.first.file == f"b.{suffix}"


def test_a_file_named_that_is_no_photo_is_read_as_what_it_is(tmp_path):
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "a.png")
    (tmp_path / "story.yaml").write_text("photos: [{file: a.png}]", encoding="utf-8")
    with Driven(tmp_path / "story.yaml") as driven:
        first, head, *_ = driven.open(box=(40, 40))
        assert (first.file, head.count) == ("a.png", 1)


def test_the_first_photo_is_that_of_the_list_whatever_comes_first_by_name(tmp_path):
    for name in ("a.png", "b.png", "c.png"):
        Image.new("RGB", (60, 40), "teal").save(tmp_path / name)
    os.utime(tmp_path / "c.png", (1, 1))
    with Driven(tmp_path) as driven:
        assert driven.open(box=(40, 40), by_date=True)[0].file == "c.png"
        assert driven.open(box=(40, 40), number=2)[0].file == "b.png"
        assert driven.open(box=(40, 40), number=2, file="c.png")[0].file == "c.png"
        assert driven.open(box=(40, 40), number=2, file="gone.png")[0].file == "b.png"
    (tmp_path / "gallery.yaml").write_text("photos: [{file: b.png}, {file: a.png}]", encoding="utf-8")
    with Driven(tmp_path) as driven:
        assert driven.open(box=(40, 40))[0].file == "b.png"
        assert driven.open(box=(40, 40), plain=True)[0].file == "a.png"


def test_a_sign_of_life_is_no_answer_and_no_end():
    job = OpenJob(RequestId(1), 0, OpenRequest(("/g",)), lambda _: pytest.fail("an answer"))
    assert job.take(Message(1, Kind.ATTACHED, True, b"[]")) is None
    with pytest.raises(LoaderError):
        job.take(Message(1, Kind.ATTACHED, False, b"[]"))
