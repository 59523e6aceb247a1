"""The fixed terms of photo metadata in plain words: how a picture was made, what its data may be used for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from gallery_app.model.source_types import bare_term

if TYPE_CHECKING:
    from gallery_app.model.words import PhotoWords

_BY_AI: Final = "trainedalgorithmicmedia"
_PARTLY_BY_AI: Final = "compositewithtrainedalgorithmicmedia"


def ai_notice(words: PhotoWords) -> str:
    """Return what everybody should know of a picture that an AI has made; empty for all others."""
    term = bare_term(words.digital_source_type or "")
    if term == _BY_AI:
        return QCoreApplication.translate("IptcTerms", "Made with AI")
    if term == _PARTLY_BY_AI:
        return QCoreApplication.translate("IptcTerms", "Partly made with AI")
    return ""


def source_type_name(uri: str) -> str:
    """Return in plain words how a picture came about; a term that we do not know as it was written."""
    tr = QCoreApplication.translate
    names = {
        "digitalcapture": tr("IptcTerms", "Photographed with a digital camera"),
        "computationalcapture": tr("IptcTerms", "Calculated by the camera from several exposures"),
        "multiframecomputationalcapture": tr("IptcTerms", "Calculated by the camera from several exposures"),
        "negativefilm": tr("IptcTerms", "Digitised from a negative"),
        "positivefilm": tr("IptcTerms", "Digitised from a slide"),
        "print": tr("IptcTerms", "Digitised from a print"),
        "humanedits": tr("IptcTerms", "A photograph changed by people"),
        "minorhumanedits": tr("IptcTerms", "A photograph with small changes by people"),
        "compositecapture": tr("IptcTerms", "Put together from photographs"),
        "algorithmicallyenhanced": tr("IptcTerms", "A photograph changed by a program"),
        "datadrivenmedia": tr("IptcTerms", "Drawn by a program from data"),
        "digitalart": tr("IptcTerms", "Drawn by people on a computer"),
        "digitalcreation": tr("IptcTerms", "Drawn by people on a computer"),
        "virtualrecording": tr("IptcTerms", "Taken in a simulated world"),
        "compositesynthetic": tr("IptcTerms", "Put together, with parts that are not real"),
        "composite": tr("IptcTerms", "Put together from several sources"),
        "screencapture": tr("IptcTerms", "A picture of a screen"),
        "algorithmicmedia": tr("IptcTerms", "Calculated by a program that was not trained"),
        "softwareimage": tr("IptcTerms", "Made by a program"),
        _BY_AI: tr("IptcTerms", "Made by an AI that was trained on other works"),
        _PARTLY_BY_AI: tr("IptcTerms", "Put together, with parts made by a trained AI"),
    }
    return names.get(bare_term(uri), uri)


def data_mining_name(uri: str) -> str:
    """Return in plain words what a picture's data may be mined for; an unknown term as it was written."""
    tr = QCoreApplication.translate
    names = {
        "dmi-unspecified": tr("IptcTerms", "Not said whether it may be mined"),
        "dmi-allowed": tr("IptcTerms", "Data mining is allowed"),
        "dmi-prohibited": tr("IptcTerms", "Data mining is forbidden"),
        "dmi-prohibited-aimltraining": tr("IptcTerms", "Training of AI is forbidden"),
        "dmi-prohibited-genaimltraining": tr("IptcTerms", "Training of generative AI is forbidden"),
        "dmi-prohibited-exceptsearchengineindexing": tr(
            "IptcTerms", "Data mining is forbidden, except by search engines"
        ),
        "dmi-prohibited-seeconstraint": tr("IptcTerms", "Data mining is forbidden, see the terms"),
        "dmi-prohibited-seeembeddedrightsexpr": tr(
            "IptcTerms", "Data mining is forbidden, see the terms in the photo"
        ),
        "dmi-prohibited-seelinkedrightsexpr": tr(
            "IptcTerms", "Data mining is forbidden, see the linked terms"
        ),
    }
    return names.get(bare_term(uri), uri)


def rating_name(rating: str) -> str:
    """Return a rating from 1 to 5 stars in words; what is none as it was written."""
    match rating.strip().removesuffix(".0"):
        case "1" | "2" | "3" | "4" | "5" as stars:
            return QCoreApplication.translate("IptcTerms", "{number} of 5").replace("{number}", stars)
        case "0":
            return QCoreApplication.translate("IptcTerms", "Not rated")
        case "-1":
            return QCoreApplication.translate("IptcTerms", "Rejected")
        case _:
            return rating
