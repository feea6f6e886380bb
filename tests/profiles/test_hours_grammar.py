"""What can't be read of opening hours is told at its place, with what was probably meant; sure repairs make hours that can be read."""

import pytest

from cityguide.problems.problem import RefusedError
from cityguide.profiles.hours_grammar import read_opening_hours, rules_of
from cityguide.profiles.hours_words import mended

EXAMPLE = "; write rules as in Tu-Su 10:00-18:00; PH off"

REFUSED = [
    # words that opening hours don't have
    ("10:00-17:00; Jan-«Mai»,Nov-Dec Mo off", "'Mai' is no month in opening hours; did you mean 'May'?", "May"),
    ("«Montag» 10:00-18:00", "'Montag' is no day in opening hours; did you mean 'Mo'?", "Mo"),
    ("Mo-Fr 10:00-18:00; «sábado» 10:00-12:00", "'sábado' is no day in opening hours; did you mean 'Sa'?", "Sa"),
    ("Mo-Fr 10:00-18:00; «Dez» 24 off", "'Dez' is no month in opening hours; did you mean 'Dec'?", "Dec"),
    ("«Juni»-Sep 10:00-18:00", "'Juni' is no month in opening hours; did you mean 'Jun'?", "Jun"),
    ("Sa 10:00-12:00; Su «close»", "'close' is no word in opening hours; did you mean 'closed'?", "closed"),
    ("Mo-Fr 09:00-17:00 «Uhr»", "'Uhr' is no word in opening hours; leave it out, or say it in words as 'note'", None),
    ("open «daily», ask at the door", "'daily' is no word in opening hours; leave it out, or say it in words as 'note'", None),
    ("Mo 10:00-12:00 «Tu» 10:00-12:00", f"'Tu' can't be read at this place{EXAMPLE}", None),
    # separators
    ("Mo 07:00-13:00 ; Sa 07:00-14:30 «;»", "the last ';' is one too many; no rule stands behind it", ""),
    ("Mo 07:00-13:00«;»; Sa 07:00-14:30", "the first ';' is one too many; no rule stands behind it", ""),
    ("«;» Mo 07:00-13:00", "the first ';' is one too many; nothing stands before it", ""),
    ("Mo 07:00-13:00«,»", "the last ',' is one too many; no rule stands behind it", ""),
    ("Mo-Fr 09:00-17:00«,»Sa 10:00-14:00", "the comma needs a space before 'Sa', where a new rule begins", ", "),
    ("Mo off«,»PH off", "the comma needs a space before 'PH', where a new rule begins", ", "),
    ("24/7«,» Mo off", "behind '24/7' a comma can add nothing; write ';'", None),
    ("Mo 10:00-12:00 «||» Tu 10:00-12:00", "'||' is for hours that nobody is sure of; write ';' between rules, or say it in words as 'note'", None),
    # what is missing
    ("Mo«-»", f"the hours end with '-', behind which more must stand{EXAMPLE}", None),
    ("Mo-Fr «09:00» ", "'09:00' has no end; write both, as in 10:00-18:00", None),
    ("10:00«-»", f"the hours end with '-', behind which more must stand{EXAMPLE}", None),
    ("«Tu-Su»", "'Tu-Su' has no hours; for the whole day write 'Tu-Su 00:00-24:00', for days of the week alone the field 'days'", None),
    ("Mo 10:00-12:00; «Apr-Oct»; PH off", "'Apr-Oct' has no hours; for the whole day write 'Apr-Oct 00:00-24:00', for days of the week alone the field 'days'", None),
    # times
    ("Mo «10»", "'10' is no time of the clock; write times as in 09:00-17:30", None),
    ("Mo 10:00-12:00,«14»", "'14' is no time of the clock; write times as in 09:00-17:30", None),
    ("Mo «25:00»-26:00", "'25:00' is no time of the clock", None),
    ("Mo 10:00-«12:60»", "'12:60' is no time of the clock", None),
    ("Mo «10:00-10:00»", "'10:00-10:00' ends when it begins; for the whole day write 00:00-24:00", None),
    ("Mo 10:00-16:00«/»90", "'/' behind hours can't be read; say it in words as 'note'", None),
    ("Jun-Sep «24/7»", "'24/7' stands alone; behind days write '00:00-24:00'", "00:00-24:00"),
    # days of the week and holidays
    ("«Mo PH» off", "days need a comma between them; did you mean 'Mo,PH'?", None),
    ("Mo 10:00-12:00; «Tu We» 10:00-12:00", "days need a comma between them; did you mean 'Tu,We'?", None),
    ("«PH,SH» Mo-Fr 10:00-12:00", "days behind 'PH,SH' can be read in two ways; write a rule for each kind of holidays", None),
    ("PH «Mo,SH» off", "'Mo,SH' behind 'PH' can be read in two ways; write a rule for each", None),
    ("PH «-»1 day off", "days before or after can't be read here; say it in words as 'note'", None),
    ("Su[«6»] 10:00-12:00", "'6' is no weekday of a month; it goes from 1 to 5", None),
    # days of the year
    ("«Apr-Oct 15» 10:00-18:00", "'Apr-Oct 15' begins with a month and ends with a day; did you mean 'Apr 01-Oct 15'?", None),
    ("Apr 15-«Oct» 10:00-18:00", "'Oct' needs its day as well, as in Oct 01", None),
    ("Apr «31» off", "'31' is no day of Apr; it goes from 1 to 30", None),
    ("«Dec 26-24» off", "'Dec 26-24' ends before it begins", None),
    ("«Mar 01-Feb 28» 10:00-18:00", "'Mar 01-Feb 28' is the whole year; leave it out", None),
    ("Feb «29» off", "29 February comes in leap years only; write Feb 28 or Mar 01, or say it in words as 'note'", None),
    ("«Feb 20-28» off", "programs read 'Feb 20-28' in two ways; write 'Feb 20-Feb 28'", "Feb 20-Feb 28"),
    ("Dec 24,«Jan» off", "months and days of a month can't be listed together; give 'Jan' a rule of its own", None),
    ("«2026 Dec 24-Jan 02» off", "a span of days has the year at both ends or at none", None),
    ("2026«+» Mo 10:00-12:00", "'+' behind a year can't be read; write the years, as in 2026-2028", None),
    ("2027-«2026» Mo 10:00-12:00", "'2026' is no later year; it goes from 2028 to 2099", None),
    ("week 40-«10» Mo off", "'10' is no week behind the first; it goes from 40 to 53", None),
    # as people type
    ("Mo-Fr «9am-5pm»", "'9am-5pm' is not how OpenStreetMap writes hours; did you mean '09:00-17:00'?", "09:00-17:00"),
    ("«Mo–Fr 09:00–17:00»", "'Mo–Fr 09:00–17:00' is not how OpenStreetMap writes hours; did you mean 'Mo-Fr 09:00-17:00'?", "Mo-Fr 09:00-17:00"),
    ("Apr-Oct «10:00–18:00»", "'10:00–18:00' is not how OpenStreetMap writes hours; did you mean '10:00-18:00'?", "10:00-18:00"),
    ("«Tue-Fri» 10:00-12:00; Sa off", "'Tue-Fri' is not how OpenStreetMap writes hours; did you mean 'Tu-Fr'?", "Tu-Fr"),
    ("07:00«–»23:00, last entry 22:00", "'–' is no hyphen; did you mean '-'?", None),
]  # fmt: skip
"""Hours with « and » around what is at fault, the message, and the repair where it is sure."""


def refusal(text: str) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read_opening_hours(text)
    return caught.value


@pytest.mark.parametrize(("marked", "said", "sure"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_refused_is_told_at_its_place(marked: str, said: str, sure: str | None) -> None:
    text = marked.replace("«", "").replace("»", "")
    error = refusal(text)
    assert str(error) == said
    assert mended(text, RefusedError("", close=error.close, words=error.words, occurrence=error.occurrence)) == (
        marked[: marked.index("«")] + error.close.meant + marked[marked.index("»") + 1 :]
    )
    assert (error.close.meant if error.close.sure else None) == sure


@pytest.mark.parametrize("text", [text.replace("«", "").replace("»", "") for text, _, sure in REFUSED if sure is not None])
def test_a_sure_repair_leads_to_hours_that_can_be_read(text: str) -> None:
    assert rules_of(mended(text, refusal(text)))


def test_several_faults_are_repaired_one_after_another() -> None:
    text = "Mo 10:00-12:00,Sa 10:00-14:00; Mai-Okt Su 10:00-12:00;"
    for _ in range(4):
        text = mended(text, refusal(text))
    assert text == "Mo 10:00-12:00, Sa 10:00-14:00; May-Oct Su 10:00-12:00"
    assert rules_of(text)


def test_a_word_in_a_sentence_is_not_repaired() -> None:
    """A repair of `Tuesday` alone would leave a sentence that is neither English nor hours."""
    error = refusal("Tuesday to Friday by appointment, in Mai only")
    assert error.close.meant == "Tu"
    assert not error.close.sure


@pytest.mark.parametrize(
    "text", ["", " ", "«", "[", "Mo[", "Mo[1", "week", "easter -", "2026 Dec", "99999999999 Mo", "Mo " * 3000, "10:00-" * 3000]
)
def test_whatever_stands_there_is_refused_in_words(text: str) -> None:
    assert str(refusal(text))
