"""Writes docs/districts from the regimes: ``python tests/pages.py`` in the root of the checkout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from budgetperf.regimes import REGISTRY, comparison, page

FOLDER = Path(__file__).parent.parent / "docs" / "districts"

_INDEX = """# 六套规则对照 / Side by side

## 对照

下列各表由规则体系的值生成，只列文件写明（或凭记忆、据报道）的内容，计算口径见各地页面。“文件未载明”指所读文件没有写，不表示当地没有规定。
[English below](#side-by-side_1)

{links_zh}

{zh}
## Side by side

These tables are made of the values of the regimes and show what a document says, or what is recalled or reported of it;
what is only assumed stands on the page of each place. "Not stated" is said of what was read, not of the place.

{links_en}

{en}"""


def pages() -> Iterator[tuple[Path, str]]:
    """Each file with what it must say."""
    for regime in REGISTRY.regimes:
        yield FOLDER / f"{regime.code}.md", _linked(page(regime, "zh"), f"[English]({regime.code}.en.md)")
        yield FOLDER / f"{regime.code}.en.md", _linked(page(regime, "en"), f"[中文]({regime.code}.md)")
    yield (
        FOLDER / "index.md",
        _INDEX.format(
            links_zh=" · ".join(f"[{one.zh}]({one.code}.md)" for one in REGISTRY.regimes),
            links_en=" · ".join(f"[{one.en}]({one.code}.en.md)" for one in REGISTRY.regimes),
            zh=comparison(REGISTRY.regimes, "zh"),
            en=comparison(REGISTRY.regimes, "en"),
        ),
    )


def _linked(text: str, link: str) -> str:
    """The page with a link to the other language below its title."""
    title, _, rest = text.partition("\n")
    return f"{title}\n\n{link} · [六套规则对照 / side by side](index.md)\n{rest}"


if __name__ == "__main__":
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
