"""What a photo's header tells, before a pixel is decoded."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from gallery_app.imaging.formats import AVIF, HEAD_BYTES, JPEG, WEBP, ImageFormat, format_of
from gallery_app.imaging.orientation import orientation_of, swaps_sides

if TYPE_CHECKING:
    from typing import BinaryIO

    from PIL.ImageFile import ImageFile

    from gallery_app.model.gallery import PhotoFacts
    from gallery_app.model.problems import Sentence

# Everything that Pillow raised for thousands of odd files; MemoryError is told apart by those who catch.
DECODER_ERRORS: Final = (
    OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError,
    RuntimeError, EOFError, struct.error, zlib.error,
)  # fmt: skip
MEMORY: Final = 1 << 30  # bytes that one photo may take while it is decoded
AVIF_THREADS: Final = 2  # each costs address space, which a loader has little of


class Seen:
    """What was seen of a photo, in the words of PhotoFacts; light, as the first photo waits for it.

    ``flaw`` is "", "cut" (the file ends early) or "flawed".
    """

    __slots__ = ("file_size", "flaw", "format", "height", "mode", "modified", "width")

    def __init__(self, image_format: ImageFormat, image: ImageFile, size: int, modified: float) -> None:
        across = swaps_sides(orientation_of(image))
        self.format = image_format.name
        self.width, self.height = image.size[::-1] if across else image.size
        self.file_size = size
        self.modified = modified
        self.mode = image.mode
        self.flaw = ""

    @property
    def damaged(self) -> Sentence | None:
        """What is wrong with a file that shows all the same."""
        if not self.flaw:
            return None
        from gallery_app.imaging import failures  # noqa: PLC0415  — the first photo does without

        return failures.cut() if self.flaw == "cut" else failures.flawed()

    def facts(self) -> PhotoFacts:
        """Return it as facts."""
        from gallery_app.model.gallery import PhotoFacts  # noqa: PLC0415  — the first photo does without

        return PhotoFacts(
            self.format, self.width, self.height, self.file_size, self.modified, self.mode, self.damaged
        )


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
    elif image_format is AVIF:
        from PIL import AvifImagePlugin  # noqa: PLC0415  — few photos need it

        AvifImagePlugin.DEFAULT_MAX_THREADS = AVIF_THREADS
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
