"""Photos that carry their words themselves: small ones, with an XMP packet written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bundle_maker import BundleMaker
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
)


def packet(caption: str, credit: str = "", headline: str = "") -> bytes:
    """Return an XMP packet that says as much."""
    credit_line = f"<photoshop:Credit>{escape(credit)}</photoshop:Credit>" if credit else ""
    heading = f"<photoshop:Headline>{escape(headline)}</photoshop:Headline>" if headline else ""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {_NAMESPACES}>'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(caption)}</rdf:li></rdf:Alt>'
        f"</dc:description>{credit_line}{heading}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def write_captioned(
    path: Path,
    caption: str,
    credit: str = "",
    number: int = 1,
    *,
    size: tuple[int, int] = (60, 40),
    headline: str = "",
) -> Path:
    """Write a photo in the colour of ``number`` (see BundleMaker) that carries these words."""
    picture = Image.new("RGB", size, BundleMaker.colour(number))
    picture.save(path, quality=92, xmp=packet(caption, credit, headline))
    return path


def captioned_folder(
    folder: Path, count: int, *, size: tuple[int, int] = (60, 40), headline: str = ""
) -> Path:
    """Return a new folder of photos that carry "Caption 1" and "© Agency / Name 1" and so on."""
    folder.mkdir(parents=True)
    for number in range(1, count + 1):
        words = f"Caption {number}", f"© Agency / Name {number}"
        write_captioned(folder / f"photo {number}.jpg", *words, number, size=size, headline=headline)
    return folder
