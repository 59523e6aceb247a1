"""The JSON form of a report.  docs/json.md describes it; a test keeps both together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gallery_app.exports.terminal import is_unsafe
from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.problems import Severity
from gallery_app.model.text import LocalizedText, languages_of
from gallery_app.model.words import FIELDS, Location

if TYPE_CHECKING:
    from gallery_app.exports.report import PhotoReport, Report
    from gallery_app.model.gallery import Article
    from gallery_app.model.problems import Problem
    from gallery_app.saver.jobs import Outcome

Json = dict[str, object]


def info_json(report: Report) -> str:
    """Return what ``info --json`` writes."""
    gallery = report.gallery
    return written(
        {
            "kind": gallery.kind.value,
            "path": gallery.path,
            "article": _article(gallery.article),
            "start": gallery.start + 1 if gallery.photos else None,
            "photos": [_photo(photo, gallery.article.language) for photo in report.photos],
            "problems": [_problem(problem) for problem in report.problems],
            "choices": [{"name": choice.name, "path": choice.path} for choice in gallery.choices],
        }
    )


def verify_json(outcome: Outcome) -> str:
    """Return what ``verify --json`` writes."""
    return written(
        {
            "path": outcome.target,
            "sound": outcome.is_sound,
            "files": outcome.files,
            "differing": list(outcome.differing),
            "missing": list(outcome.missing),
            "extra": list(outcome.extra),
        }
    )


def check_json(report: Report) -> str:
    """Return what ``check --json`` writes."""
    gallery = report.gallery
    return written(
        {
            "kind": gallery.kind.value,
            "path": gallery.path,
            "clean": report.clean,
            "photos": len(report.photos),
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
            "problems": [_problem(problem) for problem in report.problems],
        }
    )


def written(form: Json) -> str:
    """Return a form as JSON that neither drives a terminal nor breaks on a file's name."""
    text = json.dumps(form, ensure_ascii=False, indent=2)
    # Escapes are the same JSON, and keep a terminal from acting on what a file's name or a caption holds.
    unsafe = {ord(character): f"\\u{ord(character):04x}" for character in set(text) if is_unsafe(character)}
    unsafe.pop(ord("\n"), None)  # the form's own; those within texts are escaped already
    return text.translate(unsafe) + "\n"


def _article(article: Article) -> Json:
    return {
        "headline": article.headline,
        "publisher": article.publisher,
        "publisher_url": article.publisher_url,
        "section": article.section,
        "published": article.published,
        "modified": article.modified,
        "dateline": article.dateline,
        "byline": list(article.byline),
        "language": article.language,
        "lead": article.lead,
        "body": list(article.body),
        "url": article.url,
        "keywords": list(article.keywords),
        "origins": {name: origin.value for name, origin in article.origins},
    }


def _photo(report: PhotoReport, language: str | None) -> Json:
    photo, facts = report.photo, report.facts
    form: Json = {
        "number": report.number,
        "id": photo.id,
        "file": photo.file,
        "state": report.state.value,
        "reason": None if report.reason is None else str(report.reason),
        "format": facts.format if facts is not None else None,
        "width": facts.width if facts is not None else None,
        "height": facts.height if facts is not None else None,
        "file_size": facts.file_size if facts is not None else None,
        "animated": facts.animated if facts is not None else None,
    }
    values = {field.name: getattr(photo.words, field.name) for field in FIELDS}
    form |= {name: _value(value, language) for name, value in values.items()}
    texts = {name: value for name, value in values.items() if isinstance(value, LocalizedText)}
    languages = languages_of(texts.values())
    form["languages"] = list(languages)
    form["translations"] = _translations(texts) if len(languages) > 1 else None
    form["origins"] = {name: origin.value for name, origin in photo.origins}
    form["others"] = [
        {"field": other.field, "origin": other.origin.value, "value": _value(other.value, language)}
        for other in photo.others
    ]
    camera = photo.metadata.camera if photo.metadata is not None else ()
    form["camera"] = [{"name": fact.name, "value": fact.value} for fact in camera]
    return form


def _value(value: object, language: str | None) -> object:
    match value:
        case LocalizedText():
            return value.pick(language)
        case tuple():
            return [_value(one, language) for one in value]
        case Credit():
            parties = [{"name": one.name, "role": one.role, "url": one.url} for one in value.parties]
            return {"line": value.line, "parties": parties}
        case RightsLink():
            return {"label": value.label, "url": value.url}
        case Location():
            return {part: getattr(value, part) for part in ("place", "city", "state", "country", "code")}
        case _:
            return value


def _translations(texts: dict[str, LocalizedText]) -> Json:
    return {
        name: {tag: version for tag, version in text.versions if tag in text.languages}
        for name, text in texts.items()
    }


def _problem(problem: Problem) -> Json:
    return {
        "severity": problem.severity.value,
        "file": problem.file,
        "line": problem.line,
        "message": str(problem.message),
        "remedy": None if problem.remedy is None else str(problem.remedy),
    }
