"""Why something could not be written, in words."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from gallery_app.model.problems import say
from gallery_app.saver.jobs import SaverError

if TYPE_CHECKING:
    from gallery_app.model.problems import Sentence

IN_THE_WAY: Final = say("something of this name is there already")


def why(error: OSError, path: str) -> SaverError:
    """Return the reason for a failure to write ``path``."""
    return SaverError(*_explained(error, path))


def exists(path: str) -> SaverError:
    """Return the complaint that something is in the way and would be lost."""
    remedy = say("Choose another name, or take it away first.")
    return SaverError(IN_THE_WAY, path, remedy)


def changed(path: str) -> SaverError:
    """Return the complaint that somebody else has written meanwhile."""
    remedy = say("Look at both, and save again.")
    return SaverError(say("it was changed by somebody else meanwhile"), path, remedy)


def _explained(error: OSError, path: str) -> tuple[Sentence, str, Sentence | None]:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return say("the disk is full"), path, say("Make room and try again.")
        case errno.EFBIG:
            return say("the file would be larger than this disk or account allows"), path, None
        case errno.EACCES | errno.EPERM:
            return say("nothing may be written there"), path, say("Choose another folder.")
        case errno.EROFS:
            return say("the disk can only be read"), path, say("Choose another folder.")
        case errno.ENOENT | errno.ENOTDIR:
            return say("there is no folder to write it to"), path, say("Make the folder first.")
        case errno.EEXIST | errno.ENOTEMPTY | errno.EISDIR:
            found = exists(path)
            return found.reason, path, found.remedy
        case errno.ENAMETOOLONG:
            return say("its name is too long"), path, say("Choose a shorter name.")
        case _:
            reason = (error.strerror or type(error).__name__).lower()
            return say("it cannot be written: {reason}", reason=reason), path, None
