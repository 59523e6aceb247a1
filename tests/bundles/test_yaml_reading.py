from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gallery_app.bundles import yaml_reading
from gallery_app.bundles.yaml_reading import (
    KEYS_LIMIT,
    LIST_LIMIT,
    NODE_LIMIT,
    Items,
    Pairs,
    Text,
    plain_value,
    read_yaml,
)
from gallery_app.errors import BundleError

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "yaml-test-suite"
HANG = 10  # seconds: a guard against what would take minutes, not a measurement


def value(text: str) -> object:
    return plain_value(read_yaml(text.encode(), "gallery.yaml"))


def refusal(data: str | bytes) -> BundleError:
    started = time.monotonic()
    with pytest.raises(BundleError) as refused:
        read_yaml(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, "gallery.yaml")
    assert time.monotonic() - started < HANG
    assert refused.value.path == "gallery.yaml"
    return refused.value


def assert_value_or_refusal(data: bytes) -> None:
    refused = None
    try:
        node = read_yaml(data, "gallery.yaml")
    except BundleError as error:
        refused = error
    if refused is None:
        assert isinstance(node, Text | Items | Pairs)
    else:
        assert str(refused.reason)
        assert refused.line is not None


@pytest.fixture
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_reading, "_Parser", getattr(yaml, request.param))


both_parsers = pytest.mark.parametrize("parser", ["CBaseLoader", "BaseLoader"], indirect=True)


@both_parsers
@pytest.mark.parametrize(
    "typed",
    ["NO", "no", "yes", "true", "0123", "007", "12:30", "15:40", "1.10", "2024-01-02", "1e3", "~", "null",
     "0x1F", ".inf", "1_000", "=", "1:1:1:1"],
)  # fmt: skip
def test_every_value_is_the_text_that_was_typed(parser: None, typed: str) -> None:
    assert value(f"key: {typed}\nlist: [{typed}]") == {"key": typed, "list": [typed]}
    assert value(f"{typed}: value") == {typed: "value"}


@both_parsers
def test_nodes_know_their_lines_and_keys_lend_theirs_to_values(parser: None) -> None:
    root = read_yaml(b"a: 1\nb:\n  - x\n  - y:\n      z\nc: |\n  text\n", "gallery.yaml")
    assert isinstance(root, Pairs)
    assert (root.line, [node.line for node in root.pairs.values()]) == (1, [1, 2, 6])
    items = root.pairs["b"]
    assert isinstance(items, Items)
    assert [item.line for item in items.items] == [3, 4]
    assert root.pairs["c"] == Text("text\n", 6)


@both_parsers
def test_nothing_behind_a_key_is_told_from_an_empty_text(parser: None) -> None:
    root = read_yaml(b"a:\nb: ''\nc: \"\"\n", "gallery.yaml")
    assert isinstance(root, Pairs)
    assert [node.absent for node in root.pairs.values() if isinstance(node, Text)] == [True, False, False]


@both_parsers
@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "\ufeff"])
def test_an_empty_document_is_an_absent_text(parser: None, text: str) -> None:
    node = read_yaml(text.encode(), "gallery.yaml")
    assert isinstance(node, Text)
    assert node.absent


REFUSED = {
    "an alias": ("a: x\nb: *a", 2, "alias"),
    "a defined alias": ("a: &a x\nb: *a", 1, "anchor"),
    "a self-alias": ("a: &a [*a]", 1, "anchor"),
    "an anchor on a key": ("&a a: x", 1, "anchor"),
    "an anchor on a map": ("a: &a {b: c}", 1, "anchor"),
    "an anchor on a list": ("a: &a [b]", 1, "anchor"),
    "a tag": ("a: !x y", 1, "tag"),
    "a core tag": ("a: !!str y", 1, "tag"),
    "a Python tag": ("a: !!python/object/apply:os.system ['true']", 1, "tag"),
    "a local tag on a list": ("a:\n  - !<tag:x> [b]", 2, "tag"),
    "a declared tag": ("%TAG ! tag:x,2000:\n---\na: b", 1, "tag"),
    "a merge key": ("a: b\n<<: {c: d}", 2, "merge"),
    "a nested merge key": ("a:\n  <<: x", 2, "merge"),
    "a duplicate key": ("a: b\nc: d\na: e", 3, "first in line 1"),
    "a duplicate key in a list": ("a:\n- b: c\n  b: d", 3, "first in line 2"),
    "a quoted duplicate key": ("a: b\n'a': c", 2, "twice"),
    "two documents": ("a: b\n---\nc: d", 2, "more than one document"),
    "two documents with an end": ("a: b\n...\nc", 3, "second document"),
    "a list as a key": ("? [a]\n: b", 1, "key"),
    "a map as a key": ("{a: b}: c", 1, "key"),
    "17 lists": ("[" * 17 + "]" * 17, 1, "nested"),
    "17 maps": ("{a: " * 17 + "b" + "}" * 17, 1, "nested"),
    "an escaped NUL": ('a: x\nb: "\\0"', 2, "U+0000"),
    "an escaped ESC": ('a: "\\e[31m"', 1, "U+001B"),
    "a NUL": ("a: x\nb: \0", 2, "U+0000"),
    "an ESC": ("a: \x1b[31m", 1, "U+001B"),
    "a bell": ("a: b\n\n# \x07", 3, "U+0007"),
    "a DEL": ("a: \x7f", 1, "U+007F"),
    "a C1 control": ("a: \x9b31m", 1, "U+009B"),
    "a lone surrogate": ("a: b\nc: \ud800", 2, "UTF-8"),
}  # fmt: skip


@both_parsers
@pytest.mark.parametrize(("text", "line", "word"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_not_plain_data_is_refused_with_its_line(
    parser: None, text: str, line: int, word: str
) -> None:
    error = refusal(text)
    assert error.line == line
    assert word in str(error.reason)


@both_parsers
def test_an_escaped_lone_surrogate_is_refused(parser: None) -> None:
    assert refusal('a: "\\ud800"').line == 1


MISTAKES = {
    "an unquoted colon": (
        "format: '1.0'\nheadline: Rare Photos: Soyuz MS-24 Crew Returns", 2, "colon", "quotes"),
    "an unquoted colon in an entry": ("- file: a\n  caption: Baikonur: the landing", 2, "colon", "quotes"),
    "a tab before a key": ("a:\n\tb: c", 2, "tab", "spaces"),
    "a tab before the first key": ("\ta: b", 1, "tab", "spaces"),
    "a quotation mark left open": ('a: "b', 1, "never closed", "Close"),
    "an apostrophe left open": ("a: 'b\n", 2, "never closed", "Close"),
    "text after a quotation": ('a: "Go", he said', 1, "quotation", "quotes"),
    "text after a bracket": ("a: [Photo] of b", 1, "quotation", "quotes"),
    "a text that begins with @": ("a: @handle", 1, "@", "quotes"),
    "a text that begins with %": ("a: %5", 1, "%", "quotes"),
    "a text that begins with `": ("a: `b`", 1, "`", "quotes"),
    "a text that begins with *": ("a: *b*", 1, "*", "quotes"),
    "a text that begins with &": ("a: & Sons", 1, "&", "quotes"),
    "a colon without a space": ("a:b\nc: d", 2, "colon", "space"),
    "a key indented too far": ("a: b\n  c: d", 2, "line above", "space"),
    "a key indented too little": ("  a: b\n c: d", 2, "indented", "ndent"),
    "a bracket left open": ("a: [b, c\nd: e", 2, "closed", "quotes"),
    "a Windows path in quotes": ('a: "C:\\photos\\a.jpg"', 1, "backslash", "two backslashes"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "word", "remedy"), MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_that_people_make_is_told_with_its_cure(
    text: str, line: int, word: str, remedy: str
) -> None:
    error = refusal(text)
    assert abs((error.line or 0) - line) <= 1
    assert word in str(error.reason)
    assert remedy in str(error.remedy)
    assert "{" not in str(error.reason).replace("{ }", "")


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1251", "cp1252"]
)
def test_another_encoding_than_utf_8_is_refused_by_name(encoding: str) -> None:
    text = "headline: Café" if encoding != "cp1251" else "headline: Фото"
    error = refusal(text.encode(encoding))
    assert "UTF-8" in str(error.reason)
    assert "Save it as UTF-8" in str(error.remedy)


def test_a_wrong_byte_is_told_with_its_line() -> None:
    assert refusal(b"a: b\nc: d\ne: caf\xe9\n").line == 3


def test_a_byte_order_mark_is_allowed() -> None:
    assert plain_value(read_yaml(b"\xef\xbb\xbfa: b", "gallery.yaml")) == {"a": "b"}


HOSTILE = {
    "100,000 brackets": "[" * 100_000,
    "100,000 braces": "{a: " * 100_000,
    "nested dashes": "- " * 100_000,
    "nested question marks": "? " * 100_000,
    "a laughing alias bomb": "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(30)),
    "a merge-key bomb": "a: &a {x: y}\n" + "".join(f"b{i}: &b{i} {{<<: [*a, *a]}}\n" for i in range(9)),
    "a merge-key chain": "a:\n  <<: {<<: {<<: {<<: {b: c}}}}",
    "many tags": "".join(f"%TAG !a{i}! x\n" for i in range(50_000)) + "---\na: b",
    "many documents": "---\n" * 500_000,
    "two million values": "- a\n" * 2_000_000,
    "more values than allowed": "- " + "[a, a, a, a, a, a]\n- " * (NODE_LIMIT // 6),
    "one entry too many": "[" + "a," * (LIST_LIMIT + 1) + "]",
    "one key too many": "".join(f"k{i}: v\n" for i in range(KEYS_LIMIT + 1)),
    "nine megabytes": "a: " + "x" * 9_000_000,
    "quotation marks": '"' * 1_000_000,
    "colons": ": " * 1_000_000,
    "percent signs": "%" * 1_000_000,
    "tabs": "\t" * 1_000_000,
}


@pytest.mark.skipif(not hasattr(yaml, "CBaseLoader"), reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_a_bomb_is_refused_before_it_goes_off(text: str) -> None:
    refusal(text)


@pytest.mark.parametrize(
    "text",
    ["1" * 1_000_000, ":".join(["59"] * 300_000), "0x" + "f" * 1_000_000, "1e999999999"],
    ids=["a huge integer", "a huge base-60 integer", "a huge hexadecimal", "a huge float"],
)
def test_a_huge_number_is_only_a_text(text: str) -> None:
    started = time.monotonic()
    assert value(f"a: {text}") == {"a": text}
    assert time.monotonic() - started < HANG


@both_parsers
@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.glob("*.yaml")) or ["none"])
def test_every_file_of_the_yaml_test_suite_is_a_value_or_a_refusal(parser: None, name: str) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the YAML test suite is not here (../shared/corpus)")
    assert_value_or_refusal((CORPUS / name).read_bytes())


def test_the_yaml_test_suite_finds_no_stranger_accepted() -> None:
    """What the suite calls invalid and both of PyYAML's loaders refuse is refused here as well."""
    index = CORPUS / "index.tsv"
    if not index.exists():
        pytest.skip("the YAML test suite is not here (../shared/corpus)")
    rows = [line.split("\t") for line in index.read_text(encoding="utf-8").splitlines()[1:]]
    invalid = [
        case
        for case, suite, safe, c_safe, *_ in rows
        if (suite, safe, c_safe) == ("invalid", "error", "error")
    ]
    assert len(invalid) > 30
    for case in invalid:
        with pytest.raises(BundleError):
            read_yaml((CORPUS / f"{case}.yaml").read_bytes(), case)


yaml_like = st.text(alphabet="ab:-?,[]{}#&*!|>'\"%@` \n\t\\~<=.0é\u2028\x00\x85", max_size=80)


@both_parsers
@given(text=st.one_of(yaml_like, st.text(max_size=80)))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_value_or_a_refusal(parser: None, text: str) -> None:
    assert_value_or_refusal(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=60))
def test_any_bytes_are_a_value_or_a_refusal(data: bytes) -> None:
    assert_value_or_refusal(data)


printable = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=20)


@given(
    st.recursive(
        printable, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(printable, inner, max_size=4)
    )
)
@settings(deadline=None)
def test_what_was_written_safely_is_read_back(data: object) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    if "!!" in written or "&" in written or "? " in written:  # not all of it is for us
        return
    assert plain_value(read_yaml(written.encode(), "gallery.yaml")) == data
