"""What was read from photos' own files, kept from one opening of a gallery to the next.

A database of SQLite in the cache folder, in the viewer alone.  Losing it costs time, nothing else, so it is
never waited for until it is on the disk.  What stands in it is believed no more than what a loader says:
whoever takes a text out of it reads it as something foreign.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import time
import zlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from gallery_app.library.dirs import make_folder
from gallery_app.library.files import BROKEN_SUFFIX
from gallery_app.library.regular import regular_only
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gallery_app.model.problems import Sentence

# The version is part of the name: another version of the program has another file.
WORDS_FILE: Final = "words-1.db"
MAGIC: Final = 0x57524453  # SQLite's application_id: that the file is one of these
LARGEST_BYTES: Final = 64 << 20  # of the whole; then the galleries go that were not opened for longest
LARGEST_TEXT: Final = 1 << 20  # bytes of one photo's words
GIVE_WAY_SECONDS: Final = 0.02  # that another viewer is waited for
AT_ONCE: Final = 500  # rows asked for, or dropped, in one step

_SCHEMA: Final = f"""
BEGIN IMMEDIATE;
PRAGMA application_id = {MAGIC};
CREATE TABLE IF NOT EXISTS galleries (id INTEGER PRIMARY KEY, root BLOB UNIQUE NOT NULL, used REAL NOT NULL);
CREATE TABLE IF NOT EXISTS photos (
    gallery INTEGER NOT NULL, file BLOB NOT NULL, stamp TEXT NOT NULL, words BLOB NOT NULL,
    PRIMARY KEY (gallery, file)
) WITHOUT ROWID;
COMMIT;
"""

# What is wrong with the disk or with our rights, not with the file.
_NOT_ITS_FAULT: Final = (
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOMEM,
)

_log = logging.getLogger(__name__)


class Kept(NamedTuple):
    """What is kept of one photo: the stamp of its files at the time, and a text that stands for its words."""

    stamp: str
    text: str


class WordsCache:
    """Keeps texts by gallery and file.  It never raises: where it does not work there is no cache.

    ``largest`` is its size in bytes, as nearly as whole galleries allow.
    """

    def __init__(self, folder: str, *, largest: int = LARGEST_BYTES) -> None:
        """Make a cache that opens its file when it is first needed."""
        self._folder = folder
        self._largest = largest
        self._database: sqlite3.Connection | None = None
        self._was_renewed = False
        self._is_closed = False
        self._complaint: Sentence | None = None
        self._is_told = False
        self._ids: dict[bytes, int] = {}

    @property
    def complaint(self) -> Sentence | None:
        """Why nothing can be kept, if so."""
        return self._complaint

    def take_complaint(self) -> Sentence | None:
        """Return why nothing can be kept, the first time that somebody asks."""
        if self._is_told:
            return None
        self._is_told = self._complaint is not None
        return self._complaint

    def known(self, root: str, files: Sequence[str]) -> dict[str, Kept]:
        """Return what is kept of ``files`` of the gallery at ``root``."""
        found: dict[str, Kept] = {}
        for start in range(0, len(files), AT_ONCE):
            with self._watched():
                database = self._opened()
                if database is not None:
                    found |= self._rows(database, root, files[start : start + AT_ONCE])
        return found

    def keep(self, root: str, texts: Mapping[str, Kept]) -> None:
        """Keep what was read of a gallery's files; what was kept of them before goes."""
        with self._watched():
            database = self._opened()
            if database is None or self._complaint is not None or not texts:
                return
            rows = [(_bytes_of(file), kept.stamp, _packed(kept.text)) for file, kept in texts.items()]
            with _whole(database):
                gallery = self._gallery(database, root)
                if self._has_room(database, gallery):
                    database.executemany(
                        "INSERT OR REPLACE INTO photos VALUES (?, ?, ?, ?)",
                        [(gallery, *row) for row in rows if len(row[2]) <= LARGEST_TEXT],
                    )

    def close(self) -> None:
        """Let the file go."""
        self._is_closed = True
        self._let_go()

    def _rows(self, database: sqlite3.Connection, root: str, files: Sequence[str]) -> dict[str, Kept]:
        places = ", ".join("?" * len(files))
        rows = database.execute(
            "SELECT file, stamp, words FROM photos"  # noqa: S608  — nothing but question marks is put in
            f" WHERE gallery = (SELECT id FROM galleries WHERE root = ?) AND file IN ({places})",
            (_bytes_of(root), *map(_bytes_of, files)),
        )
        found = {}
        for file, stamp, words in rows:
            text = _unpacked(words)
            if text is not None and isinstance(file, bytes) and isinstance(stamp, str):
                found[file.decode("utf-8", "surrogateescape")] = Kept(stamp, text)
        return found

    def _gallery(self, database: sqlite3.Connection, root: str) -> int:
        """Return the number of a gallery, and note the first time in a run that it is used."""
        name = _bytes_of(root)
        if name not in self._ids:
            database.execute(
                "INSERT INTO galleries (root, used) VALUES (?, ?)"
                " ON CONFLICT (root) DO UPDATE SET used = excluded.used",
                (name, time.time()),
            )
        row = database.execute("SELECT id FROM galleries WHERE root = ?", (name,)).fetchone()
        if row is None:  # another viewer has dropped it
            self._ids.pop(name, None)
            return self._gallery(database, root)
        self._ids[name] = int(row[0])
        return self._ids[name]

    def _has_room(self, database: sqlite3.Connection, present: int) -> bool:
        """Drop some of what was not used for longest where there is too much; return whether that helps."""
        if _used_bytes(database) <= self._largest:
            return True
        oldest = database.execute(
            "SELECT id FROM galleries WHERE id != ? ORDER BY used LIMIT 1", (present,)
        ).fetchone()
        if oldest is None:
            return False
        dropped = database.execute(
            "DELETE FROM photos WHERE gallery = ? AND file IN"
            " (SELECT file FROM photos WHERE gallery = ? LIMIT ?)",
            (*oldest, *oldest, AT_ONCE),
        )
        if dropped.rowcount < AT_ONCE:
            database.execute("DELETE FROM galleries WHERE id = ?", oldest)
        return True

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """See to what goes wrong with the database."""
        try:
            yield
        except (sqlite3.Error, ValueError, OverflowError) as error:  # it may tell damage in damaged text
            match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
                case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                    _log.debug("%s is in use", self._path)
                case code if code in _NOT_ITS_FAULT:
                    self._give_up(str(error))
                case _:
                    self._renew(str(error))

    @property
    def _path(self) -> str:
        return os.path.join(self._folder, WORDS_FILE)

    @property
    def _journal(self) -> str:
        return f"{self._path}-journal"

    def _opened(self) -> sqlite3.Connection | None:
        if self._database is None and self._complaint is None and not self._is_closed:
            try:
                make_folder(self._folder)
                self._look_for_traps()
            except OSError as error:
                self._give_up(error.strerror or type(error).__name__)
                return None
            database = sqlite3.connect(self._path, timeout=GIVE_WAY_SECONDS, isolation_level=None)
            try:
                _prepare(database)
            except BaseException:
                database.close()
                raise
            self._database = database
        return self._database

    def _look_for_traps(self) -> None:
        """Raise OSError where SQLite would wait for a pipe, or read a device without end."""
        for path in (self._path, self._journal):
            with suppress(FileNotFoundError), open(path, "rb", opener=regular_only):
                pass

    def _renew(self, reason: str) -> None:
        """Set a broken file aside and begin anew, once in a run."""
        self._let_go()
        if self._was_renewed:
            self._give_up(reason)
            return
        _log.warning("%s cannot be understood: %s", self._path, reason)
        self._was_renewed = True
        with suppress(OSError):
            os.replace(self._path, self._path + BROKEN_SUFFIX)
        with suppress(OSError):
            os.unlink(self._journal)

    def _give_up(self, reason: str) -> None:
        """Keep nothing more; what can still be read is."""
        _log.warning("%s: %s", self._path, reason)
        self._complaint = say(
            "What was read from photos cannot be kept in {folder}: {reason}.",
            folder=self._folder,
            reason=reason,
        )

    def _let_go(self) -> None:
        self._ids.clear()
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None


def _prepare(database: sqlite3.Connection) -> None:
    """Make the tables where there are none; sqlite3.DatabaseError where the file is something else."""
    # No shared memory beside the file, which home folders in a network do not have.
    database.execute("PRAGMA journal_mode = TRUNCATE")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA trusted_schema = OFF")
    magic = database.execute("PRAGMA application_id").fetchone()[0]
    if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        if magic != MAGIC:
            raise sqlite3.DatabaseError("another program's database")
        return
    database.executescript(_SCHEMA)


@contextmanager
def _whole(database: sqlite3.Connection) -> Iterator[None]:
    """Let everything be written or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def _used_bytes(database: sqlite3.Connection) -> int:
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _bytes_of(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "replace"), 1)


def _unpacked(words: object) -> str | None:
    """Return a text, None where it is damaged: zlib has a sum over it."""
    if not isinstance(words, bytes):
        return None
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(words, LARGEST_TEXT)
        return text.decode("utf-8") if unpacking.eof else None
    except (zlib.error, UnicodeDecodeError):
        return None
