"""The report as plain text, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gallery_app.errors import remedy_behind
from gallery_app.exports.terminal import visible, wrapped
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import PhotoState, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.exports.report import PhotoReport, Report
    from gallery_app.model.gallery import Article
    from gallery_app.model.problems import Problem

_KINDS: Final = {
    GalleryKind.MANIFEST: "a gallery with a manifest",
    GalleryKind.FOLDER: "a plain folder",
    GalleryKind.FILE: "photos given by name",
    GalleryKind.TEXT: "an article in text form",
    GalleryKind.PACKED: "a packed gallery",
}
_TITLES: Final = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}
_WORDS: Final = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.NOTE: ("note", "notes"),
}


def info_text(report: Report, width: int) -> str:
    """Return what ``info`` writes, wrapped at ``width`` columns."""
    gallery = report.gallery
    lines = [*_article(gallery.article, width), ""]
    lines.append(f"{visible(gallery.path)}: {_contents(report)}")
    for choice in gallery.choices:
        lines += wrapped(choice.path, width, first="  holds ", indent="        ")
    for photo in report.photos:
        lines += ["", *_photo(photo, len(report.photos), gallery.article.language, width)]
    if report.problems:
        lines += ["", *_problems(report, width)]
    return "\n".join(lines) + "\n"


def check_text(report: Report, width: int) -> str:
    """Return what ``check`` writes: the problems, the worst first, and the verdict."""
    lines = [*_problems(report, width), ""] if report.problems else []
    return "\n".join([*lines, verdict(report)]) + "\n"


def verdict(report: Report) -> str:
    """Return the one line that sums up what was found."""
    counts = [(severity, report.count(severity)) for severity in Severity]
    found = [counted(count, *_WORDS[severity]) for severity, count in counts if count]
    photos = counted(len(report.photos), "photo", "photos")
    told = "Nothing to mend" if report.clean else "There is something to mend"
    return f"{told}: {', '.join([photos, *found])}."


def counted(count: int, one: str, many: str) -> str:
    """Return the count with its noun."""
    return f"{count} {one if count == 1 else many}"


def _contents(report: Report) -> str:
    if report.gallery.choices:
        return f"a folder of {counted(len(report.gallery.choices), 'gallery', 'galleries')}"
    return f"{_KINDS[report.gallery.kind]}, {counted(len(report.photos), 'photo', 'photos')}"


def _article(article: Article, width: int) -> Iterator[str]:
    yield from wrapped(article.headline, width)
    place = " · ".join(part for part in (article.publisher, article.section) if part)
    for head in (place, article.dateline or article.published, ", ".join(article.byline), article.url):
        if head:
            yield from wrapped(head, width)
    for paragraph in (article.lead, *article.body):
        if paragraph:
            yield ""
            yield from wrapped(paragraph, width)


def _photo(report: PhotoReport, count: int, language: str | None, width: int) -> Iterator[str]:
    photo, facts, words = report.photo, report.facts, report.photo.words
    number = f"{report.number}/{count}  "
    indent = " " * len(number)
    told = f", {facts.format}, {facts.width} × {facts.height}" if facts is not None else ""
    # The file's name is not wrapped: it can be copied.
    yield f"{number}{visible(photo.file)}{told}"
    if report.state is not PhotoState.OK:
        yield from wrapped(f"{report.state.value.replace('_', ' ')}: {report.reason}", width, indent=indent)
    caption = words.caption.pick(language) if words.caption is not None else ""
    credit = words.credit.line if words.credit is not None else ""
    for text in (caption, credit):
        if text:
            yield from wrapped(text, width, indent=indent)
    for link in words.rights_links:
        yield from wrapped(f"{link.label}: {link.url}" if link.url else link.label, width, indent=indent)


def _problems(report: Report, width: int) -> Iterator[str]:
    gap = ""
    for severity in Severity:
        problems = [problem for problem in report.problems if problem.severity is severity]
        if problems:
            yield f"{gap}{_TITLES[severity]}:"
            for problem in problems:
                yield from wrapped(_sentence(problem), width, first="  - ", indent="    ")
            gap = "\n"


def _sentence(problem: Problem) -> str:
    message = visible(str(problem.message))
    parts = [] if problem.line is None else [f"line {problem.line}"]
    # Made visible here: the wrapping would take a line break in a file's name for a space.
    if problem.file is not None and visible(problem.file) not in message:
        parts.append(visible(problem.file))
    where = f"{', '.join(parts)}: " if parts else ""
    return f"{where}{message}{remedy_behind(message, problem.remedy)}"
