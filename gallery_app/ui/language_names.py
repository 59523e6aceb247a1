"""What languages call themselves."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from gallery_app.model.text import UNTAGGED
from gallery_app.ui.directions import isolated
from gallery_app.ui.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_TAG: Final = 40  # characters of a tag that no list of languages has


def language_names(tags: Iterable[str]) -> dict[str, str]:
    """Return what each language calls itself; where two share a name, the tag tells them apart."""
    names = {tag: language_name(tag) for tag in tags}
    uses = Counter(names.values())
    return {
        tag: name if uses[name] == 1 else f"{isolated(name)} ({_shown_tag(tag)})"
        for tag, name in names.items()
    }


def language_name(tag: str) -> str:
    """Return what a language calls itself: "Deutsch" for "de"; its tag where no list has it."""
    if tag == UNTAGGED:
        return QCoreApplication.translate("LanguageNames", "Language not named")
    return _own_name(tag) or _shown_tag(tag)


@lru_cache(maxsize=256)  # asked with every photo
def _own_name(tag: str) -> str:
    locale = QLocale(tag)
    if locale.language() is QLocale.Language.C:
        return ""
    name = locale.nativeLanguageName()
    if not _names_a_country(tag):
        # Qt takes "en" for American English: most countries' locales have the plain name.
        everywhere = QLocale.matchingLocales(locale.language(), locale.script(), QLocale.Country.AnyCountry)
        ((name, _),) = Counter(one.nativeLanguageName() for one in everywhere).most_common(1) or ((name, 1),)
    return name[:1].upper() + name[1:]


def _names_a_country(tag: str) -> bool:
    parts = tag.split("-")[1:]
    return any((len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdecimal()) for part in parts)


def _shown_tag(tag: str) -> str:
    shown = one_line(tag)
    return shown if len(shown) <= LONGEST_TAG else shown[:LONGEST_TAG] + "…"
