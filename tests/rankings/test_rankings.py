from cityguide.guide import Guide


def test_the_latest_edition_is_the_newest_with_a_standing(guide: Guide) -> None:
    assert guide.rankings.latest.year == 2023
    assert [edition.year for edition in guide.rankings.editions] == [2021, 2022, 2023]


def test_standings_come_by_rank_and_those_without_last(guide: Guide) -> None:
    assert [(s.rank, s.cluster) for s in guide.rankings.ranked(2023)] == [
        (1, "beta-gamma"), (2, "alpha"), (3, "delta"), (5, "epsilon"), (None, "omega"),
    ]  # fmt: skip
    assert guide.rankings.ranked(1999) == ()


def test_known_and_missing_rows(guide: Guide) -> None:
    assert (guide.rankings.known_ranks(2023), guide.rankings.missing_ranks(2023)) == (4, (4, 6))
    assert (guide.rankings.known_ranks(2022), guide.rankings.missing_ranks(2022)) == (3, (3, 5))
    assert (guide.rankings.known_ranks(2021), guide.rankings.missing_ranks(2021)) == (3, ()), "how many were printed is not known"
    assert guide.rankings.missing_ranks(1999) == ()


def test_a_standing_by_edition(guide: Guide) -> None:
    standing = guide.rankings.standing("beta-gamma")
    assert standing is not None
    assert (standing.rank, standing.printed_name, standing.economies) == (1, "Beta–Gamma", ("CN", "HK"))
    assert standing.shares == {"pct": 9.0, "publications": 2.4, "vc": 2.9}
    assert standing.counts == {"pct": 117542, "publications": None, "vc": None}
    assert standing.sources == ("record-2023", "wire-2023")
    early = guide.rankings.standing("beta-gamma", 2021)
    assert early is not None
    assert (early.rank, early.printed_name) == (3, "Beta")
    assert guide.rankings.standing("delta", 2022) is None


def test_a_history_has_every_edition(guide: Guide) -> None:
    assert [(edition.year, s.rank if s else None) for edition, s in guide.rankings.history("delta")] == [(2021, 2), (2022, None), (2023, 3)]


def test_ranks_compare_only_within_a_method(guide: Guide) -> None:
    comparable = guide.rankings.comparable
    assert comparable(2022, 2023)
    assert comparable(2023, 2022)
    assert comparable(2021, 2021)
    assert not comparable(2021, 2022)
    assert not comparable(2023, 2021)


def test_years_leading_stop_at_a_tie_and_at_an_unknown_year(guide: Guide) -> None:
    leading = guide.rankings.years_leading
    assert leading("CN", 2023) == 2
    assert leading("CN", 2022) == 1
    assert leading("CN", 2021) == 0, "two economies had the same count"
    assert leading("US", 2023) == 0
    assert leading("JP", 2023) == 0


def test_single_values(guide: Guide) -> None:
    rankings = guide.rankings
    intensity = rankings.intensity("alpha")
    assert intensity is not None
    assert (intensity.rank, intensity.per_million["pct"], intensity.per_million["vc"]) == (2, 4100, None)
    assert rankings.intensity("alpha", 2022) is None
    rank = rankings.economy_rank("CN", 2023)
    assert rank is not None
    assert (rank.rank, rank.score) == (9, 57.1)
    count = rankings.count("US", 2023)
    assert count is not None
    assert count.clusters == 2
    assert [(c.economy, c.clusters) for c in rankings.counts_in(2021)] == [("CN", 2), ("US", 2)]
    group = rankings.concentration("top-100", 2023)
    assert group is not None
    assert (group.shares["pct"], group.wording["pct"], group.shares["vc"]) == (70, "about", None)
    assert [d.rank for d in rankings.disputes_of("epsilon")] == [4]
    assert rankings.disputes_of("epsilon", 2022) == ()
    assert rankings.restated[0].rank == 3


def test_restated_ranks_never_mix_with_published_ones(guide: Guide) -> None:
    standing = guide.rankings.standing("beta-gamma", 2022)
    assert standing is not None
    assert standing.rank == 2, "the restated rank is 3"


def test_economies_in_words(guide: Guide) -> None:
    assert guide.rankings.economy_names(["CN", "HK"]) == "China and Hong Kong, China"


def test_a_cluster_without_coordinates_has_none(guide: Guide) -> None:
    delta, alpha = guide.rankings.clusters["delta"], guide.rankings.clusters["alpha"]
    assert (delta.latitude, delta.longitude, delta.place) == (None, None, None)
    assert (alpha.latitude, alpha.longitude, alpha.place) == (35.4, 139.6, "Alpha Town")
    assert guide.rankings.clusters["beta-gamma"].other_names == ("Beta",)


def test_a_known_fact_is_a_value_and_not_a_mention(guide: Guide) -> None:
    rankings = guide.rankings
    assert rankings.known_facts == {
        "alpha": 10, "beta-gamma": 8, "delta": 2, "epsilon": 4, "omega": 0,
    }  # fmt: skip


def test_the_nearest_come_first_and_only_those_whose_position_is_known(guide: Guide) -> None:
    rankings = guide.rankings
    found = rankings.nearest("alpha", rankings.clusters)
    assert [(cluster.id, round(km)) for cluster, km in found] == [("epsilon", 1150), ("beta-gamma", 2853)]
    assert rankings.nearest("omega", rankings.clusters) == []
    assert rankings.nearest("alpha", ["alpha"]) == []
