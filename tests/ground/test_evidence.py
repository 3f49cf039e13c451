"""A stored or edited result cannot pass for a computed one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, field, frozen

from budgetperf.errors import InvalidValueError
from budgetperf.evidence import Difference, Result, Verification, verify
from budgetperf.explanation import Explanation


@frozen(kw_only=True)
class Part:
    """One figure of a line."""

    label: str
    value: Decimal


@frozen(kw_only=True)
class Special(Part):
    """A line's figure of another kind."""


@frozen(kw_only=True)
class Line:
    """A row with its own parts."""

    parts: tuple[Part, ...]
    best: Part | None = None


@frozen(kw_only=True)
class Doubled(Result):
    """Every given number, doubled: the smallest result with lines inside lines."""

    given: tuple[int, ...]
    lines: tuple[Line, ...]
    total: Decimal
    kept_aside: int = field(default=0, eq=False)

    def recompute(self) -> Doubled:
        return double(self.given)

    @property
    def explanation(self) -> Explanation:
        return Explanation(key="doubled", zh=f"合计 {self.total}", en=f"total {self.total}")


def double(given: tuple[int, ...]) -> Doubled:
    """The verb."""
    if not given:
        raise InvalidValueError("nothing to double.", "没有可加倍的数。")
    parts = tuple(Part(label=str(number), value=Decimal(2 * number)) for number in given)
    line = Line(parts=parts, best=max(parts, key=lambda part: part.value))
    return Doubled(given=given, lines=(line, Line(parts=())), total=Decimal(2 * sum(given)))


GOOD = double((1, 2, 3))


def test_a_computed_result_verifies() -> None:
    found = verify(GOOD)
    assert found.ok
    assert found
    assert found.differences == ()
    assert str(found) == "verified: every field is what the inputs give"
    assert GOOD.verify() == found


def test_a_result_explains_itself_in_both_languages() -> None:
    assert (GOOD.explain("zh"), GOOD.explain("en")) == ("合计 12", "total 12")


@pytest.mark.parametrize("lang", ["de", "ZH", "", None])
def test_a_result_explains_itself_in_no_third_language(lang: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        GOOD.explain(lang)
    assert caught.value.text("en") == f"the language is {lang!r}, expected 'zh' or 'en'."
    assert caught.value.text("zh") == f"语言为 {lang!r}，应为 'zh' 或 'en'。"


@pytest.mark.parametrize("stray", [None, "result", 12, Doubled, GOOD.explanation], ids=lambda it: type(it).__name__)
def test_what_is_no_result_cannot_be_verified(stray: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        verify(stray)
    assert caught.value.text("en") == f"result is {type(stray).__name__}, expected Result."
    assert caught.value.text("zh") == f"result 为 {type(stray).__name__}，应为 Result。"


def test_an_edited_figure_is_named_with_both_values() -> None:
    found = evolve(GOOD, total=Decimal(13)).verify()
    assert not found.ok
    assert not found
    assert found.differences == (Difference(path="total", kept="13", recomputed="12"),)
    assert str(found) == "total is 13, recomputed 12"


def test_an_edited_input_shows_in_every_figure_that_rests_on_it() -> None:
    found = verify(evolve(GOOD, given=(1, 2, 4)))
    assert [(each.path, each.kept, each.recomputed) for each in found.differences] == [
        ("lines[0].parts[2].label", "3", "4"),
        ("lines[0].parts[2].value", "6", "8"),
        ("lines[0].best.label", "3", "4"),
        ("lines[0].best.value", "6", "8"),
        ("total", "12", "14"),
    ]
    assert str(found).startswith("lines[0].parts[2].label is 3, recomputed 4; lines[0].parts[2].value is 6")


def with_parts(*parts: Part) -> Doubled:
    return evolve(GOOD, lines=(evolve(GOOD.lines[0], parts=parts), GOOD.lines[1]))


def test_a_figure_deep_inside_is_named_by_its_whole_path() -> None:
    one, two, three = GOOD.lines[0].parts
    found = verify(with_parts(one, evolve(two, value=Decimal("4.5")), three))
    assert found.differences == (Difference(path="lines[0].parts[1].value", kept="4.5", recomputed="4"),)


def test_a_dropped_or_added_row_is_named_as_the_list_it_belongs_to() -> None:
    parts = GOOD.lines[0].parts
    for edited in (parts[:2], (*parts, parts[0])):
        (found,) = verify(with_parts(*edited)).differences
        assert (found.path, found.kept, found.recomputed) == ("lines[0].parts", str(edited), str(parts))


def test_a_row_of_another_class_is_named_as_a_whole() -> None:
    one, two, three = GOOD.lines[0].parts
    special = Special(label=two.label, value=two.value)
    (found,) = verify(with_parts(one, special, three)).differences
    assert (found.path, found.kept, found.recomputed) == ("lines[0].parts[1]", str(special), str(two))


def test_a_missing_part_is_named_against_the_one_recomputed() -> None:
    edited = evolve(GOOD, lines=(evolve(GOOD.lines[0], best=None), GOOD.lines[1]))
    (found,) = verify(edited).differences
    assert (found.path, found.kept) == ("lines[0].best", "None")


def test_an_equal_value_written_otherwise_is_no_difference() -> None:
    assert verify(evolve(GOOD, total=Decimal("12.00")))


def test_a_field_that_is_no_part_of_the_result_is_not_compared() -> None:
    assert verify(evolve(GOOD, kept_aside=7))


def test_inputs_that_cannot_be_computed_with_raise_the_verbs_own_error() -> None:
    with pytest.raises(InvalidValueError, match="nothing to double"):
        verify(evolve(GOOD, given=()))


def test_a_result_must_say_how_it_is_recomputed_and_why_it_is_so() -> None:
    class Bare(Result):
        pass

    with pytest.raises(TypeError, match=r"explanation.*recompute"):
        Bare()  # type: ignore[abstract]


def test_a_verification_is_a_value() -> None:
    one = Verification(differences=(Difference(path="total", kept="13", recomputed="12"),))
    assert one == evolve(GOOD, total=Decimal(13)).verify()
    assert len({one, evolve(GOOD, total=Decimal(13)).verify()}) == 1
