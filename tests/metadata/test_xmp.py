"""XMP in all the forms that programs write it in."""

from __future__ import annotations

import contextlib

import pytest
from metadata_made import RDF, captioned, described, packet

from gallery_app.metadata.xmp import XmpError
from gallery_app.metadata.xmp_words import words_in_xmp
from gallery_app.model.credit import RightsLink
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import NO_WORDS, Location


def words(*descriptions):
    return words_in_xmp(packet(*descriptions).encode())


def listed(kind, *items):
    return f"<rdf:{kind}>{''.join(f'<rdf:li>{item}</rdf:li>' for item in items)}</rdf:{kind}>"


def test_properties_are_elements_or_attributes_and_may_be_spread_over_descriptions():
    as_elements = words(
        described("<photoshop:Credit>AP / Ann</photoshop:Credit><photoshop:City>Riga</photoshop:City>")
    )
    as_attributes = words(described(attributes='photoshop:Credit="AP / Ann" photoshop:City="Riga"'))
    spread = words(
        described(attributes='photoshop:Credit="AP / Ann"'),
        described("<photoshop:City>Riga</photoshop:City>"),
    )
    assert as_elements == as_attributes == spread
    assert [party.name for party in spread.credit.parties] == ["AP", "Ann"]
    assert spread.location == Location(city="Riga")


@pytest.mark.parametrize("kind", ["Seq", "Bag", "Alt"])
def test_lists_are_read_whatever_they_are_called(kind):
    read = words(described(f"<dc:creator>{listed(kind, 'Ann', 'Bob', 'Ann', ' ')}</dc:creator>"))
    assert read.creator == ("Ann", "Bob")


def test_a_list_may_be_a_single_text():
    assert words(described("<dc:subject>sea</dc:subject>")).keywords == ("sea",)


def test_a_text_is_told_in_every_language_that_it_has():
    alt = (
        '<rdf:Alt><rdf:li xml:lang="x-default">The sea</rdf:li><rdf:li xml:lang="en">The sea</rdf:li>'
        '<rdf:li xml:lang="de-CH">Das Meer</rdf:li><rdf:li xml:lang="ru"> </rdf:li></rdf:Alt>'
    )
    read = words(described(f"<dc:description>{alt}</dc:description><dc:rights>Plain</dc:rights>"))
    assert read.caption == LocalizedText((("x-default", "The sea"), ("en", "The sea"), ("de-CH", "Das Meer")))
    assert read.caption.languages == ("en", "de-CH")
    assert read.copyright == LocalizedText.of("Plain")


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        *(("pt-BR", "pt-BR"), ("en_US", "en-US"), ("x-default", "x-default"), ("", "x-default")),
        *(("&lt;b&gt;", "x-default"), ("deutsch, bitte", "x-default"), ("e" * 5_000, "x-default")),
    ],
)
def test_a_language_is_told_by_a_tag_that_is_one(written, tag):
    alt = f'<rdf:Alt><rdf:li xml:lang="{written}">The sea</rdf:li></rdf:Alt>'
    assert words(described(f"<dc:title>{alt}</dc:title>")).title.versions == ((tag, "The sea"),)


STRUCTURES = {
    "resource": '<rdf:li rdf:parseType="Resource"><plus:LicensorName>Bank</plus:LicensorName>'
    "<plus:LicensorURL>https://bank.example/1</plus:LicensorURL></rdf:li>",
    "description": "<rdf:li><rdf:Description><plus:LicensorName>Bank</plus:LicensorName>"
    "<plus:LicensorURL>https://bank.example/1</plus:LicensorURL></rdf:Description></rdf:li>",
    "attributes of a description": '<rdf:li><rdf:Description plus:LicensorName="Bank"'
    ' plus:LicensorURL="https://bank.example/1"/></rdf:li>',
    "attributes": '<rdf:li plus:LicensorName="Bank" plus:LicensorURL="https://bank.example/1"/>',
    "resource address": '<rdf:li rdf:parseType="Resource"><plus:LicensorName>Bank</plus:LicensorName>'
    '<plus:LicensorURL rdf:resource="https://bank.example/1"/></rdf:li>',
    "bare elements": "<rdf:li><plus:LicensorName>Bank</plus:LicensorName>"
    "<plus:LicensorURL>https://bank.example/1</plus:LicensorURL></rdf:li>",
}


@pytest.mark.parametrize("form", STRUCTURES)
def test_a_structure_is_read_in_every_form(form):
    read = words(described(f"<plus:Licensor><rdf:Seq>{STRUCTURES[form]}</rdf:Seq></plus:Licensor>"))
    assert read.rights_links == (RightsLink("Bank", "https://bank.example/1"),)


def test_a_structure_need_not_stand_in_a_list():
    read = words(
        described(
            '<Iptc4xmpExt:LocationCreated rdf:parseType="Resource"><Iptc4xmpExt:City>Riga</Iptc4xmpExt:City>'
            "</Iptc4xmpExt:LocationCreated>"
        )
    )
    assert read.location_created == Location(city="Riga")


def test_a_value_with_qualifiers_is_the_value():
    read = words(
        described(
            "<photoshop:Source><rdf:Description><rdf:value>AP</rdf:value><xmp:Rating>1</xmp:Rating>"
            "</rdf:Description></photoshop:Source>"
            '<photoshop:City rdf:parseType="Resource"><rdf:value>Riga</rdf:value></photoshop:City>'
            '<photoshop:Headline><rdf:Description rdf:value="Landing" xmp:Rating="1"/></photoshop:Headline>'
            '<photoshop:Credit rdf:value="© AP" xmp:Rating="1"/>'
        )
    )
    assert (read.source, read.location) == ("AP", Location(city="Riga"))
    assert (read.headline.pick(), read.credit.line) == ("Landing", "© AP")


def test_an_address_may_be_a_resource():
    read = words(described('<xmpRights:WebStatement rdf:resource="https://a.example/terms"/>'))
    assert read.rights_url == "https://a.example/terms"


def test_addresses_that_may_not_be_opened_are_told_but_are_no_links():
    item = (
        '<rdf:li plus:LicensorURL="javascript:alert(1)"/>'
        '<rdf:li plus:LicensorName="Bank" plus:LicensorURL="x"/>'
    )
    read = words(described(f"<plus:Licensor><rdf:Seq>{item}</rdf:Seq></plus:Licensor>"))
    assert read.rights_links == (RightsLink("javascript:alert(1)"), RightsLink("Bank"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("padding", [b"", b"\0" * 5, b" \n" * 50])
def test_a_packet_is_read_in_every_encoding_and_with_padding(encoding, padding):
    text = packet(described("<photoshop:Credit>© Łódź 漢字 🙂</photoshop:Credit>"))
    assert words_in_xmp(text.encode(encoding) + padding).credit.line == "© Łódź 漢字 🙂"


@pytest.mark.parametrize(
    "text",
    [
        RDF.format(described("<photoshop:Source>AP</photoshop:Source>")),
        "<?xml version='1.0' encoding='UTF-16'?>" + RDF.format(described(attributes='photoshop:Source="AP"')),
        "\n  "
        + RDF.format(described(attributes='photoshop:Source="AP"'))
        + "\n<?xpacket end='r'?>\nrubbish & more <",
        described(attributes='photoshop:Source="AP"').replace(
            "rdf:Description ", 'rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        ),
        packet(described("<photoshop:Source>A\x00\x07P</photoshop:Source>")),
        packet(described("<photoshop:Source>AP</photoshop:Source><photoshop:City>Riga")).partition("Riga")[0],
    ],
    ids=["no wrapper", "another encoding declared", "rubbish behind", "no rdf", "controls", "broken off"],
)
def test_a_packet_that_is_not_quite_one_is_read_all_the_same(text):
    assert words_in_xmp(text.encode()).source == "AP"


@pytest.mark.parametrize("blank", [b"", b"\0" * 2_000, b"\xef\xbb\xbf \n", "\ufeff  ".encode("utf-16-le")])
def test_a_packet_of_blanks_says_nothing(blank):
    assert words_in_xmp(blank) == NO_WORDS


def test_a_packet_in_latin_letters_that_claims_to_be_utf_8_is_read():
    text = RDF.format(described("<photoshop:Credit>Müller</photoshop:Credit>"))
    assert words_in_xmp(text.encode("latin-1")).credit.line == "Müller"


def test_empty_values_say_nothing():
    read = words(
        described("<photoshop:Credit> </photoshop:Credit><dc:creator><rdf:Seq/></dc:creator><dc:title/>"),
        described(attributes='photoshop:City="" photoshop:Headline=""'),
    )
    assert read is NO_WORDS


def test_the_first_value_that_says_something_counts():
    read = words(
        described(attributes='photoshop:City=""'),
        described(attributes='photoshop:City="Riga"'),
        described(attributes='photoshop:City="Tallinn"'),
    )
    assert read.location == Location(city="Riga")


def test_everything_about_persons_is_taken_together():
    read = words(
        described(
            f"<Iptc4xmpExt:PersonInImage>{listed('Bag', 'Ann', 'Bob')}</Iptc4xmpExt:PersonInImage>"
            "<Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType='Resource'>"
            "<Iptc4xmpExt:PersonName>"
            "<rdf:Alt><rdf:li xml:lang='x-default'>Cleo</rdf:li></rdf:Alt></Iptc4xmpExt:PersonName></rdf:li>"
            "</rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>"
            "<mwg-rs:Regions rdf:parseType='Resource'><mwg-rs:RegionList><rdf:Bag>"
            "<rdf:li><rdf:Description mwg-rs:Name='Dan' mwg-rs:Type='Face'/></rdf:li>"
            "<rdf:li><rdf:Description mwg-rs:Name='a dog' mwg-rs:Type='Pet'/></rdf:li>"
            "<rdf:li><rdf:Description mwg-rs:Name='Ann' mwg-rs:Type='Face'/></rdf:li>"
            "</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"
        )
    )
    assert read.persons == ("Ann", "Bob", "Cleo", "Dan")


def test_what_says_how_a_picture_came_about_is_read():
    read = words(
        described(
            '<Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/'
            'trainedAlgorithmicMedia"/>'
            "<Iptc4xmpExt:AISystemUsed>Painter</Iptc4xmpExt:AISystemUsed>"
            "<Iptc4xmpExt:AISystemVersionUsed>2</Iptc4xmpExt:AISystemVersionUsed>"
            "<Iptc4xmpExt:AIPromptInformation>a cat</Iptc4xmpExt:AIPromptInformation>"
            "<Iptc4xmpExt:AIPromptWriterName>Ann</Iptc4xmpExt:AIPromptWriterName>"
            "<plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>"
        )
    )
    assert read.digital_source_type.endswith("/trainedAlgorithmicMedia")
    assert (read.ai_system, read.ai_system_version, read.ai_prompt, read.ai_prompt_writer) == (
        "Painter",
        "2",
        "a cat",
        "Ann",
    )
    assert read.data_mining == "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"


@pytest.mark.parametrize(
    ("written", "read"), [("3", "3"), ("4.0", "4"), ("-1", "-1"), ("0", None), ("0.0", None)]
)
def test_a_rating_is_plain_and_none_where_nobody_rated(written, read):
    assert words(described(attributes=f'xmp:Rating="{written}"')).rating == read


@pytest.mark.parametrize(
    ("latitude", "longitude", "read"),
    [
        ("43,28.0249N", "11,53.1076E", "43.467082, 11.885127"),
        ("33,51,35.9S", "151,12,40W", "-33.859972, -151.211111"),
        ("99,0N", "11,0E", None),
        ("north", "east", None),
    ],
)
def test_places_are_told_in_degrees(latitude, longitude, read):
    assert (
        words(described(attributes=f'exif:GPSLatitude="{latitude}" exif:GPSLongitude="{longitude}"')).gps
        == read
    )


def test_thousands_of_a_raw_converters_settings_do_no_harm():
    settings = " ".join(f'crs:Setting{number}="0"' for number in range(3_000))
    steps = "".join(
        f"<crs:Step{number}>{listed('Seq', *'abc')}</crs:Step{number}>" for number in range(1_000)
    )
    assert words(described(steps + "<dc:subject>sea</dc:subject>", settings)).keywords == ("sea",)


def test_what_cameras_put_in_is_nobodys_caption():
    assert words_in_xmp(captioned("OLYMPUS DIGITAL CAMERA         ")) is NO_WORDS
    assert words_in_xmp(captioned("Olympus digital camera on a table")).caption is not None


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 100, b"<", b"no XML at all", b"<a><b></a>", b"\xff\xfe<", bytes(range(256))]
)
def test_what_is_no_packet_is_refused_or_says_nothing(data):
    with contextlib.suppress(XmpError):
        assert words_in_xmp(data) is NO_WORDS
