"""What a terminal can do: how wide it is, whether it shows links, whether Windows takes colours."""

from __future__ import annotations

import os
import sys
from typing import TextIO

NARROWEST = 40
# Terminals that are known to show links (OSC 8), by what they put into the environment.
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "mintty"})
_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "contour", "wezterm")
_MARKS = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM")
# VTE, the terminal of GNOME and others, shows them since 0.50; 0.50.0 itself crashed.
_VTE = 5001
_ENABLE_VIRTUAL_TERMINAL = 0x0004


def columns(stream: TextIO | None, widest: int) -> int:
    """Return how many columns text for people may have: those of the terminal, and not more than ``widest``.

    ``COLUMNS`` goes before what the terminal says. What is no terminal takes ``widest``.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return max(NARROWEST, min(widest, int(given)))
    try:
        if stream is None or not stream.isatty():
            return widest
        return max(NARROWEST, min(widest, os.get_terminal_size(stream.fileno()).columns or widest))
    except (OSError, ValueError):
        return widest


def has_links(stream: TextIO | None) -> bool:
    """Return whether ``stream`` is a terminal that is known to show links.

    ``FORCE_HYPERLINK`` set to 1 or 0 goes before what is known. Within tmux and
    screen there are none: what is behind them cannot be told.
    """
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    if stream is None or not stream.isatty() or os.environ.get("TMUX") or os.environ.get("STY"):
        return False
    if os.environ.get("TERM_PROGRAM") in _PROGRAMS or os.environ.get("TERM", "").startswith(_TERMS):
        return True
    vte = os.environ.get("VTE_VERSION", "")
    return any(os.environ.get(name) for name in _MARKS) or (vte.isdecimal() and int(vte) >= _VTE)


if sys.platform == "win32":  # pragma: no cover

    def takes_colours(stream: TextIO) -> bool:
        """Return whether a terminal shows colours; they are turned on where they are off."""
        import ctypes
        import msvcrt

        try:
            handle = msvcrt.get_osfhandle(stream.fileno())
            mode = ctypes.c_ulong()
            if not ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode)):
                return "TERM" in os.environ  # a terminal of Cygwin, which is no console
            wanted = mode.value | _ENABLE_VIRTUAL_TERMINAL
            return bool(ctypes.windll.kernel32.SetConsoleMode(handle, wanted))
        except (OSError, ValueError):
            return False

else:

    def takes_colours(stream: TextIO) -> bool:
        """Return whether a terminal shows colours."""
        return os.environ.get("TERM") != "dumb"
