"""What paths tell of each other, without a look at any disk."""

from __future__ import annotations

import pytest

from gallery_app.model.gallery import Article, Gallery, GalleryKind
from gallery_app.model.whereabouts import are_one, holds_all, is_beneath, is_near


def test_names_beside_a_folder_are_not_taken_for_it():
    assert is_beneath("/a/b/c.jpg", "/a/b")
    assert is_beneath("/a/b/c.jpg", "/")
    assert not is_beneath("/a/b", "/a/b")
    assert not is_beneath("/a/bc/d.jpg", "/a/b")
    assert not is_beneath("/a/b/../c.jpg", "/a/b")


def test_what_lies_beneath_something_opened_or_beside_a_file_is_near():
    assert is_near("/a/story/1.jpg", ["/a/story"])
    assert is_near("/a/story/2.jpg", ["/b", "/a/story/1.jpg"])
    assert is_near("/a/story/photos/2.jpg", ["/a/story/gallery.yaml"])
    assert not is_near("/home/me/.ssh/key", ["/home/me/story"])
    assert not is_near("/a/story/../../etc/passwd", ["/a/story"])


@pytest.mark.parametrize("opened", [["/a/b"], ["/a/b/"], ["/a/b/1.jpg"], ["/a/b/1.jpg", "/a/b/c/2.jpg"]])
def test_a_root_holds_everything_that_was_opened(opened):
    assert holds_all("/a/b", opened)
    assert not holds_all("/a/c", opened)
    assert not holds_all("/a/b/d", opened)


def at(kind, path, root):
    return Gallery(kind, path, root, Article(""))


def test_galleries_are_one_where_they_show_the_same():
    folder, photo = at(GalleryKind.FOLDER, "/a", "/a"), at(GalleryKind.FILE, "/a/1.jpg", "/a")
    text, named = at(GalleryKind.MANIFEST, "/a/gallery.yaml", "/a"), at(GalleryKind.MANIFEST, "/a", "/a")
    other = at(GalleryKind.MANIFEST, "/a/other.yaml", "/a")
    packed = at(GalleryKind.PACKED, "/a/1.photostory", "/a/1.photostory")
    for one, two in ((folder, photo), (text, named), (packed, packed), (other, other)):
        assert are_one(one, two)
        assert are_one(two, one)
    for one, two in (
        (folder, text),
        (photo, packed),
        (other, text),
        (folder, at(GalleryKind.FOLDER, "/b", "/b")),
    ):
        assert not are_one(one, two)
        assert not are_one(two, one)
