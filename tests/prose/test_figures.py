import dataclasses

import pytest

from cityguide.guide import Guide
from cityguide.prose.expressions import resolve
from cityguide.prose.figure import FigureError
from cityguide.prose.figures import PATHS

FIGURES = {
    # expression on Alpha's page: its text
    "edition": "2023",
    "edition@2021": "2021",
    "edition.ranked": "6",
    "edition.known": "4",
    "edition.missing": "2",
    "edition.missing@2022": "2",
    "rank": "2",
    "rank@2022": "1",
    "alpha.rank@2021": "1",
    "epsilon.rank": "5",
    "beta-gamma.rank@2021": "3",
    "share.pct": "10.3%",
    "share.vc": "2.2%",
    "share.pct@2021": "11%",
    "beta-gamma.share.pct": "9%",
    "beta-gamma.share.publications": "2.4%",
    "count.pct": "135,129",
    "intensity.rank": "2",
    "intensity.pct": "4,100",
    "city.alpha-town.population": "9,668,465",
    "economy.CN.clusters": "3",
    "economy.US.clusters@2022": "1",
    "economy.CN.rank": "9",
    "economy.CN.score": "57.1",
    "economy.CN.years-leading": "2",
    "economy.CN.years-leading@2022": "1",
    "top-100.pct": "70%",
    "top-10.pct": "40%",
    "top-100.publications": "50%",
    "rank.above": "Beta–Gamma",
    "rank.below": "Delta & Sons",
    "beta-gamma.rank.below": "Alpha",
    # sums
    "share.pct + epsilon.share.pct": "15.7%",
    "share.pct - epsilon.share.pct": "4.9%",
    "share.pct + beta-gamma.share.pct + epsilon.share.pct": "24.7%",
    "economy.CN.clusters + economy.US.clusters": "5",
    "share.pct@2022 - share.pct": "0.5%",
    # statements
    "rank | ordinal": "second",
    "economy.CN.years-leading | ordinal": "second",
    "economy.CN.clusters | words": "three",
    "edition.known | words": "four",
    "share.pct + beta-gamma.share.pct | one-in": "almost one in five",
    "share.pct | one-in": "more than one in ten",
    "share.pct + epsilon.share.pct | one-in": "more than one in seven",
    "economy.CN.years-leading | running": "second year running",
    "share.pct / epsilon.share.pct | times": "almost twice",
    "count.pct | rounded": "about 135,000",
    "city.alpha-town.population | rounded": "about 9.67 million",
}


@pytest.mark.parametrize("expression", FIGURES)
def test_a_figure_by_its_name(guide: Guide, expression: str) -> None:
    assert resolve(guide, "alpha", expression)[1] == FIGURES[expression]


ERRORS = {
    "": "'' is not a name such as share.pct or rank@2024",
    "share pct": "'share pct' is not a name such as share.pct or rank@2024",
    "rank@22": "'rank@22' is not a name such as share.pct or rank@2024",
    "rank+1": "'rank+1' is not a name such as share.pct or rank@2024",
    "__import__('os')": "'__import__('os')' is not a name such as share.pct or rank@2024",
    "share.pot": "unknown figure 'share.pot'; did you mean 'share.pct'?",
    "rnak": "unknown figure 'rnak'; did you mean 'rank'?",
    "rank.of": "unknown figure 'rank.of'; did you mean 'rank'?",
    "edition.rankd": "unknown figure 'edition.rankd'; did you mean 'edition.ranked'?",
    "intensity.all": "unknown figure 'intensity.all'; did you mean 'intensity.pct'?",
    "alpha@2022": "'alpha@2022' is a cluster; write what of it, as in alpha.rank",
    "alpha": "'alpha' is a cluster; write what of it, as in alpha.rank",
    "epsilo.rank": "unknown figure 'epsilo.rank'; did you mean 'epsilon'?",
    "economy.CN.size": "unknown figure 'economy.CN.size'",
    "economy.CX.clusters": "unknown economy 'CX'; allowed: CN, HK, JP, KR, US",
    "city.harbor.population": "unknown city 'harbor'; did you mean 'harbour'?",
    "city.harbour.population": "no population of Harbour is given",
    "beta-gamma.city.harbour.population": "unknown city 'harbour'; allowed: beta, gamma",
    "epsilon.city.x.population": "'city' can only be named on the page of its cluster",
    "rank@2020": "there is no edition 2020; known: 2021, 2022, 2023",
    "omega.rank@2022": "no standing of Omega in 2022 is known",
    "omega.rank": "the rank among the world’s clusters of Omega in 2023 is not in the data",
    "share.publications": "the share of the world’s scientific publications of Alpha in 2023 is not in the data",
    "count.vc": "the number of venture-capital deals of Alpha in 2023 is not in the data",
    "intensity.rank@2022": "no intensity of Alpha in 2022 is known",
    "intensity.vc": "the venture-capital deals per million inhabitants of Alpha in 2023 is not in the data",
    "edition.ranked@2021": "the rows printed of Index 2021 in 2021 is not in the data",
    "economy.JP.clusters": "the clusters among those ranked of Japan in 2023 is not in the data",
    "economy.JP.score": "the score among the world’s economies of Japan in 2023 is not in the data",
    "economy.US.years-leading": "United States does not have the most clusters in 2023",
    "top-100.vc": "the share of the world’s venture-capital deals of top 100 in 2023 is not in the data",
    "top-7.pct": "the share of the world’s PCT patent applications of top 7 in 2023 is not in the data",
    "share.pct + rank": "'rank' can't be set against 'share.pct': rank among the world’s clusters, share of the world’s PCT patent applications",
    "share.pct + share.vc": "'share.vc' can't be set against 'share.pct': share of the world’s venture-capital deals, share of the world’s PCT",
    "share.pct + share.pct@2022": "'share.pct@2022' can't be added to 'share.pct': the editions are 2022 and 2023",
    "rank@2021 - rank": "'rank' can't be set against 'rank@2021': the method changed between 2021 and 2023",
    "edition - edition@2022": "'edition@2022' can't be set against 'edition': edition of the ranking, edition of the ranking",
    "rank / epsilon.rank | times": "a rank has no multiples, and nothing is a multiple of nothing",
    "share.pct / epsilon.share.pct": "a ratio is told with 'times', as in share.vc / seoul.share.vc | times",
    "share.pct / epsilon.share.pct + share.pct | times": "a ratio has two names and no more, as in share.vc / seoul.share.vc",
    "epsilon.share.pct / share.pct | times": "0.524 is not a ratio that 'times' can tell; it must be 1.9 or more",
    "share.pct | times": "'times' can't say this: share of the world’s PCT patent applications",
    "share.pct/epsilon.share.pct | times": "'share.pct/epsilon.share.pct' is not a name such as share.pct or rank@2024",
    "economy.CN.clusters | running": "'running' can't say this: clusters among those ranked",
    "economy.CN.years-leading@2022 | running": "1 is not the length of a run; 'running' needs two or more",
    "rank.above | ordinal": "'ordinal' can't say this: the cluster just above Alpha",
    "rank.beside": "unknown figure 'rank.beside'; did you mean 'rank.below'?",
    "beta-gamma.rank.above": "Beta–Gamma is first in 2023; nothing stands above it; the newest known is beta-gamma.rank.above@2022",
    "delta.rank.below": "which cluster has rank 4 in 2023 is not in the data; the newest known is delta.rank.below@2021",
    "omega.rank.below": "the rank of Omega in 2023 is not in the data",
    "omega.restated.rank": "no restated rank of Omega for 2023 is known",
    "'rank'.__class__": "''rank'.__class__' is not a name such as share.pct or rank@2024",
    "guide.__dict__": "'guide.__dict__' is not a name such as share.pct or rank@2024",
    "rank | __import__": "unknown statement '__import__'",
    "rank ** 9": "'rank ** 9' is not a name such as share.pct or rank@2024",
    "9 + 9": "unknown figure '9'",
    "rank + " * 80 + "rank": "564 characters found; a bound figure has at most 400 characters",
    "share.pct + share.pot": "unknown figure 'share.pot'; did you mean 'share.pct'?",
    "rank | ordinl": "unknown statement 'ordinl'; did you mean 'ordinal'?",
    "rank |": "unknown statement ''; allowed: one-in, ordinal, rounded, running, times, words",
    "share.pct | ordinal": "10.3 is not a whole number; only those have an ordinal",
    "top-100.pct | one-in": "70% is not a share that 'one in' can tell",
    "rank | one-in": "'one-in' can't say this: rank among the world’s clusters",
}


@pytest.mark.parametrize("expression", ERRORS)
def test_what_names_nothing_says_so(guide: Guide, expression: str) -> None:
    with pytest.raises(FigureError) as caught:
        resolve(guide, "alpha", expression)
    said = str(caught.value)
    assert said == ERRORS[expression] or (said.startswith(ERRORS[expression]) and ("; allowed: " in said or "can't be set" in said))


def test_a_bare_name_needs_a_page_of_a_cluster(guide: Guide) -> None:
    for bare in ("rank", "share.pct", "count.pct", "intensity.rank"):
        with pytest.raises(FigureError, match=f"'{bare}' needs a cluster here, as in seoul.{bare}"):
            resolve(guide, None, bare)
    assert resolve(guide, None, "alpha.rank")[1] == "2"
    with pytest.raises(FigureError, match="'city' can only be named on the page of its cluster"):
        resolve(guide, None, "city.alpha-town.population")


def test_every_path_that_is_listed_leads_somewhere(guide: Guide) -> None:
    """The list is what an editor is told: a path of it may have no value, but must not be unknown."""
    for path in PATHS:
        expression = path.replace("<id>", "alpha-town").replace("<code>", "CN").replace("<n>", "100")
        try:
            resolve(guide, "alpha", expression)
        except FigureError as error:
            assert "is not in the data" in str(error) or "no restated rank of Alpha" in str(error)


def test_a_sum_keeps_account_of_its_parts(guide: Guide) -> None:
    figure, _ = resolve(guide, "alpha", "share.pct + beta-gamma.share.pct - epsilon.share.pct")
    assert figure.value == 13.9
    assert figure.scope == "Alpha + Beta–Gamma − Epsilon"
    assert figure.derivation == "10.3% + 9% − 5.4%"
    assert figure.sources == ("record-2023", "wire-2023")
    assert (figure.unit, figure.edition) == ("%", 2023)


def test_a_figure_follows_the_data(guide: Guide) -> None:
    rankings = guide.rankings
    standings = tuple(dataclasses.replace(s, rank=7) if s.cluster == "alpha" else s for s in rankings.standings)
    moved = dataclasses.replace(guide, rankings=dataclasses.replace(rankings, standings=standings))
    assert resolve(moved, "alpha", "rank | ordinal")[1] == "seventh"


def test_a_difference_between_editions_names_them(guide: Guide) -> None:
    figure, _ = resolve(guide, "alpha", "share.pct@2022 - share.pct")
    assert (figure.scope, figure.edition) == ("Alpha 2022 − Alpha 2023", None)


def test_a_run_accounts_for_itself(guide: Guide) -> None:
    figure, _ = resolve(guide, None, "economy.CN.years-leading | running")
    assert figure.derivation == "2022: 3 against 1; 2023: 3 against 2"
    assert set(figure.sources) == {"record-2022", "record-2023"}


def test_a_ratio_accounts_for_itself(guide: Guide) -> None:
    figure, _ = resolve(guide, "alpha", "share.pct / epsilon.share.pct | times")
    assert (figure.value, figure.derivation, figure.scope) == (1.907407, "10.3% / 5.4%", "Alpha / Epsilon")
