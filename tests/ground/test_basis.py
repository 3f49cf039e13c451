"""Every rule has a basis, and nobody cites an article that nobody has read."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import (
    Assumption,
    Bases,
    Basis,
    BasisKind,
    Document,
    as_bases,
    assumptions_of,
    check_bases,
)
from budgetperf.errors import InvalidValueError
from budgetperf.plain import Record

GUIDE = Document(title="示例办法", number="示例〔2020〕1号", issuer="示例局", dated=date(2020, 1, 2))
READ = Basis(kind=BasisKind.READ, document=GUIDE, clause="第三条", zh="上限百分之十", en="at most 10 %")
ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="两位小数", en="two decimals")


@frozen(kw_only=True)
class Cap(Record):
    """A policy with two fields that hold rules."""

    code: str = "cap"
    revision: int = 1
    zh: str = "封顶"
    en: str = "cap"
    limit: int = 10
    rounding: int = 2
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        check_bases(self, self.basis)


def refused(**arguments: object) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        Basis(**arguments)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize("kind", [BasisKind.REPORTED, BasisKind.RECALLED, BasisKind.ASSUMED])
def test_a_clause_that_nobody_read_cannot_be_cited(kind: BasisKind) -> None:
    error = refused(kind=kind, document=GUIDE, clause="第三条", zh="甲", en="a")
    assert error.facts == {"found": "第三条", "kind": kind.value}
    assert error.text("en").startswith(f"clause '第三条' is cited by a basis that is {kind.value}")
    assert kind.term.zh in error.zh
    assert error.hint_en
    assert error.hint_zh


@pytest.mark.parametrize("kind", [BasisKind.REPORTED, BasisKind.RECALLED, BasisKind.ASSUMED])
def test_an_empty_clause_is_still_a_clause(kind: BasisKind) -> None:
    assert refused(kind=kind, document=GUIDE, clause="", zh="甲", en="a").facts["kind"] == kind.value


@pytest.mark.parametrize("kind", [BasisKind.READ, BasisKind.PROPOSED])
def test_a_text_that_was_read_may_be_cited_by_clause(kind: BasisKind) -> None:
    assert "第三条" in Basis(kind=kind, document=GUIDE, clause="第三条").text("zh")


@pytest.mark.parametrize("kind", [kind for kind in BasisKind if kind is not BasisKind.ASSUMED])
def test_every_claim_but_an_assumption_names_its_document(kind: BasisKind) -> None:
    error = refused(kind=kind, zh="甲", en="a")
    assert error.facts == {"kind": kind.value}
    assert error.text("en") == f"a basis that is {kind.value} names no document."
    assert error.text("zh") == f"依据类型为“{kind.term.zh}”，须写明文件。"


@pytest.mark.parametrize(("zh", "en"), [("", ""), ("甲", ""), ("", "a")])
def test_an_assumption_says_in_both_languages_what_it_assumes(zh: str, en: str) -> None:
    error = refused(kind=BasisKind.ASSUMED, zh=zh, en=en)
    assert error.facts == {"kind": "assumed"}
    assert error.text("en") == "an assumption must say in both languages what it assumes."
    assert error.text("zh") == "假设须用中英文写明内容。"


def test_an_assumption_of_blanks_says_nothing() -> None:
    refused(kind=BasisKind.ASSUMED, zh=" ", en="\u3000")


@pytest.mark.parametrize("title", ["", "  ", "\u3000"])
def test_a_document_needs_a_title(title: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Document(title=title)
    assert caught.value.facts == {"field": "title"}
    assert (caught.value.en, caught.value.zh) == ("a document needs a title.", "文件须有标题。")


def test_a_document_prints_its_number_if_it_has_one() -> None:
    assert str(GUIDE) == "《示例办法》（示例〔2020〕1号）"
    assert str(Document(title="示例指引", issuer="示例局")) == "《示例指引》"
    assert str(Document(title="某系统的公开配置")) == "某系统的公开配置"


@pytest.mark.parametrize(
    ("basis", "zh", "en"),
    [
        (
            READ,
            "上限百分之十：《示例办法》（示例〔2020〕1号）第三条〔已核原文〕",
            "at most 10 %: 《示例办法》（示例〔2020〕1号）第三条 [read in the document]",
        ),
        (ASSUMED, "两位小数〔计算口径，文件未规定〕", "two decimals [assumed convention]"),
        (
            Basis(kind=BasisKind.RECALLED, document=Document(title="示例指引", issuer="示例局")),
            "《示例指引》〔凭记忆，未核原文〕",
            "《示例指引》 [recalled, not read]",
        ),
        (
            Basis(kind=BasisKind.REPORTED, document=GUIDE, zh="甲", en="a"),
            "甲：《示例办法》（示例〔2020〕1号）〔据公开报道或配置〕",
            "a: 《示例办法》（示例〔2020〕1号） [reported]",
        ),
    ],
)
def test_one_line_tells_the_claim_its_source_and_the_doubt(basis: Basis, zh: str, en: str) -> None:
    assert (basis.text("zh"), basis.text("en")) == (zh, en)


def test_bases_read_like_a_mapping_in_the_order_of_their_names() -> None:
    bases = Bases({"rounding": ASSUMED, "limit": READ})
    assert list(bases) == ["limit", "rounding"]
    assert dict(bases) == {"limit": READ, "rounding": ASSUMED}
    assert len(bases) == 2
    assert bases["rounding"] is ASSUMED
    assert bases.get("nothing") is None
    assert "limit" in bases
    with pytest.raises(KeyError, match="nothing"):
        bases["nothing"]


NAMES = st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=6)


@given(NAMES, st.data())
def test_the_order_in_which_bases_were_written_means_nothing(names: list[str], data: st.DataObject) -> None:
    chosen = {name: data.draw(st.sampled_from([READ, ASSUMED])) for name in names}
    one = Bases(chosen)
    other = Bases({name: chosen[name] for name in data.draw(st.permutations(names))})
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    for again in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
        assert again == one
        assert hash(again) == hash(one)


def test_bases_differ_when_a_name_or_a_basis_differs() -> None:
    one = Bases({"limit": READ})
    assert one != Bases({"limit": ASSUMED})
    assert one != Bases({"rounding": READ})
    assert one != Bases({})
    assert one != {"limit": READ}


def test_bases_cannot_be_changed_after_they_were_checked() -> None:
    written = {"limit": READ}
    bases = Bases(written)
    written["rounding"] = ASSUMED
    assert list(bases) == ["limit"]
    with pytest.raises(AttributeError, match="Bases is immutable: cannot set _items"):
        bases._items = ()
    with pytest.raises(AttributeError):
        bases.other = 1
    with pytest.raises(TypeError):
        bases["limit"] = ASSUMED  # type: ignore[index]


def test_nothing_can_be_deleted_from_bases() -> None:
    bases = Bases({"limit": READ})
    with pytest.raises(AttributeError, match="immutable"):
        del bases._items
    assert list(bases) == ["limit"]


def test_bases_show_what_they_hold() -> None:
    assert repr(Bases({"rounding": ASSUMED})) == f"Bases({{'rounding': {ASSUMED!r}}})"


def test_as_bases_takes_any_mapping_and_keeps_what_is_already_frozen() -> None:
    bases = Bases({"limit": READ})
    assert as_bases(bases) is bases
    assert as_bases({"limit": READ}) == bases


def test_a_policy_with_one_basis_for_each_rule_stands() -> None:
    policy = Cap(ref="mine", extra={"a": 1}, basis={"limit": READ, "rounding": ASSUMED})
    assert policy.basis["limit"] is READ


@pytest.mark.parametrize(
    ("bases", "missing", "unknown"),
    [
        ({"limit": READ}, ["rounding"], []),
        ({}, ["limit", "rounding"], []),
        ({"limit": READ, "rounding": ASSUMED, "roundng": READ, "code": READ}, [], ["code", "roundng"]),
        ({"limits": READ, "rounding": ASSUMED}, ["limit"], ["limits"]),
    ],
)
def test_a_policy_with_a_rule_without_basis_or_a_basis_without_rule_is_refused(
    bases: dict[str, Basis], missing: list[str], unknown: list[str]
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Cap(basis=bases)
    error = caught.value
    assert (error.facts["missing"], error.facts["unknown"]) == (missing, unknown)
    en = [f"lacks {', '.join(missing)}"] if missing else []
    en += [f"has no field {', '.join(unknown)}"] if unknown else []
    zh = [f"缺少 {'、'.join(missing)}"] if missing else []
    zh += [f"没有字段 {'、'.join(unknown)}"] if unknown else []
    assert error.en == f"Cap.basis {' and '.join(en)}."
    assert error.zh == f"Cap.basis {'，'.join(zh)}。"
    assert error.hint_en
    assert error.hint_zh


@frozen(kw_only=True)
class Floored:
    """A policy whose rounding can say itself."""

    rounding: Rounding | int = 2
    limit: int = 10
    floor: int = 0


def test_only_assumptions_are_listed_as_assumptions_each_under_its_own_key() -> None:
    bases = Bases({"rounding": ASSUMED, "limit": READ, "floor": ASSUMED})
    found = assumptions_of("cap", Floored(), bases)
    assert found == (
        Assumption(key="cap.floor", zh="两位小数", en="two decimals"),
        Assumption(key="cap.rounding", zh="两位小数", en="two decimals"),
    )
    assert (found[0].text("zh"), found[0].text("en")) == ("两位小数", "two decimals")
    assert assumptions_of("cap", Floored(), Bases({"limit": READ})) == ()


def test_a_value_that_says_itself_is_quoted_so_that_a_changed_value_changes_the_sentence() -> None:
    bases = Bases({"rounding": ASSUMED})
    for places in (0, 2):
        policy = Floored(rounding=Rounding(places=places, mode=RoundingMode.DOWN))
        (found,) = assumptions_of("cap", policy, bases)
        assert (found.zh, found.en) == (f"舍去尾数，保留 {places} 位小数", f"rounded down to {places} decimals")


@frozen(kw_only=True)
class Mute:
    """A policy whose value has a ``says`` that is no term."""

    @frozen
    class Value:
        says: str = "words of another kind"

    floor: Value = Value()


def test_only_a_term_is_quoted_and_only_where_the_basis_is_an_assumption() -> None:
    assert assumptions_of("cap", Mute(), Bases({"floor": ASSUMED})) == (
        Assumption(key="cap.floor", zh="两位小数", en="two decimals"),
    )
    quoted = Floored(rounding=Rounding(places=2, mode=RoundingMode.UP))
    assert assumptions_of("cap", quoted, Bases({"rounding": READ})) == ()


def test_a_document_with_a_number_or_an_issuer_bears_the_marks_of_a_title() -> None:
    assert str(Document(title="示例通知", number="示例〔2021〕2号")) == "《示例通知》（示例〔2021〕2号）"
    assert str(Document(title="示例页面", dated=date(2020, 1, 2))) == "示例页面"
