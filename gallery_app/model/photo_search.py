"""Searching the photos of a gallery bit by bit, so that nobody has to wait for the end."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import chain
from typing import TYPE_CHECKING, Final

from gallery_app.model.search import NO_QUERY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gallery_app.model.search import Query

AT_ONCE: Final = 64  # photos looked at between two looks at the clock,
LETTERS_AT_ONCE: Final = 20_000  # or their letters: to fold so many takes some milliseconds
LETTERS_KEPT: Final = 100 << 20  # of all photos; what goes beyond is folded again whenever it is looked at


class SearchTexts:
    """The folded words of every photo by its index, each folded when it is first looked at.

    ``most`` is how many letters are kept.
    """

    def __init__(self, words_of: Callable[[int], str], *, most: int = LETTERS_KEPT) -> None:
        self._words_of = words_of
        self._texts: list[str | None] = []
        self._most = most
        self._letters = 0

    @property
    def letters(self) -> int:
        """How many letters are kept."""
        return self._letters

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, index: int) -> str:
        text = self._texts[index]
        return self._made(index) if text is None else text

    def grow(self, count: int) -> None:
        """Be the texts of ``count`` photos: more have arrived."""
        self._texts += [None] * (count - len(self._texts))

    def renew(self, index: int) -> None:
        """Take a photo's words anew: others are known by now."""
        before, self._texts[index] = self._texts[index], None
        self._letters -= len(before or "")
        self._made(index)

    def clear(self) -> None:
        """Forget all texts."""
        self._texts.clear()
        self._letters = 0

    def _made(self, index: int) -> str:
        text = self._words_of(index)
        if self._letters + len(text) <= self._most:
            self._texts[index] = text
            self._letters += len(text)
        return text


class PhotoSearch:
    """What a query finds in the texts that were looked at so far."""

    def __init__(self, texts: SearchTexts) -> None:
        self._texts = texts
        self._query = NO_QUERY
        self._found: list[int] = []
        self._again: Iterator[int] = iter(())  # found by a query that the present one narrows
        self._next = 0

    @property
    def query(self) -> Query:
        """What is searched for."""
        return self._query

    @property
    def found(self) -> Sequence[int]:
        """The photos found so far, by index, in order; not to be changed."""
        return self._found

    @property
    def is_complete(self) -> bool:
        """Whether every photo that has arrived was looked at."""
        return self._next >= len(self._texts)

    def has(self, index: int) -> bool:
        """Return whether a photo was found."""
        place = bisect_left(self._found, index)
        return place < len(self._found) and self._found[place] == index

    def start(self, query: Query) -> None:
        """Search for something else; what narrows the present query looks only at what that found."""
        if query.narrows(self._query):
            self._again = chain(self._found, self._again)
        else:
            self._again = iter(())
            self._next = 0
        self._query = query
        self._found = []

    def look_again(self, index: int) -> None:
        """Look at a photo whose words have changed."""
        if self._query.is_in(self._texts[index]):
            self._put(index)
        elif self.has(index):
            self._found.remove(index)

    def go_on(self, is_time_up: Callable[[], bool]) -> bool:
        """Look at photos until time is up or all were looked at; return whether all were."""
        if not self._query:
            self._again, self._next = iter(()), len(self._texts)
            return True
        letters = 0
        for number, index in enumerate(self._left(), start=1):
            text = self._texts[index]
            if self._query.is_in(text):
                self._put(index)
            letters += len(text)
            if number % AT_ONCE == 0 or letters > LETTERS_AT_ONCE:
                letters = 0
                if is_time_up():
                    return False
        return True

    def _left(self) -> Iterator[int]:
        yield from self._again
        while self._next < len(self._texts):
            self._next += 1
            yield self._next - 1

    def _put(self, index: int) -> None:
        if not self._found or index > self._found[-1]:
            self._found.append(index)
        elif not self.has(index):
            insort(self._found, index)
