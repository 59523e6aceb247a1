"""The IPTC's reference image and other programs' files, compared with what ExifTool reads from them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from gallery_app.bundles.photo_names import PHOTO_SUFFIXES, is_photo_name
from gallery_app.metadata.reading import MetadataReader
from gallery_app.model.credit import Credit
from gallery_app.model.gallery import Photo, PhotoId
from gallery_app.model.merging import merged
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, Location, Origin
from gallery_app.source import FolderSource

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "metadata"
REFERENCE = "IPTC-PhotometadataRef-Std2021.1.jpg"
# A folder of anybody's photos to compare in, all that lies beneath it.
ANY_FOLDER = os.environ.get("GALLERY_METADATA_FOLDER", "")

# What ExifTool calls each field, by source.
XMP = {
    "caption": "Description", "alt": "AltTextAccessibility", "headline": "Headline", "title": "Title",
    "extended_description": "ExtDescrAccessibility", "credit": "Credit", "creator": "Creator",
    "creator_title": "AuthorsPosition", "source": "Source", "copyright": "Rights",
    "usage_terms": "UsageTerms", "rights_url": "WebStatement", "date_created": "DateCreated",
    "keywords": "Subject", "event": "Event",
    "job_id": "TransmissionReference", "instructions": "Instructions", "caption_writer": "CaptionWriter",
    "digital_source_type": "DigitalSourceType", "ai_system": "AISystemUsed",
    "ai_system_version": "AISystemVersionUsed", "ai_prompt": "AIPromptInformation",
    "ai_prompt_writer": "AIPromptWriterName", "data_mining": "DataMining", "rating": "Rating",
    "guid": "DigitalImageGUID",
}  # fmt: skip
IPTC = {
    "caption": "Caption-Abstract", "headline": "Headline", "title": "ObjectName", "credit": "Credit",
    "creator": "By-line", "creator_title": "By-lineTitle", "source": "Source", "copyright": "CopyrightNotice",
    "keywords": "Keywords", "job_id": "OriginalTransmissionReference", "instructions": "SpecialInstructions",
    "caption_writer": "Writer-Editor",
}  # fmt: skip
EXIF = {"caption": "ImageDescription", "copyright": "Copyright"}
GROUPS = {Origin.XMP: ("XMP", XMP), Origin.IPTC: ("IPTC", IPTC), Origin.EXIF: ("EXIF", EXIF)}
PLACES = {
    Origin.XMP: ("Location", "City", "State", "Country", "CountryCode"),
    Origin.IPTC: (
        "Sub-location", "City", "Province-State", "Country-PrimaryLocationName",
        "Country-PrimaryLocationCode",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def read():
    """What the corpus's photos say, by file and source."""
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus is not there")
    with FolderSource(str(CORPUS)) as source:
        reader = MetadataReader(source, PHOTO_SUFFIXES)
        return {file.name: reader.read(file.name) for file in CORPUS.glob("*.jpg")}


def told(value: object) -> list[str]:
    """Return a field's texts as ExifTool would list them."""
    match value:
        case LocalizedText():
            return [value.pick()]
        case Credit():
            return [value.line]
        case tuple():
            return list(value)
        case _:
            return [str(value)]


def listed(value: object) -> list[str]:
    """Return ExifTool's value as a list of texts, none of them blank."""
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := str(one).strip())]


def plain_date(text: str) -> str:
    """Return a date in the model's way."""
    day, _, clock = text.partition(" ")
    return day.replace(":", "-") + (f"T{clock}" if clock else "")


def spaced(texts) -> list[str]:
    """Return texts with one space for each run of them."""
    return [" ".join(text.split()) for text in texts]


def differences(metadata, exiftool) -> dict[str, tuple[object, object]]:
    """Return the fields of which the two say something else."""
    found = {}
    sources = dict(metadata.sources)
    for origin, (group, names) in GROUPS.items():
        theirs = exiftool.get(group, {})
        words = sources.get(origin)
        for field, name in names.items():
            ours = getattr(words, field, None)
            mine = told(ours) if ours else []
            other = listed(theirs.get(name, ""))
            if field == "date_created":
                other = [plain_date(text) for text in other]
            if field == "rating":
                other = [text.removesuffix(".0") for text in other]
            if [" ".join(text.split()) for text in mine] != [
                " ".join(text.split()) for text in dict.fromkeys(other)
            ]:
                found[f"{group}:{name}"] = (mine, other)
    return found


def test_the_reference_image_is_read_as_exiftool_reads_it_field_by_field(read):
    (exiftool,) = json.loads((CORPUS / f"{REFERENCE}.exiftool.json").read_text("utf-8"))
    assert differences(read[REFERENCE], exiftool) == {}
    assert exiftool["XMP"].keys() >= set(XMP.values()) - {
        "AISystemUsed", "AISystemVersionUsed", "AIPromptInformation", "AIPromptWriterName", "DataMining",
    }, "what the image has not is from after 2021"  # fmt: skip


def test_places_persons_and_rights_of_the_reference_image_are_what_exiftool_reads(read):
    (exiftool,) = json.loads((CORPUS / f"{REFERENCE}.exiftool.json").read_text("utf-8"))
    sources = dict(read[REFERENCE].sources)
    xmp, theirs = sources[Origin.XMP], exiftool["XMP"]
    for origin, names in PLACES.items():
        group = exiftool[GROUPS[origin][0]]
        assert sources[origin].location == Location(*(group[name] for name in names))
    parts = ("Sublocation", "City", "ProvinceState", "CountryName", "CountryCode")
    assert xmp.location_created == Location(*(theirs[f"LocationCreated{part}"] for part in parts))
    shown = zip(*(theirs[f"LocationShown{part}"] for part in parts), strict=True)
    assert xmp.location_shown == tuple(Location(*place) for place in shown)
    latitude, longitude = (theirs[f"LocationCreatedGPS{part}"] for part in ("Latitude", "Longitude"))
    assert xmp.gps == f"{latitude}, {longitude}"
    assert xmp.persons == (*theirs["PersonInImage"], theirs["PersonInImageName"])
    assert [link.label for link in xmp.rights_links] == theirs["LicensorName"]
    assert [link.url for link in xmp.rights_links] == theirs["LicensorURL"]
    assert xmp.copyright_owner == "; ".join(theirs["CopyrightOwnerName"])
    assert xmp.supplier == theirs["ImageSupplierName"]
    exif = sources[Origin.EXIF]
    assert exif.creator == (exiftool["EXIF"]["Artist"],)
    assert exif.date_created == "2021-10-20T21:01:01+00:00"
    assert sources[Origin.IPTC].date_created == "2021-10-20T21:01:01+00:00"


def test_every_field_of_the_reference_image_comes_from_xmp_and_nothing_contradicts_it(read):
    photo = merged(Photo(PhotoId(REFERENCE), REFERENCE), read[REFERENCE])
    assert set(dict(photo.origins).values()) == {Origin.XMP}
    assert photo.others == ()
    without = {"ai_system", "ai_system_version", "ai_prompt", "ai_prompt_writer", "data_mining"}
    assert {field.name for field in FIELDS} - set(dict(photo.origins)) == without


def test_a_block_that_was_changed_alone_is_seen_by_its_digest(read):
    assert read["IPTC.jpg"].is_digest_stale
    assert not read["PhotoMechanic.jpg"].is_digest_stale
    assert dict(read["IPTC.jpg"].sources)[Origin.IPTC].caption.pick() == "A witty caption"


def from_exiftool(program: str, folder: Path, *files: str) -> list[dict[str, dict[str, object]]]:
    options = ["-json", "-g0", "-struct", "-n", "-charset", "iptc=latin", "-api", "largefilesupport=1"]
    answer = subprocess.run(
        [program, *options, *files], cwd=folder, capture_output=True, check=False, timeout=100
    )
    return json.loads(answer.stdout or b"[]")


def test_the_corpus_is_read_as_the_exiftool_that_is_installed_reads_it(read, tool):
    program = tool("exiftool")
    for file, metadata in read.items():
        (exiftool,) = from_exiftool(program, CORPUS, file)
        assert differences(metadata, exiftool) == {}, file


@pytest.mark.skipif(not ANY_FOLDER, reason="GALLERY_METADATA_FOLDER names no folder of photos to compare in")
def test_photos_of_any_folder_are_read_as_exiftool_reads_them(tool):
    program = tool("exiftool")
    found = {}
    for folder, _, names in os.walk(ANY_FOLDER):
        files = sorted(filter(is_photo_name, names))
        told = {one["SourceFile"]: one for one in from_exiftool(program, Path(folder), ".")} if files else {}
        with FolderSource(folder) as source:
            reader = MetadataReader(source, PHOTO_SUFFIXES)
            for name in files:
                if odd := differences(reader.read(name), told.get(f"./{name}", {})):
                    found[os.path.join(folder, name)] = odd
    assert found == {}


# Written by ExifTool into every format, and read back.

WRITTEN = {
    "XMP-dc:Description": "Ж from XMP", "XMP-dc:Description-de": "Deutsch", "XMP-photoshop:Headline": "Flood",
    "XMP-plus:LicensorURL": "https://bank.example/1", "XMP-plus:LicensorName": "Bank",
    "EXIF:ImageDescription": "from EXIF", "EXIF:Artist": "Ann; Bob", "EXIF:Make": "NIKON CORPORATION",
    "EXIF:Model": "NIKON D850", "EXIF:ExposureTime": "1/250", "EXIF:FNumber": "2.8",
    "EXIF:DateTimeOriginal": "2024:04:07 15:40:00", "EXIF:OffsetTimeOriginal": "+02:00",
    "EXIF:SubSecTimeOriginal": "25", "GPSLatitude": "43.467081", "GPSLatitudeRef": "N",
    "GPSLongitude": "11.885126", "GPSLongitudeRef": "W",
}  # fmt: skip
IPTC_WRITTEN = {"IPTC:CodedCharacterSet": "UTF8", "IPTC:Caption-Abstract": "Ж from IPTC"}


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif", "avif", "jp2"])
def test_what_exiftool_writes_is_read_in_every_format(reading, tool, suffix):
    from metadata_made import encoded

    name = f"photo.{suffix}"
    (reading.folder / name).write_bytes(encoded(suffix))
    with_iptc = suffix in {"jpg", "png", "tif", "jp2"}
    values = WRITTEN | (IPTC_WRITTEN if with_iptc else {})
    command = [tool("exiftool"), "-q", "-m", "-overwrite_original", "-charset", "utf8"]
    subprocess.run(
        [*command, *(f"-{tag}={value}" for tag, value in values.items()), name],
        cwd=reading.folder, check=True, timeout=100,
    )  # fmt: skip
    metadata = reading.of(name)
    sources = dict(metadata.sources)
    xmp, exif = sources[Origin.XMP], sources[Origin.EXIF]
    assert xmp.caption == LocalizedText((("x-default", "Ж from XMP"), ("de", "Deutsch")))
    assert xmp.rights_links[0].url == "https://bank.example/1"
    assert exif.caption.pick() == "from EXIF"
    assert (exif.creator, exif.date_created) == (("Ann", "Bob"), "2024-04-07T15:40:00.25+02:00")
    assert exif.gps == "43.467081, -11.885126"
    assert [fact.value for fact in metadata.camera] == ["NIKON D850", "f/2.8", "1/250 s"]
    if with_iptc:
        assert sources[Origin.IPTC].caption.pick() == "Ж from IPTC"


def test_a_sidecar_that_exiftool_writes_is_read(reading, tool):
    from metadata_made import encoded

    (reading.folder / "a.jpg").write_bytes(encoded("jpg"))
    command = [tool("exiftool"), "-q", "-XMP-dc:Description=beside", "-o", "a.xmp", "a.jpg"]
    subprocess.run(command, cwd=reading.folder, check=True, timeout=100)
    assert dict(reading.of("a.jpg").sources)[Origin.SIDECAR].caption.pick() == "beside"
