"""Names beside dots."""

from cityguide.maps.pins import Pin
from cityguide.maps.placing.labels import Wanted, lay_out, text_width
from cityguide.maps.window import Box

PLATE = Box(0, 0, 400, 400)


def wanted(x: float, y: float, *lines: tuple[str, float], clearance: float = 8, must: bool = True) -> Wanted:
    return Wanted(Pin(0, 0, lines[0][0], "city"), x, y, clearance, lines, must)


def test_han_characters_are_a_full_em_wide() -> None:
    assert text_width("東京", 10) == 20
    assert text_width("ill", 10) < text_width("www", 10)


def test_a_free_name_stands_east_of_its_dot() -> None:
    (placed,) = lay_out([wanted(100, 100, ("Seoul", 15))], PLATE)
    assert (placed.anchor, placed.x, placed.y, placed.leader, placed.free) == ("start", 108, 100, None, True)


def test_a_name_at_the_edge_turns_inward() -> None:
    (placed,) = lay_out([wanted(395, 100, ("Seoul", 15))], PLATE)
    assert placed.anchor == "end"
    assert placed.box.shared(PLATE) == placed.box.area


def test_a_name_without_a_dot_stands_over_its_point_or_near_it() -> None:
    water = wanted(200, 200, ("Han River", 13), clearance=0, must=False)
    (placed,) = lay_out([water], PLATE)
    assert (placed.anchor, placed.x, placed.y) == ("middle", 200, 200)
    disc = Box.around(200, 200, 10)
    (moved,) = lay_out([water], PLATE, [disc])
    assert moved.box.shared(disc) == 0 and moved.leader is None


def test_names_do_not_cover_each_other_or_obstacles() -> None:
    names = [wanted(200 + 12 * i, 200 + 5 * i, ("Guangzhou", 15), ("广州", 12)) for i in range(4)]
    wall = Box(230, 100, 260, 190)
    placed = lay_out(names, PLATE, [wall], reaches=(0, 15, 30, 50))
    assert len(placed) == 4 and all(one.free for one in placed)
    for i, one in enumerate(placed):
        assert one.box.shared(wall) == 0
        assert all(one.box.shared(other.box) == 0 for other in placed[:i])
    assert placed == lay_out(names, PLATE, [wall], reaches=(0, 15, 30, 50))


def test_what_need_not_stand_is_left_out_where_there_is_no_room_and_what_must_says_so() -> None:
    everywhere = [Box(0, 0, 400, 400)]
    assert lay_out([wanted(200, 200, ("Seoul", 15), must=False)], PLATE, everywhere) == []
    (placed,) = lay_out([wanted(200, 200, ("Seoul", 15))], PLATE, everywhere)
    assert not placed.free


def test_no_names_need_no_places() -> None:
    assert lay_out([], PLATE) == []
