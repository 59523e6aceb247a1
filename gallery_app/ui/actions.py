"""The one table of commands: menus, shortcuts, the keys overlay and the tests all come from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Group(Enum):
    """Where a command stands in the menu and in the keys overlay."""

    GALLERY = "Gallery"
    MOVE = "Go"
    ZOOM = "Zoom"
    VIEW = "View"
    SHOW = "Slideshow"
    ANIMATION = "Animation"
    WORDS = "Words"
    HELP = "Help"


class Context(Enum):
    """Where a key works; two commands may share a key only if they share no context."""

    ANYWHERE = "anywhere"  # welcome page included
    PHOTO = "photo"  # a gallery is open
    LOOSE = "loose"  # it is a folder or files
    PACKED = "packed"  # it is one packed file
    ANIMATION = "animation"  # the photo on show is one
    PLAYING = "playing"  # the slideshow runs


class ActionId(Enum):
    """Every command of the window."""

    OPEN_FOLDER = "open-folder"
    OPEN_FILE = "open-file"
    OPEN_SAMPLE = "open-sample"
    NEW_FROM_TEXT = "new-from-text"
    SAVE_AS_GALLERY = "save-as-gallery"
    SHOW_IN_FOLDER = "show-in-folder"
    OPEN_WITH = "open-with"
    PRINT = "print"
    WALLPAPER = "wallpaper"
    CLOSE_GALLERY = "close-gallery"
    RELOAD = "reload"
    PROBLEMS = "problems"
    CREDITS = "credits"
    PACK = "pack"
    UNPACK = "unpack"
    RESTORE_WINDOWS = "restore-windows"
    CLOSE_WINDOW = "close-window"
    QUIT = "quit"
    NEXT = "next"
    PREVIOUS = "previous"
    NEXT_OR_PAN = "next-or-pan"
    PREVIOUS_OR_PAN = "previous-or-pan"
    READ_ON = "read-on"
    READ_BACK = "read-back"
    FORWARD_TEN = "forward-ten"
    BACK_TEN = "back-ten"
    FIRST = "first"
    LAST = "last"
    GO_TO = "go-to"
    SEARCH = "search"
    NEXT_HIT = "next-hit"
    PREVIOUS_HIT = "previous-hit"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    FIT = "fit"
    ACTUAL_SIZE = "actual-size"
    TOGGLE_FIT = "toggle-fit"
    FIT_WIDTH = "fit-width"
    FILL = "fill"
    PAN_LEFT = "pan-left"
    PAN_RIGHT = "pan-right"
    PAN_UP = "pan-up"
    PAN_DOWN = "pan-down"
    PAN_LEFT_FAST = "pan-left-fast"
    PAN_RIGHT_FAST = "pan-right-fast"
    PAN_UP_FAST = "pan-up-fast"
    PAN_DOWN_FAST = "pan-down-fast"
    ROTATE_RIGHT = "rotate-right"
    ROTATE_LEFT = "rotate-left"
    FULL_SCREEN = "full-screen"
    KEEP_VIEW = "keep-view"
    STRIP = "strip"
    PANEL = "panel"
    CAPTION = "caption"
    STORY = "story"
    SORT_BY_DATE = "sort-by-date"
    THEME_SYSTEM = "theme-system"
    THEME_DARK = "theme-dark"
    THEME_LIGHT = "theme-light"
    TEXT_LARGER = "text-larger"
    TEXT_SMALLER = "text-smaller"
    PLAY = "play"
    SHOW_FROM_START = "show-from-start"
    SHOW_FROM_HERE = "show-from-here"
    PAUSE = "pause"
    SLOWER = "slower"
    FASTER = "faster"
    ANIMATION_PAUSE = "animation-pause"
    FRAME_BACK = "frame-back"
    FRAME_ON = "frame-on"
    ANIMATION_SLOWER = "animation-slower"
    ANIMATION_FASTER = "animation-faster"
    COPY = "copy"
    COPY_WORDS = "copy-words"
    RIGHTS_LINK = "rights-link"
    NEXT_LANGUAGE = "next-language"
    LETTERS = "letters"
    CAMERA_FIRST = "camera-first"
    NEXT_AREA = "next-area"
    MENU = "menu"
    KEYS = "keys"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command: its name for people (& marks the menu's letter), its keys, where they work."""

    id: ActionId
    text: str
    group: Group
    keys: tuple[str, ...] = ()
    context: Context = Context.PHOTO
    checkable: bool = False
    in_menu: bool = True
    icon: str = ""
    part: bool = False  # whether a line stands above it in the menu


A = ActionId
ACTIONS: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        A.OPEN_FOLDER, "&Open folder…", Group.GALLERY, ("Ctrl+O",), Context.ANYWHERE, icon="open-folder"
    ),
    ActionSpec(A.OPEN_FILE, "Open &file…", Group.GALLERY, ("Ctrl+Shift+O",), Context.ANYWHERE),
    ActionSpec(A.OPEN_SAMPLE, "Open the &sample", Group.GALLERY, (), Context.ANYWHERE),
    ActionSpec(A.NEW_FROM_TEXT, "&New from text…", Group.GALLERY, ("Ctrl+N",), Context.ANYWHERE, part=True),
    ActionSpec(A.SAVE_AS_GALLERY, "Sa&ve as gallery", Group.GALLERY, ("Ctrl+S",), Context.LOOSE),
    ActionSpec(A.RELOAD, "&Read again", Group.GALLERY, ("Ctrl+F5",), part=True),
    ActionSpec(A.PROBLEMS, "&Problems…", Group.GALLERY),
    ActionSpec(A.CREDITS, "Cr&edits…", Group.GALLERY),
    ActionSpec(A.SHOW_IN_FOLDER, "Show in the file &manager", Group.GALLERY, part=True),
    ActionSpec(A.OPEN_WITH, "Open photo &with…", Group.GALLERY),
    ActionSpec(A.PRINT, "Pr&int photo…", Group.GALLERY, ("Ctrl+P",)),
    ActionSpec(A.WALLPAPER, "Use photo as &background…", Group.GALLERY),
    ActionSpec(A.PACK, "Pac&k into one file…", Group.GALLERY, (), Context.LOOSE, part=True),
    ActionSpec(A.UNPACK, "&Unpack into a folder…", Group.GALLERY, (), Context.PACKED),
    ActionSpec(A.CLOSE_GALLERY, "C&lose gallery", Group.GALLERY, ("Ctrl+Shift+W",), part=True),
    ActionSpec(
        A.RESTORE_WINDOWS,
        "Open the windows &again next time",
        Group.GALLERY,
        (),
        Context.ANYWHERE,
        checkable=True,
    ),
    ActionSpec(A.CLOSE_WINDOW, "&Close window", Group.GALLERY, ("Ctrl+W",), Context.ANYWHERE),
    ActionSpec(A.QUIT, "&Quit", Group.GALLERY, ("Ctrl+Q",), Context.ANYWHERE),
    ActionSpec(A.NEXT, "&Next photo", Group.MOVE, ("Right", "PgDown")),
    ActionSpec(A.PREVIOUS, "&Previous photo", Group.MOVE, ("Left", "PgUp")),
    ActionSpec(A.NEXT_OR_PAN, "Next photo, or down in a zoomed one", Group.MOVE, ("Down",), in_menu=False),
    ActionSpec(
        A.PREVIOUS_OR_PAN, "Previous photo, or up in a zoomed one", Group.MOVE, ("Up",), in_menu=False
    ),
    ActionSpec(
        A.READ_ON,
        "Read on: the caption's next lines, then the next photo",
        Group.MOVE,
        ("Space",),
        in_menu=False,
    ),
    ActionSpec(A.READ_BACK, "Back a photo", Group.MOVE, ("Shift+Space",), in_menu=False),
    ActionSpec(A.FORWARD_TEN, "Ten photos on", Group.MOVE, ("Ctrl+Shift+Right",), part=True),
    ActionSpec(A.BACK_TEN, "Ten photos back", Group.MOVE, ("Ctrl+Shift+Left",)),
    ActionSpec(A.FIRST, "&First photo", Group.MOVE, ("Home",), part=True),
    ActionSpec(A.LAST, "&Last photo", Group.MOVE, ("End",)),
    ActionSpec(A.GO_TO, "&Go to photo…", Group.MOVE, ("Ctrl+G",), part=True),
    ActionSpec(A.SEARCH, "&Search…", Group.MOVE, ("Ctrl+F", "/"), part=True, icon="search"),
    ActionSpec(A.NEXT_HIT, "Next &hit", Group.MOVE, ("F3",), icon="chevron-right"),
    ActionSpec(A.PREVIOUS_HIT, "Pre&vious hit", Group.MOVE, ("Shift+F3",), icon="chevron-left"),
    ActionSpec(A.ZOOM_IN, "Zoom &in", Group.ZOOM, ("+", "=", "Ctrl++", "Ctrl+="), icon="zoom-in"),
    ActionSpec(A.ZOOM_OUT, "Zoom &out", Group.ZOOM, ("-", "Ctrl+-"), icon="zoom-out"),
    ActionSpec(A.FIT, "&Fit", Group.ZOOM, ("0", "Ctrl+0"), part=True),
    ActionSpec(A.ACTUAL_SIZE, "&100 %", Group.ZOOM, ("Ctrl+1",)),
    ActionSpec(A.TOGGLE_FIT, "&Toggle fit and 100 %", Group.ZOOM, ("Z",)),
    ActionSpec(A.FIT_WIDTH, "Fit &width", Group.ZOOM, ("W",)),
    ActionSpec(A.FILL, "Fi&ll", Group.ZOOM, ("Shift+W",)),
    ActionSpec(A.PAN_LEFT, "Move left", Group.ZOOM, ("Ctrl+Left",), in_menu=False),
    ActionSpec(A.PAN_RIGHT, "Move right", Group.ZOOM, ("Ctrl+Right",), in_menu=False),
    ActionSpec(A.PAN_UP, "Move up", Group.ZOOM, ("Ctrl+Up",), in_menu=False),
    ActionSpec(A.PAN_DOWN, "Move down", Group.ZOOM, ("Ctrl+Down",), in_menu=False),
    ActionSpec(A.PAN_LEFT_FAST, "Move left, fast", Group.ZOOM, ("Shift+Left",), in_menu=False),
    ActionSpec(A.PAN_RIGHT_FAST, "Move right, fast", Group.ZOOM, ("Shift+Right",), in_menu=False),
    ActionSpec(A.PAN_UP_FAST, "Move up, fast", Group.ZOOM, ("Shift+Up",), in_menu=False),
    ActionSpec(A.PAN_DOWN_FAST, "Move down, fast", Group.ZOOM, ("Shift+Down",), in_menu=False),
    ActionSpec(A.ROTATE_RIGHT, "Rotate &right", Group.ZOOM, ("R", "Ctrl+R"), icon="rotate", part=True),
    ActionSpec(A.ROTATE_LEFT, "Rotate l&eft", Group.ZOOM, ("Shift+R", "Ctrl+Shift+R")),
    ActionSpec(
        A.FULL_SCREEN,
        "&Full screen",
        Group.VIEW,
        ("F11", "F"),
        Context.ANYWHERE,
        checkable=True,
        icon="fullscreen",
    ),
    ActionSpec(A.KEEP_VIEW, "Keep &zoom and position", Group.VIEW, ("Shift+Z",), checkable=True),
    ActionSpec(A.STRIP, "&Thumbnail strip", Group.VIEW, ("T",), checkable=True, part=True),
    ActionSpec(
        A.PANEL, "&Information panel", Group.VIEW, ("I", "Alt+Return", "F9"), checkable=True, icon="panel"
    ),
    ActionSpec(A.CAPTION, "&Caption: beside, over the photo, hidden", Group.VIEW, ("C",)),
    ActionSpec(A.STORY, "The &article", Group.VIEW, ("A",), icon="story"),
    ActionSpec(A.SORT_BY_DATE, "Sort a plain folder by &date", Group.VIEW, (), checkable=True, part=True),
    ActionSpec(
        A.THEME_SYSTEM,
        "Colours: follow the &system",
        Group.VIEW,
        (),
        Context.ANYWHERE,
        checkable=True,
        part=True,
    ),
    ActionSpec(A.THEME_DARK, "Colours: dar&k", Group.VIEW, (), Context.ANYWHERE, checkable=True),
    ActionSpec(A.THEME_LIGHT, "Colours: li&ght", Group.VIEW, (), Context.ANYWHERE, checkable=True),
    ActionSpec(A.TEXT_LARGER, "&Larger text", Group.VIEW, ("Alt++", "Alt+="), Context.ANYWHERE, part=True),
    ActionSpec(A.TEXT_SMALLER, "S&maller text", Group.VIEW, ("Alt+-",), Context.ANYWHERE),
    ActionSpec(A.PLAY, "&Play and pause here", Group.SHOW, ("S",), checkable=True, icon="play"),
    ActionSpec(A.SHOW_FROM_START, "Full screen from the &first photo", Group.SHOW, ("F5",)),
    ActionSpec(A.SHOW_FROM_HERE, "Full screen from &this photo", Group.SHOW, ("Shift+F5",)),
    ActionSpec(A.PAUSE, "Pause and go on", Group.SHOW, ("Space",), Context.PLAYING, in_menu=False),
    ActionSpec(A.SLOWER, "&Longer", Group.SHOW, ("[",), part=True),
    ActionSpec(A.FASTER, "&Shorter", Group.SHOW, ("]",)),
    ActionSpec(A.ANIMATION_PAUSE, "&Pause and play", Group.ANIMATION, ("K",), Context.ANIMATION),
    ActionSpec(
        A.FRAME_BACK, "One frame &back", Group.ANIMATION, ("J",), Context.ANIMATION, icon="frame-back"
    ),
    ActionSpec(A.FRAME_ON, "One frame &on", Group.ANIMATION, ("L",), Context.ANIMATION, icon="frame-on"),
    ActionSpec(
        A.ANIMATION_SLOWER,
        "&Slower",
        Group.ANIMATION,
        ("Shift+J",),
        Context.ANIMATION,
        icon="slower",
        part=True,
    ),
    ActionSpec(
        A.ANIMATION_FASTER, "&Faster", Group.ANIMATION, ("Shift+L",), Context.ANIMATION, icon="faster"
    ),
    ActionSpec(A.COPY, "&Copy photo with its words", Group.WORDS, ("Ctrl+C",), icon="copy"),
    ActionSpec(A.COPY_WORDS, "Copy c&aption and credit", Group.WORDS, ("Ctrl+Shift+C",)),
    ActionSpec(
        A.RIGHTS_LINK, "Open the &rights link…", Group.WORDS, ("Ctrl+L",), icon="link-external", part=True
    ),
    ActionSpec(A.NEXT_LANGUAGE, "Next &language", Group.WORDS, ("Shift+C",), icon="language", part=True),
    ActionSpec(A.LETTERS, "Words look &wrong…", Group.WORDS),
    ActionSpec(
        A.CAMERA_FIRST,
        "The camera's &EXIF words first",
        Group.WORDS,
        (),
        Context.ANYWHERE,
        checkable=True,
    ),
    ActionSpec(A.NEXT_AREA, "Next part of the window", Group.HELP, ("F6",), in_menu=False),
    ActionSpec(A.MENU, "Menu", Group.HELP, ("F10",), Context.ANYWHERE, in_menu=False, icon="menu"),
    ActionSpec(A.KEYS, "&Keys", Group.HELP, ("?", "Ctrl+?", "F1"), Context.ANYWHERE),
    ActionSpec(A.ABOUT, "&About Gallery", Group.HELP, (), Context.ANYWHERE, part=True),
)

# What the menu of a photo offers where the photo is: its parts, a line between them.
PHOTO_MENU: Final[tuple[tuple[ActionId, ...], ...]] = (
    (A.COPY, A.COPY_WORDS, A.RIGHTS_LINK),
    (A.SHOW_IN_FOLDER, A.OPEN_WITH, A.PRINT, A.WALLPAPER),
    (A.TOGGLE_FIT, A.FULL_SCREEN),
)

# Keys that are no commands of the table but belong in the overlay: (group, keys, what they do).
OTHER_KEYS: Final[tuple[tuple[Group, str, str], ...]] = (
    (Group.MOVE, "1 … 9, Enter", "Go to the photo of that number"),
    (Group.ZOOM, "Ctrl+wheel", "Zoom at the pointer"),
    (Group.ZOOM, "Double click", "Toggle fit and 100 %"),
    (Group.VIEW, "Esc", "Leave: number, search, slideshow, full screen"),
    (Group.VIEW, "Tab", "From one part of the window to the next"),
)


def conflicts(specs: tuple[ActionSpec, ...]) -> tuple[tuple[str, ActionId, ActionId], ...]:
    """Return every key that two commands claim where both could work.

    PLAYING stands apart on purpose: its keys take the place of PHOTO's while the slideshow runs.
    """
    seen: dict[tuple[str, bool], ActionId] = {}
    found: list[tuple[str, ActionId, ActionId]] = []
    for spec in specs:
        for key in spec.keys:
            place = (key, spec.context is Context.PLAYING)
            if place in seen:
                found.append((key, seen[place], spec.id))
            seen[place] = spec.id
    return tuple(found)
