"""One tree, drawn as text, Markdown and HTML in both languages, whatever words it is given."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import Assumption, Basis, BasisKind, Document
from budgetperf.errors import InvalidValueError, Lang
from budgetperf.explanation import Explanation, assumption_steps, rounding_step

GUIDE = Document(title="示例办法", number="示例〔2020〕1号")
READ = Basis(kind=BasisKind.READ, document=GUIDE, clause="第三条", zh="封顶", en="capped")
ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="两位小数", en="two decimals")
OTHER = Basis(kind=BasisKind.RECALLED, document=GUIDE)

TREE = Explanation(
    key="total",
    zh="总分 96",
    en="total 96",
    bases=(READ,),
    parts=(
        Explanation(
            key="row1",
            zh="第1行 86",
            en="row 1: 86",
            bases=(ASSUMED, READ),
            parts=(Explanation(key="rounded", zh="取整", en="rounded"),),
        ),
        Explanation(key="row2", zh="第2行 10", en="row 2: 10", bases=(OTHER, ASSUMED)),
    ),
)
LANGS: list[Lang] = ["zh", "en"]
TEXTS = {
    "zh": """\
总分 96
  依据：封顶：《示例办法》（示例〔2020〕1号）第三条〔已核原文〕
  第1行 86
    依据：两位小数〔计算口径，文件未规定〕
    依据：封顶：《示例办法》（示例〔2020〕1号）第三条〔已核原文〕
    取整
  第2行 10
    依据：《示例办法》（示例〔2020〕1号）〔凭记忆，未核原文〕
    依据：两位小数〔计算口径，文件未规定〕""",
    "en": """\
total 96
  basis: capped: 《示例办法》（示例〔2020〕1号）第三条 [read in the document]
  row 1: 86
    basis: two decimals [assumed convention]
    basis: capped: 《示例办法》（示例〔2020〕1号）第三条 [read in the document]
    rounded
  row 2: 10
    basis: 《示例办法》（示例〔2020〕1号） [recalled, not read]
    basis: two decimals [assumed convention]""",
}
MARKDOWN = {
    "zh": """\
- 总分 96
    - *依据：封顶：《示例办法》（示例〔2020〕1号）第三条〔已核原文〕*
    - 第1行 86
        - *依据：两位小数〔计算口径，文件未规定〕*
        - *依据：封顶：《示例办法》（示例〔2020〕1号）第三条〔已核原文〕*
        - 取整
    - 第2行 10
        - *依据：《示例办法》（示例〔2020〕1号）〔凭记忆，未核原文〕*
        - *依据：两位小数〔计算口径，文件未规定〕*""",
    "en": r"""- total 96
    - *basis: capped: 《示例办法》（示例〔2020〕1号）第三条 \[read in the document\]*
    - row 1: 86
        - *basis: two decimals \[assumed convention\]*
        - *basis: capped: 《示例办法》（示例〔2020〕1号）第三条 \[read in the document\]*
        - rounded
    - row 2: 10
        - *basis: 《示例办法》（示例〔2020〕1号） \[recalled, not read\]*
        - *basis: two decimals \[assumed convention\]*""",
}
HOSTILE = (
    "<script>alert('1')</script> \"q\" *b* _i_ `c` [l](javascript:x) ![p](y) # h | t ~s~ {x} \\ <b>\n- forged\n# forged"
)


def leaf(words: str, *parts: Explanation) -> Explanation:
    return Explanation(key="k", zh=words, en=words, parts=parts)


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_indents_each_step_and_its_bases_below_it(lang: Lang) -> None:
    assert TREE.text(lang) == TEXTS[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_the_markdown_is_the_same_tree_as_a_nested_list(lang: Lang) -> None:
    assert TREE.markdown(lang) == MARKDOWN[lang]


def test_the_html_is_the_same_tree_as_a_nested_list() -> None:
    small = Explanation(key="a", zh="甲", en="a", bases=(ASSUMED,), parts=(leaf("b"), leaf("c")))
    assert small.html("en") == (
        "<ul><li>a<ul><li><em>basis: two decimals [assumed convention]</em></li><li>b</li><li>c</li></ul></li></ul>"
    )
    assert small.html("zh") == (
        "<ul><li>甲<ul><li><em>依据：两位小数〔计算口径，文件未规定〕</em></li><li>b</li><li>c</li></ul></li></ul>"
    )


def test_a_notebook_shows_the_chinese_html() -> None:
    assert TREE._repr_html_() == TREE.html("zh")


def test_a_walk_meets_parents_before_children_in_reading_order() -> None:
    assert [(depth, step.key) for depth, step in TREE.walk()] == [
        (0, "total"),
        (1, "row1"),
        (2, "rounded"),
        (1, "row2"),
    ]


def test_every_basis_is_cited_once_in_the_order_in_which_a_reader_meets_it() -> None:
    assert TREE.cited() == (READ, ASSUMED, OTHER)
    assert leaf("a", leaf("b")).cited() == ()


def test_an_explanation_is_a_value() -> None:
    again = Explanation(key=TREE.key, zh=TREE.zh, en=TREE.en, bases=TREE.bases, parts=TREE.parts)
    assert again == TREE
    assert hash(again) == hash(TREE)


def test_each_assumption_is_a_step_of_its_own_under_its_own_key() -> None:
    one, two = assumption_steps(
        (Assumption(key="cap.floor", zh="不设下限", en="no floor"), Assumption(key="cap.mode", zh="甲", en="a"))
    )
    assert (one.key, one.text("zh"), one.text("en")) == (
        "cap.floor",
        "计算口径（文件未规定）：不设下限",
        "assumption: no floor",
    )
    assert two.key == "cap.mode"
    assert assumption_steps(()) == ()


@pytest.mark.parametrize("mode", RoundingMode)
def test_the_rounding_step_names_mode_places_and_outcome(mode: RoundingMode) -> None:
    step = rounding_step(Rounding(places=2, mode=mode), "0.88")
    assert step.key == "rounding"
    assert step.text("zh") == f"舍入：{mode.term.zh}，保留 2 位小数 → 0.88"
    assert step.text("en") == f"rounded {mode.term.en} to 2 decimals → 0.88"


class Reader(HTMLParser):
    """Collects the tags and the text of a fragment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@given(st.text(min_size=1) | st.just(HOSTILE), st.text(min_size=1).filter(str.strip) | st.just(HOSTILE))
def test_html_carries_any_words_as_words_never_as_markup(upper: str, lower: str) -> None:
    basis = Basis(kind=BasisKind.ASSUMED, zh=lower, en=lower)
    reader = read(Explanation(key="k", zh=upper, en=upper, bases=(basis,), parts=(leaf(lower),)).html("en"))
    assert reader.tags == ["ul", "li", "ul", "li", "em", "li"]
    assert "".join(reader.words) == f"{upper}basis: {lower} [assumed convention]{lower}"


def test_html_escapes_a_script_and_quotes() -> None:
    assert leaf("<script>'\"&").html("zh") == "<ul><li>&lt;script&gt;&#x27;&quot;&amp;</li></ul>"


def test_markdown_escapes_every_mark_and_joins_the_lines() -> None:
    drawn = leaf(HOSTILE).markdown("en")
    assert drawn == (
        r"- \<script\>alert('1')\</script\> "
        r'"q" \*b\* \_i\_ \`c\` \[l\](javascript:x) !\[p\](y) \# h \| t \~s\~ \{x\} \\ \<b\> - forged \# forged'
    )


@given(st.text() | st.just(HOSTILE))
def test_markdown_has_one_line_for_each_step_and_leaves_no_mark_unescaped(words: str) -> None:
    drawn = leaf(words, leaf(words)).markdown("zh")
    first, second = drawn.split("\n")
    assert first.startswith("- ")
    assert second == f"    {first}"
    assert not re.search(r"(?<!\\)[`*_{}\[\]<>#|~]", first.replace(r"\\", ""))


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n\r"], ids=ascii)
def test_no_line_end_that_markdown_knows_starts_a_forged_item(end: str) -> None:
    assert "\r" not in leaf(f"a{end}- forged").markdown("en")


@pytest.mark.parametrize("words", ["1. 数量指标", "2) x", "- x", "+ x", "---", "    code", "&lt;b&gt;"])
def test_a_sentence_that_looks_like_a_block_or_an_entity_stays_a_sentence(words: str) -> None:
    sentence = leaf(words).markdown("en").removeprefix("- ")
    assert not re.match(r"\d+[.)](\s|$)|[-+](\s|$)|-{3}|\s{4}|&\w+;", sentence)


@pytest.mark.parametrize("lang", LANGS)
def test_a_line_end_in_a_sentence_forges_no_step_of_the_text(lang: Lang) -> None:
    assert len(leaf("a", leaf("b\ntotal 100\r\nc")).text(lang).splitlines()) == 2


@pytest.mark.parametrize("lang", ["de", "ZH", "", None])
def test_a_third_language_is_refused_and_not_answered_in_another(lang: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Explanation(key="a", zh="甲", en="a").text(lang)
    assert caught.value.text("en") == f"the language is {lang!r}, expected 'zh' or 'en'."
    assert caught.value.text("zh") == f"语言为 {lang!r}，应为 'zh' 或 'en'。"
    assert caught.value.facts == {"found": lang}
