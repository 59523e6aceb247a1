"""How the window looks: colours, fonts and the one style sheet, dark and light."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from gallery_app.resource_files import resource_path
from gallery_app.ui.grounds import DARK_GROUNDS, LIGHT_GROUNDS

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints
    from PySide6.QtWidgets import QApplication

SMALLEST_SCALE: Final = 0.8
LARGEST_SCALE: Final = 2.5

# The best first; Qt takes the first one that is installed, and any serif where none is.
SERIF_FAMILIES: Final = (
    "Noto Serif",
    "Source Serif 4",
    "Charter",
    "New York",
    "Georgia",
    "DejaVu Serif",
    "Liberation Serif",
    "Times New Roman",
)
PREFERRED_INTERFACE_FAMILY: Final = "Inter"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look, by what they are for."""

    name: str
    surround: QColor
    panel: QColor
    bar: QColor
    line: QColor
    text: QColor
    secondary: QColor
    tertiary: QColor
    accent: QColor
    link: QColor

    @property
    def hover(self) -> QColor:
        """The ground of what the pointer or the selection is on."""
        return mixed(self.bar, self.text, 0.05)

    @property
    def mark(self) -> QColor:
        """The ground of words that a search has found."""
        return mixed(self.panel, self.accent, 0.32)

    @property
    def on_accent(self) -> QColor:
        """The colour of text that stands on the accent colour."""
        return max(
            (QColor("#161616"), QColor("#FFFFFF")), key=lambda color: contrast_ratio(color, self.accent)
        )

    @property
    def control(self) -> QColor:
        """The outline of a control: 3 : 1 against every ground, as WCAG asks of what can be used."""
        return mixed(self.panel, self.tertiary, 0.82)


DARK: Final = Theme(
    name="dark",
    surround=QColor(DARK_GROUNDS[0]),
    panel=QColor(DARK_GROUNDS[1]),
    bar=QColor(DARK_GROUNDS[2]),
    line=QColor(DARK_GROUNDS[3]),
    text=QColor("#F1EFEC"),
    secondary=QColor("#B4B0AA"),
    tertiary=QColor("#97938D"),
    accent=QColor("#F0A13C"),
    link=QColor("#8AB4F8"),
)
LIGHT: Final = Theme(
    name="light",
    surround=QColor(LIGHT_GROUNDS[0]),
    panel=QColor(LIGHT_GROUNDS[1]),
    bar=QColor(LIGHT_GROUNDS[2]),
    line=QColor(LIGHT_GROUNDS[3]),
    text=QColor("#1B1B1B"),
    secondary=QColor("#55524E"),
    tertiary=QColor("#6B6762"),
    accent=QColor("#A05806"),
    link=QColor("#0B57D0"),
)


class ThemeChoice(Enum):
    """What the user asked for."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


def theme_for(choice: ThemeChoice, hints: QStyleHints) -> Theme:
    """Return the theme to use; a system that does not say which it prefers gets the dark one."""
    match choice:
        case ThemeChoice.DARK:
            return DARK
        case ThemeChoice.LIGHT:
            return LIGHT
        case ThemeChoice.SYSTEM:
            return LIGHT if hints.colorScheme() == Qt.ColorScheme.Light else DARK


def theme_in(palette: QPalette) -> Theme:
    """Return the theme that ``palette`` was made from: widgets that paint ask their own palette."""
    # Not by the ground's colour: style sheets change that in the palettes of the widgets they dress.
    return LIGHT if palette.color(QPalette.ColorRole.Link) == LIGHT.link else DARK


def apply_theme(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Dress the whole application; ``scale`` is for the size of menus, buttons and tool tips."""
    app.setStyle("Fusion")  # the one style that follows a palette on every system
    app.setFont(interface_font(round(13 * scale)))
    app.setPalette(palette_of(theme))
    app.setStyleSheet(style_sheet_of(theme, scale))


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of ``theme``."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.panel,
        role.Base: theme.panel,
        role.AlternateBase: theme.bar,
        role.Button: theme.bar,
        role.ToolTipBase: theme.bar,
        role.WindowText: theme.text,
        role.Text: theme.text,
        role.ButtonText: theme.text,
        role.ToolTipText: theme.text,
        role.BrightText: theme.text,
        role.PlaceholderText: theme.tertiary,
        role.Highlight: theme.accent,
        role.Accent: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Mid: theme.line,
        role.Midlight: theme.line,
        role.Dark: theme.line,
        role.Light: theme.hover,
        role.Shadow: theme.surround,
    }
    palette = QPalette()
    for name, color in colors.items():
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, mixed(theme.panel, theme.tertiary, 0.7))
    return palette


def style_sheet_of(theme: Theme, scale: float = 1.0) -> str:
    """Return the one style sheet.

    Widgets choose by property: ``ground`` is "surround", "panel" or "bar"; ``ink`` is "secondary",
    "tertiary" or "accent"; ``kind`` of a button is "primary", "link", "quiet" or "chip".
    """
    size = round(13 * scale)
    names = {
        "surround": theme.surround,
        "panel": theme.panel,
        "bar": theme.bar,
        "line": theme.line,
        "control": theme.control,
        "hover": theme.hover,
        "text": theme.text,
        "secondary": theme.secondary,
        "tertiary": theme.tertiary,
        "accent": theme.accent,
        "bright": mixed(theme.accent, theme.text, 0.18),
        "on_accent": theme.on_accent,
        "link": theme.link,
        "faint": mixed(theme.panel, theme.tertiary, 0.45),
    }
    sheet = STYLE_SHEET.replace("@size", f"{size}px")
    # A style sheet takes pictures from files alone, so these are drawn in each theme's own colour.
    sheet = sheet.replace("@{check}", resource_path(f"icons/check-{theme.name}.svg").as_posix())
    sheet = sheet.replace("@{tick}", resource_path(f"icons/check-on-accent-{theme.name}.svg").as_posix())
    for name in sorted(names, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", names[name].name())
    return sheet


def interface_font(pixel_size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font of the interface: the system's own, or Inter where it is installed."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamilies([PREFERRED_INTERFACE_FAMILY, *font.families()])
    font.setPixelSize(max(1, pixel_size))
    font.setWeight(weight)
    return font


def figures_font(pixel_size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font with figures of one width, for what counts."""
    font = interface_font(pixel_size, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def serif_font(pixel_size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font that captions and stories are set in."""
    font = QFont()
    font.setFamilies(list(SERIF_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(max(1, pixel_size))
    font.setWeight(weight)
    return font


def mixed(ground: QColor, color: QColor, share: float) -> QColor:
    """Return ``ground`` with a ``share`` (0 to 1) of ``color`` in it."""

    def part(below: int, above: int) -> int:
        return round(below * (1 - share) + above * share)

    return QColor(
        part(ground.red(), color.red()),
        part(ground.green(), color.green()),
        part(ground.blue(), color.blue()),
    )


def contrast_ratio(one: QColor, other: QColor) -> float:
    """Return the WCAG contrast of two opaque colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


STYLE_SHEET: Final = """
*[ground="surround"] { background: @surround; }
*[ground="panel"] { background: @panel; }
*[ground="bar"] { background: @bar; }
*[ink="secondary"] { color: @secondary; }
*[ink="tertiary"] { color: @tertiary; }
*[ink="accent"] { color: @accent; }
QMainWindow, QDialog { background: @panel; }

QToolTip { color: @text; background: @bar; border: 1px solid @control; padding: 4px 7px; font-size: @size; }

QMenu { background: @bar; color: @text; border: 1px solid @line; padding: 5px; font-size: @size; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 10px; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @tertiary; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QMenu::indicator { width: 15px; height: 15px; left: 6px; }
QMenu::indicator:checked { image: url("@{check}"); }
QMenu::indicator:unchecked { image: none; }

QCheckBox { spacing: 9px; font-size: @size; padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border-color: @accent; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid @control; border-radius: 4px;
                       background: @bar; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url("@{tick}"); }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @faint; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @tertiary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QPushButton { color: @text; background: transparent; border: 1px solid @control; border-radius: 7px;
              padding: 6px 16px; font-size: @size; outline: 0; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:disabled { color: @tertiary; border-color: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 15px; }
QPushButton[kind="primary"], QPushButton:default {
    color: @on_accent; background: @accent; border: 1px solid @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton:default:hover { background: @bright; border-color: @bright; }
QPushButton[kind="primary"]:focus, QPushButton:default:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled, QPushButton:default:disabled {
    color: @tertiary; background: transparent; border: 1px solid @line; }
QPushButton[kind="link"] { color: @link; border: 1px solid transparent; border-radius: 4px; padding: 2px 3px;
                           text-align: left; background: transparent; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid @accent; }
QPushButton[kind="link"]:disabled { color: @tertiary; }
QPushButton[kind="quiet"] { border: 1px solid transparent; border-radius: 6px; padding: 4px 10px; }
QPushButton[kind="quiet"]:focus { border: 1px solid @accent; }

QToolButton { color: @secondary; background: transparent; border: 2px solid transparent; border-radius: 6px;
              padding: 3px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @line; color: @text; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="chip"] { border: 1px solid @control; padding: 3px 8px; }
QToolButton[kind="chip"]:disabled { color: @tertiary; border-color: @line; }
QToolButton[kind="chip"]:focus { border: 2px solid @accent; padding: 2px 7px; }

QLineEdit, QSpinBox, QComboBox, QAbstractSpinBox { color: @text; background: @bar; border: 1px solid @control;
    border-radius: 5px; padding: 4px 7px; selection-background-color: @accent; selection-color: @on_accent; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; padding: 0; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border-color: @accent; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @tertiary; }
QTextEdit, QPlainTextEdit { color: @text; background: transparent; border: none;
    selection-background-color: @accent; selection-color: @on_accent; }
QPlainTextEdit[ground="bar"] { background: @bar; border: 1px solid @control; border-radius: 5px;
                               padding: 4px; }
QPlainTextEdit[ground="bar"]:focus { border-color: @accent; }
QListView, QTreeView, QTableView, QScrollArea { background: transparent; border: none; }
QListWidget { outline: 0; }
QListWidget::item { color: @text; padding: 0 9px; border: 1px solid transparent; border-radius: 5px; }
QListWidget::item:hover { background: @hover; }
QListWidget::item:selected { background: @line; }
QListWidget::item:focus { border-color: @accent; }
QTreeView { outline: 0; show-decoration-selected: 1; selection-background-color: @hover; }
QTreeView::item { padding: 5px 6px; border: none; }
QTreeView::item:selected { background: @hover; color: @text; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView { background: @bar; }
QHeaderView::section { background: @bar; color: @tertiary; border: none; border-bottom: 1px solid @line;
    padding: 4px 9px; }
"""
