"""How good a picture has to be."""

from __future__ import annotations


class Quality:
    """How good a picture has to be; the viewer knows the same numbers as ``loader.answers.Quality``.

    EXACT: nothing better can be had at this size.  QUICK: sharp, but the painter may have to scale it,
    and an exact one should follow.  PREVIEW: just enough to see which photo it is.
    THUMBNAIL: exactly as large as asked for, in good time.
    """

    EXACT = 0
    QUICK = 1
    PREVIEW = 2
    THUMBNAIL = 3
