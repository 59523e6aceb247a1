"""Which files are photos: told by their first bytes, never by their name."""

from __future__ import annotations

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from typing import Any, Final

    from PIL.ImageFile import ImageFile

HEAD_BYTES: Final = 64  # of a file, enough to tell its format
DECODER_THREADS: Final = 2  # each costs address space, which a loader has little of


class ImageFormat:
    """A format that can be shown: its name, Pillow's module and class for it.

    ``bytes_per_pixel`` is the most memory that opening it takes, ``package`` names the optional package
    without which it cannot be shown, and ``threads`` the module and the name in it that say how many threads
    its decoder starts.
    """

    __slots__ = ("bytes_per_pixel", "class_name", "module", "name", "package", "threads")

    def __init__(
        self,
        name: str,
        module: str,
        class_name: str,
        bytes_per_pixel: int = 4,
        package: str | None = None,
        threads: tuple[str, str] | None = None,
    ) -> None:
        self.name = name
        self.module = module
        self.class_name = class_name
        self.bytes_per_pixel = bytes_per_pixel
        self.package = package
        self.threads = threads

    def plugin(self) -> type[ImageFile]:
        """Return Pillow's class for this format, importing it on first use; ImportError if there is none."""
        from importlib import import_module  # noqa: PLC0415  — the first photo does without

        plugin: Any = getattr(import_module(self.module), self.class_name)
        if self.threads is not None:
            setattr(import_module(self.threads[0]), self.threads[1], DECODER_THREADS)
        return plugin  # type: ignore[no-any-return]  # what Pillow's modules have under that name


JPEG: Final = ImageFormat("JPEG", "PIL.JpegImagePlugin", "JpegImageFile")
PNG: Final = ImageFormat("PNG", "PIL.PngImagePlugin", "PngImageFile")
GIF: Final = ImageFormat("GIF", "PIL.GifImagePlugin", "GifImageFile")
# Two canvases of the decoder, the frame as bytes, and the image.
WEBP: Final = ImageFormat("WEBP", "PIL.WebPImagePlugin", "WebPImageFile", 16)
TIFF: Final = ImageFormat("TIFF", "PIL.TiffImagePlugin", "TiffImageFile")
AVIF: Final = ImageFormat(
    "AVIF", "PIL.AvifImagePlugin", "AvifImageFile", 12, threads=("PIL.AvifImagePlugin", "DEFAULT_MAX_THREADS")
)
BMP: Final = ImageFormat("BMP", "PIL.BmpImagePlugin", "BmpImageFile")
# OpenJPEG keeps four bytes for each channel of a pixel.
JPEG2000: Final = ImageFormat("JPEG2000", "PIL.Jpeg2KImagePlugin", "Jpeg2KImageFile", 20)
HEIC: Final = ImageFormat(
    "HEIC",
    "pillow_heif.as_plugin",
    "HeifImageFile",
    12,
    "pillow-heif",
    ("pillow_heif.options", "DECODE_THREADS"),
)
JXL: Final = ImageFormat(
    "JPEG XL",
    "pillow_jxl.JpegXLImagePlugin",
    "JXLImageFile",
    12,
    "pillow-jxl-plugin",
    ("pillow_jxl.JpegXLImagePlugin", "DECODE_THREADS"),
)
# What Apple's tools make of the PNGs inside programs: no PNG any more, and Pillow has no name for it.
APPLE_PNG: Final = ImageFormat("PNG of an iPhone program", "PIL", "")

FORMATS: Final = (JPEG, PNG, GIF, WEBP, TIFF, AVIF, BMP, JPEG2000, HEIC, JXL)

_MAGIC: Final = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II\x2a\x00", TIFF),
    (b"MM\x00\x2a", TIFF),
    (b"II\x2b\x00", TIFF),
    (b"MM\x00\x2b", TIFF),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", JPEG2000),
    (b"\xff\x4f\xff\x51", JPEG2000),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", JXL),
    (b"\xff\x0a", JXL),
)
_BMP_HEADER_SIZES: Final = (12, 16, 40, 52, 56, 64, 108, 124)
_HEIC_BRANDS: Final = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"))
_AVIF_BRANDS: Final = frozenset((b"avif", b"avis"))


def format_of(head: bytes) -> ImageFormat | None:
    """Return the format that a file's first HEAD_BYTES tell, or None if it is not a photo."""
    if head[12:16] == b"CgBI":
        return APPLE_PNG
    for magic, image_format in _MAGIC:
        if head.startswith(magic):
            return image_format
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    # "BM" alone starts many a text; the size of the header behind it does not.
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES:
        return BMP
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    return None


def _by_brand(head: bytes) -> ImageFormat | None:
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}
    if brands & _AVIF_BRANDS:
        return AVIF
    return HEIC if brands & _HEIC_BRANDS else None
