"""What is asked for: by the command line for the whole run, and with the settings for notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from notelint.config import Config
from notelint.violation import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line says: it goes before the settings of a file.

    ``config`` is a settings file to use for all; ``rules`` are paths of more
    rules; ``select`` None stands for what the settings say. ``whole_text``: the
    report is to hold the text of each note. ``as_of`` is the day on which
    waivers may be over, None for the day of each note's meeting. ``baseline``
    is the path of a baseline, ``write_baseline`` says that it takes what is new.
    ``stdin`` is what standard input holds, None to read it. ``cached`` says that
    the user's cache may be read and written. ``jobs`` is how many processes may
    check at the same time, None for as many as pay.
    """

    profile: str | None = None
    config: str | None = None
    isolated: bool = False
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.ADVICE
    stdin_filename: str | None = None
    skip_unrecognised: bool = False
    whole_text: bool = False
    as_of: date | None = None
    baseline: str | None = None
    write_baseline: bool = False
    stdin: bytes | None = None
    cached: bool = True
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What settings and command line ask for.

    ``profile`` None leaves it to each note. ``rules`` are files and folders of
    rules. ``named`` are the rules that the command line names, and
    ``profile_named`` says that it names the profile: what it names must exist.
    ``cached`` says that the user's cache may be read and written.
    """

    config: Config
    profile: str | None = None
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    profile_named: bool = False
    cached: bool = True


def wanted(settings: Settings, config: Config) -> Wanted:
    """Return what is asked for where the settings of a file are ``config``."""
    return Wanted(
        config=config,
        profile=settings.profile or config.profile,
        rules=(*config.rules, *settings.rules),
        select=settings.select if settings.select is not None else config.select,
        ignore=(*config.ignore, *settings.ignore),
        named=(*(settings.select or ()), *settings.ignore),
        profile_named=settings.profile is not None,
        cached=settings.cached,
    )
