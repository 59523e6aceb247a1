"""An article saved as text in, a gallery out: its words, with the images beside it as its photos."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gallery_app.bundles.contents import content_of
from gallery_app.bundles.fields import FieldReader
from gallery_app.bundles.photo_names import TEXT_SUFFIXES, in_natural_order, is_photo_name
from gallery_app.bundles.problem_list import ProblemList
from gallery_app.bundles.text_form.lines import SIZE_LIMIT, decoded, too_large
from gallery_app.bundles.text_form.pairing import paired
from gallery_app.bundles.text_form.story_text import read_story_text
from gallery_app.bundles.yaml_reading import Text
from gallery_app.errors import BundleError, PhotoError
from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId, Photos
from gallery_app.model.problems import PhotoState, Problem, say
from gallery_app.model.words import Origin, PhotoWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gallery_app.bundles.text_form.photos import PhotoText
    from gallery_app.bundles.text_form.story_text import StoryText
    from gallery_app.model.problems import Sentence
    from gallery_app.source import Entry, Source

ARTICLE_NAME: Final = "article.txt"
PHOTOS_FOLDER: Final = "photos"
TEXTS_LIMIT: Final = 20  # of a folder that are looked into for an article; beside photos may lie thousands
PHOTOS_LIMIT: Final = 100_000
SHOWN: Final = 200  # characters of a text in a sentence about it

_REMEDY: Final = say(
    "Open an image, a folder of images or a gallery.yaml. "
    "An article that was saved as text has a line such as 1/9 at each photo."
)
_COUNTERS: Final = say(
    "It needs a line such as 1/9 at each photo, with the caption and the credit beside it."
)


def read_article_file(source: Source, name: str, entries: Sequence[Entry], *, opened: str) -> Gallery:
    """Return the article in the file ``name``; BundleError if it is none.

    ``entries`` are those of the folder, ``opened`` is the path that the user opened.
    """
    path = os.path.join(source.root, name)
    problems = ProblemList()
    story = read_story_text(
        decoded(content_of(source, name, path, SIZE_LIMIT + 1, _unreadable), path, problems),
        problems,
        meant=True,
    )
    if story is None:
        raise BundleError(say("a text cannot be opened as a gallery"), path, _REMEDY)
    return _gallery(story, source, entries, opened, name, problems)


def read_pasted_article(source: Source, text: str, entries: Sequence[Entry], *, opened: str) -> Gallery:
    """Return the article that ``text`` is, with the images of a folder; BundleError if it is none."""
    if len(text) > SIZE_LIMIT or len(text.encode("utf-8", "replace")) > SIZE_LIMIT:
        raise BundleError(too_large())
    problems = ProblemList()
    story = read_story_text(text, problems, meant=True)
    if story is None:
        raise BundleError(say("the text is no article with photos"), remedy=_COUNTERS)
    return _gallery(story, source, entries, opened, None, problems)


def read_article_among(source: Source, entries: Sequence[Entry], *, opened: str) -> Gallery | None:
    """Return the article among the files of a folder; None if there is none, or more than one."""
    found: list[Gallery] = []
    for name in _texts_among(entries):
        is_named = name.lower() == ARTICLE_NAME
        gallery = _gallery_if_article(source, name, entries, opened, meant=is_named)
        if gallery is not None and is_named:
            return gallery
        if gallery is not None:
            found.append(gallery)
    return found[0] if len(found) == 1 else None


def _texts_among(entries: Sequence[Entry]) -> list[str]:
    """Return the texts that may be the article, the one that is called so first."""
    names = [entry.name for entry in entries if entry.name.endswith(TEXT_SUFFIXES) and entry.is_file]
    named = [name for name in names if name.lower() == ARTICLE_NAME]
    others = [name for name in names if name not in named and name[0] != "."]
    if len(others) > TEXTS_LIMIT:  # texts that go with photos of the same name
        photos = {os.path.splitext(entry.name)[0] for entry in entries if is_photo_name(entry.name)}
        others = [name for name in others if os.path.splitext(name)[0] not in photos]
    return [*named, *(sorted(others) if len(others) <= TEXTS_LIMIT else ())]


def _gallery_if_article(
    source: Source, name: str, entries: Sequence[Entry], opened: str, *, meant: bool
) -> Gallery | None:
    problems = ProblemList()
    try:
        text = decoded(content_of(source, name, name, SIZE_LIMIT + 1, _unreadable), name, problems)
    except BundleError:
        return None
    story = read_story_text(text, problems, meant=meant)
    return None if story is None else _gallery(story, source, entries, opened, name, problems)


def _gallery(
    story: StoryText,
    source: Source,
    entries: Sequence[Entry],
    opened: str,
    name: str | None,
    problems: ProblemList,
) -> Gallery:
    texts = story.photos[:PHOTOS_LIMIT]
    if len(texts) < len(story.photos):
        problems.error(
            say(
                "the text has {count} photos: only the first {limit} are shown",
                count=len(story.photos),
                limit=PHOTOS_LIMIT,
            )
        )
    folder = source.name
    article = _article(story, folder, problems)
    files = paired([text.number for text in texts], _images(source, entries), problems)
    photos = _with_own_ids(_photo(text, file, problems) for text, file in zip(texts, files, strict=True))
    _note_links(texts, problems)
    _note_alts(texts, problems)
    found = tuple(_of_file(problem, name) for problem in problems.found())
    return Gallery(GalleryKind.TEXT, opened, source.root, article, Photos(photos), found)


def _images(source: Source, entries: Sequence[Entry]) -> list[str]:
    """Return the images beside the text, or else those in a folder "photos", or in the only folder there."""
    if names := _photo_names(entries):
        return names
    folders = [entry.name for entry in entries if entry.is_folder and entry.name[0] != "."]
    named = [name for name in folders if name.lower() == PHOTOS_FOLDER]
    for folder in (*named, *(folders if len(folders) == 1 else ())):
        with suppress(PhotoError):
            if names := _photo_names(list(source.entries(folder))):
                return [f"{folder}/{name}" for name in names]
    return []


def _photo_names(entries: Sequence[Entry]) -> list[str]:
    return in_natural_order(entry.name for entry in entries if entry.is_file and is_photo_name(entry.name))


def _article(story: StoryText, folder: str, problems: ProblemList) -> Article:
    told, reader = story.story, FieldReader(problems)
    dateline, stamp = story.dateline, story.stamp
    guessed = list(told.guessed)
    if told.headline is None:
        problems.note(say("the text has no headline: the folder's name stands in for it"))
    if stamp is not None and stamp.section:
        guessed.append("section")
    _note_guesses(story, guessed, problems)
    published = dateline.published if dateline is not None else None
    modified = dateline.modified if dateline is not None else None
    day = stamp.day.isoformat() if stamp is not None and dateline is None else None
    lines = [*((line.text, line.number) for line in told.body), *story.more]
    if story.more:
        problems.note(say("text behind the captions is added to the article"), line=story.more[0][1])
    lead = None if told.lead is None else reader.line(Text(told.lead.text, told.lead.number), "lead")
    body = (reader.line(Text(text, number), "body") for text, number in lines)
    return Article(
        reader.line(Text(told.headline or folder, 1), "headline") or folder,
        publisher=told.publisher,
        section=stamp.section if stamp is not None and stamp.section else None,
        published=published.text if published is not None else day,
        modified=modified.text if modified is not None else None,
        dateline=dateline.text if dateline is not None else None,
        lead=lead,
        body=tuple(paragraph for paragraph in body if paragraph),
        origins=tuple((name, Origin.GUESS) for name in guessed),
    )


def _note_guesses(story: StoryText, guessed: Sequence[str], problems: ProblemList) -> None:
    told, stamp = story.story, story.stamp
    if "headline" in guessed and told.headline is not None:
        problems.note(say("the headline is guessed: {headline}", headline=told.headline[:SHOWN]))
    if "publisher" in guessed:
        problems.note(say("the publisher is guessed from the alt texts: {name}", name=told.publisher))
    if "section" in guessed and stamp is not None:
        message = say("the section is guessed from the first line: {section}", section=stamp.section)
        problems.note(message, line=stamp.line)


def _photo(text: PhotoText, file: str | None, problems: ProblemList) -> Photo:
    reader = FieldReader(problems, file=file)
    values: dict[str, object] = {}
    if text.caption:
        values["caption"] = reader.text(Text(text.caption, text.line), "caption")
    if text.alt:
        values["alt"] = reader.text(Text(text.alt, text.line), "alt")
    if text.credit is not None:
        credit = text.credit.credit
        line = reader.line(Text(credit.line, text.credit.line), "credit") or ""
        values["credit"] = credit if line == credit.line else Credit.from_line(line)
        if text.credit.label:
            values["rights_links"] = (RightsLink(text.credit.label[:SHOWN]),)
    origins = tuple((name, Origin.TEXT) for name in values)
    words = PhotoWords(**values)  # type: ignore[arg-type]  # of the fields' own types, as set above
    if file is not None:
        return Photo(PhotoId(file), file, words, origins)
    reason = say("there is no image for photo {number} of the text", number=text.number)
    slot = f"photo {text.number}"
    return Photo(PhotoId(slot), slot, words, origins, PhotoState.MISSING, reason, text.line)


def _with_own_ids(photos: Iterable[Photo]) -> list[Photo]:
    """Return photos with ids of their own, even where the text counts several by one number."""
    times: Counter[str] = Counter()
    told = []
    for photo in photos:
        times[photo.id] += 1
        repeat = times[photo.id]
        told.append(photo if repeat == 1 else replace(photo, id=PhotoId(f"{photo.id}#{repeat}")))
    return told


def _note_links(texts: Sequence[PhotoText], problems: ProblemList) -> None:
    labels: dict[str, list[int]] = {}
    for text in texts:
        if text.credit is not None and text.credit.label:
            labels.setdefault(text.credit.label, []).append(text.credit.line)
    for label, lines in labels.items():
        message = say(
            "the link “{label}” has no address, as a text holds none ({count} photos)",
            label=label[:SHOWN],
            count=len(lines),
        )
        problems.note(message, line=lines[0])


def _note_alts(texts: Sequence[PhotoText], problems: ProblemList) -> None:
    same = [text.line for text in texts if text.alt is not None and text.alt == text.caption]
    if same:
        message = say("the alt text is the same as the caption ({count} photos)", count=len(same))
        problems.note(message, line=same[0])


def _of_file(problem: Problem, name: str | None) -> Problem:
    """Return a problem about a line of the text with the text's name."""
    if problem.file is not None or problem.line is None or name is None:
        return problem
    return Problem(problem.severity, problem.message, name, problem.line, problem.remedy)


def _unreadable(reason: str) -> Sentence:
    return say("the text cannot be read: {reason}", reason=reason)
