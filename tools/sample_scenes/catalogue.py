"""The list of all pictures: where each goes, how large it is, and what draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sample_scenes import closeups, hall, harbour, landing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sample_scenes.noise import Arr


@dataclass(frozen=True)
class Picture:
    """One picture: its path below sample_galleries, its size in pixels, and the function that draws it."""

    path: str
    size: tuple[int, int]
    draw: Callable[[int, int], Arr]


_CREW = "soyuz-ms-24/photos/"
_PORT = "odd-shapes/photos/"
WIDE = (1800, 1200)

PICTURES = (
    Picture(_CREW + "01-landing.jpg", WIDE, landing.touchdown),
    Picture(_CREW + "02-crew-outside.jpg", WIDE, landing.crew_outside),
    Picture(_CREW + "03-helping-out.jpg", WIDE, landing.helping_out),
    Picture(_CREW + "04-through-the-hatch.jpg", WIDE, closeups.through_hatch),
    Picture(_CREW + "05-the-doll.jpg", WIDE, closeups.the_doll),
    Picture(_CREW + "06-beside-the-capsule.jpg", WIDE, landing.beside_capsule),
    Picture(_CREW + "07-portrait.jpg", (1440, 1800), closeups.portrait),
    Picture(_CREW + "08-mission-control.jpg", WIDE, hall.mission_control),
    Picture(_CREW + "09-inscription.jpg", WIDE, closeups.inscription),
    Picture(_PORT + "01-lighthouse.jpg", (1200, 1800), harbour.lighthouse),
    Picture(_PORT + "02-waterfront.jpg", (4000, 800), harbour.panorama),
    Picture(_PORT + "03-buoy.jpg", (600, 600), harbour.buoy),
    Picture(_PORT + "04-ferry.jpg", WIDE, harbour.ferry),
    Picture(_PORT + "05-fog.jpg", WIDE, harbour.fog),
    Picture(_PORT + "06-docks.jpg", WIDE, harbour.cranes),
    Picture(_PORT + "08-low-tide.jpg", WIDE, harbour.low_tide),
)
