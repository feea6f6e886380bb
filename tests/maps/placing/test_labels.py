"""Names beside dots."""

from cityguide.maps.placing.labels import Wanted, lay_out, text_width
from cityguide.maps.window import Box

PLATE = Box(0, 0, 400, 400)


def test_han_characters_are_a_full_em_wide() -> None:
    assert text_width("東京", 10) == 20
    assert text_width("ill", 10) < text_width("www", 10)


def test_a_free_name_stands_east_of_its_dot() -> None:
    (placed,) = lay_out([Wanted(100, 100, 8, (("Seoul", 15),))], [], PLATE)
    assert (placed.anchor, placed.x, placed.y, placed.leader) == ("start", 108, 100, None)


def test_a_name_at_the_edge_turns_inward() -> None:
    (placed,) = lay_out([Wanted(395, 100, 8, (("Seoul", 15),))], [], PLATE)
    assert placed.anchor == "end"
    assert placed.box.shared(PLATE) == placed.box.area


def test_names_do_not_cover_each_other_or_obstacles() -> None:
    wanted = [Wanted(200 + 12 * i, 200 + 5 * i, 8, (("Guangzhou", 15), ("广州", 12))) for i in range(4)]
    wall = Box(230, 100, 260, 190)
    placed = lay_out(wanted, [(wall, 8.0)], PLATE, reaches=(0, 15, 30, 50))
    for i, one in enumerate(placed):
        assert one.box.shared(wall) == 0
        assert all(one.box.shared(other.box) == 0 for other in placed[:i])
    assert placed == lay_out(wanted, [(wall, 8.0)], PLATE, reaches=(0, 15, 30, 50))


def test_no_names_need_no_places() -> None:
    assert lay_out([], [], PLATE) == []
