"""Loaders of several windows: how many there are, and when they end."""

from __future__ import annotations

from driving import Driven, colour_of

from gallery_app.loader.budget import LoaderBudget, cores_of_ours


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


def test_a_window_has_its_first_loader_however_many_there_are(photos):
    budget = LoaderBudget(1)
    with Driven(photos, budget=budget) as one, Driven(photos, budget=budget) as two:
        for window in (one, two, one):
            window.open()
            assert colour_of(window.decode("photo 2.png")) == (0, 128, 0)
        with Driven(photos, budget=budget) as three:
            three.open()
            assert colour_of(three.decode("photo 2.png")) == (0, 128, 0)
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
