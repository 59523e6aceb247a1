"""Making a photo smaller: how much of it its decoder does, and how well the rest is done."""

from __future__ import annotations

from gallery_app.imaging.quality import Quality

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from typing import Final

    from PIL.Image import Image

    Size = tuple[int, int]
    Region = tuple[float, float, float, float]

# How many times the wanted size a JPEG has to have after its decoder halved it.  The decoder takes the mean
# of each 2 x 2 (4 x 4, 8 x 8) pixels; what that blurs and folds over is lost when it is scaled from there.
# The finest pixels of a large photo hold little, and cost most.
ENOUGH: Final = 2.2
ENOUGH_OF_HALVED_LARGE: Final = 1.5
ENOUGH_OF_THUMBNAIL: Final = 1.4
LARGE_PHOTO: Final = 19_500_000  # pixels
AS_IS_FROM: Final = 0.9  # times the wanted size; from here on the painter may enlarge a quick picture,
AS_IS_TO: Final = 1.45  # and up to here make it smaller
PREVIEW_SIDE: Final = 500  # pixels of the longer side
LARGE_PICTURE: Final = 500_000  # pixels
REDUCING_GAP: Final = 2.0  # from four times the size on, whole pixels are added up first: 2.5 times as fast
_DRAFTS: Final = (8, 4, 2)


def fitting(size: Size, box: Size | None) -> Size:
    """Return the largest size of the same shape that fits ``box`` and is no larger than ``size``."""
    width, height = size
    scale = min(
        1.0,
        box[0] / width if box is not None and box[0] > 0 else 1.0,
        box[1] / height if box is not None and box[1] > 0 else 1.0,
    )
    return max(1, round(width * scale)), max(1, round(height * scale))


def draft_of(size: Size, target: Size, quality: int) -> int:
    """Return by how much a JPEG's decoder divides its sides: 1, 2, 4 or 8."""
    ratio = max(size) / max(target)
    if quality == Quality.EXACT:
        return next((by for by in _DRAFTS if ratio / by >= _enough(size, by)), 1)
    if quality == Quality.PREVIEW:
        return next((by for by in _DRAFTS if max(size) / by >= _preview_side(target)), 1)
    enough = ENOUGH_OF_THUMBNAIL if quality == Quality.THUMBNAIL else AS_IS_FROM
    return next((by for by in _DRAFTS if ratio / by >= enough), 1)


def is_left_to_painter(size: Size, target: Size, quality: int) -> bool:
    """Say whether what a decoder has scaled to ``size`` is left like that, for the painter to scale."""
    if quality == Quality.PREVIEW:
        return max(size) <= AS_IS_TO * _preview_side(target)
    return quality == Quality.QUICK and max(size) <= AS_IS_TO * max(target)


def scaled(image: Image, target: Size, region: Region | None, quality: int) -> Image:
    """Return a plain image at another size; ``region`` is what counts of one that its decoder halved."""
    from PIL.Image import Resampling  # noqa: PLC0415  — the first photo does without Pillow's upper half

    if quality == Quality.PREVIEW:
        side = _preview_side(target)
        size = fitting(image.size, (side, side))
        return image.resize(size, Resampling.BILINEAR, box=region, reducing_gap=REDUCING_GAP)
    if quality == Quality.QUICK and region is not None:
        return image.resize(target, Resampling.BILINEAR, box=region)
    if quality == Quality.THUMBNAIL:
        method = Resampling.BILINEAR if max(image.size) < 2 * max(target) else Resampling.BICUBIC
        return image.resize(target, method, box=region, reducing_gap=REDUCING_GAP)
    does = _is_bicubic_enough(image.size, target, halved=region is not None)
    method = Resampling.BICUBIC if does else Resampling.LANCZOS
    return image.resize(target, method, box=region, reducing_gap=REDUCING_GAP)


def _preview_side(target: Size) -> int:
    return min(PREVIEW_SIDE, max(target))


def _enough(size: Size, by: int) -> float:
    return ENOUGH_OF_HALVED_LARGE if by == 2 and size[0] * size[1] >= LARGE_PHOTO else ENOUGH


def _is_bicubic_enough(size: Size, target: Size, *, halved: bool) -> bool:
    # A window full of photo comes 20 to 80 ms sooner with BICUBIC, and keeps more than 40 dB.
    ratio = max(size) / max(target)
    large = target[0] * target[1] > LARGE_PICTURE
    return large and (ratio >= 2 if halved else ratio < 2 * REDUCING_GAP)
