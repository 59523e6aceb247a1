"""What a photo's header tells, before a pixel is decoded."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final, cast

from gallery_app.imaging.formats import AVIF, GIF, HEAD_BYTES, JPEG, PNG, WEBP, ImageFormat, format_of
from gallery_app.imaging.orientation import orientation_of, swaps_sides
from gallery_app.imaging.seen import SeenFile

if TYPE_CHECKING:
    from typing import BinaryIO

    from PIL.ImageFile import ImageFile

    from gallery_app.model.gallery import PhotoFacts

# Everything that Pillow raised for thousands of odd files; MemoryError is told apart by those who catch.
DECODER_ERRORS: Final = (
    OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError,
    RuntimeError, EOFError, struct.error, zlib.error,
)  # fmt: skip
MEMORY: Final = 1 << 30  # bytes that one photo may take while it is decoded
MAY_MOVE: Final = (GIF, PNG, WEBP, AVIF)
PROGRESSIVE_BYTES: Final = 7  # for each pixel: libjpeg keeps all coefficients, whatever the scale


class Seen(SeenFile):
    """What was seen of a photo that Pillow opened."""

    __slots__ = ()

    def __init__(self, image_format: ImageFormat, image: ImageFile, size: int, modified: float) -> None:
        animated = image_format in MAY_MOVE and _is_animated(image_format, image)
        super().__init__(image_format.name, (0, 0), size, modified, image.mode, animated=animated)
        self.measure(image)

    def measure(self, image: ImageFile) -> None:
        """Take the size of the photo, upright, from its image."""
        across = swaps_sides(orientation_of(image))
        self.width, self.height = image.size[::-1] if across else image.size


def recognised(file: BinaryIO) -> ImageFormat:
    """Return the format of a file by its content; PhotoError if it is not a photo."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    image_format = format_of(head)
    if image_format is None:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.empty() if not head else failures.not_a_photo()
    if image_format is WEBP:
        _refuse_large_webp(head)
    return image_format


def opened(file: BinaryIO, image_format: ImageFormat) -> ImageFile:
    """Return Pillow's image with its header read; PhotoError without a decoder, else DECODER_ERRORS."""
    try:
        plugin = image_format.plugin()
    except (ImportError, AttributeError) as error:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.unsupported(image_format) from error
    if image_format is JPEG:
        plugin = _without_dpi(plugin)
    file.seek(0)
    image = plugin(file)
    if min(image.size) < 1:
        raise ValueError("no pixels")
    return image


def facts_of(file: BinaryIO, *, size: int, modified: float) -> PhotoFacts:
    """Return what the header of a photo tells; PhotoError if it cannot be read."""
    image_format = recognised(file)
    try:
        with opened(file, image_format) as image:
            return Seen(image_format, image, size, modified).facts()
    except MemoryError as error:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.out_of_memory() from error
    except DECODER_ERRORS as error:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.damaged() from error


def _is_animated(image_format: ImageFormat, image: ImageFile) -> bool:
    if image_format is not GIF or image.fp is None:
        return bool(getattr(image, "is_animated", False))
    from gallery_app.imaging.gif_frames import has_frames  # noqa: PLC0415  — few photos need it

    at = image.fp.tell()
    animated = has_frames(cast("BinaryIO", image.fp))
    image.fp.seek(at)
    return animated


def _without_dpi(plugin: type[ImageFile]) -> type[ImageFile]:
    # Pillow looks for the resolution in the EXIF block of each JPEG, and imports its TIFF reader for that.
    return type("JpegImageFile", (plugin,), {"_read_dpi_from_exif": lambda _image: None})


def _refuse_large_webp(head: bytes) -> None:
    # Pillow's decoder allocates the canvas as soon as it is opened.
    match head[12:16]:
        case b"VP8X":
            width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
        case b"VP8L":
            bits = int.from_bytes(head[21:25], "little")
            width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case _:
            return  # at most 16383 on a side, and no canvas
    refuse_beyond_memory(WEBP, width, height)


def refuse_beyond_memory(image_format: ImageFormat, width: int, height: int, per_pixel: int = 0) -> None:
    """Raise the PhotoError "too large to show" where a photo of this size would take more than MEMORY."""
    if width * height * max(per_pixel, image_format.bytes_per_pixel) > MEMORY:
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        raise failures.too_large(width, height)
