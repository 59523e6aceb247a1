"""Setting up for real: an environment is made, packages are installed, the program is started."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from small_checkout import make_checkout, make_wheel

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from small_checkout import Checkout


def test_a_second_start_says_nothing_and_hands_everything_to_the_program(checkout: Checkout) -> None:
    done = checkout.start("info", "a b", "--json", "ü")

    assert done.stderr == ""
    assert json.loads(done.stdout)["arguments"] == ["info", "a b", "--json", "ü"]


def test_the_program_gets_the_users_folder_and_never_imports_from_it(
    checkout: Checkout, tmp_path: Path
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json ran')")

    done = checkout.start("info", cwd=tmp_path, PYTHONPATH=str(tmp_path))

    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["cwd"] == str(tmp_path)
    assert told["isolated"] == 1
    assert str(tmp_path) not in told["path"]
    assert told["path"].count(str(checkout.root)) == 1


def test_the_programs_exit_code_is_passed_on(checkout: Checkout) -> None:
    assert checkout.start("info", "--fail").returncode == 7


def test_without_any_locale_the_program_gets_one_that_knows_every_letter(checkout: Checkout) -> None:
    done = checkout.start("info", LC_ALL=None, LC_CTYPE=None, LANG=None)

    assert "C.UTF-8" in json.loads(done.stdout)["locale"].values()


def test_the_users_locale_is_left_alone(checkout: Checkout) -> None:
    done = checkout.start("info", LC_ALL=None, LC_CTYPE=None, LANG="de_DE.UTF-8")

    told = json.loads(done.stdout)["locale"]
    assert told["LANG"] == "de_DE.UTF-8"
    assert told["LC_ALL"] is None


def test_without_a_screen_a_screenshot_is_saved_and_named(checkout: Checkout, tmp_path: Path) -> None:
    done = checkout.start("--theme", "dark", cwd=tmp_path)

    target = tmp_path / "gallery-screenshot.png"
    assert done.returncode == 0, done.stderr
    assert "no screen" in done.stderr
    assert str(target) in done.stderr
    assert target.read_text() == "picture"
    sample = str(checkout.root / "sample_galleries" / "soyuz-ms-24")
    assert json.loads(done.stdout)["arguments"] == [
        "--screenshot", str(target), "--theme", "dark", sample,
    ]  # fmt: skip


def test_a_screenshot_that_failed_is_not_announced(checkout: Checkout, tmp_path: Path) -> None:
    done = checkout.start("--fail", cwd=tmp_path)

    assert done.returncode == 7
    assert "was saved" not in done.stderr


def test_with_a_screen_no_screenshot_is_made(checkout: Checkout, tmp_path: Path) -> None:
    done = checkout.start("a story", cwd=tmp_path, QT_QPA_PLATFORM="offscreen")

    assert json.loads(done.stdout)["arguments"] == ["a story"]
    assert done.stderr == ""


def test_two_first_starts_at_once_set_up_once(
    two_first_starts: tuple[Checkout, list[tuple[int, str]]],
) -> None:
    _, ends = two_first_starts

    assert [code for code, _ in ends] == [0, 0], ends
    assert sorted("Making the virtual environment" in text for _, text in ends) == [False, True]


def test_an_environment_follows_its_lock_and_leaves_one_made_by_hand_alone(tmp_path: Path) -> None:
    """One test, because each new environment takes two seconds."""
    checkout = make_checkout(tmp_path)
    by_hand = checkout.root / ".venv" / "pyvenv.cfg"
    by_hand.parent.mkdir()
    by_hand.write_text("home = /usr/bin")
    right = checkout.lock.read_text()

    checkout.lock.write_text("shiboken6==1.0 --hash=sha256:" + "0" * 64 + "\n")
    not_what_the_lock_says = checkout.start("info")
    checkout.lock.write_text(right)
    repaired = checkout.start("info")
    first_support = (checkout.support / "support.py").read_text()
    checkout.lock.write_text(make_wheel(checkout.wheels, "2.0"), "ascii")
    changed = checkout.start("info")

    assert not_what_the_lock_says.returncode == 1
    assert "The packages could not be installed" in not_what_the_lock_says.stderr
    assert not_what_the_lock_says.stdout == ""
    assert repaired.returncode == 0, repaired.stderr
    assert "1.0" in first_support
    assert changed.returncode == 0, changed.stderr
    assert "requirements.lock" in changed.stderr
    assert "virtual environment" not in changed.stderr
    assert "2.0" in (checkout.support / "support.py").read_text()
    assert list(checkout.support.glob("__pycache__/support.*.pyc"))
    assert [entry.name for entry in by_hand.parent.iterdir()] == ["pyvenv.cfg"]


@pytest.mark.parametrize("made_from", ["lock", "environment"])
def test_an_installation_from_something_else_does_not_count(
    run: ModuleType, tmp_path: Path, made_from: str
) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text("a==1\n")
    place = lock if made_from == "lock" else None
    assert not run.is_done(tmp_path, place)
    run.mark_done(tmp_path, place)
    assert run.is_done(tmp_path, place)

    if place:
        lock.write_text("a==2\n")
    else:
        run.stamp_of(tmp_path, None).write_text("from another Python")

    assert not run.is_done(tmp_path, place)
