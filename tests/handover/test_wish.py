"""What one start of the program tells another."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.desktop.wish import LIMIT, MOST_PATHS, SWITCHES, VERSION, Wish, wish_from, written

# Every name that a disk can hold: bytes, as Python shows them.
NAMES = st.binary(min_size=1, max_size=40).filter(lambda name: b"\0" not in name).map(os.fsdecode)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def told(wish):
    return {name: getattr(wish, name) for name in Wish.__slots__}


@given(
    st.lists(NAMES, max_size=5),
    st.none() | st.integers(1, 10**9),
    st.fixed_dictionaries(dict.fromkeys(SWITCHES, st.booleans())),
)
def test_a_wish_arrives_as_it_was_sent(names, photo, switches):
    paths = tuple(f"/{name}" for name in names)
    wish = Wish(paths, photo=photo, token="a-token", startup="launcher_1_TIME77", **switches)
    assert told(wish_from(written(wish))) == told(wish)


def test_what_the_desktop_gave_the_start_goes_along():
    environment = {"XDG_ACTIVATION_TOKEN": "t" * 5_000, "DESKTOP_STARTUP_ID": "id_TIME1"}
    wish = Wish().activated_by(environment)
    assert (len(wish.token), wish.startup) == (1_000, "id_TIME1")
    wish = Wish().activated_by({})
    assert (wish.token, wish.startup) == ("", "")


def test_a_later_version_may_add_to_a_wish():
    assert wish_from(b'{"version":1,"paths":["/a"],"zoom":3}').paths == ("/a",)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"rubbish",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"version":2,"paths":[]}',
        b'{"version":1}',
        b'{"version":1,"paths":"/a"}',
        b'{"version":1,"paths":["relative"]}',
        b'{"version":1,"paths":[7]}',
        b'{"version":1,"paths":["/a\\u0000b"]}',
        b'{"version":1,"paths":["/\\ud800"]}',
        b'{"version":1,"paths":[],"photo":0}',
        b'{"version":1,"paths":[],"photo":true}',
        b'{"version":1,"paths":[],"photo":1e3}',
        b'{"version":1,"paths":[],"photo":99999999999999}',
        b"[" * 200_000,
        json.dumps({"version": VERSION, "paths": ["/a"] * (MOST_PATHS + 1)}).encode(),
    ],
)
def test_a_message_that_makes_no_sense_is_refused(message):
    assert len(message) < LIMIT
    with pytest.raises(ValueError):  # noqa: PT011  — whatever it says: it only goes into the log
        wish_from(message)


@given(JSON)
def test_whatever_a_message_holds_it_is_a_wish_or_refused(value):
    value = {"version": VERSION, "paths": [], **value} if isinstance(value, dict) else value
    try:
        wish = wish_from(json.dumps(value).encode())
    except ValueError:
        return
    assert all(map(os.path.isabs, wish.paths))


@pytest.mark.parametrize("token", ["two\nlines", "t" * 1_001, "ümlaut", 7, None, ["a"]])
def test_a_token_that_is_none_is_dropped_and_the_wish_stays(token):
    message = json.dumps({"version": VERSION, "paths": ["/a"], "token": token, "startup": token}).encode()
    assert told(wish_from(message)) == told(Wish(("/a",)))
