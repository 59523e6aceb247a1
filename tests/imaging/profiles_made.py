"""Colour profiles made for tests."""

from __future__ import annotations

import struct

from PIL import ImageCms

SRGB = {
    b"rXYZ": (0.4361, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}


def srgb() -> bytes:
    """The sRGB that LittleCMS makes."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exchanged(one: bytes = b"rXYZ", other: bytes = b"bXYZ", profile: bytes | None = None) -> bytes:
    """sRGB, its name included, with two of its primaries exchanged: shown rightly, so are the colours."""
    changed = bytearray(srgb() if profile is None else profile)
    count = int.from_bytes(changed[128:132], "big")
    tags = {bytes(changed[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    changed[tags[one] : tags[one] + 4], changed[tags[other] : tags[other] + 4] = other, one
    return bytes(changed)


def profile_of(space: bytes, tags: dict[bytes, bytes], *, connected: bytes = b"XYZ ") -> bytes:
    """A display profile of version 2 with the tags given."""
    body, table = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += struct.pack(">4sLL", name, start + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    white = struct.pack(">3l", *(round(part * 65536) for part in (0.9642, 1.0, 0.8249)))
    header = struct.pack(
        ">L4sL4s4s4s12s4s28s12s", start + len(body), b"none", 0x02400000, b"mntr", space, connected,
        struct.pack(">6H", 2026, 1, 1, 0, 0, 0), b"acsp", bytes(28), white,
    )  # fmt: skip
    return header + bytes(128 - len(header)) + struct.pack(">L", len(tags)) + table + body


def curve(gamma: float) -> bytes:
    return struct.pack(">4sLLH", b"curv", 0, 1, round(gamma * 256))


def place(x: float, y: float, z: float) -> bytes:
    return struct.pack(">4sL3l", b"XYZ ", 0, *(round(part * 65536) for part in (x, y, z)))


def text(words: str) -> bytes:
    return struct.pack(">4sLL", b"desc", 0, len(words) + 1) + words.encode() + bytes(79)


def named_srgb(curve_: bytes) -> bytes:
    """A profile that calls itself sRGB; its curve may be another."""
    tags = {b"desc": text("sRGB IEC61966-2.1"), b"cprt": text(""), b"wtpt": place(0.9642, 1.0, 0.8249)}
    tags |= {name: place(*values) for name, values in SRGB.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve_)
    return profile_of(b"RGB ", tags)


def adobe_like() -> bytes:
    """A wide space: a green far beyond that of sRGB."""
    tags = {b"desc": text("wide"), b"cprt": text(""), b"wtpt": place(0.9642, 1.0, 0.8249)}
    tags |= {
        b"rXYZ": place(0.6097, 0.3111, 0.0195),
        b"gXYZ": place(0.2053, 0.6257, 0.0609),
        b"bXYZ": place(0.1492, 0.0632, 0.7446),
    }
    tags |= {name: curve(2.19921875) for name in (b"rTRC", b"gTRC", b"bTRC")}
    return profile_of(b"RGB ", tags)


def grey(gamma: float) -> bytes:
    tags = {
        b"desc": text("grey"),
        b"cprt": text(""),
        b"wtpt": place(0.9642, 1.0, 0.8249),
        b"kTRC": curve(gamma),
    }
    return profile_of(b"GRAY", tags)


def inks() -> bytes:
    """A profile for four inks in which they mean the opposite: no ink is black, all cyan is red and so on."""
    corners = []
    for at in range(16):
        c, m, y, k = (at >> 3 & 1, at >> 2 & 1, at >> 1 & 1, at & 1)
        corners.append(_lab(*(int(part and not k) for part in (c, m, y))))
    table = b"".join(struct.pack(">3H", *entry) for entry in corners)
    identity = struct.pack(">9l", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    ramp = struct.pack(">2H", 0, 65535)
    lut = (
        struct.pack(">4sL4B", b"mft2", 0, 4, 3, 2, 0) + identity + struct.pack(">2H", 2, 2)
        + ramp * 4 + table + ramp * 3
    )  # fmt: skip
    tags = {b"desc": text("inks"), b"cprt": text(""), b"wtpt": place(0.9642, 1.0, 0.8249), b"A2B0": lut}
    made = bytearray(profile_of(b"CMYK", tags, connected=b"Lab "))
    made[12:16] = b"prtr"
    return bytes(made)


_LABS = {
    (0, 0, 0): (0, 0, 0), (1, 0, 0): (54.3, 80.8, 69.9), (0, 1, 0): (87.8, -79.3, 81.0),
    (0, 0, 1): (29.6, 68.3, -112.0), (1, 1, 1): (100, 0, 0), (1, 1, 0): (97.6, -15.8, 93.4),
    (0, 1, 1): (90.7, -50.7, -14.9), (1, 0, 1): (60.2, 93.6, -60.5),
}  # fmt: skip


def _lab(*rgb: int) -> tuple[int, int, int]:
    lightness, a, b = _LABS[rgb]  # type: ignore[index]
    return round(lightness / 100 * 65280), round((a + 128) * 256), round((b + 128) * 256)
