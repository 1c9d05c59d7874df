"""Profiles, and the rules that run under one: who decides about which rule.

A profile says which rules run, and how severely, for one kind of body. The
settings go before the profile, a rule that is asked for by name runs, and a
rule that is off runs for nobody, not even for a rule that stands back for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from notelint.digest import digest
from notelint.errors import ConfigError, NotelintError, UsageError
from notelint.note.vocabulary import Vocabulary
from notelint.rule import Rule, RuleSet
from notelint.violation import Severity

OFF = "off"
Lists = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Profile:
    """What holds for one kind of body.

    ``severities`` has the rules that run; others are off. ``vocabulary``
    changes the shipped lists: ``name+`` adds, ``name-`` takes away, ``name``
    replaces. ``recognised_by`` are the phrases that show that a note is of this
    kind, by where they stand; of profiles that a note shows equally, the one of
    the lowest ``precedence`` is meant. ``otherwise`` says that the profile is for
    notes that show none. ``dialects`` are the layouts to prefer.
    """

    name: str
    summary: str
    severities: Mapping[str, Severity]
    vocabulary: Lists = field(default_factory=dict)
    recognised_by: Lists = field(default_factory=dict)
    dialects: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    path: str | None = None
    precedence: int = 50
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What settings and command line say about rules and words.

    ``severities`` has ``error``, ``warning``, ``advice`` or ``off`` by rule;
    ``select`` None stands for every rule that is on; ``vocabulary`` changes
    lists as a profile does.
    """

    severities: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    vocabulary: Lists = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Library:
    """All rules, profiles and lists of words there are, before a profile chooses among them.

    ``house`` are the ids of rules that do not ship with notelint or a plug-in;
    ``own`` the severities that house rules give themselves. ``errors`` say what
    is wrong, ``broken`` are the rules left out for it. ``digest`` is the same for the same content.
    """

    rules: Mapping[str, Rule]
    profiles: Mapping[str, Profile]
    lists: Lists
    house: frozenset[str] = frozenset()
    own: Mapping[str, Severity] = field(default_factory=dict)
    errors: tuple[NotelintError, ...] = ()
    broken: frozenset[str] = frozenset()
    digest: str = ""

    def profile(self, name: str) -> Profile:
        """Return a profile by name; raise ``UsageError`` with the nearest name if there is none."""
        found = self.profiles.get(name)
        if found is None:
            raise UsageError(f"there is no profile “{name}”", hint=_nearest(name, self.profiles))
        return found

    def unknown_rule(self, name: str) -> ConfigError | None:
        """Return the error that says that there is no rule ``name``, or None if there is one.

        Of a rule that is left out its own errors tell.
        """
        if name in self.rules or name in self.broken:
            return None
        return ConfigError(f"there is no rule “{name}”", hint=_nearest(name, self.rules))

    def words(self, profile: str, changes: Lists | None = None) -> Vocabulary:
        """Return the vocabulary of a profile; raise ``ConfigError`` if a change cannot be made.

        ``changes`` are those of the settings, on top of the profile's own.
        """
        lists = changed(self.lists, self.profile(profile).vocabulary)
        return Vocabulary(changed(lists, changes or {}))

    def any_words(self, profile: str, changes: Lists) -> Vocabulary:
        """Return the vocabulary of a profile, or that of no profile if there is none of this name.

        Changes that cannot be made are left out: the settings are told of them.
        """
        if profile not in self.profiles:
            return Vocabulary(self.lists)
        try:
            return self.words(profile, changes)
        except ConfigError:
            return self.words(profile)


def ruleset(
    library: Library, profile: str, choice: Choice | None = None
) -> tuple[RuleSet, list[NotelintError]]:
    """Return the rules that run under a profile, and what is wrong with the choice.

    Raises ``UsageError`` if there is no such profile. An unknown name in the
    choice is an error and changes nothing. A rule under ``select`` runs even if
    it is off: as severely as it says itself, else as a warning.
    """
    choice = choice or Choice()
    chosen = library.profile(profile)
    named = dict.fromkeys((*choice.severities, *(choice.select or ()), *choice.ignore))
    errors: list[NotelintError] = [error for name in named if (error := library.unknown_rule(name))]
    severities = {
        name: severity
        for name in library.rules
        if (severity := _severity(library, chosen, name, choice.severities.get(name))) is not None
    }
    for name in choice.select or ():
        if name in library.rules and choice.severities.get(name) is None:
            severities.setdefault(name, library.own.get(name, Severity.WARNING))
    wanted = severities if choice.select is None else [name for name in choice.select if name in severities]
    shown = frozenset(wanted) - frozenset(choice.ignore)
    rules = tuple(
        replace(library.rules[name], severity=severities[name])
        for name in _in_order(shown, library.rules, severities)
    )
    try:
        words = library.words(profile, choice.vocabulary)
    except ConfigError as error:
        errors.append(error)
        words = library.words(profile)
    return RuleSet(profile, rules, shown, words, _digest(library, profile, choice)), errors


def changed(lists: Lists, changes: Lists) -> Lists:
    """Return lists of words with changes made: ``name+`` adds, ``name-`` takes away.

    Raises ``ConfigError`` for a list that is not there, or a phrase to be
    taken away that is not in it.
    """
    result = dict(lists)
    for key, phrases in changes.items():
        name = key[:-1] if key[-1:] in ("+", "-") and key not in result else key
        if name != key and name not in result:
            raise ConfigError(f"there is no list of words “{name}”", hint=_nearest(name, result))
        if key == name:
            result[name] = tuple(phrases)
        elif key.endswith("+"):
            old = result[name]
            result[name] = (*old, *(phrase for phrase in phrases if phrase not in old))
        else:
            gone = set(phrases)
            missing = next((phrase for phrase in phrases if phrase not in result[name]), None)
            if missing is not None:
                message = f"“{missing}” is not in the list “{name}”, so it cannot be taken out"
                raise ConfigError(message, hint=_nearest(missing, result[name]))
            result[name] = tuple(phrase for phrase in result[name] if phrase not in gone)
    return result


def severity_of(library: Library, profile: Profile, rule: str) -> Severity | None:
    """Return how severe a rule is in a profile if no settings say otherwise, or None if it is off."""
    return _severity(library, profile, rule, None)


def _severity(library: Library, profile: Profile, name: str, setting: str | None) -> Severity | None:
    """Return how severe a rule is, or None if it is off: the settings, the rule, the profile."""
    if setting is not None:
        return None if setting == OFF else Severity[setting.upper()]
    rule = library.rules[name]
    if rule.profiles and profile.name not in rule.profiles:
        return None
    if name in library.own:
        return library.own[name]
    known = any(name in other.severities for other in library.profiles.values())
    if name in library.house and not known:
        return Severity.WARNING
    return profile.severities.get(name)


def _in_order(shown: Iterable[str], rules: Mapping[str, Rule], on: Mapping[str, Severity]) -> list[str]:
    """Return the rules to run, each behind those for which it stands back, else by the alphabet."""
    order: list[str] = []
    seen: set[str] = set()

    def add(name: str) -> None:
        if name not in seen and name in on and name in rules:
            seen.add(name)
            for other in sorted(rules[name].unless):
                add(other)
            order.append(name)

    for name in sorted(shown):
        add(name)
    return order


def _digest(library: Library, profile: str, choice: Choice) -> str:
    lists = sorted((name, tuple(phrases)) for name, phrases in choice.vocabulary.items())
    said = (library.digest, profile, sorted(choice.severities.items()), choice.select, choice.ignore, lists)
    return digest(repr(said).encode())


def _nearest(name: str, known: Iterable[str]) -> str:
    from notelint.nearest import one_of

    return one_of(name, list(known))
