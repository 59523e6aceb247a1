"""The IPTC's terms for how a picture came about, whatever way they are written in."""

from __future__ import annotations

import re
from typing import Final

ADDRESS: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"  # what the terms' addresses begin with
# The terms of the IPTC's list, those that were retired included.
TERMS: Final = (
    "digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print", "humanEdits",
    "minorHumanEdits", "algorithmicallyEnhanced", "algorithmicMedia", "trainedAlgorithmicMedia",
    "compositeWithTrainedAlgorithmicMedia", "composite", "compositeCapture", "compositeSynthetic",
    "digitalArt", "digitalCreation", "dataDrivenMedia", "screenCapture", "softwareImage", "virtualRecording",
)  # fmt: skip

_BEFORE_TERM: Final = re.compile(r".*[/#:]", re.DOTALL)
_BY_FOLDED: Final = {term.casefold(): term for term in TERMS}


def bare_term(written: str) -> str:
    """Return the last part of a term, in small letters: of its address, of a QCode, of itself."""
    return _BEFORE_TERM.sub("", written.strip().rstrip("/#")).casefold()


def source_type(written: str) -> str | None:
    """Return the term of the list that is meant, None where it is none of them."""
    return _BY_FOLDED.get(bare_term(written))


def is_address(written: str) -> bool:
    """Return whether a term is written as the list has it, so that every program knows it."""
    scheme, colon, rest = written.partition(":")
    term = source_type(written)
    return term is not None and colon == ":" and f"{scheme.replace('https', 'http')}:{rest}" == ADDRESS + term
