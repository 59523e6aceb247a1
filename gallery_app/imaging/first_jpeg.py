"""The first photo of a start: a plain JPEG decoded before Pillow's classes are imported.

Their import takes as long as an eighth of the decoding.  What is used here in their place is private to
Pillow, so everything that is not as expected, in Pillow or in the file, ends in None: then the photo is
decoded in the ordinary way, with the same outcome.
"""

from __future__ import annotations

from gallery_app.imaging.exif import orientation_in, orientation_in_xmp
from gallery_app.imaging.quality import Quality
from gallery_app.imaging.scaling import draft_of, fitting, is_left_to_painter
from gallery_app.imaging.seen import SeenFile

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from typing import Any, BinaryIO, Final

BLOCK: Final = 1 << 20  # bytes that are read or written at once
PIXELS: Final = 200_000_000  # more are decoded in the ordinary way, which knows what memory allows
_MARK, _FIRST_WITH_LENGTH, _SCAN, _APP1, _APP2 = 0xFF, 0xC0, 0xDA, 0xE1, 0xE2
_BASELINE: Final = (0xC0, 0xC1)
_OTHER_FRAMES: Final = (0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
_HEAD_BYTES: Final = 4 << 20  # within which the pixels have to begin
_EXIF, _XMP, _PROFILE = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0"
_PROFILE_HEAD: Final = 14  # bytes, with the number of the part
_TURNS: Final = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # orientation: number of Pillow's transposition
_ON_ITS_SIDE: Final = 5  # from this orientation on
_BILINEAR: Final = 2
_ALPHA: Final = 3  # the number of the channel
_ERRORS: Final = (
    ImportError, AttributeError, TypeError, ValueError, LookupError, OSError, SystemError, MemoryError,
)  # fmt: skip


class FirstJpeg:
    """A picture ready for the screen: what ``decoding.Decoded`` is in the ordinary way."""

    premultiplied = False

    def __init__(self, core: Any, image: Any, seen: SeenFile, *, exact: bool) -> None:
        self.seen = seen
        self.exact = exact
        self.width: int = image.size[0]
        self.height: int = image.size[1]
        self._core = core
        self._image = image

    @property
    def stride(self) -> int:
        """Bytes of a row."""
        return self.width * 4

    @property
    def pixels(self) -> bytes:
        """The pixels, row by row."""
        encoder, parts, status = self._encoder(), [], 0
        while not status:
            _, status, part = encoder.encode(max(BLOCK, self.stride))
            parts.append(part)
        encoder.cleanup()
        return b"".join(parts)

    def write_to(self, descriptor: int) -> None:
        """Write the pixels, without a copy of them all in between."""
        encoder = self._encoder()
        status = encoder.encode_to_file(descriptor, max(BLOCK, self.stride))
        encoder.cleanup()
        if status < 0:
            raise OSError("the pixels cannot be written")

    def _encoder(self) -> Any:
        encoder = self._core.raw_encoder("RGBA", "BGRA", 0, 1)
        encoder.setimage(self._image, (0, 0, self.width, self.height))
        return encoder


def first_jpeg(
    file: BinaryIO,
    box: tuple[int, int],
    *,
    size: int,
    modified: float,
    screen_profile: bytes | None = None,
) -> FirstJpeg | None:
    """Return a QUICK picture of a plain JPEG to fit ``box``; None: decode it in the ordinary way."""
    try:
        header = _header(file)
        if header is None or not _is_srgb(header.profile) or not _is_srgb(screen_profile):
            return None
        target = fitting(header.extent, box[::-1] if header.orientation >= _ON_ITS_SIDE else box)
        return _decoded(file, header, target, size, modified)
    except _ERRORS:
        return None


class _Header:
    """What stands before the pixels of a JPEG."""

    def __init__(self) -> None:
        self.extent = (0, 0)
        self.exif, self.xmp, self.profile = b"", b"", b""
        self.starts_scan = False

    @property
    def orientation(self) -> int:
        return orientation_in(self.exif) or orientation_in_xmp(self.xmp) or 1

    def take(self, marker: int, body: bytes) -> bool:
        """Take one segment; False: this JPEG is none of the plain ones."""
        if marker in _BASELINE:
            self.extent = (body[3] << 8 | body[4], body[1] << 8 | body[2])
            return body[0] == 8 and body[5] == 3 and 0 < self.extent[0] * self.extent[1] <= PIXELS
        if marker == _APP1 and body.startswith(_EXIF):
            self.exif += body[len(_EXIF) if self.exif else 0 :]
        elif marker == _APP1 and body.startswith(_XMP):
            self.xmp = body[len(_XMP) :]
        elif marker == _APP2 and body.startswith(_PROFILE):
            self.profile += body[_PROFILE_HEAD:]
        return marker not in _OTHER_FRAMES


def _header(file: BinaryIO) -> _Header | None:
    header = _Header()
    file.seek(2)
    while file.tell() < _HEAD_BYTES:
        start = file.read(4)
        marker, length = start[1], start[2] << 8 | start[3]
        if start[0] != _MARK or not _FIRST_WITH_LENGTH <= marker < _MARK or length < 2:
            return None
        if marker == _SCAN:
            return header if header.extent[0] else None
        if not header.take(marker, file.read(length - 2)):
            return None
    return None


def _is_srgb(profile: bytes | None) -> bool:
    if not profile:
        return True
    from gallery_app.imaging.profiles import is_srgb  # noqa: PLC0415  — many photos have none

    return is_srgb(profile)


def _decoded(
    file: BinaryIO, header: _Header, target: tuple[int, int], size: int, modified: float
) -> FirstJpeg | None:
    from PIL import _imaging as core  # noqa: PLC0415  — caught where it fails

    by = draft_of(header.extent, target, Quality.QUICK)
    width, height = header.extent
    extent = -(-width // by), -(-height // by)
    left = extent == target or is_left_to_painter(extent, target, Quality.QUICK)
    if by == 1 and not left:
        return None
    image = _loaded(core, file, extent, by)
    if image is None:
        return None
    if not left:
        image = image.resize(target, _BILINEAR, (0, 0, width / by, height / by))
    orientation = header.orientation
    if orientation in _TURNS:
        image = image.transpose(_TURNS[orientation])
    if hasattr(image, "setalpha"):
        image.setalpha()
    else:  # Pillow < 13
        image.setmode("RGBA")
    image.fillband(_ALPHA, 255)
    upright = header.extent[::-1] if orientation >= _ON_ITS_SIDE else header.extent
    seen = SeenFile("JPEG", upright, size, modified, "RGB")
    return FirstJpeg(core, image, seen, exact=by == 1 and extent == target)


def _loaded(core: Any, file: BinaryIO, extent: tuple[int, int], by: int) -> Any:
    """Return Pillow's inner image of a JPEG, divided; None if the file is damaged."""
    image = core.new("RGB", extent)
    decoder = core.jpeg_decoder("RGB", "RGB", "", by, 0)
    decoder.setimage(image, (0, 0, *extent))
    file.seek(0)
    rest, read = b"", 0
    try:
        while read >= 0:
            block = file.read(BLOCK)
            if not block:
                return None
            rest += block
            read, error = decoder.decode(rest)
            rest = rest[max(read, 0) :]
    finally:
        decoder.cleanup()
    return image if error >= 0 else None
