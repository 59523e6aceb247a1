"""Words for photos of the benchmarks: XMP packets as agencies write them, all invented."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES: Final = ("Anna Sokolova", "Jörg Müller", "Łucja Nowak", "Inés Ortega", "Алексей Королёв", "Tom O’Hara")
PLACES: Final = ("Almaty", "Besançon", "Gdańsk", "Karaganda", "Malmö", "Porto", "Tromsø", "Zürich")
THINGS: Final = (
    "capsule", "bridge", "harbour", "market", "steppe", "telescope", "workshop", "orchestra", "railway",
    "landing", "expedition", "helicopter", "parachute", "museum", "election", "marathon", "flood", "harvest",
)  # fmt: skip
LENGTH: Final = 30  # words of a caption


def packet(number: int) -> bytes:
    """Return the XMP packet of a photo: caption, credit, headline, place and keywords."""
    chance = random.Random(number)
    things = [chance.choice(THINGS) for _ in range(LENGTH)]
    name, place = chance.choice(NAMES), chance.choice(PLACES)
    caption = f"{name} in {place}: {' '.join(things)}. Photo {number} of the day."
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        f' photoshop:Credit="© Agency / {name}" photoshop:City="{place}" photoshop:Headline="{things[0]}">'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt></dc:description>'
        f"<dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:subject><rdf:Bag>{_items(things[:6])}</rdf:Bag></dc:subject>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _items(words: Sequence[str]) -> str:
    return "".join(f"<rdf:li>{word}</rdf:li>" for word in words)
