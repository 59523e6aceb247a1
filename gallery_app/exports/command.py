"""The commands ``info`` and ``check``: the gallery is read by a loader, as the window has it read."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gallery_app.errors import GalleryError, remedy_behind
from gallery_app.exports.json_form import check_json, info_json
from gallery_app.exports.report import files_to_look_at, report_on
from gallery_app.exports.terminal import complain, terminal_width, write_text, write_utf8
from gallery_app.exports.text_form import check_text, counted, info_text
from gallery_app.loader.answers import GalleryFailure, OpenRequest, SeveralGalleries
from gallery_app.loader.blocking import BlockingLoader
from gallery_app.model.merging import Policy, gallery_with
from gallery_app.model.story_check import check_story

if TYPE_CHECKING:
    from gallery_app.exports.report import Report
    from gallery_app.model.gallery import Gallery

CLEAN: Final = 0
TO_MEND: Final = 1
CANNOT_OPEN: Final = 2


def info(
    paths: tuple[str, ...], *, as_json: bool, decode: bool, letters: str | None = None, order: str = "iptc"
) -> int:
    """Write what the window would show; return 0, or 2 if the gallery cannot be opened."""
    report = read_report(paths, decode=decode, letters=letters, order=order)
    if report is None:
        return CANNOT_OPEN
    if as_json:
        write_utf8(info_json(report))
    else:
        write_text(info_text(report, terminal_width()))
    return CLEAN


def check(
    paths: tuple[str, ...], *, as_json: bool, decode: bool, letters: str | None = None, order: str = "iptc"
) -> int:
    """Write what has to be mended; return 0 for nothing, 1 for something, 2 if it cannot be opened."""
    report = read_report(paths, decode=decode, letters=letters, order=order)
    if report is None or refuse_several(report.gallery):
        return CANNOT_OPEN
    report = replace(report, checked=check_story(report.gallery))
    if as_json:
        write_utf8(check_json(report))
    else:
        write_text(check_text(report, terminal_width()))
    return CLEAN if report.clean else TO_MEND


def read_report(
    paths: tuple[str, ...], *, decode: bool = False, letters: str | None = None, order: str = "iptc"
) -> Report | None:
    """Read the gallery and look at its photos; None, with the reason told, if it cannot be opened.

    ``letters`` is the encoding of words that tell none, ``order`` the name of a Policy.
    """
    # What loaders log is for the window's log file; here all that goes wrong is told in one sentence.
    logging.getLogger("gallery_app").addHandler(logging.NullHandler())
    try:
        with BlockingLoader(paths) as loader:
            answer = loader.open(OpenRequest(paths))
            match answer:
                case GalleryFailure():
                    complain(_failure(answer))
                    return None
                case SeveralGalleries():
                    complain(_several(answer))
                    return None
            files = files_to_look_at(answer)
            findings = loader.describe_all(files, decode=decode)
            words = loader.words_of(files, legacy=letters)
            return report_on(gallery_with(answer, words, Policy(order)), findings)
    except GalleryError as error:
        complain(str(error))
        return None


def refuse_several(gallery: Gallery) -> bool:
    """Return whether this is a mere folder of galleries, and say what to do then."""
    if not gallery.choices:
        return False
    held = counted(len(gallery.choices), "gallery", "galleries")
    complain(f"{gallery.path}: the folder holds {held}. Name one of them by its own path.")
    return True


def _failure(failure: GalleryFailure) -> str:
    where = "" if failure.path is None else f"{failure.path}: "
    line = "" if failure.line is None else f"line {failure.line}: "
    reason = str(failure.reason)
    return f"{where}{line}{reason}{remedy_behind(reason, failure.remedy)}"


def _several(several: SeveralGalleries) -> str:
    return f"these are {len(several.paths)} galleries. Give one path at a time: {', '.join(several.paths)}"
