import pytest
from pydantic import ValidationError

from cityguide.profiles.at_a_glance import Answer
from cityguide.profiles.model import Profile
from cityguide.profiles.places import Hours, Price
from cityguide.reading.validation import marked


def error(model: type[Hours] | type[Price] | type[Answer], **values: object) -> str:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(values)
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    "text",
    [
        "24/7", "Mo-Fr 10:00-18:00; Sa,Su,PH 10:00-16:00", "Tu-Su 09:30-17:00; Mo off", "Mo-Su 18:00-02:00", "Nov Th[4] off; Mo-Su 09:00-17:00",
        "Apr-Oct 09:00-20:00; Nov-Mar 09:00-17:00", "Dec 28-Jan 01 off; Mo-Su 10:00-17:00", "easter +5 days off; Mo-Su 10:00-17:00",
    ],
)  # fmt: skip
def test_opening_hours_that_can_be_read(text: str) -> None:
    assert Hours.model_validate({"osm": text}).osm == text
    assert Hours.model_validate({"osm": f" {text} "}).osm == text


@pytest.mark.parametrize("text", ['"by appointment"', "Mo-Fr 10:00-17:00 unknown", "Sunrise-sunset", "Mo (dusk-01:00)-24:00", "10:00 +"])
def test_hours_that_no_clock_can_show(text: str) -> None:
    assert "gives no hours of the clock; say it in words as 'note'" in error(Hours, osm=text)


def test_a_price_agrees_with_itself() -> None:
    assert Price.model_validate({"adult": "12.50", "currency": "USD"}).adult == 12.5
    assert Price.model_validate({"note": "By weight."}).adult is None
    assert "either free or has" in error(Price, free="true", adult="1", currency="USD")
    assert "go together" in error(Price, currency="USD")
    assert "write 'adult'" in error(Price, as_of="2023")


def test_hours_may_be_days_alone() -> None:
    assert Hours.model_validate({"days": "Mo,We-Sa"}).days == "Mo,We-Sa"
    assert "are no days of the week" in error(Hours, days="Mo-Fr 10:00-18:00")
    assert "leave out 'days'" in error(Hours, osm="24/7", days="Mo-Su")


def test_an_answer_rests_on_sources_or_is_marked_as_judgement() -> None:
    assert Answer.model_validate({"text": "Three days", "judgement": "true"}).sources == ()
    assert not Answer.model_validate({"text": "Three days", "sources": ["a"]}).judgement
    assert "needs 'sources', or 'judgement: true'" in error(Answer, text="Three days")
    assert "is no judgement" in error(Answer, text="Three days", sources=["a"], judgement="true")
    assert "at most 90" in error(Answer, text="a" * 91, judgement="true")


def test_every_prose_field_is_marked() -> None:
    """What may hold figures and citations is checked for them: a field of many words must not slip through."""
    profile = Profile.model_validate(
        {
            "cluster": "a", "name": "A", "tagline": "t", "summary": "P1",
            "cities": [{"id": "a", "name": "A", "economy": "JP", "lat": "1", "lon": "1", "position_source": "s"}],
            "story": [{"title": "t", "text": "P2"}],
            "attractions": [{
                "id": "x", "name": "X", "kind": "shop", "city": "a", "hours": {"note": "P3"}, "price": {"note": "P4"}, "accessibility": "P5",
                "status": {"state": "open", "as_of": "2020", "note": "P6"}, "shows": "P7", "sources": ["s"], "as_of": "2020",
            }],
            "practical": {"paying": [{"text": "P8", "sources": ["s"]}]},
        }
    )  # fmt: skip
    assert sorted(text for _, text in marked(profile, "prose")) == [f"P{n}" for n in range(1, 9)]
    assert [loc for loc, _ in marked(profile, "source")] == [
        ("cities", 0, "position_source"), ("attractions", 0, "sources", 0), ("practical", "paying", 0, "sources", 0),
    ]  # fmt: skip
    assert [loc for loc, _ in marked(profile, "economy")] == [("cities", 0, "economy")]
