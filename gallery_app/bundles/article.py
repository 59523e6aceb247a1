"""The article of a manifest: its keys in, an Article out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gallery_app.bundles.fields import FieldReader
from gallery_app.bundles.keyed import KeyedValues
from gallery_app.bundles.yaml_reading import Pairs
from gallery_app.model.gallery import Article
from gallery_app.model.problems import say

if TYPE_CHECKING:
    from gallery_app.bundles.problem_list import ProblemList
    from gallery_app.bundles.yaml_reading import Node

ARTICLE_KEYS: Final = (
    "headline", "publisher", "section", "published", "modified", "dateline", "byline", "language", "lead",
    "body", "url", "keywords",
)  # fmt: skip


def read_article(node: Node | None, problems: ProblemList, fallback: str) -> Article:
    """Return the article; ``fallback`` is its headline where the manifest gives none."""
    reader = FieldReader(problems)
    if node is not None and not isinstance(node, Pairs):
        problems.warning(say("article must be a map: it is left out"), line=node.line)
        node = None
    keys = KeyedValues(node, reader)
    headline = keys.take("headline", reader.line)
    if not headline:
        message = say("the article has no headline: the folder's name stands in for it")
        problems.warning(message, line=node.line if node is not None else None)
    publisher, publisher_url = _publisher(keys, reader)
    return Article(
        headline=headline or fallback,
        publisher=publisher,
        publisher_url=publisher_url,
        section=keys.take("section", reader.line),
        published=keys.take("published", reader.time),
        modified=keys.take("modified", reader.time),
        dateline=keys.take("dateline", reader.line),
        byline=keys.take("byline", reader.lines) or (),
        language=keys.take("language", reader.language) or None,
        lead=keys.take("lead", reader.line),
        body=keys.take("body", reader.paragraphs) or (),
        url=keys.take("url", reader.url),
        keywords=keys.take("keywords", reader.lines) or (),
        extra=keys.unused(ARTICLE_KEYS),
    )


def _publisher(keys: KeyedValues, reader: FieldReader) -> tuple[str | None, str | None]:
    """Return the publisher's name and address."""
    node = keys.node("publisher")
    if not isinstance(node, Pairs):
        return keys.take("publisher", reader.line), None
    reader.note_unknown(node, ("name", "url"))
    inner = KeyedValues(node, reader)
    return inner.take("name", reader.line), inner.take("url", reader.url)
