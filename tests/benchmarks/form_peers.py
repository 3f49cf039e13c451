"""Peers for forms: pydantic models of the same shape, and the pandas script that a bureau would write today."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import pandas as pd
from attrs import NOTHING, fields, has, resolve_types
from pydantic import ConfigDict, JsonValue, StrictInt, ValidationError, create_model

from budgetperf.plain import PlainData

Document = dict[str, Any]


def model(kind: type) -> Any:
    """A pydantic model with the fields and types of ``kind``, as strict as the wire and as frozen as our records.

    Only ``extra`` is None where ours is empty: pydantic would copy an empty dictionary for each row, which makes it
    slower by half.
    """
    resolve_types(kind)
    make: Any = create_model
    types = {a.name: (shape(a.type), ... if a.default is NOTHING else None) for a in fields(kind)}
    return make(kind.__name__, __config__=ConfigDict(extra="forbid", frozen=True), **types)


def shape(annotation: Any) -> Any:
    """The annotation in pydantic's words; numbers and texts are not converted into one another."""
    if annotation is PlainData:
        return dict[str, JsonValue] | None
    if annotation is int:
        return StrictInt
    if has(annotation):
        return model(annotation)
    if get_origin(annotation) is tuple:
        return tuple.__class_getitem__((shape(get_args(annotation)[0]), ...))
    if get_origin(annotation) is UnionType:
        (member,) = (one for one in get_args(annotation) if one is not NoneType)
        return shape(member) | None
    return annotation


def problems(kind: Any, document: Document) -> list[str]:
    """The paths of all faults that a model names, written as the library writes them."""
    try:
        kind.model_validate(document)
    except ValidationError as error:
        return [
            "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in one["loc"])
            for one in error.errors(include_url=False)
        ]
    return []


def script(documents: list[Document]) -> tuple[Any, Any]:
    """A dozen lines of pandas for all rows of all forms at once, in floats: the rows, and a total for each form."""
    rows = pd.DataFrame([{"form": i, **row} for i, document in enumerate(documents) for row in document["rows"]])
    money = pd.DataFrame([document["budget"] or {} for document in documents]).reindex(columns=["adjusted", "executed"])
    number, falling = r"[^0-9.]", rows["target"].str.contains("≤|<|不超过|不高于|以内|以下|控制在", na=False)
    for name in ("target", "actual", "points", "score"):
        rows[name] = pd.to_numeric(rows[name].str.replace(number, "", regex=True), errors="coerce")
    for name in ("adjusted", "executed"):
        money[name] = pd.to_numeric(money[name].str.replace(number, "", regex=True), errors="coerce")
    rate = rows["actual"] / rows["target"]
    rows["rate"] = rate.where(~falling, 2 - rate)
    rows["outcome"] = (
        rows["rate"].ge(1).map({True: "reached", False: "missed"}).where(rows["rate"].notna(), "undecided")
    )
    rows["earned"] = (rows["points"] * rows["rate"].clip(0, 1)).round(2).fillna(rows["score"])
    execution = (10 * money["executed"] / money["adjusted"]).clip(0, 10).fillna(0)
    return rows, (rows.groupby("form")["earned"].sum().reindex(range(len(documents))) + execution).round(2)
