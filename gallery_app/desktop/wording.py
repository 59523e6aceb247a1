"""What the desktop's menus and file managers say of the program: one table, in every language of it."""

from __future__ import annotations

from typing import Final, NamedTuple

NAME: Final = "Gallery"  # a name: the same in every language


class Said(NamedTuple):
    """A text in English, and what other languages say, by their codes."""

    english: str
    others: tuple[tuple[str, str], ...]


def _said(english: str, **others: str) -> Said:
    return Said(english, tuple(others.items()))


GENERIC_NAME: Final = _said("Photo Story Viewer", de="Betrachter für Bildstrecken")
COMMENT: Final = _said(
    "Look through photo stories: the pictures with their words, credits and rights",
    de="Bildstrecken ansehen: die Fotos mit ihren Texten, Urhebern und Rechten",
)
SUMMARY: Final = _said(
    "Photo stories with their words, credits and rights",
    de="Bildstrecken mit ihren Texten, Urhebern und Rechten",
)
DESCRIPTION: Final = (
    _said(
        "Gallery shows photo stories: the pictures together with their captions, credits and rights. "
        "A caption is never cut, a credit is always one glance away, and the link to the rights holder one "
        "click. It is just as good at a plain folder of photos.",
        de="Gallery zeigt Bildstrecken: die Fotos zusammen mit ihren Bildunterschriften, Urhebern und "
        "Rechten. Keine Bildunterschrift wird gekürzt, der Urheber ist mit einem Blick zu sehen, und zum "
        "Rechteinhaber führt ein Klick. Ein gewöhnlicher Ordner mit Fotos sieht darin ebenso gut aus.",
    ),
    _said(
        "It changes no photo, makes no network request and opens no link that nobody clicked.",
        de="Das Programm verändert kein Foto, fragt nichts im Netz ab und öffnet keinen Link, den niemand "
        "angeklickt hat.",
    ),
)
KEYWORDS: Final = _said(
    "photo;picture;image;gallery;story;article;caption;credit;slideshow;",
    de="Foto;Bild;Galerie;Bildstrecke;Artikel;Bildunterschrift;Urheber;Diashow;",
)
NEW_WINDOW: Final = _said("New Window", de="Neues Fenster")
OPEN_FOLDER: Final = _said("Open a Folder…", de="Ordner öffnen…")
SHOW_FOLDER: Final = _said("Slideshow of a Folder…", de="Diashow eines Ordners…")
PACKED_STORY: Final = _said("Photo story", de="Bildstrecke")
MANIFEST: Final = _said("Photo story (text of a folder)", de="Bildstrecke (Text eines Ordners)")
