"""The cells that were labelled by hand, see tests/texts/README.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROWS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "texts" / "texts.json").read_text("utf-8"))
COUNTING = [row for row in ROWS if not row.get("disputed")]
"""The rows on which both labellings agree."""
CELLS = sorted({cell for row in ROWS for cell in (row["target"], row["actual"]) if cell})
