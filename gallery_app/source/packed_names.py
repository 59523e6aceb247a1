"""What a packed gallery is called inside: its type, and the members that are none of the story's files."""

from __future__ import annotations

from typing import Final

MIME_TYPE: Final = "application/x-photostory+zip"
MIME_TYPE_MEMBER: Final = "mimetype"  # the first member, stored, so that the file is known by its first bytes
CHECKSUMS_MEMBER: Final = "checksums.sha256"

HEAD_BYTES: Final = 30 + len(MIME_TYPE_MEMBER) + len(MIME_TYPE)


def begins_packed_gallery(head: bytes) -> bool:
    """Tell whether a file that begins with these HEAD_BYTES is a packed gallery, whatever its name."""
    name = slice(30, 30 + len(MIME_TYPE_MEMBER))
    return (
        head.startswith(b"PK\x03\x04")
        and head[name] == MIME_TYPE_MEMBER.encode("ascii")
        and head[name.stop : HEAD_BYTES] == MIME_TYPE.encode("ascii")
    )
