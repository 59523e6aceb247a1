"""A folder with an article saved as text, and what was read of it."""

from __future__ import annotations

from collections.abc import Callable

from article_maker import SavedPhoto, article

from gallery_app.model.gallery import Gallery
from gallery_app.model.problems import Severity

Saved = Callable[..., Gallery]


def captions(gallery: Gallery) -> list[str]:
    return [photo.words.caption.pick() if photo.words.caption else "" for photo in gallery.photos]


def alts(gallery: Gallery) -> list[str | None]:
    return [photo.words.alt.pick() if photo.words.alt else None for photo in gallery.photos]


def credits_(gallery: Gallery) -> list[str]:
    return [photo.words.credit.line if photo.words.credit else "" for photo in gallery.photos]


def told(gallery: Gallery) -> list[tuple[Severity, str]]:
    return [(problem.severity, str(problem.message)) for problem in gallery.problems]


def only_notes(gallery: Gallery) -> bool:
    return all(problem.severity is Severity.NOTE for problem in gallery.problems)


CAPTIONS = [f"A boat called “Number {number}” leaves the harbour." for number in range(1, 31)]
CREDITS = [f"© Example Press / Name {number}" for number in range(1, 31)]


RUSSIAN = article(
    2,
    headline="Экипаж вернулся на Землю",
    publisher="РИА Пример",
    section="Космос",
    dateline="18:40 07.04.2024 (обновлено: 09:05 08.04.2024)",
    stamp="2024-04-07",
    lead="В субботу корабль приземлился в степи.",
    paragraphs=("Все здоровы.",),
    link="Перейти в медиабанк",
    photos=(
        SavedPhoto("Посадка корабля – «утро».", ("РИА Пример", "Иван Петров")),
        SavedPhoto("Встреча экипажа.", ("Роскосмос",)),
    ),
)
SPANISH = article(
    2,
    headline="La primavera llega al puerto: ¿y ahora qué?",
    publisher="Prensa Ejemplo",
    section="América Latina",
    dateline="12:30 GMT 31.01.2023",
    stamp="2023-01-31",
    lead="Los primeros barcos del año salieron ayer.",
    paragraphs=("Volvieron por la noche.",),
    link="Acceder al contenido multimedia",
    photos=(
        SavedPhoto("Un barco sale del puerto.", ("AP Photo", "José Núñez")),
        SavedPhoto("El faro de Añil.", ("Prensa Ejemplo / Fotobank", "María")),
    ),
)
