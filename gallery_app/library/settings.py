"""What the user has chosen: every setting with its default, its limits and its description."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final

from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from dataclasses import Field

    from gallery_app.model.problems import Sentence

MOST_HOSTS: Final = 500
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?")
_SWITCHES: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _choice(default: str, doc: str, *others: str) -> Any:
    return field(default=default, metadata={"doc": doc, "choices": (default, *others)})


def _number(default: float, doc: str, least: float, most: float) -> Any:
    return field(default=default, metadata={"doc": doc, "limits": (least, most)})


def _switch(doc: str, *, default: bool = False) -> Any:
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices.  A field's metadata holds ``doc`` and its ``choices`` or ``limits``."""

    theme: str = _choice("system", "Colours of the window", "dark", "light")
    text_scale: float = _number(1.0, "Size of captions and of the story's text", 0.8, 2.5)
    slideshow_seconds: float = _number(5.0, "Seconds that each photo stays", 1.0, 60.0)
    slideshow_caption: str = _choice("fading", "Words over the photo in a slideshow", "pinned", "hidden")
    strip_whole: bool = _switch("Show whole photos in the strip instead of filling its tiles")
    arrows_pan_when_zoomed: bool = _switch("Arrow keys move a photo that is zoomed in")
    wheel: str = _choice("step", "What the mouse wheel does over the photo", "zoom", "scroll")
    reduce_motion: str = _choice("system", "Show changes at once instead of gliding", "on", "off")
    sort_by_date: bool = _switch("Sort plain folders by date instead of by name")
    metadata_order: str = _choice("iptc", "Whose order decides which words of a photo's file count", "mwg")
    restore_windows: bool = _switch("Open the windows of the last time when started without a gallery")
    allowed_hosts: tuple[str, ...] = field(
        default=(), metadata={"doc": "Web hosts whose rights links open without asking"}
    )


def settings_from(data: object) -> tuple[Settings, tuple[Sentence, ...]]:
    """Return the settings that a YAML mapping of texts holds, and a message for each that was not usable."""
    if not isinstance(data, dict):
        return Settings(), (
            say("the settings file is not a list of names and values; the defaults are used."),
        )
    known = {one.name: one for one in fields(Settings)}
    values: dict[str, Any] = {}
    messages = []
    for name, value in data.items():
        if name not in known:
            messages.append(say("there is no setting {name}; it was passed over.", name=name))
            continue
        try:
            values[name] = _value_of(known[name], value)
        except ValueError:
            messages.append(_told(known[name], value))
    return Settings(**values), tuple(messages)


def as_mapping(settings: Settings) -> Mapping[str, object]:
    """Return the settings as plain values, to be written."""
    values = {one.name: getattr(settings, one.name) for one in fields(Settings)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def fitting(name: str, value: object) -> object:
    """Return the value that a text (or list) of the file stands for in a setting; ValueError if in none."""
    known = next((one for one in fields(Settings) if one.name == name), None)
    if known is None:
        raise ValueError("no setting of ours")
    return _value_of(known, value)


def _value_of(known: Field[Any], value: object) -> object:
    """Return the value that a text (or list) of the file stands for; ValueError if it does not fit."""
    if isinstance(known.default, tuple):
        return _hosts(value)
    if not isinstance(value, str):
        raise ValueError("not a single value")  # noqa: TRY004  — what is wrong is the file
    if isinstance(known.default, bool):
        return _switched(value)
    if isinstance(known.default, float):
        return _number_within(float(value), *known.metadata["limits"])
    if value not in known.metadata["choices"]:
        raise ValueError("not one of the choices")
    return value


def _switched(value: str) -> bool:
    if value.lower() not in _SWITCHES:
        raise ValueError("neither true nor false")
    return _SWITCHES[value.lower()]


def _number_within(number: float, least: float, most: float) -> float:
    if not least <= number <= most:  # nan is within nothing
        raise ValueError("outside the limits")
    return number


def _hosts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_HOSTS:
        raise ValueError("not a list of hosts")
    hosts = [host.lower() for host in value if isinstance(host, str)]
    if len(hosts) < len(value) or not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError("not host names")
    return tuple(dict.fromkeys(hosts))


def _told(known: Field[Any], value: object) -> Sentence:
    name, shown = known.name, value if isinstance(value, str) else "…"
    if "choices" in known.metadata:
        choices = ", ".join(known.metadata["choices"])
        return say(
            "the setting {name} cannot be “{value}”: write one of {choices}. The default is used.",
            name=name,
            value=shown,
            choices=choices,
        )
    if "limits" in known.metadata:
        least, most = known.metadata["limits"]
        return say(
            "the setting {name} cannot be “{value}”: write a number from {least} to {most}. "
            "The default is used.",
            name=name,
            value=shown,
            least=f"{least:g}",
            most=f"{most:g}",
        )
    if isinstance(known.default, bool):
        return say(
            "the setting {name} cannot be “{value}”: write true or false. The default is used.",
            name=name,
            value=shown,
        )
    return say("the setting {name} needs a list of hosts like example.com. The default is used.", name=name)
