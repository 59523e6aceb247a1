from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.bundles.times import time_fault


@pytest.mark.parametrize(
    "text",
    [
        "2024-04-07T15:40:00Z", "2024-04-07", "2024-04-07T15:40:00+03:00",
        "2024-04-07T15:40:00.123456789-11:30",
        "2024-04-07t15:40:00z", "2024-04-07 15:40:00Z", "2016-12-31T23:59:60Z", "2024-02-29", "0001-01-01",
    ],
)  # fmt: skip
def test_a_time_of_rfc_3339_or_a_date_alone_is_right(text: str) -> None:
    assert time_fault(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2024-04-07T15:40:00", "zone"),
        ("2024-04-07 15:40:00.5", "zone"),
        ("2024-04-07T15:40Z", "not a time"),
        ("15:40 GMT 07.04.2024", "not a time"),
        ("07.04.2024", "not a time"),
        ("2024-4-7", "not a time"),
        ("2024-02-30", "does not exist"),
        ("2023-02-29T10:00:00Z", "does not exist"),
        ("2024-13-01", "does not exist"),
        ("2024-04-07T24:00:00Z", "not a time"),
        ("2024-04-07T15:60:00Z", "not a time"),
        ("2024-04-07T15:40:00+25:00", "not a time"),
        ("2024-04-07T15:40:00Z ", "not a time"),
        ("２０２４-04-07", "not a time"),
        ("now", "not a time"),
    ],
)
def test_anything_else_is_told(text: str, word: str) -> None:
    assert word in str(time_fault(text))


offsets = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=offsets))
def test_every_moment_that_python_writes_is_right(moment: datetime) -> None:
    assert time_fault(moment.isoformat()) is None
