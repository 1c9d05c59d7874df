"""A rule from the keys of its file: names looked up, checks made, messages proved.

All that is wrong with a rule is found in one go; a rule with errors is not built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from notelint import rule_names
from notelint.check import ListCheck, NodeCheck
from notelint.condition import Condition
from notelint.errors import NotelintError, RuleError
from notelint.language import Language
from notelint.note.vocabulary import Vocabulary
from notelint.options import CheckOptions, Shape
from notelint.rule import Citation, Example, FixPlan, Rule, RuleCheck, Verdict
from notelint.rule_fix import fix_plan
from notelint.rule_names import UnknownName
from notelint.rulefile import RuleSource
from notelint.schema_errors import Path
from notelint.violation import Severity

_OWN_WORDS = ("message", "at", "fix")


def build(
    source: RuleSource, data: Mapping[str, Any], language: Language, words: Vocabulary | None
) -> tuple[Rule | None, list[RuleError]]:
    """Return the rule that ``data`` says, or None, and all errors in it.

    ``data`` are the keys of ``source`` with those it inherits. ``words`` is the
    vocabulary against which lists and phrases are checked; None leaves that out.
    """
    builder = _Builder(source, data, language, words)
    rule = builder.rule()
    return (None if builder.errors or not source.sound else rule), builder.errors


def wrong_names(
    source: RuleSource, node: str, shape: Shape, value: Any, path: Path, spoken: tuple[Language, Vocabulary]
) -> list[RuleError]:
    """Return what is wrong with the names in an option of a rule that looks at nodes of a type."""
    builder = _Builder(source, {"each": node}, *spoken)
    builder._names(shape, value, path)
    return builder.errors


class _Builder:
    def __init__(
        self, source: RuleSource, data: Mapping[str, Any], language: Language, words: Vocabulary | None
    ) -> None:
        self.source = source
        self.data = data
        self.language = language
        self.words = words
        self.errors: list[RuleError] = []
        self.type = str(data.get("each") or data.get("all") or "")

    def rule(self) -> Rule:
        data = self.data
        if "of" in data and "all" not in data:
            self._error("“of” goes with “all”, and this rule looks at each node by itself", ("of",), key=True)
        at = self._places("at", data.get("at"), ("at",))
        checks = tuple(self._checks(at))
        return Rule(
            id=self.source.id,
            summary=str(data.get("summary", "")).strip(),
            checks=checks,
            severity=Severity[str(data.get("severity", "warning")).upper()],
            each=data.get("each"),
            all=data.get("all"),
            of=data.get("of", "note"),
            where=self._conditions("where"),
            except_=self._conditions("except"),
            also=self._places("also", data.get("also"), ("also",)),
            unless=_texts(data.get("unless")),
            together=self._together(),
            help=self._help(checks),
            cite=tuple(_citation(one) for one in _listed(data.get("cite"))),
            profiles=_texts(data.get("profiles")),
            why=str(data.get("why", "")).strip(),
            examples=tuple(self._examples()),
            path=self.source.file.path,
        )

    def _error(self, message: str, path: Path, *, key: bool = False, hint: str | None = None) -> None:
        self.errors.append(self.source.error(message, path, key=key, hint=hint))

    def _unknown(self, error: UnknownName, path: Path, *, key: bool = False) -> None:
        self._error(error.message, path, key=key, hint=error.hint)

    def _places(self, what: str, value: Any, path: Path) -> tuple[str, ...]:
        places = _texts(value)
        for index, name in enumerate(places):
            if self.type:
                try:
                    rule_names.place(self.type, name)
                except UnknownName as error:
                    self._unknown(error, (*path, index) if isinstance(value, list) else path)
        return places

    def _together(self) -> str | None:
        name = self.data.get("together")
        if name is not None and self.type:
            try:
                rule_names.field(self.type, name)
            except UnknownName as error:
                self._unknown(error, ("together",))
        return name

    def _conditions(self, key: str) -> tuple[Condition, ...]:
        found = []
        for name, value in (self.data.get(key) or {}).items():
            values = tuple(_listed(value))
            if name[-1:] in ("+", "-"):
                self._misplaced_addition(name, (key, name))
            else:
                self._condition(name, value, (key, name))
            found.append(Condition(name, values))
        return tuple(found)

    def _condition(self, name: str, value: Any, path: Path) -> None:
        """Check a field and the values it is to have."""
        if not self.type:
            return
        try:
            rule_names.field(self.type, name)
        except UnknownName as error:
            self._unknown(error, path, key=True)
            return
        try:
            rule_names.condition(self.type, name, tuple(_listed(value)))
        except UnknownName as error:
            self._unknown(error, path)

    def _misplaced_addition(self, name: str, path: Path) -> None:
        said = f"“{name}” changes a list of another rule, and there is none here"
        self._error(
            said, path, key=True, hint=f"Write “{name[:-1]}”, or say with “from” which rule is meant."
        )

    def _checks(self, at: tuple[str, ...]) -> Iterator[RuleCheck]:
        for form in ("must", "must-not"):
            value = self.data.get(form)
            for index, entry in enumerate(_listed(value)):
                path: Path = (form, index) if isinstance(value, list) else (form,)
                if isinstance(entry, str):
                    entry = {entry: None}
                check = self._check(form, entry, path, at)
                if check is not None:
                    yield check

    def _check(
        self, form: str, entry: Mapping[str, Any], path: Path, at: tuple[str, ...]
    ) -> RuleCheck | None:
        names = [key for key in entry if key not in _OWN_WORDS]
        if len(names) != 1:
            said = "two checks stand in one entry" if names else "there is no check here"
            hint = "Write them as a list: - have: decision" if names else "For example: have: decision"
            self._error(said, (*path, names[1]) if names else path, key=bool(names), hint=hint)
            return None
        [name] = names
        options = self.language.checks[name]
        here = (*path, name)
        self._fits(form, name, options, here)
        message = self._message(entry, path, options)
        values = options.long_form(entry[name])
        long = values is entry[name]
        for key, value in values.items():
            if key not in options.options:
                self._misplaced_addition(key, (*here, key))
                return None
            self._names(options.options[key].shape, value, (*here, key) if long else here)
        own = self._places("at", entry.get("at"), (*path, "at")) if "at" in entry else at
        plan = self._fix(entry, path, options)
        if message is None:
            return None
        try:
            check = options.build(values)
        except UnknownName as error:
            self._unknown(error, here, key=True)
        except NotelintError as error:
            self._error(error.message, here, key=True, hint=error.hint)
        except (TypeError, ValueError) as error:
            self._error(str(error), here, key=True)
        else:
            return RuleCheck(check, form == "must-not", message or "", own, plan)
        return None

    def _fits(self, form: str, name: str, options: CheckOptions, path: Path) -> None:
        check = options.check
        if form not in check.forms:
            other = " or ".join(f"“{one}”" for one in check.forms)
            self._error(f"“{name}” does not go under “{form}”, only under {other}", path, key=True)
        if "all" in self.data and not issubclass(check, ListCheck):
            hint = f"It goes with “each: {self.type}”."
            self._error(f"“{name}” looks at one node", path, key=True, hint=hint)
        elif "each" in self.data and not issubclass(check, NodeCheck):
            hint = f"It goes with “all: {self.type}”."
            self._error(f"“{name}” looks at a list", path, key=True, hint=hint)

    def _message(self, entry: Mapping[str, Any], path: Path, options: CheckOptions) -> str | None:
        own = "message" in entry
        message = entry.get("message", self.data.get("message"))
        if message is None:
            if self.source.sound:
                hint = "For example: message: Item {number} “{title}” records no decision."
                self._error("there is no message for this check, nor for the rule", path, hint=hint)
            return None
        if self.type:
            told = (*path, "message") if own else ("message",)
            for error in rule_names.placeholders(self.type, message, options.check.placeholders):
                self._unknown(error, told)
        return " ".join(message.split())

    def _fix(self, entry: Mapping[str, Any], path: Path, options: CheckOptions) -> FixPlan | None:
        at, value = ((*path, "fix"), entry["fix"]) if "fix" in entry else (("fix",), self.data.get("fix"))
        plan, faults = fix_plan(value, self.type, options.check.placeholders)
        for error, place, key in faults:
            self._unknown(error, (*at, *place), key=key)
        return plan

    def _help(self, checks: Sequence[RuleCheck]) -> str | None:
        text = self.data.get("help")
        if text is None:
            return None
        found = tuple(name for one in checks for name in one.check.placeholders)
        for error in rule_names.placeholders(self.type, text, found) if checks else ():
            self._unknown(error, ("help",))
        return " ".join(text.split())

    def _names(self, shape: Shape, value: Any, path: Path) -> None:
        """Check the names in the value of an option, however deep they are."""
        if isinstance(value, dict):
            for key, one in value.items():
                here = (*path, key)
                if shape.keys == "condition":
                    self._condition(key, one, here)
                elif shape.keys:
                    self._named(shape.keys, key, here, key=True)
                if shape.entries:
                    self._names(shape.entries, one, here)
        elif isinstance(value, list):
            for index, one in enumerate(value):
                self._names(shape.many or shape, one, (*path, index))
        elif isinstance(value, str):
            names = shape.names or (shape.many.names if shape.many and not shape.is_plain else None)
            if names and value not in shape.choices:
                self._named(names, value, path)

    def _named(self, what: str, value: str, path: Path, *, key: bool = False) -> None:
        if not self.type and what in ("field", "place", "condition"):
            return
        try:
            rule_names.named(what, self.type, value, self.words)
        except UnknownName as error:
            self._unknown(error, path, key=key)

    def _examples(self) -> Iterator[Example]:
        names = set()
        for index, data in enumerate(_listed(self.data.get("examples"))):
            path: Path = ("examples", index)
            verdict: Verdict = "good" if "good" in data else "bad"
            example = Example(
                name=data["name"],
                verdict=verdict,
                text=data[verdict],
                at=_texts(data.get("at")),
                profile=data.get("profile"),
                dialect=data.get("dialect"),
                message=data.get("message"),
                members=tuple(data.get("members") or ()),
                fixed=data.get("fixed"),
                line=self.source.file.place((*self.source.at, *path)).line,
            )
            if example.name in names:
                self._error(f"two examples are called “{example.name}”", (*path, "name"))
            names.add(example.name)
            yield example


def _citation(data: Mapping[str, Any]) -> Citation:
    at = data.get("at")
    place = None if at is None else str(at)
    return Citation(data["source"], place, _texts(data.get("applies")), data.get("url"))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_listed(value))
