"""Policies by reference, rules that may grow, and the doors of the wire."""

from __future__ import annotations

import copy
from collections import OrderedDict
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, fields, frozen, has
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.amounts import points
from budgetperf.basis import Bases, Basis, BasisKind
from budgetperf.errors import WireError
from budgetperf.wire import content_hash, from_data, rule_hash, to_data
from ground.wire_documents import GUIDE, REFERENCE, ROW, SCALE, SCALES, SHEET, OtherScale, Row, Scale, Sheet, good

if TYPE_CHECKING:
    from collections.abc import Iterator

LAW = settings(deadline=None, max_examples=60)
POLICY = bp.regimes.NATIONAL.self_evaluation


# -- policies by reference --


def test_a_policy_travels_by_code_revision_and_hash() -> None:
    data: Any = to_data(SHEET)
    assert data["scale"] == {"code": "scale", "revision": 3, "hash": rule_hash(SCALE)} == REFERENCE


def test_a_reference_finds_its_policy_among_those_given() -> None:
    others = [evolve(SCALE, revision=revision) for revision in range(3)]
    assert from_data(good(), Sheet, known=iter([*others, SCALE])).scale is SCALE


def test_a_policy_that_was_changed_is_not_the_one_referred_to() -> None:
    with pytest.raises(WireError) as caught:
        from_data(good(), Sheet, known=[evolve(SCALE, floor=points(61))])
    (problem,) = caught.value.problems
    assert problem.path == "$.scale"
    assert problem.en.startswith("expected the hash of a policy given as known, found 'sha256:")


def test_known_policies_are_forgotten_after_the_call() -> None:
    from_data(good(), Sheet, known=[SCALE])
    with pytest.raises(WireError):
        from_data(good(), Sheet)


def test_a_policy_without_code_and_revision_still_has_its_hash() -> None:
    policy: Any = SCALE.basis["floor"]
    data: Any = to_data(evolve(SHEET, scale=policy))
    assert data["scale"] == {"code": None, "revision": None, "hash": rule_hash(policy)}


# -- the hash of the rules --


def test_mending_the_words_of_a_basis_keeps_the_hash_of_the_rules() -> None:
    policy = bp.regimes.NATIONAL.self_evaluation
    words = bp.Bases({**policy.basis, "total": evolve(policy.basis["total"], zh="满分为 100 分")})
    mended = evolve(policy, basis=words)
    assert mended != policy
    assert rule_hash(mended) == rule_hash(policy)
    assert rule_hash(evolve(policy, shown=bp.Rounding(places=1, mode=bp.RoundingMode.DOWN))) != rule_hash(policy)


@pytest.mark.parametrize(
    "basis",
    [
        Basis(kind=BasisKind.READ, document=GUIDE, clause="第三条", zh="下限六十", en="a floor of 60"),
        Basis(kind=BasisKind.READ, document=GUIDE, clause="第四条"),
        Basis(kind=BasisKind.RECALLED, document=GUIDE),
        Basis(kind=BasisKind.ASSUMED, zh="甲", en="a"),
    ],
    ids=lambda basis: basis.text("en"),
)
def test_no_word_clause_or_kind_of_a_basis_is_in_the_hash_of_the_rules(basis: Basis) -> None:
    mended = evolve(SCALE, basis=Bases({"floor": basis}))
    assert rule_hash(mended) == rule_hash(SCALE)
    assert content_hash(mended) != content_hash(SCALE)
    assert from_data(good(), Sheet, known=[mended]).scale is mended


def other(value: Any) -> object:
    """A value of the same kind that is not ``value``."""
    if value is None:
        return bp.Rounding(places=0, mode=bp.RoundingMode.DOWN)
    if isinstance(value, Enum):
        return next(member for member in type(value) if member is not value)
    return f"{value}x" if isinstance(value, str) else value + 1


def edits(value: Any) -> Iterator[tuple[str, Any]]:
    """``value`` with one rule datum changed, for every datum at any depth; its checks are passed over."""
    if has(type(value)):
        for name in (attribute.name for attribute in fields(type(value)) if attribute.name != "basis"):
            for path, item in edits(getattr(value, name)):
                again = copy.copy(value)
                object.__setattr__(again, name, item)
                yield f".{name}{path}", again
    elif isinstance(value, tuple):
        if value:
            yield "[-1]", value[:-1]
        for i, item in enumerate(value):
            for path, changed in edits(item):
                yield f"[{i}]{path}", (*value[:i], changed, *value[i + 1 :])
    else:
        yield "", other(value)


EDITS = dict(edits(POLICY))


def test_the_edits_of_these_tests_reach_every_room_of_the_policy() -> None:
    named = {path.lstrip(".").split(".")[0].split("[")[0] for path in EDITS}
    assert named == {attribute.name for attribute in fields(type(POLICY))} - {"basis"}
    assert {".shown.places", ".shown.mode", ".first_level[0].points", ".first_level[-1]"} <= set(EDITS)


@pytest.mark.parametrize("path", EDITS)
def test_any_rule_datum_at_any_depth_changes_the_hash_of_the_rules(path: str) -> None:
    assert rule_hash(EDITS[path]) != rule_hash(POLICY)


def test_no_two_edits_share_a_hash() -> None:
    assert len({rule_hash(policy) for policy in EDITS.values()}) == len(EDITS)


@LAW
@given(SCALES, SCALES, st.sets(st.sampled_from(["code", "revision", "floor", "basis"])))
def test_policies_share_a_hash_exactly_when_they_rule_the_same(one: Scale, two: Scale, names: set[str]) -> None:
    mixed = evolve(one, **{name: getattr(two, name) for name in names})
    same = evolve(mixed, basis={}) == evolve(one, basis={})
    assert (rule_hash(mixed) == rule_hash(one)) is same


def test_policies_of_two_classes_with_the_same_data_have_two_hashes() -> None:
    same = OtherScale(code=SCALE.code, revision=SCALE.revision, floor=SCALE.floor)
    assert rule_hash(same) != rule_hash(SCALE)


def test_an_equal_number_written_otherwise_does_not_change_the_hash_of_the_rules() -> None:
    assert rule_hash(evolve(SCALE, floor=points("60.00"))) == rule_hash(SCALE)


# -- a known object that holds the policies --


@frozen(kw_only=True)
class House:
    """A regime: it holds policies beside other things, and need not be a policy itself."""

    name: str = "示例"
    weight: Decimal = Decimal(1)
    row: Row = ROW
    first: Scale = SCALE
    second: OtherScale | None = None


@frozen(kw_only=True)
class Street:
    """What holds only a regime holds no policy."""

    house: House = House()


def test_a_policy_is_found_in_whatever_known_object_holds_it() -> None:
    house = House(first=evolve(SCALE, revision=4), second=OtherScale(code="other", revision=1, floor=points(1)))
    assert from_data(good(), Sheet, known=[house, House()]).scale is SCALE
    assert from_data(good(), Sheet, known=iter([House()])).scale is SCALE
    with pytest.raises(WireError) as caught:
        from_data(good(), Sheet, known=[house])
    assert [problem.path for problem in caught.value.problems] == ["$.scale"]


def test_a_policy_is_not_looked_for_deeper_than_that() -> None:
    with pytest.raises(WireError) as caught:
        from_data(good(), Sheet, known=[Street()])
    assert [problem.path for problem in caught.value.problems] == ["$.scale"]


def test_a_known_policy_is_found_itself_and_not_only_what_it_holds() -> None:
    data: Any = to_data(evolve(SHEET, scale=House()))  # type: ignore[arg-type]
    assert data["scale"] == {"code": None, "revision": None, "hash": rule_hash(House())}
    assert rule_hash(House()) != rule_hash(SCALE) == REFERENCE["hash"]


@pytest.mark.parametrize("stray", ["scale", 1, None, {"first": SCALE}])
def test_what_is_known_must_be_a_document(stray: object) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        from_data(good(), Sheet, known=[SCALE, stray])
    assert caught.value.text("en") == f"{type(stray).__name__} is not a document of this library."


# -- rules that may grow --


def test_a_rule_carries_its_type_and_another_type_has_other_fields() -> None:
    score = bp.score(bp.parse("≥36"), 7, points="4.5", rule=bp.Proportional())
    data = to_data(score)
    assert isinstance(data, dict)
    assert data["rule"]["type"] == "proportional"
    with pytest.raises(WireError) as caught:
        from_data({**data, "rule": {**data["rule"], "type": "steps"}}, bp.Score)
    assert {"$.rule.over", "$.rule.capping"} <= {problem.path for problem in caught.value.problems}
    with pytest.raises(WireError) as caught:
        from_data({**data, "rule": {**data["rule"], "type": "a-callable"}}, bp.Score)
    assert [problem.path for problem in caught.value.problems] == ["$.rule"]
    assert from_data(OrderedDict(data), bp.Score) == score
