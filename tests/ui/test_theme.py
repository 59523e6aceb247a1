"""Colours, fonts and icons."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from gallery_app.resource_files import resource_path, shipped_path
from gallery_app.ui.icons import PLACEHOLDER, icon, icon_pixmap
from gallery_app.ui.theme import (
    DARK,
    LIGHT,
    Theme,
    ThemeChoice,
    apply_theme,
    contrast_ratio,
    figures_font,
    interface_font,
    palette_of,
    serif_font,
    style_sheet_of,
    theme_for,
    theme_in,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


class Hints:
    """What the system says of its colours."""

    def __init__(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802  — Qt's name
        return self._scheme


@THEMES
@pytest.mark.parametrize("ink", ["text", "secondary", "tertiary", "accent", "link"])
@pytest.mark.parametrize("ground", ["surround", "panel", "bar", "hover"])
def test_every_text_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast_ratio(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_stands_in_an_empty_field_can_be_read(
    qapp: QApplication, theme: Theme, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    apply_theme(qapp, theme)
    field = kind()
    field.setProperty("ground", "bar")
    field.ensurePolished()
    ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert ink.alpha() == 255
    assert contrast_ratio(ink, theme.bar) >= 4.5


@THEMES
def test_text_on_the_accent_colour_can_be_read(theme: Theme) -> None:
    assert contrast_ratio(theme.on_accent, theme.accent) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["panel", "bar"])
def test_outlines_of_controls_and_the_focus_ring_can_be_seen(theme: Theme, ground: str) -> None:
    assert contrast_ratio(theme.control, getattr(theme, ground)) >= 3
    assert contrast_ratio(theme.accent, getattr(theme, ground)) >= 3


@THEMES
@pytest.mark.parametrize("ground", ["surround", "panel", "bar", "line", "hover"])
def test_chrome_has_no_hue(theme: Theme, ground: str) -> None:
    red, green, blue = (getattr(theme, ground).getRgb())[:3]
    assert max(red, green, blue) - min(red, green, blue) <= 2


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast_ratio(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast_ratio(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("choice", "scheme", "expected"),
    [
        (ThemeChoice.SYSTEM, Qt.ColorScheme.Light, LIGHT),
        (ThemeChoice.SYSTEM, Qt.ColorScheme.Dark, DARK),
        (ThemeChoice.SYSTEM, Qt.ColorScheme.Unknown, DARK),
        (ThemeChoice.LIGHT, Qt.ColorScheme.Dark, LIGHT),
        (ThemeChoice.DARK, Qt.ColorScheme.Light, DARK),
    ],
)
def test_the_system_decides_unless_the_user_does(
    choice: ThemeChoice, scheme: Qt.ColorScheme, expected: Theme
) -> None:
    assert theme_for(choice, Hints(scheme)) is expected  # type: ignore[arg-type]


@THEMES
def test_a_palette_tells_its_theme(theme: Theme) -> None:
    assert theme_in(palette_of(theme)) is theme


@THEMES
def test_the_style_sheet_is_complete_and_understood(
    qapp: QApplication, theme: Theme, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    sheet = style_sheet_of(theme)
    assert "@" not in sheet
    assert all(Path(path).is_file() for path in re.findall(r'url\("([^"]+)"\)', sheet))
    apply_theme(qapp, theme)
    label = QLabel("dressed")
    label.ensurePolished()
    assert "Could not parse" not in capfd.readouterr().err
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == theme.text


def test_the_style_sheet_grows_with_the_scale() -> None:
    assert "font-size: 13px" in style_sheet_of(DARK)
    assert "font-size: 26px" in style_sheet_of(DARK, 2.0)


def test_fonts_are_measured_in_pixels(qapp: QApplication) -> None:
    assert interface_font(13).pixelSize() == 13
    assert serif_font(17).pixelSize() == 17
    assert interface_font(0).pixelSize() == 1


def test_the_serif_is_not_the_interface_font(qapp: QApplication) -> None:
    assert serif_font(17).exactMatch() or serif_font(17).styleHint() == serif_font(17).StyleHint.Serif
    assert serif_font(17).families()[0] != interface_font(17).families()[0]


def test_counters_have_figures_of_one_width(qapp: QApplication) -> None:
    font = figures_font(26)
    assert [tag.toString() for tag in font.featureTags()] == [b"tnum"]


@pytest.mark.parametrize("name", [name for name in ICONS if not name.startswith("check")])
def test_icons_are_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    assert PLACEHOLDER in resource_path(f"icons/{name}.svg").read_bytes()
    image = icon_pixmap(name, QColor("#FF0000"), 48).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#ff0000"}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [16, 20, 24])
def test_icons_are_drawn_for_the_screens_own_pixels(qapp: QApplication, size: int, ratio: float) -> None:
    pixmap = icon("menu", DARK.text, (ratio,)).pixmap(QSize(size, size), ratio)
    assert pixmap.width() == round(size * ratio)
    assert pixmap.devicePixelRatio() == ratio


def test_all_icons_share_one_grid_and_one_stroke() -> None:
    for name in ICONS:
        drawing = resource_path(f"icons/{name}.svg").read_text()
        assert 'viewBox="0 0 24 24"' in drawing
        if not name.startswith("check"):
            assert re.findall(r'stroke-width="([^"]+)"', drawing) == ["1.75"]
            assert 'stroke-linecap="round"' in drawing


def test_the_application_has_its_icon(qapp: QApplication) -> None:
    image: QImage = QIcon(str(resource_path("app-icon.svg"))).pixmap(QSize(64, 64), 1.0).toImage()
    assert image.width() == 64
    assert image.pixelColor(0, 0).alpha() == 0  # its corners are round
    assert len({image.pixelColor(x, 32).name() for x in range(64)}) > 3


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=re.escape("icons/none.svg")):
        resource_path("icons/none.svg")
    assert shipped_path("resources").is_dir()
