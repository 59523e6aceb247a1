"""Reading bundles the way a loader does."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from gallery_app.bundles.reading import locate, open_source, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bundle_maker import BundleMaker

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
