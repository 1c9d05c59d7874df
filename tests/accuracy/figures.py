"""Putting the figures together: faults planted, examples turned, findings judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from notelint.accuracy import Figures, Judged, Planting, Recall
from notelint.testing import rules_of
from tests.accuracy.corpus import Finding, drawn, survey
from tests.accuracy.judgements import Key, read
from tests.accuracy.turned import turned
from tests.planted.form import Form
from tests.planted.forms import FORMS
from tests.planted.measure import measure


def measured(corpus: Path, seeds: range, each: int, day: date) -> Figures:
    """Return all figures: faults planted in the notes of ``seeds`` in every dialect, and the rest."""
    library, rules = rules_of()
    examples = turned(rules, library)
    real, verdicts = survey(corpus), read()
    return Figures(
        date=day.isoformat(),
        planted={form.dialect: planted(form, seeds, each) for form in FORMS.values()},
        examples=len(examples),
        noticed=sum(bool(one.noticed) for one in examples),
        changes=sum(one.changed.total() for one in examples),
        real_notes=real.notes,
        mended=mended(real.findings, verdicts),
        judged=judged(real.findings, verdicts),
    )


def planted(form: Form, seeds: Iterable[int], each: int) -> Planting:
    """Return what became of the faults planted in notes of one form."""
    result = measure(form, seeds, each)
    rules: dict[str, Recall] = {}
    for (rule, _), tally in result.kinds.items():
        rules[rule] = rules.get(rule, Recall()) + Recall(tally.planted, tally.found)
    return Planting(
        notes=result.notes,
        clean=result.clean,
        elsewhere=sum(one.wrong_line for one in result.kinds.values()),
        besides=sum(one.besides for one in result.kinds.values()),
        alarms=dict(sorted(result.alarms.items())),
        rules={rule: one for rule, one in rules.items() if one.planted},
    )


def mended(found: Iterable[Finding], verdicts: Mapping[Key, bool]) -> int:
    """Return how many findings were judged wrong and are reported no more."""
    left = {one.key for one in found}
    return sum(not right and key not in left for key, right in verdicts.items())


def judged(found: Iterable[Finding], verdicts: Mapping[Key, bool]) -> dict[str, dict[str, Judged]]:
    """Return by rule and severity how many findings there are, how many were drawn and read, and right."""
    found = list(found)
    reported = Counter((one.rule, one.severity) for one in found)
    result: dict[str, dict[str, Judged]] = defaultdict(dict)
    for (rule, severity), count in sorted(reported.items()):
        result[rule][severity] = Judged(count)
    for one in drawn(found):
        if (right := verdicts.get(one.key)) is not None:
            result[one.rule][one.severity] += Judged(0, 1, right)
    return dict(result)
