from __future__ import annotations

from builder.compose.charts.names import Told, name_categories


def test_subjects_name_the_points_of_one_period() -> None:
    assert name_categories([[Told("a", "2020")], [Told("b", "2020")]], False) == ("a", "b")
    assert name_categories([[Told("a")], [Told("b")]], False) == ("a", "b")


def test_periods_name_the_points_of_one_subject() -> None:
    assert name_categories([[Told("a", "2020")], [Told("A", "2021")]], False) == ("2020", "2021")


def test_a_period_of_its_own_is_not_hidden() -> None:
    assert name_categories([[Told("a", "2020")], [Told("b", "2021")]], False) == ("a, 2020", "b, 2021")
    assert name_categories([[Told("a", "2020")], [Told("b")]], False) == ("a, 2020", "b")


def test_several_series_have_the_names_that_their_figures_share() -> None:
    by_year = [[Told("a", "2020"), Told("b", "2020")], [Told("a", "2021"), Told("b", "2021")]]
    assert name_categories(by_year, False) == name_categories(by_year, True) == ("2020", "2021")
    by_subject = [[Told("a", "2020"), Told("a", "2021")], [Told("b", "2020"), Told("b", "2021")]]
    assert name_categories(by_subject, False) == ("a", "b")
    assert name_categories(by_subject, True) is None


def test_nothing_is_invented_where_names_would_be_equal_or_missing() -> None:
    assert name_categories([[Told("a")], [Told("A")]], False) is None
    assert name_categories([[Told("a"), Told("b")], [Told("c"), Told("d")]], False) is None
    assert name_categories([[Told("a")], [Told("b")]], True) is None
