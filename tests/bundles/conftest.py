"""Reading bundles the way a loader does."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from article_maker import SavedArticle

from gallery_app.bundles.reading import locate, open_source, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bundle_maker import BundleMaker
    from saved_articles import Saved

    from gallery_app.model.gallery import Gallery


def open_gallery(*paths: Path | str, plain: bool = False, by_date: bool = False) -> Gallery:
    located = locate([str(path) for path in paths])
    with closing(open_source(located)) as source:
        return read(located, source, plain=plain, by_date=by_date)


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file beneath ``folder`` with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def open_() -> Callable[..., Gallery]:
    return open_gallery


@pytest.fixture
def fingerprint_() -> Callable[[Path], dict[str, str]]:
    return fingerprint


@pytest.fixture
def story(bundle: BundleMaker) -> Callable[..., Gallery]:
    """Open a story of three photos whose manifest is the given text, and see that nothing was changed."""
    folder = bundle.plain(3, name="my story")

    def opened(manifest: str, **how: bool) -> Gallery:
        bundle.write_manifest(folder, manifest)
        before = fingerprint(folder)
        try:
            return open_gallery(folder, **how)
        finally:
            assert fingerprint(folder) == before

    return opened


@pytest.fixture
def entry(story: Callable[..., Gallery]) -> Callable[[str], Gallery]:
    """Open a story with one photo, whose entry holds the given lines of YAML."""

    def opened(lines: str, article: str = "") -> Gallery:
        text = 'format: "1.0"\narticle:\n  headline: H\n'
        text += "".join(f"  {line}\n" for line in article.splitlines())
        text += "photos:\n  - file: photo 1.png\n"
        return story(text + "".join(f"    {line}\n" for line in lines.splitlines()))

    return opened


@pytest.fixture
def saved(bundle: BundleMaker, open_, fingerprint_) -> Saved:
    """Open a folder with an article saved as text and one image for each of its photos."""

    def opened(
        story: SavedArticle | str | bytes, *, images: int | None = None, name: str = "article.txt"
    ) -> Gallery:
        count = len(story.photos) if isinstance(story, SavedArticle) and images is None else images or 0
        folder = bundle.plain(count, name="saved")
        text = story.text() if isinstance(story, SavedArticle) else story
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        before = fingerprint_(folder)
        try:
            return open_(folder)
        finally:
            assert fingerprint_(folder) == before

    return opened
