"""What the first look needs to know of how the window was left; the whole state is read after it.

Nothing is imported here that takes time.
"""

from gallery_app.library.regular import regular_only

TYPE_CHECKING = False
if TYPE_CHECKING:
    Numbers = tuple[int, ...]

STATE_FILE = "state.json"
STATE_VERSION = 1
STATE_LIMIT = 65_536  # bytes of the state file that are looked at
LARGEST_NUMBER = 100_000  # pixels; no screen reaches it


class Glance:
    """Place, size and space of the photo as ``ViewerState`` has them; of what was not told, None."""

    __slots__ = ("dark", "maximised", "photo_box", "photo_margins", "place", "size")

    def __init__(self, text: str) -> None:
        self.place = _pair(_numbers(text, "place", 2, least=-LARGEST_NUMBER))
        self.size = _pair(_numbers(text, "size", 2, least=1))
        self.photo_box = _pair(_numbers(text, "photo_box", 2, least=1))
        self.photo_margins = _numbers(text, "photo_margins", 4, least=0)
        self.maximised = _word(text, "maximised") == "true"
        self.dark = _word(text, "dark") != "false"


def glance_at(file: str) -> Glance:
    """Return what a state file tells at a glance; nothing where it cannot be read."""
    try:
        text = _text_of(file)
        if _word(text, "version") != str(STATE_VERSION):
            text = _text_of(beside(file, STATE_VERSION))
    except (OSError, ValueError):
        text = ""
    return Glance(text)


def beside(path: str, version: int) -> str:
    """Return where this version keeps a file that a newer one has at ``path``: "state.v1.json"."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.v{version}{dot}{ending}"


def _text_of(file: str) -> str:
    with open(file, encoding="utf-8", opener=regular_only) as state:
        return state.read(STATE_LIMIT)


# The file is our own JSON, a value to a name, so these find what json would; importing that takes 5 ms.
def _word(text: str, name: str) -> str:
    return text.partition(f'"{name}":')[2].partition("\n")[0].strip(" ,")


def _numbers(text: str, name: str, count: int, *, least: int) -> "Numbers | None":
    inside = text.partition(f'"{name}":')[2].lstrip()
    if not inside.startswith("["):
        return None
    try:
        numbers = tuple(int(number) for number in inside[1:].partition("]")[0].split(","))
    except ValueError:
        return None
    fits = len(numbers) == count and all(least <= number <= LARGEST_NUMBER for number in numbers)
    return numbers if fits else None


def _pair(numbers: "Numbers | None") -> "tuple[int, int] | None":
    return None if numbers is None else (numbers[0], numbers[1])
