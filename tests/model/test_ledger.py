"""Who owns what in a gallery."""

from __future__ import annotations

from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.gallery import Photo, PhotoId
from gallery_app.model.ledger import Basis, ledger_of
from gallery_app.model.runs import runs_of
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import PhotoWords


def photo(line: str | None = None, **words: object) -> Photo:
    credit = None if line is None else Credit.from_line(line)
    return Photo(PhotoId("p"), "p.jpg", PhotoWords(**{"credit": credit} | words))  # type: ignore[arg-type]


def rows(*photos: Photo) -> list[tuple[str, Basis, tuple[int, ...]]]:
    return [(entry.party, entry.basis, entry.numbers) for entry in ledger_of(photos)]


def test_every_party_of_a_credit_has_its_photos_the_one_with_most_first():
    assert rows(
        photo("© AP / Ann"), photo("© Sputnik / Bob"), photo("© Sputnik / Ann"), photo("© Sputnik")
    ) == [
        ("Sputnik", Basis.CREDIT, (2, 3, 4)),
        ("Ann", Basis.CREDIT, (1, 3)),
        ("AP", Basis.CREDIT, (1,)),
        ("Bob", Basis.CREDIT, (2,)),
    ]


def test_names_are_kept_as_they_are_written():
    assert [
        party for party, _, _ in rows(photo("© Fotobank.ru/Getty Images"), photo("© AFP 2023 / Name"))
    ] == [
        "Fotobank.ru/Getty Images",
        "AFP 2023",
        "Name",
    ]
    assert rows(photo("© Getty"), photo("© GETTY")) == [
        ("Getty", Basis.CREDIT, (1,)),
        ("GETTY", Basis.CREDIT, (2,)),
    ]


def test_without_a_credit_the_owner_stands_in_then_creator_source_supplier_and_notice():
    notice = LocalizedText.of("© 2024 Owner")
    assert rows(
        photo(copyright_owner="Owner", creator=("Ann",)),
        photo(creator=("Ann", "Bob"), source="Agency"),
        photo(source="Agency", supplier="Shop"),
        photo(supplier="Shop", copyright=notice),
        photo(copyright=notice),
        photo(),
        photo(""),
        photo("© AP", copyright_owner="Owner"),
    ) == [
        ("AP", Basis.CREDIT, (8,)),
        ("Owner", Basis.COPYRIGHT_OWNER, (1,)),
        ("Ann", Basis.CREATOR, (2,)),
        ("Bob", Basis.CREATOR, (2,)),
        ("Agency", Basis.SOURCE, (3,)),
        ("Shop", Basis.SUPPLIER, (4,)),
        ("© 2024 Owner", Basis.COPYRIGHT, (5,)),
        ("", Basis.NONE, (6, 7)),
    ]


def test_several_owners_of_one_photo_are_parties_of_their_own():
    assert rows(photo(copyright_owner="Ann; Bob")) == [
        ("Ann", Basis.COPYRIGHT_OWNER, (1,)),
        ("Bob", Basis.COPYRIGHT_OWNER, (1,)),
    ]


def test_a_party_named_twice_in_one_photo_has_it_once_with_both_roles():
    credit = Credit("Ann", (Party("Ann", "photo"), Party("Ann", "text"), Party("Ann", "photo")))
    (entry,) = ledger_of([photo(None, credit=credit)])
    assert entry.numbers == (1,)
    assert entry.roles == ("photo", "text")


def test_an_entry_gathers_what_is_said_of_its_photos_each_once():
    link = RightsLink("Mediabank", "https://example.org/1")
    terms = LocalizedText((("de", "Nur Presse"), ("en", "Press only")))
    one = photo(
        "© Sputnik / Ann",
        rights_links=(link,),
        copyright=LocalizedText.of("© 2024 Sputnik"),
        usage_terms=terms,
        rights_url="https://example.org/terms",
        instructions="Mandatory credit",
    )
    entry = ledger_of([one, photo("© Sputnik / Bob", rights_links=(link,)), one])[0]
    assert entry.party == "Sputnik"
    assert entry.lines == ("© Sputnik / Ann", "© Sputnik / Bob")
    assert entry.links == (link,)
    assert entry.notices() == ("© 2024 Sputnik",)
    assert entry.terms("en") == ("Press only",)
    assert entry.terms_addresses == ("https://example.org/terms",)
    assert entry.instructions == ("Mandatory credit",)


def test_a_gallery_without_photos_has_an_empty_ledger():
    assert ledger_of([]) == ()


def test_numbers_are_written_in_runs():
    assert runs_of([1, 2, 3, 5, 8, 9]) == "1–3, 5, 8, 9"
    assert runs_of([]) == ""
    assert runs_of(range(1, 100, 2), 3) == "1, 3, 5 …"
