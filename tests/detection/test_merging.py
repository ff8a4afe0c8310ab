"""From what is found at many places to few demands."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.detection.found import Found
from checklist_engine.detection.merging import Placed, stated
from checklist_engine.detection.names.matching import Hit
from checklist_engine.detection.stance.verdict import Verdict
from checklist_engine.detection.version.item import Item
from checklist_engine.detection.version.versions import VersionReader
from checklist_engine.knowledge import load_knowledge

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.sentence.view import View

STANDARDS = load_knowledge().catalog.standards
FIRMNESS: dict[Stance, int] = {"required": 4, "recommended": 3, "optional": 2, "mentioned": 1, "forbidden": 0}
Demanded = tuple[str, "Stance", str | None]


def says_more(one: Demanded, than: Demanded) -> bool:
    """Tell whether a demand makes another superfluous, as the rule is in words."""
    if one == than or one[0] != than[0] or than[1] == "forbidden":
        return False
    if one[1] == "forbidden":
        return than[1] == "mentioned" and than[2] is None
    return than[2] in {None, one[2]} and one[1:] != than[1:] and FIRMNESS[one[1]] >= FIRMNESS[than[1]]


@given(
    st.lists(
        st.tuples(st.sampled_from(["tls", "ssh"]), st.sampled_from(list(FIRMNESS)), st.sampled_from([None, ">=1.1", ">=1.2", "<1.0"])),
        unique=True,
        max_size=12,
    )
)
def test_what_says_less_is_left_out(demands: list[Demanded]) -> None:
    """Of any number of demands, in time linear in their number."""
    # Of one standard and stance, places without a version only count where there is no other.
    with_version = {(standard, stance) for standard, stance, version in demands if version}
    demands = [one for one in demands if one[2] or one[:2] not in with_version]
    # Forbidden versions make one demand.
    demands = [one for one in demands if one[1] != "forbidden" or one[2] is None]
    view = cast("View", None)
    placed = [
        Placed(number, Found(view, Hit(standard, 0, 1), _item(version), Verdict(stance)), number)
        for number, (standard, stance, version) in enumerate(demands)
    ]

    found = [(one.standard, one.stance, one.version) for one in stated(placed, lambda key: VersionReader(STANDARDS[key]))]

    assert sorted(found, key=str) == sorted((one for one in demands if not any(says_more(other, one) for other in demands)), key=str)
    assert all(one != other for one, other in itertools.combinations(found, 2))


def _item(version: str | None) -> Item | None:
    return None if version is None else Item(version.lstrip("<>="), version.rstrip("0123456789."), 1, 2)
