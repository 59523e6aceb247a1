"""Loaders of several windows: how many there are, and when they end."""

from __future__ import annotations

import os
import signal
from contextlib import ExitStack

from driving import Driven, colour_of

from gallery_app.loader import pool as pool_module
from gallery_app.loader.answers import Priority
from gallery_app.loader.budget import STUCK_SECONDS, LoaderBudget, cores_of_ours


def test_a_gallery_has_loaders_by_the_number_of_cores():
    assert [LoaderBudget(cores).for_a_gallery for cores in (1, 2, 3, 8)] == [2, 2, 3, 4]
    assert cores_of_ours() >= 1


def test_three_windows_share_what_there_may_be(photos):
    budget = LoaderBudget(2)
    with (
        Driven(photos, budget=budget) as one,
        Driven(photos, budget=budget) as two,
        Driven(photos, budget=budget) as three,
    ):
        for window in (one, two, three):
            window.open()
            assert colour_of(window.decode("photo 2.png")) == (0, 128, 0)
        # Each window has its one, and one of them a second: four for two cores.
        assert sorted(len(window.pool.pids) for window in (one, two, three)) == [1, 1, 2]
        assert budget.taken == 4
        one.pool.close()
        for window in (two, three):
            window.decode("photo 1.png")
        assert [len(window.pool.pids) for window in (two, three)] == [2, 2]


def test_however_many_windows_there_are_each_shows_its_photos_and_loaders_stay_few(photos):
    budget = LoaderBudget(1)
    windows = [Driven(photos, budget=budget) for _ in range(4)]
    with ExitStack() as stack:
        for window in windows:
            stack.enter_context(window).open()
        for window in (*windows, *windows):
            assert colour_of(window.decode("photo 2.png")) == (0, 128, 0)
            assert budget.taken <= 2
    assert budget.taken == 0
    assert not budget.is_waited_for


def keep_busy(driven, count, priority):
    """Open a gallery, let both of its loaders decode, and return the answers, which will come."""
    driven.open()
    driven.until(lambda: [one.job for one in driven.pool._loaders] == [None, None])
    answers: list[object] = []
    for _ in range(count):
        driven.pool.decode("photo 1.png", (60, 40), priority, answers.append)
    return answers


def test_a_window_without_a_loader_waits_for_one_that_is_at_work(photos):
    budget = LoaderBudget(1)
    with Driven(photos, loaders=2, budget=budget) as one:
        answers = keep_busy(one, 2, Priority.CURRENT)
        with Driven(photos, budget=budget) as two:
            told = []
            two.pool.on_changed = lambda: told.append(True)
            assert two.pool.pids == ()
            assert budget.is_waited_for
            one.until(lambda: len(answers) == 2)
            assert told
            two.open()
            assert len(one.pool.pids) <= 1
            assert colour_of(one.decode("photo 3.png")) == (0, 0, 255)


def test_what_is_not_urgent_waits_where_another_window_has_no_loader(photos, monkeypatch):
    monkeypatch.setattr(pool_module, "SHARED_SECONDS", 0.0)
    budget = LoaderBudget(1)
    with Driven(photos, loaders=2, budget=budget) as one:
        answers = keep_busy(one, 30, Priority.VISIBLE_THUMBNAIL)
        with Driven(photos, budget=budget) as two:
            assert budget.is_waited_for
            one.until(lambda: len(one.pool.pids) < 2)
            assert len(answers) < 30
            two.open()
            assert budget.taken <= 2
        one.until(lambda: len(answers) == 30)


def test_a_window_does_not_wait_for_ever_for_disks_that_are_dead(photos):
    now = 0.0
    budget = LoaderBudget(1, clock=lambda: now)
    with Driven(photos, loaders=2, budget=budget) as one:
        keep_busy(one, 0, Priority.CURRENT)
        for pid in one.pool.pids:
            os.kill(pid, signal.SIGSTOP)
        for _ in range(2):
            one.pool.decode("photo 1.png", (60, 40), Priority.CURRENT, lambda _: None)
        with Driven(photos, budget=budget) as two:
            assert two.pool.tick() == STUCK_SECONDS
            assert two.pool.pids == ()
            now += STUCK_SECONDS
            two.open()
            assert budget.taken == 3


def test_loaders_that_rest_are_gone_and_come_back_with_the_next_request(photos):
    budget = LoaderBudget(2)
    with Driven(photos, budget=budget) as driven:
        driven.open()
        driven.decode("photo 1.png")
        driven.until(lambda: all(one.job is None for one in driven.pool._loaders))
        driven.pool.rest()
        assert driven.pool.pids == ()
        assert budget.taken == 0
        assert colour_of(driven.decode("photo 2.png")) == (0, 128, 0)
        assert driven.pool.pids


def test_loaders_at_work_do_not_rest(photos):
    with Driven(photos) as driven:
        driven.open()
        answers: list[object] = []
        driven.pool.decode("photo 1.png", (60, 40), 0, answers.append)
        driven.pool.rest()
        assert driven.pool.pids
        driven.until(lambda: bool(answers))
