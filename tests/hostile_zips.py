"""Packed files that were made to do harm, or came to harm, and a word of what is to be said of each."""

from __future__ import annotations

import struct
import zlib

from zip_maker import (
    BLOCK_DEVICE,
    CHARACTER_DEVICE,
    DEFLATED,
    ENCRYPTED,
    LINK,
    PIPE,
    SIZES_FOLLOW,
    SOCKET,
    UTF8,
    Part,
    large_end,
    manifest,
    mimetype,
    png,
    story,
    zip_bytes,
)

MANY_ZEROS = 64 << 20
HALF_A_GIGABYTE = 512 << 20


def zeros(count: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(count >> 20)) + packer.flush()


def overlapping(count: int) -> bytes:
    """All members are the same bytes, as in the densest bombs."""
    first = Part("0.png", png())
    return zip_bytes(
        [first, *(Part(f"{number}.png", png(), at=0, local_name=b"") for number in range(1, count))]
    )


def quoted_overlap(count: int) -> bytes:
    """Each member holds the headers of those behind it, so that all end in the same bytes."""
    kernel = Part(
        "k.png", b"", DEFLATED, stream=zeros(1 << 20), size=1 << 20, checksum=zlib.crc32(bytes(1 << 20))
    )
    body, listed = kernel.local(), [kernel]
    for number in range(count - 1):
        quote = struct.pack("<BHH", 0, len(body), len(body) ^ 0xFFFF)
        size = listed[0].size + len(body) if number == 0 else listed[0].size
        part = Part(f"{number}.png", b"", DEFLATED, stream=quote + body, size=size, checksum=0)
        body = part.local()
        listed.insert(0, part)
    places, at = [], 0
    for part in listed:
        places.append(at)
        at += len(part.local()) - len(part.stream) + 5
    central = b"".join(part.central(place) for part, place in zip(listed, places, strict=True))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(central), len(body), 0)
    return body + central + end


def nested(depth: int) -> bytes:
    data = zip_bytes([Part("0.png", png())])
    for _ in range(depth):
        data = zip_bytes([Part("inner.zip", data), Part("also.photostory", data)])
    return data


def large_sizes(size: int, packed: int = 0xFFFFFFFF) -> Part:
    extra = (
        struct.pack("<HHQ", 1, 8, size) if packed != 0xFFFFFFFF else struct.pack("<HHQQ", 1, 16, size, size)
    )
    return Part("1.png", png(), size=0xFFFFFFFF, packed_size=packed, extra=extra, local_size=0xFFFFFFFF)


# name: (the file, what is said of it or of its photo, in part).  "" is a gallery like any other.
T7_BOMBS = {
    "flat": (
        [Part("1.png", stream=zeros(MANY_ZEROS), size=MANY_ZEROS, checksum=0, method=DEFLATED)],
        "not a photo",
    ),
    "flat and too large": (
        [Part("1.png", stream=zeros(1 << 20), size=HALF_A_GIGABYTE + 1, method=DEFLATED)],
        "too large",
    ),
    "more than it says": (
        [Part("1.png", stream=zeros(MANY_ZEROS), size=1_000, checksum=0, method=DEFLATED)],
        "size is not what",
    ),
    "less than it says": (
        [Part("1.png", stream=zeros(1 << 20), size=HALF_A_GIGABYTE, checksum=0, method=DEFLATED)],
        "size is not what",
    ),
    "all too much together": (
        [Part(f"{n}.png", png(), size=HALF_A_GIGABYTE) for n in range(9)],
        "more than 4 GB",
    ),
    "stored and more than it says": ([Part("1.png", bytes(5_000), size=10)], "size is not what"),
    "stored and less than it says": ([Part("1.png", b"12", size=HALF_A_GIGABYTE)], "size is not what"),
    "packed beyond the end": ([Part("1.png", png(), packed_size=1 << 30, size=1 << 30)], "overlap"),
    "one place for all": (overlapping(200), "overlap"),
    "one place for two": (overlapping(2), "overlap"),
    "quoted overlap": (quoted_overlap(200), "overlap"),
    "quoted overlap of two": (quoted_overlap(2), "overlap"),
    "the list overlaps": ([Part("1.png", png()), Part("2.png", png(), packed_size=10_000)], "overlap"),
    "nested": (nested(6), "no photos"),
    "manifest bomb": (
        [Part("gallery.yaml", method=DEFLATED, stream=zeros(MANY_ZEROS), size=MANY_ZEROS, checksum=0)],
        "larger than 8 MB",
    ),
    "manifest with a lying size": (
        [Part("gallery.yaml", method=DEFLATED, stream=zeros(MANY_ZEROS), size=100, checksum=0)],
        "size is not what",
    ),
    "manifest of aliases": ([Part("gallery.yaml", b"a: &a [x]\nb: *a\n")], "anchor"),
    "a hundred thousand names": ([Part(f"{number}.txt") for number in range(100_001)], "100000 members"),
}
T8_STRUCTURE = {
    "empty file": (b"", "no zip file"),
    "no zip": (b"not a zip at all" * 9, "no zip file"),
    "only an end": (zip_bytes([]), "no photos"),
    "two end records": (zip_bytes(story(), comment=zip_bytes([Part("evil.png", png())])), "two ways"),
    "two ends in one": (zip_bytes(story(), comment=b"PK\5\6" + bytes(18)), "two ways"),
    "zip64 of 2^60": (
        zip_bytes(story(1), large_end=large_end(1 << 60, count=1 << 60, size=1 << 60, start=1 << 60)),
        "two ways|more than|damaged",
    ),
    "zip64 sizes of 2^60": ([large_sizes(1 << 60)], "4 GB|overlap"),
    "zip64 without its sizes": ([Part("1.png", png(), size=0xFFFFFFFF)], "damaged"),
    "65,536 entries": ([*story(1), *(Part(f"{number}.txt") for number in range(65_533))], ""),
    "65,537 entries where one is told": (
        zip_bytes([*story(1), *(Part(f"{number}.txt") for number in range(65_534))], count=2),
        "damaged",
    ),
    "cut behind the first photo": (zip_bytes(story())[:400], "no zip file"),
    "cut before its last byte": (zip_bytes(story())[:-1], "no zip file"),
    "cut at the beginning": (zip_bytes(story())[40:], "damaged"),
    "encrypted": ([Part("1.png", png(), flags=ENCRYPTED)], "encrypted"),
    "encrypted manifest": ([Part("gallery.yaml", b"photos: []", flags=ENCRYPTED)], "encrypted"),
    "AES": ([Part("1.png", png(), 99, flags=ENCRYPTED)], "encrypted"),
    "method 99": ([Part("1.png", png(), 99)], "encrypted"),
    "method 12": ([Part("1.png", png(), 12)], "method 12"),
    "method 65535": ([Part("1.png", png(), 0xFFFF)], "method 65535"),
    "wrong checksum": ([Part("1.png", png(), checksum=1)], "checksum"),
    "wrong checksum, packed": ([Part("1.png", png(), DEFLATED, checksum=1)], "checksum"),
    "not deflated": ([Part("1.png", png(), DEFLATED, stream=b"\xff" * 80)], "cannot be unpacked"),
    "deflated and cut": ([Part("1.png", png(), DEFLATED, stream=b"\x00\x50")], "size is not what|cannot be"),
    "another name inside": ([Part("1.png", png(), local_name=b"2.png")], "two different ways"),
    "another method inside": ([Part("1.png", png(), local_method=8)], "two different ways"),
    "another size inside": ([Part("1.png", png(), local_size=7)], "two different ways"),
    "its place is elsewhere": (
        [Part("0.txt", b"x" * 99), Part("1.png", png(), at=20)],
        "two different ways|overlap",
    ),
    "duplicates": ([Part("1.png", png()), Part("1.png", b"evil")], "packed twice"),
    "two manifests": ([manifest(), Part("gallery.yaml", b"photos: []")], "packed twice"),
    "NUL": ([Part(b"1.png\0.txt", png())], "no file name can hold"),
    "bad UTF-8": ([Part(b"\xff\xfe.png", png(), flags=UTF8)], ""),
    "a name of 60 kB": ([Part(b"x" * 60_000 + b".png", png())], "longer than 1000"),
    "no name": ([Part("", png())], "path is empty"),
    "more entries than told": (zip_bytes(story(), count=1), "damaged"),
    "fewer entries than told": (zip_bytes(story(), count=90), "damaged"),
    "the list is smaller": (zip_bytes(story(), list_size=20), "damaged"),
    "the list is larger": (zip_bytes(story(), list_size=5_000), "damaged"),
    "the list lies behind": (zip_bytes(story(), list_start=1 << 31), "damaged"),
    "one of several disks": (zip_bytes(story(), disk=3), "several parts"),
    "something before it": (zip_bytes(story(), before=b"#!/bin/sh\n" * 9, list_start=None), ""),
    "something behind it": (zip_bytes(story(), behind=b"junk" * 9), ""),
    "sizes behind the data": (
        [Part("1.png", png(), flags=SIZES_FOLLOW, local_size=0)],
        "",
    ),
    "broken extra field": ([Part("1.png", png(), extra=b"\1\0\xff\xff")], ""),
    "an odd date": ([Part("1.png", png(), day=0xFFFF)], ""),
}
NAMES = {
    "up": "../evil.png",
    "up within": "photos/../../evil.png",
    "absolute": "/etc/evil.png",
    "twice absolute": "//server/share/evil.png",
    "drive": "C:/evil.png",
    "drive, relative": "C:evil.png",
    "drive and backslash": "C:\\evil.png",
    "UNC": "\\\\server\\share\\evil.png",
    "backslash": "photos\\evil.png",
    "backslash up": "..\\evil.png",
    "stream": "file:///etc/evil.png",
    "dots only": ".../evil.png",
    "dot and space": ".. /evil.png",
    "empty part": "photos//evil.png",
    "dot": "photos/./evil.png",
    "home of the process": "/proc/self/environ",
}
T9_NAMES = {
    **{what: ([Part("1.png", png()), Part(name, png())], "path|No") for what, name in NAMES.items()},
    **{
        f"{what}, as a folder": ([Part("1.png", png()), Part(name + "/")], "path")
        for what, name in NAMES.items()
    },
    "link": ([Part("1.png", b"/etc/passwd", mode=LINK)], "is a link"),
    "link to a photo": ([Part("2.png", png()), Part("1.png", b"2.png", mode=LINK)], "is a link"),
    "link as the manifest": ([Part("gallery.yaml", b"/etc/passwd", mode=LINK)], "is a link"),
    "link as a folder": ([Part("photos", b"/etc", mode=LINK), Part("photos/1.png", png())], ""),
    "pipe": ([Part("1.png", mode=PIPE)], "a device, a pipe or a socket"),
    "character device": ([Part("1.png", mode=CHARACTER_DEVICE)], "a device, a pipe or a socket"),
    "block device": ([Part("1.png", mode=BLOCK_DEVICE)], "a device, a pipe or a socket"),
    "socket": ([Part("1.png", mode=SOCKET)], "a device, a pipe or a socket"),
    "manifest that leads out": (
        [mimetype(), manifest("../1.png", "/etc/passwd", "C:/1.png", "a\\b.png"), Part("1.png", png())],
        "path",
    ),
    "manifest that names what leads out": ([manifest("../evil.png"), Part("../evil.png", png())], "path"),
}
ALL = {**T7_BOMBS, **T8_STRUCTURE, **T9_NAMES}


def hostile_zip(what: str) -> bytes:
    """Return the bytes of one of them."""
    made = ALL[what][0]
    return made if isinstance(made, bytes) else zip_bytes(made)
