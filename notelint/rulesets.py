"""The rules for the notes of one folder, by profile: settings and command line put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from notelint.config import Config, OptionChange
from notelint.detect import Detector
from notelint.errors import UsageError
from notelint.note.model import Note
from notelint.note.register import Register
from notelint.note.understand import understand
from notelint.plugins import Plugins
from notelint.profile import Choice, Library, ruleset
from notelint.rule import RuleSet
from notelint.settings import Wanted
from notelint.text import Source
from notelint.violation import Problem

if TYPE_CHECKING:
    from notelint.rulefile import RuleSource


@dataclass(frozen=True, slots=True)
class Understood:
    """A note as read, and the rules that it is to be held against."""

    note: Note
    ruleset: RuleSet


class RuleSets:
    """Rules and words for notes under the same settings; a set for each profile, made once.

    ``library`` has the rules with the options that the settings change, and
    ``as_written`` has them as their files say; ``options`` are the changes made.
    """

    def __init__(self, wanted: Wanted, plugins: Plugins, *, whole: bool = False) -> None:
        self.problems: list[Problem] = []
        self._wanted = wanted
        self._plugins = plugins
        self._dialects = tuple(plugins.dialects.values())
        self.as_written = load_library(wanted, plugins, whole=whole)
        self.problems += [error.problem() for error in self.as_written.errors]
        self.options: Sequence[OptionChange] = ()
        self.library = self._with_options(wanted.config)
        self._refuse_unknown(wanted.named)
        self.register = self._register(wanted.config)
        self._choice = self._known_choice(wanted)
        self.profile = self._known_profile(wanted)
        self._made: dict[str, RuleSet] = {}
        self._detector: Detector | None = None

    def of(self, profile: str) -> RuleSet:
        """Return the rules that run under a profile, with the profile's words."""
        made = self._made.get(profile)
        if made is None:
            made, errors = ruleset(self.library, profile, self._choice)
            # Most profiles have the same words, and what is made of them is made once.
            alike = (one.words for one in self._made.values() if one.words.lists == made.words.lists)
            self._made[profile] = made = replace(made, words=next(alike, made.words))
            config = self._wanted.config
            self.problems += [config.problem(error.message, ("vocabulary",), error.hint) for error in errors]
        return made

    def alone(self, profile: str, rule: str) -> RuleSet:
        """Return the rules with only one to report, which runs even if it is off, and what it needs."""
        severities = {name: word for name, word in self._choice.severities.items() if name != rule}
        choice = replace(self._choice, severities=severities, select=(rule,), ignore=())
        return ruleset(self.library, profile, choice)[0]

    def written(self, rule: str) -> Sequence[RuleSource]:
        """Return a rule as its file has it, and behind it those that it changes with ``from``."""
        from notelint.language import language
        from notelint.library import house_files, pack_files, read_sources
        from notelint.rulefile import stem

        own = read_sources(house_files(self._wanted.rules)[0], language(self._plugins.checks))[0]
        packed = pack_files(self._plugins.rule_packs.values())
        found: list[RuleSource] = []
        name: str | None = rule
        while name is not None:
            layers = [source for source in own if source.id == name]
            files = [file for file in packed if stem(file.path) == name]
            layers += read_sources(files, language(self._plugins.checks))[0]
            new = next((source for source in layers if source not in found), None)
            if new is None:
                break
            found.append(new)
            name = new.data.get("from")
        return found

    def whole(self) -> Library:
        """Return the library with the reasons and examples of its rules, which takes longer to load."""
        return load_library(self._wanted, self._plugins, whole=True)

    def understand(self, source: Source) -> Understood:
        """Return the note in ``source`` and its rules; raise ``NotANote`` if no dialect reads it."""
        profile = self.profile or self._detected(source)
        rules = self.of(profile)
        # Of two that are as sure, the first reads.
        preferred = self.library.profiles[profile].dialects
        dialects = sorted(
            self._dialects,
            key=lambda one: preferred.index(one.name) if one.name in preferred else len(preferred),
        )
        return Understood(understand(source, rules.words, dialects=dialects, register=self.register), rules)

    def _detected(self, source: Source) -> str:
        if self._detector is None:
            self._detector = Detector(self.library)
        return self._detector.profile_of(source)

    def _with_options(self, config: Config) -> Library:
        """Return the library with the options of rules that the settings change."""
        library = self.as_written
        if not config.options and not any(one.options for one in config.overrides):
            return library
        from notelint.rule_options import with_options

        changed, self.options, problems = with_options(library, config, self._plugins.checks)
        self.problems += problems
        return changed

    def _register(self, config: Config) -> Register | None:
        """Return the members that the settings name, None without."""
        if config.members is None:
            return None
        from notelint.members import load_register

        register, problems = load_register(config.members, cached=self._wanted.cached)
        self.problems += problems
        return register

    def _refuse_unknown(self, names: Iterable[str]) -> None:
        for name in names:
            if unknown := self.library.unknown_rule(name):
                raise UsageError(unknown.message, hint=unknown.hint)

    def _known_choice(self, wanted: Wanted) -> Choice:
        """Return what is chosen, without names that no rule has: each is a problem at its place."""
        config = wanted.config
        for name in config.severities:
            self._known(name, ("severities", name), key=True)
        for change in config.options:
            self._known(change.rule, change.at, key=True)
        self._refuse_unknown_overrides(config)
        severities = {name: word for name, word in config.severities.items() if self._is_known(name)}
        if wanted.select is config.select:
            self._each_known("select", config.select or ())
        self._each_known("ignore", config.ignore)
        select = None if wanted.select is None else tuple(filter(self._is_known, wanted.select))
        return Choice(severities, select, tuple(filter(self._is_known, wanted.ignore)), config.vocabulary)

    def _refuse_unknown_overrides(self, config: Config) -> None:
        """Tell of unknown names in overrides, also in those for other notes."""
        for index, override in enumerate(config.overrides):
            at = ("overrides", index)
            for name in override.severities:
                self._known(name, (*at, "severities", name), key=True)
            for place, name in enumerate(override.ignore):
                self._known(name, (*at, "ignore", place))
            for change in override.options:
                if change not in config.options:
                    self._known(change.rule, change.at, key=True)

    def _each_known(self, key: str, names: Sequence[str]) -> None:
        for index, name in enumerate(names):
            self._known(name, (key, index))

    def _known(self, name: str, at: Sequence[str | int], *, key: bool = False) -> None:
        if unknown := self.library.unknown_rule(name):
            self.problems.append(self._wanted.config.problem(unknown.message, at, unknown.hint, key=key))

    def _is_known(self, name: str) -> bool:
        return self.library.unknown_rule(name) is None

    def _known_profile(self, wanted: Wanted) -> str | None:
        if wanted.profile is None or wanted.profile in self.library.profiles:
            return wanted.profile
        try:
            self.library.profile(wanted.profile)
        except UsageError as error:
            if wanted.profile_named:
                raise
            self.problems.append(wanted.config.problem(error.message, ("profile",), error.hint))
        return None


def load_library(wanted: Wanted, plugins: Plugins, *, whole: bool) -> Library:
    """Return all rules, profiles and words: shipped, of plug-ins, and of the house.

    With ``whole`` the rules have their reasons and examples, which compiled
    ones lack, and house rules are there even if their examples fail.
    """
    packs = plugins.rule_packs.values()
    changes = wanted.config.vocabulary
    if not whole:
        from notelint.store import library

        return library(
            plugins.checks,
            packs,
            wanted.rules,
            changes,
            dialects=tuple(plugins.dialects.values()),
            cached=wanted.cached,
        )
    from notelint.library import house_files, load, pack_files

    files, errors = house_files(wanted.rules)
    return load([*pack_files(packs), *files], plugins.checks, changes=changes, errors=errors)
