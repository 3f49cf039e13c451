"""Document numbers (发文字号): who issued a document, in which year, and as which of that year.

「江财办〔2022〕9号」 is read into its parts and written back in the official spelling: the year in 〔 〕, the serial
number without leading zeros. Numbers of other kinds (令第94号, 2022年第3号公告) are none of these and are refused.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_fields

__all__ = ["DocumentNumber"]

_PRINTED = re.compile(r"([^\W\d_]+)[〔\[(【]([0-9]{4})[〕\])】]第?([1-9][0-9]{0,4})号")
_FIRST, _LAST = 1949, 2199


@frozen(kw_only=True, order=True)
class DocumentNumber:
    """A document number; numbers are ordered by issuer, then by year and serial number.

    Attributes:
        issuer: the short name of who issued it (发文机关代字), such as 江财办; letters alone.
        year: the year, 1949 to 2199.
        serial: its place among the issuer's documents of the year (发文顺序号), 1 to 99999.

    Raises:
        InvalidValueError: an issuer that is more than letters, a year or serial number out of range, or something of
            another type.

    >>> number = DocumentNumber.read("津丽财[2020] 14号")
    >>> number.year, number.serial, str(number)
    (2020, 14, '津丽财〔2020〕14号')
    >>> number < DocumentNumber(issuer="津丽财", year=2022, serial=3)
    True
    """

    issuer: str
    year: int
    serial: int

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "issuer")
        require_fields(self, int, "year", "serial")
        if not _FIRST <= self.year <= _LAST or _parts(str(self)) != (self.issuer, str(self.year), str(self.serial)):
            raise _refusal(str(self))

    @classmethod
    def read(cls, text: str) -> DocumentNumber:
        """The number that a text prints; any brackets around the year will do, and blanks do not count.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.
        """
        require(text, str, "text")
        parts = _parts(text)
        if parts is None:
            raise _refusal(text)
        issuer, year, serial = parts
        return cls(issuer=issuer, year=int(year), serial=int(serial))

    def __str__(self) -> str:
        return f"{self.issuer}〔{self.year}〕{self.serial}号"


def _parts(text: str) -> tuple[str, str, str] | None:
    """Issuer, year and serial number as printed; None where the text is no document number."""
    match = _PRINTED.fullmatch(normalize("NFKC", "".join(text.split())))
    return None if match is None else (match[1], match[2], match[3])


def _refusal(found: str) -> InvalidValueError:
    return InvalidValueError(
        f"{found!r} is no document number, expected one like 江财办〔2022〕9号 of the years {_FIRST} to {_LAST}.",
        f"“{found}”不是发文字号，应如“江财办〔2022〕9号”，年份为 {_FIRST} 至 {_LAST}。",
        hint_en="orders (令) and announcements (公告) are numbered otherwise: keep their numbers as text",
        hint_zh="令、公告等另有编号方式，请按文字保留",
        found=found,
    )
