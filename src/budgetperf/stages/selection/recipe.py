"""The recipe of a draw: how a seed and a code become a rank, in bytes that any system can make again.

Nothing here is random. A text is written in a fixed form, its SHA-256 is taken, and the smallest digests are drawn::

    rank text  = recipe LF seed LF purpose LF code                      (no line end after it)
    digest     = lower-case hexadecimal SHA-256 of the UTF-8 bytes of the rank text
    drawn      = the n codes with the smallest digests, as texts; equal digests in the order of the codes' UTF-8 bytes
    population = every code TAB stratum (nothing where there is none), by the codes' UTF-8 bytes, joined by LF
    its hash   = lower-case hexadecimal SHA-256 of the UTF-8 bytes of the population

LF is U+000A and TAB is U+0009. Neither can stand inside a seed, a purpose, a code or a stratum, so that no two
different draws have the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from unicodedata import is_normalized

from budgetperf.errors import InvalidValueError, require_text
from budgetperf.terms import Term

__all__ = ["RECIPE", "check_line", "digest", "hash_of_lines"]

RECIPE = "budgetperf-draw-1"
"""The name and version of the recipe; it stands in the bytes, so that another version draws otherwise."""

# A fixed list: what a Unicode table calls invisible differs between versions, and a draw must not.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def check_line(text: str, what: str, *, shown: Term | None = None) -> None:
    """Refuse a text whose bytes somebody who reads it on paper could not write again.

    Args:
        text: a seed, a purpose, a code or a stratum.
        what: the name that an error message gives it.
        shown: how it reads in the message; as it is where None.

    Raises:
        InvalidValueError: it is blank, has blanks at an end, holds line ends, control or invisible characters, or is
            not in Unicode's composed form (NFC).
    """
    if shown is None:
        require_text(text, what)
    if text and text == text.strip() and not _UNSEEN.search(text) and is_normalized("NFC", text):
        return
    en, zh = (shown.en, shown.zh) if shown else (ascii(text)[:80], ascii(text)[:80])
    raise InvalidValueError(
        f"{what} is {en}, expected one line without blanks at its ends and without invisible characters, in NFC.",
        f"{what} 为 {zh}，应为一行文本，首尾无空格，不含不可见字符，且为 NFC 形式。",
        hint_en="whoever verifies a draw types these characters again",
        hint_zh="复核抽取结果的人须能照样录入这些字符",
        found=en,
    )


def digest(seed: str, purpose: str, code: str) -> str:
    r"""The SHA-256 that ranks ``code`` in the draw for ``purpose`` from ``seed``, in lower-case hexadecimal.

    The same without this library: ``printf '%s\n%s\n%s\n%s' budgetperf-draw-1 SEED PURPOSE CODE | sha256sum``.

    >>> digest("0427193", "2020年度项目自评再评价", "p-001")
    '2c6604059f82580526833a2678b7bed9adf721b76a60739cff585bed12b7f755'
    """
    return sha256(f"{RECIPE}\n{seed}\n{purpose}\n{code}".encode()).hexdigest()


def hash_of_lines(lines: Iterable[str]) -> str:
    r"""The SHA-256 of lines joined by LF, with no line end after the last, in lower-case hexadecimal.

    >>> hash_of_lines(["101\t", "102\t"])
    '8e91d94c81e8d991c2cad97a00516de1cd10ef647644c6d256b4e830a9099906'
    """
    return sha256("\n".join(lines).encode()).hexdigest()
