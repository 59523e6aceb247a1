"""Checks of what a story's texts say: what is missing, doubled, or left over from where they were taken."""

from __future__ import annotations

import re
from collections import defaultdict
from html.entities import html5
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from gallery_app.model.findings import about, bare, is_plain, lacks_nearly_all, numbers, quoted, told
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import Problem, Severity, say
from gallery_app.model.text import UNTAGGED
from gallery_app.model.words import FIELDS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gallery_app.model.findings import Entry
    from gallery_app.model.gallery import Article, Gallery
    from gallery_app.model.problems import Sentence

FEWEST_WITH_SUFFIX: Final = 3  # alt texts that end alike: fewer may do so by chance

_SUFFIX: Final = re.compile(r".*(\s[-–—|·]\s+\S.*)$", re.DOTALL)
# An entity of HTML; one whose "&" was written as an entity itself ("&amp;quot;") is found whole.
_ENTITY: Final = re.compile(r"&(?:amp;)?(#\d{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_AMPERSAND: Final = "&amp;"
# Language, script, region and variants of BCP 47; what is registered is not looked up.
_TAG: Final = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*)?(?:(?:^|-)x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_texts = attrgetter(*(field.name for field in FIELDS if field.kind is Kind.TEXT))
# Countries that are often taken for languages, and the language that is meant.
_COUNTRIES: Final = {"cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "ua": "uk"}


class MissingWords:
    """Captions, credits, alt texts and rights links that are not there.

    An empty text is there: somebody said that there is nothing to say.
    """

    def __init__(self, gallery: Gallery) -> None:
        self._gallery = gallery
        self._count = 0
        self._captions: list[Entry] = []
        self._credits: list[Entry] = []
        self._alts: list[Entry] = []
        self._links: list[Entry] = []

    def look(self, entry: Entry) -> None:
        """Note what a photo lacks."""
        words = entry.photo.words
        self._count += 1
        if words.caption is None:
            self._captions.append(entry)
        # Whoever is named as creator, owner or source is credited, if not in a line of credit.
        if not (words.credit or words.creator or words.copyright or words.source or words.copyright_owner):
            self._credits.append(entry)
        if words.alt is None:
            self._alts.append(entry)
        if not words.rights_links and not words.rights_url:
            self._links.append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell what is missing: of photos without any words in one note."""
        if self._count and all(
            len(lacking) == self._count for lacking in (self._captions, self._credits, self._alts)
        ):
            remedy = say("Words can be written into a gallery.yaml, or into the photos themselves.")
            yield Problem(
                Severity.NOTE, say("no photo has a caption, a credit or other words"), remedy=remedy
            )
            return
        yield from self._missing(
            self._captions,
            Severity.WARNING,
            say("no photo has a caption"),
            lambda number: say("photo {number} has no caption", number=number),
            lambda numbers: say("photos {numbers} have no caption", numbers=numbers),
            say("Say who and what is seen, where and when."),
        )
        yield from self._missing(
            self._credits,
            Severity.WARNING,
            say("no photo has a credit"),
            lambda number: say("photo {number} has no credit", number=number),
            lambda numbers: say("photos {numbers} have no credit", numbers=numbers),
            say("Name the photographer and the agency, as they ask for it."),
        )
        yield from self._missing(
            self._alts,
            Severity.NOTE,
            say("no photo has an alt text"),
            lambda number: say("photo {number} has no alt text", number=number),
            lambda numbers: say("photos {numbers} have no alt text", numbers=numbers),
            say("Say in a sentence what is seen, for those who cannot see it."),
        )
        yield from self._missing(
            self._links,
            Severity.NOTE,
            say("no photo has a rights link"),
            lambda number: say("photo {number} has no rights link", number=number),
            lambda numbers: say("photos {numbers} have no rights link", numbers=numbers),
        )

    def _missing(
        self,
        lacking: list[Entry],
        severity: Severity,
        none: Sentence,
        one: Callable[[int], Sentence],
        many: Callable[[str], Sentence],
        remedy: Sentence | None = None,
    ) -> Iterator[Problem]:
        if not lacks_nearly_all(self._gallery, len(lacking), self._count):
            yield from told(lacking, severity, lambda entry: one(entry.number), many, remedy)
        elif len(lacking) == self._count:
            yield Problem(Severity.NOTE, none, remedy=remedy)
        else:
            yield about(lacking[0], Severity.NOTE, many(numbers(lacking)), remedy)


class SameCaptions:
    """Different photos with one caption."""

    def __init__(self, gallery: Gallery) -> None:
        self._gallery = gallery
        self._by_caption: dict[str, list[Entry]] = defaultdict(list)
        self._count = 0

    def look(self, entry: Entry) -> None:
        """Note a photo's caption."""
        if entry.caption:
            self._count += 1
            self._by_caption[bare(entry.caption)].append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell of each caption that several photos have; one for most of them is meant for all."""
        remedy = say("Say in each caption what this photo shows.")
        for entries in self._by_caption.values():
            if len({entry.photo.file for entry in entries}) < 2:
                continue
            is_meant = is_plain(self._gallery) or 2 * len(entries) > self._count
            severity = Severity.NOTE if is_meant else Severity.WARNING
            shown, caption = numbers(entries), quoted(entries[0].caption)
            message = say(
                "photos {numbers} have the same caption: “{caption}”", numbers=shown, caption=caption
            )
            yield about(entries[0], severity, message, remedy)


class AltTexts:
    """Alt texts that do not say what is seen: the caption once more, the name of a site behind each."""

    def __init__(self, gallery: Gallery) -> None:
        self._publisher = bare(gallery.article.publisher or "")
        self._tells_captions = gallery.kind is not GalleryKind.TEXT  # who reads a text tells it with its line
        self._count = 0
        self._captions_again: list[Entry] = []
        self._by_suffix: dict[str, list[Entry]] = defaultdict(list)
        self._by_alt: dict[str, list[Entry]] = defaultdict(list)

    def look(self, entry: Entry) -> None:
        """Note a photo's alt text."""
        if not entry.alt:
            return
        self._count += 1
        self._by_alt[bare(entry.alt)].append(entry)
        if bare(entry.alt) == bare(entry.caption):
            if self._tells_captions:
                self._captions_again.append(entry)
        elif found := _SUFFIX.match(entry.alt):
            self._by_suffix[found[1]].append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell of what all or several alt texts have in common."""
        yield from told(
            self._captions_again,
            Severity.NOTE,
            lambda entry: say("the alt text of photo {number} is its caption", number=entry.number),
            lambda numbers: say("the alt texts of photos {numbers} are their captions", numbers=numbers),
            say("A caption tells what one does not see; an alt text says what is seen."),
        )
        remedy = say("Take it away: an alt text says what is seen, and nothing else.")
        for suffix, entries in self._by_suffix.items():
            if self._is_of_a_site(suffix, len(entries)):
                where, end = numbers(entries), quoted(suffix)
                if len(entries) == 1:
                    message = say("the alt text of photo {number} ends with “{end}”", number=where, end=end)
                else:
                    message = say(
                        "the alt texts of photos {numbers} end with “{end}”", numbers=where, end=end
                    )
                yield about(entries[0], Severity.WARNING, message, remedy)
        for entries in self._by_alt.values():
            # Where the captions are the same too, that is told of them.
            if len({bare(entry.caption) for entry in entries}) > 1:
                alt = quoted(entries[0].alt)
                message = say(
                    "photos {numbers} have the same alt text: “{alt}”", numbers=numbers(entries), alt=alt
                )
                yield about(entries[0], Severity.NOTE, message)

    def _is_of_a_site(self, suffix: str, count: int) -> bool:
        if self._publisher and bare(suffix).endswith(f" {self._publisher}"):
            return True
        return count >= FEWEST_WITH_SUFFIX and count == self._count


class LeftOvers:
    """Entities of HTML in texts that are not HTML: "&#x27;", "&quot;", "&amp;quot;"."""

    def __init__(self, gallery: Gallery) -> None:
        self._article = gallery.article
        self._found: list[tuple[Entry, str]] = []
        self._ampersands: list[Entry] = []

    def look(self, entry: Entry) -> None:
        """Note the first entity in a photo's words."""
        entities = [entity for text in _texts_of(entry) if "&" in text for entity in entities_in(text)]
        certain = next((entity for entity in entities if entity != _AMPERSAND), None)
        if certain is not None:
            self._found.append((entry, certain))
        elif entities:
            self._ampersands.append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell of each photo, and of the article."""
        remedy = say("Write the character itself.")
        for text in _texts_of_article(self._article):
            for entity in entities_in(text)[:1]:
                message = say("the article holds “{entity}”, left over from a web page", entity=entity)
                yield Problem(Severity.WARNING, message, remedy=remedy)
        known = {entry.number: entity for entry, entity in self._found}
        yield from told(
            [entry for entry, _ in self._found],
            Severity.WARNING,
            lambda entry: say(
                "the words of photo {number} hold “{entity}”, left over from a web page",
                number=entry.number,
                entity=known[entry.number],
            ),
            lambda numbers: say(
                "the words of photos {numbers} hold signs left over from a web page, like “{entity}”",
                numbers=numbers,
                entity=self._found[0][1],
            ),
            remedy,
        )
        # It may be meant: somebody may write of HTML.
        yield from told(
            self._ampersands,
            Severity.NOTE,
            lambda entry: say("the words of photo {number} hold “&amp;”", number=entry.number),
            lambda numbers: say("the words of photos {numbers} hold “&amp;”", numbers=numbers),
            say("Write “&” where that is meant."),
        )


class Languages:
    """Language tags that no program understands."""

    def __init__(self, gallery: Gallery) -> None:
        self._by_tag: dict[str, list[Entry]] = defaultdict(list)
        self._article = gallery.article.language

    def look(self, entry: Entry) -> None:
        """Note the languages that a photo's texts are given in."""
        for tag in {tag for tag, _ in _versions(entry) if tag != UNTAGGED}:
            if not is_language(tag):
                self._by_tag[tag].append(entry)

    def found(self) -> Iterator[Problem]:
        """Tell of each tag once."""
        if self._article and not is_language(self._article) and self._article not in self._by_tag:
            message = say("“{tag}”, the article's language, is not a language tag", tag=self._article)
            yield Problem(Severity.WARNING, message, remedy=_better(self._article))
        for tag, entries in self._by_tag.items():
            where, shown = numbers(entries), quoted(tag)
            if len(entries) == 1:
                message = say("“{tag}” in photo {number} is not a language tag", tag=shown, number=where)
            else:
                message = say("“{tag}” in photos {numbers} is not a language tag", tag=shown, numbers=where)
            yield about(entries[0], Severity.WARNING, message, _better(tag))


def entities_in(text: str) -> list[str]:
    """Return the entities of HTML that a text holds as text."""
    found = _ENTITY.finditer(text)
    return [one[0] for one in found if one[1].startswith("#") or f"{one[1]};" in html5]


def is_language(tag: str) -> bool:
    """Return whether a tag has the form that BCP 47 asks for, and is no country's code taken for one."""
    return bool(tag) and tag.lower() not in _COUNTRIES and _TAG.fullmatch(tag) is not None


def _better(tag: str) -> Sentence:
    known = _COUNTRIES.get(tag.lower())
    if known is not None:
        return say("Write {tag}, the code of the language.", tag=known)
    mended = tag.replace("_", "-")
    if is_language(mended):
        return say("Write {tag}.", tag=mended)
    return say("Write a tag such as en or pt-BR.")


def _texts_of(entry: Entry) -> list[str]:
    words = entry.photo.words
    return [
        *(version for _, version in _versions(entry)),
        entry.credit,
        *(link.label for link in words.rights_links),
    ]


def _versions(entry: Entry) -> list[tuple[str, str]]:
    """Return each text of a photo in each of its languages, as (tag, text)."""
    return [version for text in _texts(entry.photo.words) if text is not None for version in text.versions]


def _texts_of_article(article: Article) -> Iterable[str]:
    return [article.headline, article.lead or "", *article.body, *article.byline, article.section or ""]
