"""What judgements in words such as 优 are worth in points; no form that was seen prints it."""

from __future__ import annotations

from itertools import pairwise

from attrs import field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_text

__all__ = ["WordShare", "WordShares"]


@frozen(kw_only=True)
class WordShare:
    """What a judgement in one word is worth.

    Attributes:
        word: the word, such as 优.
        share: the share of the criterion's points that it earns, from nothing to all.
    """

    word: str
    share: Share

    def __attrs_post_init__(self) -> None:
        require_text(self.word, "WordShare.word")
        require(self.share, Share, "WordShare.share", hint="Share.of()")
        if not self.share.is_defined or not 0 <= self.share.exact <= 1:
            raise InvalidValueError(
                f"the word {self.word} earns {self.share} of the points, expected a share from 0 to 1.",
                f"“{self.word}”折算比例为 {self.share}，应在 0 与 1 之间。",
                found=str(self.share),
            )


@frozen(kw_only=True)
class WordShares:
    """What judgements in words are worth. No form that was seen prints it, so there is no default.

    Attributes:
        shares: the words from best to worst.
        basis: the ground of the shares.

    Raises:
        InvalidValueError: no word, one twice, or a word that earns as much as a better one or more.
    """

    shares: tuple[WordShare, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_each(self.shares, WordShare, "WordShares.shares")
        check_bases(self, self.basis)
        exact = [one.share.exact for one in self.shares]
        words = [one.word for one in self.shares]
        if not words or len(set(words)) < len(words) or any(a <= b for a, b in pairwise(exact)):
            found = ", ".join(f"{one.word} {one.share}" for one in self.shares) or "none"
            raise InvalidValueError(
                f"the words are {found}, expected different ones from the best to the worst.",
                f"折算比例为 {found}，应由高到低且用词互不相同。",
                found=found,
            )

    def of(self, word: str) -> Share | None:
        """The share that a word earns; None where it is not among them."""
        return next((one.share for one in self.shares if one.word == word), None)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The shares, where nobody published them."""
        return assumptions_of("words", self, self.basis)
