from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from bundle_maker import BundleMaker
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gallery_app.bundles.manifest import read_manifest
from gallery_app.bundles.reading import locate, read
from gallery_app.errors import GalleryError
from gallery_app.model.credit import Credit, Party, RightsLink, parties_in
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.model.problems import Severity
from gallery_app.model.text import UNTAGGED, LocalizedText
from gallery_app.model.words import FIELDS, Kind, Location, Origin, PhotoWords
from gallery_app.saver.manifest_writer import manifest_text
from gallery_app.source import FolderSource

FILES = ("a.png", "photos/b c.png", "é – 1.png", "#1: yes.png")

# Every character that a manifest may hold: the odd ones often.
ODD = "\n\t\r\x85\u2028\u2029\ufeff\u202e\u200b\\\"'#:-{}[]&*!|>%@` 0~\U0010ffff\U0001f600é"
signs = st.one_of(
    st.sampled_from(ODD),
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
)
texts = st.one_of(
    st.text(signs, max_size=40), st.sampled_from(["", "no", "15:40", "007", "~", "---", "<<", " x "])
)
full = texts.filter(bool)
tags = st.sampled_from(["en", "ru", "pt-BR", "x-default", "zh-Hant"])
urls = st.sampled_from(["https://example.com/", "http://example.org/a?b=c#d", "https://ж.example/%20"])
values: Any = st.recursive(
    texts,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(signs, max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def extras(*known: str) -> Any:
    keys = st.text(signs, min_size=1, max_size=600).filter(lambda key: key not in known)
    return st.dictionaries(keys, values, max_size=2).map(MappingProxyType)


localized = st.one_of(
    texts.map(LocalizedText.of),
    st.dictionaries(tags, texts, min_size=1, max_size=3).map(lambda v: LocalizedText(tuple(v.items()))),
)
parties = st.builds(Party, full, st.none() | texts, st.none() | urls)
credits_ = st.one_of(
    texts.map(Credit.from_line),
    st.builds(Credit, texts, st.lists(parties, min_size=1, max_size=3).map(tuple)),
)
links = st.lists(st.builds(RightsLink, full, st.none() | urls), max_size=3).map(tuple)
locations = st.builds(Location, *(st.none() | texts for _ in range(5)))
BY_KIND = {
    Kind.TEXT: localized,
    Kind.LINE: texts,
    Kind.LIST: st.lists(full, max_size=3).map(tuple),
    Kind.URL: urls,
    Kind.CREDIT: credits_,
    Kind.LINKS: links,
    Kind.LOCATION: locations,
}
KNOWN = [field for field in FIELDS if field.in_manifest]


@st.composite
def words(draw: Any) -> PhotoWords:
    chosen = draw(st.lists(st.sampled_from(KNOWN), unique=True, max_size=6))
    return PhotoWords(**{field.name: draw(BY_KIND[field.kind]) for field in chosen})


@st.composite
def galleries(draw: Any) -> Gallery:
    article = draw(
        st.builds(
            Article,
            headline=full,
            publisher=st.none() | texts,
            publisher_url=st.none() | urls,
            section=st.none() | texts,
            published=st.none() | texts,
            modified=st.none() | texts,
            dateline=st.none() | texts,
            byline=st.lists(full, max_size=2).map(tuple),
            language=st.none() | st.sampled_from(["en", "pt-BR"]),
            lead=st.none() | texts,
            body=st.lists(full, max_size=4).map(tuple),
            url=st.none() | urls,
            keywords=st.lists(full, max_size=2).map(tuple),
            extra=extras("headline", "publisher", "body", "language", "url"),
        )
    )
    ids = draw(
        st.lists(full, min_size=3, max_size=3, unique=True).filter(lambda ids: not set(ids) & set(FILES))
    )
    photos = [
        Photo(
            PhotoId(ids[n] if draw(st.booleans()) else file),
            file,
            draw(words()),
            extra=draw(extras("hidden", "file")),
        )
        for n, file in enumerate(draw(st.lists(st.sampled_from(FILES), unique=True, max_size=3)))
    ]
    return Gallery(GalleryKind.TEXT, "/", "/", article, tuple(photos), extra=draw(extras("format", "photos")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Any:
    made = tmp_path_factory.mktemp("written")
    for file in FILES:
        BundleMaker(made).write_photo(made / file)
    return made


def read_back(folder: Any, gallery: Gallery) -> Gallery:
    (folder / "gallery.yaml").write_text(manifest_text(gallery), encoding="utf-8", newline="")
    with FolderSource(str(folder)) as source:
        return read_manifest(source, "gallery.yaml", opened=str(folder))


def plain(value: object) -> object:
    """What is kept for writing back, whatever kind of list and map it is."""
    if isinstance(value, (dict, MappingProxyType)):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, (list, tuple)) else value


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(gallery=galleries())
def test_whatever_is_written_is_read_as_the_same(folder: Any, gallery: Gallery) -> None:
    back = read_back(folder, gallery)
    language = gallery.article.language or UNTAGGED
    assert back.article == gallery.article
    assert plain(back.article.extra) == plain(gallery.article.extra)
    assert plain(back.extra) == plain(gallery.extra)
    assert [(photo.file, photo.id, photo.state) for photo in back.photos] == [
        (photo.file, photo.id, None) for photo in gallery.photos
    ]
    for before, after in zip(gallery.photos, back.photos, strict=True):
        assert after.words == before.words, language
        assert plain(after.extra) == plain(before.extra)


def gallery_of(*photos: Photo, **article: Any) -> Gallery:
    return Gallery(GalleryKind.TEXT, "/g", "/g", Article("H", **article), photos)


def photo(file: str = "a.png", **values: Any) -> Photo:
    return Photo(PhotoId(file), file, PhotoWords(**values))


def test_a_manifest_is_good_to_read_for_people() -> None:
    words = {
        "caption": LocalizedText((("en", "A boat."), ("de", "Ein Boot."))),
        "credit": Credit("Foto: A / B", (Party("A"), Party("B", "photographer"))),
        "rights_links": (RightsLink("Go to the mediabank"),),
        "keywords": ("sea", "boat"),
    }
    text = manifest_text(
        gallery_of(photo(**words), photo("b.png"), language="en", body=("One.", "Two: two."))
    )
    assert (
        text
        == """\
format: "1.0"
article:
  headline: "H"
  language: "en"
  body:
    - "One."
    - "Two: two."
photos:
  - file: "a.png"
    caption:
      en: "A boat."
      de: "Ein Boot."
    credit:
      line: "Foto: A / B"
      parties:
        - "A"
        - name: "B"
          role: "photographer"
    rights_link:
      label: "Go to the mediabank"
    keywords:
      - "sea"
      - "boat"
  - file: "b.png"
"""
    )


def test_characters_that_no_manifest_may_hold_are_left_out(folder: Any) -> None:
    back = read_back(folder, gallery_of(photo(source="a\x00b\x1b[31mc\ud800d\x7f\x9fe\uffff")))
    assert back.photos[0].words.source == "ab[31mcde"


def test_a_file_whose_name_cannot_be_written_costs_only_itself(folder: Any) -> None:
    back = read_back(folder, gallery_of(photo("bad\udcff\x01.png"), photo("a.png")))
    assert [(one.file, one.state is None) for one in back.photos] == [
        ("bad\ufffd\ufffd.png", False),
        ("a.png", True),
    ]


def test_long_texts_are_written_whole(folder: Any) -> None:
    text = "word – " * 7_000  # 63 kB
    back = read_back(folder, gallery_of(photo(caption=LocalizedText.of(text)), lead=text, body=(text, text)))
    assert (back.article.lead, back.article.body) == (text, (text, text))
    assert back.photos[0].words.caption == LocalizedText.of(text)


def test_what_only_the_photos_say_stays_with_them() -> None:
    mine, theirs = LocalizedText.of("Mine"), LocalizedText.of("Theirs")
    words = photo(caption=mine, credit=Credit("© XMP"), source="Guessed", copyright=theirs)
    origins = {"caption": Origin.TEXT, "credit": Origin.XMP, "source": Origin.GUESS, "copyright": Origin.EXIF}
    one = replace(words, origins=tuple(origins.items()))
    text = manifest_text(gallery_of(one))
    assert "Mine" in text
    assert "Guessed" in text
    assert "XMP" not in text
    assert "copyright" not in text


def test_a_field_that_is_empty_on_purpose_stays_so(folder: Any) -> None:
    one = replace(
        photo(caption=LocalizedText.of("")),
        origins=(("caption", Origin.MANIFEST), ("keywords", Origin.MANIFEST)),
    )
    back = read_back(folder, gallery_of(one)).photos[0]
    assert back.words.caption == LocalizedText.of("")
    assert dict(back.origins) == {"caption": Origin.MANIFEST, "keywords": Origin.MANIFEST}


def test_a_newer_format_is_never_written_over() -> None:
    gallery = replace(gallery_of(photo()), extra=MappingProxyType({"format": "2.0"}))
    with pytest.raises(GalleryError, match="newer format"):
        manifest_text(gallery)


def test_a_manifest_that_nobody_could_read_is_not_written() -> None:
    with pytest.raises(GalleryError, match="larger than 8 MB"):
        manifest_text(gallery_of(body=("x" * (9 << 20),)))


def test_a_plain_folder_is_written_as_its_files_and_a_headline(bundle: BundleMaker) -> None:
    folder = bundle.plain(2, name="Anville: the harbour")
    located = locate([str(folder)])
    with FolderSource(located.root) as source:
        assert manifest_text(read(located, source)) == (
            'format: "1.0"\narticle:\n  headline: "Anville: the harbour"\n'
            'photos:\n  - file: "photo 1.png"\n  - file: "photo 2.png"\n'
        )


def test_an_article_saved_as_text_becomes_a_manifest_that_says_the_same(bundle: BundleMaker) -> None:
    folder = bundle.plain(2)
    saved = "Title\n© AP / A\nCap: one\n1/2\n© AP / B\nCap two\n2/2\n"
    (folder / "article.txt").write_text(saved, encoding="utf-8")
    located = locate([str(folder)])
    with FolderSource(located.root) as source:
        gallery = read(located, source)
    assert gallery.kind is GalleryKind.TEXT
    back = read_back(folder, gallery)
    assert [one.words for one in back.photos] == [one.words for one in gallery.photos]
    assert not [problem for problem in back.problems if problem.severity is not Severity.NOTE]
    assert back.photos[0].words.credit.parties == parties_in("AP / A")
