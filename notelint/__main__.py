"""``python -m notelint``: the same as the command ``notelint``."""

if __name__ == "__main__":
    import os
    import sys

    # "-m" puts the current folder first; nothing is imported from where notes lie.
    if not sys.flags.safe_path and sys.path and sys.path[0] in ("", os.getcwd()):
        del sys.path[0]

    from notelint.cli import main

    raise SystemExit(main())
