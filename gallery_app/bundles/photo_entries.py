"""The entries of a manifest's list of photos: each one keeps its slot, whatever is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from gallery_app.bundles.fields import FieldReader
from gallery_app.bundles.keyed import KeyedValues
from gallery_app.bundles.yaml_reading import Pairs, Text, shortened
from gallery_app.errors import PhotoError
from gallery_app.model.gallery import Photo, PhotoId
from gallery_app.model.problems import PhotoState, say
from gallery_app.model.words import FIELDS, NO_WORDS, Kind, Origin, PhotoWords
from gallery_app.source import PATH_LIMIT, safe_relative

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.bundles.finding import PhotoFinder
    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.bundles.yaml_reading import Node
    from gallery_app.model.problems import Sentence
    from gallery_app.model.words import Field

# The manifest's keys are the model's names but for one: most photos have one link only.
_FIELDS: Final = {
    "rights_link" if field.kind is Kind.LINKS else field.name: field for field in FIELDS if field.in_manifest
}
ENTRY_KEYS: Final = ("file", "id", "hidden", *_FIELDS)

_HIDDEN: Final = {"true": True, "yes": True, "false": False, "no": False}


class EntryReader:
    """Reads one entry after the other into photos with ids of their own."""

    def __init__(self, finder: PhotoFinder, problems: ProblemList, language: str | None) -> None:
        self._finder = finder
        self._problems = problems
        self._language = language
        self._ids = _Ids()

    def photo(self, node: Node, number: int) -> Photo | None:
        """Return the photo of the list's entry ``number`` (from 1), or None if it is to be hidden."""
        if not isinstance(node, Pairs):
            reason = say("entry {number} of the photos is not a map with a file", number=number)
            remedy = say("Write - file: before the name of the photo.")
            self._problems.error(reason, line=node.line, remedy=remedy)
            slot = _slot(f"entry {number}", PhotoState.REFUSED, reason, node.line)
            return replace(slot, id=self._ids.unique(slot.file))
        if self._hidden(node):
            return None
        return self._with_words(self._found(node, number), node)

    def _hidden(self, node: Pairs) -> bool:
        value = node.pairs.get("hidden")
        if value is None or (isinstance(value, Text) and value.absent):
            return False
        hidden = _HIDDEN.get(value.value.strip().lower()) if isinstance(value, Text) else None
        if hidden is None:
            self._problems.warning(say("hidden must be true or false: the photo is shown"), line=value.line)
        return bool(hidden)

    def _found(self, node: Pairs, number: int) -> Photo:
        """Return the slot of an entry, without words and id."""
        file = node.pairs.get("file")
        if not isinstance(file, Text) or not file.value:
            reason = say("entry {number} of the photos names no file", number=number)
            self._problems.error(
                reason, line=node.line, remedy=say("Add the key file with the photo's path.")
            )
            state = PhotoState.MISSING if file is None or isinstance(file, Text) else PhotoState.REFUSED
            return _slot(f"entry {number}", state, reason, node.line)
        try:
            wanted = safe_relative(file.value)
            found = self._finder.find(wanted)
        except PhotoError as exc:
            shown = shortened(file.value, PATH_LIMIT)
            self._problems.error(exc.reason, shown, file.line)
            return _slot(shown, exc.state, exc.reason, file.line)
        if found != wanted:
            message = say("{wanted} is not there: {found} is taken for it", wanted=wanted, found=found)
            self._problems.note(message, found, file.line)
        return Photo(PhotoId(""), found, line=node.line)

    def _with_words(self, photo: Photo, node: Pairs) -> Photo:
        reader = FieldReader(self._problems, file=photo.file, language=self._language)
        keys = KeyedValues(node, reader)
        values: dict[str, Any] = {}  # of the types that the fields of PhotoWords have: see _reading
        for key in keys:
            field = _FIELDS.get(key)
            if field is not None and (value := keys.take(key, _reading(field, reader))) is not None:
                values[field.name] = value
        return Photo(
            self._id(photo, keys, reader),
            photo.file,
            PhotoWords(**values) if values else NO_WORDS,
            tuple((name, Origin.MANIFEST) for name in values),
            photo.state,
            photo.reason,
            photo.line,
            keys.unused(ENTRY_KEYS),
        )

    def _id(self, photo: Photo, keys: KeyedValues, reader: FieldReader) -> PhotoId:
        given = keys.take("id", reader.line)
        if given and self._ids.taken(given):
            self._problems.warning(
                say("the id {id} is used twice", id=shortened(given)), photo.file, photo.line
            )
        return self._ids.unique(given or photo.file)


class _Ids:
    """Gives every photo an id of its own: the wanted one, with "#2", "#3" ... where it is taken."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._repeats: dict[str, int] = {}

    def taken(self, wanted: str) -> bool:
        """Tell whether a photo has the id ``wanted`` already."""
        return wanted in self._given

    def unique(self, wanted: str) -> PhotoId:
        """Return ``wanted``, or the next one like it that is free."""
        candidate = wanted
        while candidate in self._given:
            self._repeats[wanted] = self._repeats.get(wanted, 1) + 1
            candidate = f"{wanted}#{self._repeats[wanted]}"
        self._given.add(candidate)
        return PhotoId(candidate)


def _slot(file: str, state: PhotoState, reason: Sentence, line: int) -> Photo:
    return Photo(PhotoId(""), file, state=state, reason=reason, line=line)


def _reading(field: Field, reader: FieldReader) -> Callable[[Node, str], object]:
    """Return how the value of ``field`` is read."""
    match field.kind:
        case Kind.TEXT:
            return reader.text
        case Kind.LIST:
            return reader.lines
        case Kind.CREDIT:
            return reader.credit
        case Kind.LINKS:
            return reader.rights_links
        case Kind.LOCATION:
            return reader.location
        case Kind.URL if field.name == "rights_url":
            return reader.url
        case _:  # the other addresses are names of things, never opened
            return reader.line
