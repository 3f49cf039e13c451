"""README and the examples: the commands are the first blocks, and what is shown is what is printed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def run(*options: str, given: str = "") -> subprocess.CompletedProcess[str]:
    script = ROOT / "docs" / "examples" / "audit_forms.py"
    return subprocess.run(
        [sys.executable, str(script), *options],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )


def audited(*options: str) -> str:
    done = run(*options)
    assert done.stderr == ""
    return done.stdout


def test_the_first_two_blocks_are_the_two_commands() -> None:
    (first, job), (second, tests) = BLOCKS[:2]
    assert (first, second) == ("sh", "sh")
    assert "docs/examples/audit_forms.py" in job
    assert "pytest" in tests
    assert all("python3 -m venv .venv" in block for block in (job, tests))


def test_what_the_readme_shows_is_what_the_example_prints() -> None:
    shown = next(text for language, text in BLOCKS if language == "text")
    pieces = [piece.strip("\n") for piece in shown.split("…\n")]
    output = audited()
    assert len(pieces) >= 2
    assert all(piece in output for piece in pieces if piece)


@pytest.mark.parametrize(("lang", "closing"), [("zh", r"共 (\d+) 份表单"), ("en", r"(\d+) forms, ")])
def test_the_example_audits_every_carried_form(lang: str, closing: str) -> None:
    carried = len(list((ROOT / "docs" / "examples" / "forms").glob("*.json")))
    match = re.search(closing, audited("--lang", lang))
    assert match
    assert int(match[1]) == carried >= 10


def test_the_example_reads_and_writes_json_lines_and_keeps_bad_ones_in_their_place(tmp_path: Path) -> None:
    good = json.loads((ROOT / "docs" / "examples" / "forms" / "047.json").read_text(encoding="utf-8"))
    lines = [json.dumps(good, ensure_ascii=False), "no JSON", json.dumps(good["form"]), "[]"]
    text = "\n".join(lines) + "\n"
    file = tmp_path / "forms.jsonl"
    file.write_text(text, encoding="utf-8")
    found = [json.loads(line) for line in run("--json-lines", "-", given=text).stdout.splitlines()]
    assert [each["form"] for each in found] == ["-:1", "-:2", "-:3", "-:4"]
    assert found[0]["findings"] == found[2]["findings"]
    assert [(each["code"], each["printed"]) for each in found[0]["findings"]][-1] == ("total-differs", "94")
    assert [found[place]["failure"]["index"] for place in (1, 3)] == [1, 3]
    table = run("--lang", "en", str(file)).stdout
    assert table.splitlines()[-1].endswith("2 could not be audited")
    assert table.splitlines()[-1].startswith("2 forms, ")


def test_the_example_shows_progress_on_long_inputs() -> None:
    good = (ROOT / "docs" / "examples" / "forms" / "002.json").read_text(encoding="utf-8")
    done = run("-", given=(json.dumps(json.loads(good)) + "\n") * 1001)
    assert done.stderr == "1000\n"
    assert "共 1001 份表单" in done.stdout


def test_the_chinese_page_is_linked_and_both_name_the_same_command() -> None:
    chinese = (ROOT / "docs" / "zh" / "index.md").read_text(encoding="utf-8")
    assert "(docs/zh/index.md)" in README
    assert ".venv/bin/python docs/examples/audit_forms.py" in chinese


def test_nothing_committed_names_a_path_of_one_machine() -> None:
    files = [
        path for folder in ("src", "docs", "tests", ".ci") for path in (ROOT / folder).rglob("*") if path.is_file()
    ]
    files = [path for path in files if path.suffix in {".py", ".md", ".json", ".txt", ""}]
    assert len(files) > 50
    private = re.compile(r"/(?:work|root|home|tmp)/[a-z]")
    found = [str(path) for path in files if private.search(path.read_text(encoding="utf-8"))]
    assert [path for path in found if "test_readme.py" not in path] == []
