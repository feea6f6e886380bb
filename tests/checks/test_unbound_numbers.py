import pytest
from small_project import Folder

from cityguide.checks.pages import page_problems
from cityguide.checks.unbound_numbers import unbound
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import TextFile

UNBOUND = {
    # a sentence: the words that nothing accounts for
    "Alpha ranks third.": ["ranks third"],
    "Alpha is now second.": ["is now second"],
    "It is No. 4.": ["4"],
    "It came 3rd.": ["3rd"],
    "It is the world's third largest cluster.": ["third largest"],
    "It leads the world.": ["leads the world"],
    "Alpha is number one.": ["number one"],
    "Alpha entered the top ten.": ["top ten"],
    "The United States has the most top clusters.": ["the most top clusters"],
    "It files 5.4% of them.": ["5.4%"],
    "It files 5.4 % of them.": ["5.4 %"],
    "It files 7 per cent.": ["7 per cent"],
    "It files seven per cent.": ["seven per cent"],
    "A third of all patents comes from here.": ["A third of"],
    "Two thirds of them are in Asia.": ["Two thirds of"],
    "One in five is filed here.": ["One in five"],
    "China has 24 clusters.": ["24"],
    "It has 1500 shops.": ["1500"],
    "It has 12,000 drones, 43 of them red.": ["12,000", "43"],
    "Three clusters are Chinese.": ["Three clusters"],
    "It leads for the third year running.": ["year running"],
    "For the second consecutive year it leads.": ["consecutive year"],
    "Patents doubled.": ["doubled"],
    "It has more than the year before.": ["than the year before"],
    "Cited [@atlas]. Not cited: 43 of them.": ["43"],
    "It has {{ rank }} and 43 of them.": ["43"],
    "1. It opens 43 of them.\n2. It closes them.\n": ["43"],
}


@pytest.mark.parametrize("text", UNBOUND)
def test_a_figure_that_nothing_accounts_for(text: str) -> None:
    found = list(unbound(text))
    assert [fault.snippet for fault in found] == UNBOUND[text]
    assert all(text[fault.start :].startswith(fault.snippet) for fault in found)


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 1997.", "It opened on 3 May 2024 at 10:00.", "From May 3 on it is closed.", "Take Line 2 to exit 12.", "The RT6 and the A01 meet on Route 128.",
        "On the first floor is a café.", "The first thing you see is a robot.", "In the 1970s it was a field.", "In the 19th century it was a field.",
        "It has 43 of them [@atlas].", "It has 43 of them. [@atlas] Then it closed.", "It has 43 of them [!alpha-first].", "It is {{ rank | ordinal }} of {{ edition.ranked }}.",
        "It leads for the {{ x | ordinal }} edition in a row.", "`43 of them` is code.", "[Act 43](https://x.example/43) says so.", "## The top ten", "One day is enough.",
        "In 2005 workers dug it up.", "A bus stops at the door.", "1. Open the file.\n2. Type this.\n", "### 10. Check it\n", "2) Save.",
    ],
)  # fmt: skip
def test_what_is_no_such_figure(text: str) -> None:
    assert list(unbound(text)) == []


def test_a_sentence_ends_at_its_full_stop_and_not_at_an_abbreviation() -> None:
    assert [fault.snippet for fault in unbound("St. Mary has 43 bells, No. 7 the largest [@atlas]. It weighs 9 tonnes.")] == ["9"]


def test_every_item_and_paragraph_is_a_sentence_of_its_own() -> None:
    text = "It has 43 bells\n\nand cites [@atlas].\n\n- 5 of them ring\n- 6 do not [@atlas]\n"
    assert [fault.snippet for fault in unbound(text)] == ["43", "5"]


def test_on_a_page_it_is_told_as_it_stands_there(folder: Folder) -> None:
    """A line may end between a number and its sign."""
    [problem] = page_problems(folder.guide(), TextFile("content/x.md", "# A\n\nIt grew by 1.1\n% in a year.\n"), Memo())
    assert (problem.found, problem.at.line, problem.at.column) == ("1.1", 3, 12)
