"""What is measured on: fictional notes by the thousand and rules by the hundred, the same in each run."""

from __future__ import annotations

from pathlib import Path

from tests.planted.forms import FORMS

RULE = """\
  {name}:
    severity: advice
    summary: No title says “{phrase}”
    each: item
    must-not: {{say: {{any: ["{phrase}"], in: text}}}}
    message: Item {{number}} says “{{found}}”.
"""


def write_notes(folder: Path, number: int) -> list[str]:
    """Write clean notes of all forms in turn, by their seeds, and return their names."""
    folder.mkdir(parents=True)
    forms = list(FORMS.values())
    names = []
    for seed in range(number):
        specimen = forms[seed % len(forms)].specimen(seed, None)
        name = f"{seed:05}{Path(specimen.file).suffix}"
        (folder / name).write_text(specimen.paper.written()[0], "utf-8")
        names.append(name)
    return names


def write_long_note(path: Path, size: int) -> None:
    """Write one note of about ``size`` bytes: the business of a note over and over."""
    text = FORMS["modern.gov-note"].specimen(1, None).paper.written()[0]
    lines = text.splitlines(keepends=True)
    middle = "".join(lines[len(lines) // 3 : 2 * len(lines) // 3])
    times = max(0, size - len(text)) // max(1, len(middle)) + 1
    path.write_text(
        "".join(lines[: len(lines) // 3]) + middle * times + "".join(lines[2 * len(lines) // 3 :])
    )


def write_rules(path: Path, number: int) -> None:
    """Write rules about words that no note has."""
    rules = [
        RULE.format(name=f"no-word-{index}", phrase=f"quondam{index} tarn{index * 7}")
        for index in range(number)
    ]
    path.write_text("rules:\n" + "".join(rules), "utf-8")
