from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.credit import Credit, Party, parties_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("© Sputnik / Roscosmos", ["Sputnik", "Roscosmos"]),
        ("© Sputnik / Roscosmos / Name", ["Sputnik", "Roscosmos", "Name"]),
        ("AP Photo", ["AP Photo"]),
        ("Fotobank.ru/Getty Images", ["Fotobank.ru/Getty Images"]),
        ("© AFP 2023 / Name", ["AFP 2023", "Name"]),
        ("©Reuters", ["Reuters"]),
        ("", []),
        (" / ", []),
        ("A /  / B", ["A", "B"]),
    ],
)
def test_parties_stand_between_slashes_with_spaces(line: str, names: list[str]) -> None:
    assert [party.name for party in parties_in(line)] == names


@given(st.text(max_size=40))
def test_the_line_stays_as_it_was_written(line: str) -> None:
    credit = Credit.from_line(line)
    assert credit.line == line
    assert all(party.name and party.role is None and party.name in line for party in credit.parties)


def test_several_credits_become_one() -> None:
    joined = Credit.joined((Credit.from_line("© A / B"), Credit(""), Credit("C", (Party("C", "agency"),))))
    assert joined == Credit("© A / B; C", (Party("A"), Party("B"), Party("C", "agency")))
    assert Credit.joined(()) == Credit("")
