"""The hooks: a function of the right name returns what the plug-in adds."""

from __future__ import annotations

from importlib.resources import files

from notelint.formats import RulePack
from notelint_minutes_kit import protocol
from notelint_minutes_kit.minutes_json import MinutesJson
from notelint_minutes_kit.no_longer_than import BeNoLongerThan
from notelint_minutes_kit.tally import Tally


def notelint_readers():
    """Return the reader of ``.minutes-json`` files."""
    return [MinutesJson()]


def notelint_dialects():
    """Return the layout of the protocols that Kit writes."""
    return [protocol]


def notelint_checks():
    """Return the check ``be-no-longer-than``."""
    return [BeNoLongerThan]


def notelint_rule_packs():
    """Return the kit's rules, with the profile ``kit``."""
    return [RulePack("kit", files("notelint_minutes_kit") / "rules")]


def notelint_reporters():
    """Return ``--format tally``."""
    return [Tally()]
