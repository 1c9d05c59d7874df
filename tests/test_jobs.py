"""``--jobs``: notes spread over processes give what one process gives, whatever happens to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli import AGENDA, HOUSE, RULES, forget, note, surroundings
from tests.cli import call as call_it
from tests.cli import say as say_it

# ``notelint`` with something done to it before; the first note is always examined by the first process.
STRANGE = """\
import multiprocessing, os, signal, sys, time
from notelint.examiner import Examiner
examine, first = Examiner.examine, os.getpid()
def strange(self, name, data):
    {strange}
    return examine(self, name, data)
Examiner.examine = strange
if __name__ == "__main__":
    from notelint.cli import main
    sys.exit(main())
"""
KILLS = 'if name == "n07.txt" and os.getpid() != first: os.kill(os.getpid(), signal.SIGKILL)'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of notes, each with violations of its own, and two files that are no notes."""
    (tmp_path / "house.yaml").write_text(RULES, "utf-8")
    for number in range(24):
        titles = [f"A secret plan {number}", "Some gossip", *["A quick word"] * (number % 5)]
        (tmp_path / f"n{number:02}.txt").write_text(note("Welcome", *titles), "utf-8")
    (tmp_path / "n05-agenda.txt").write_text(AGENDA, "utf-8")
    (tmp_path / "n06-picture.txt").write_bytes(b"\x89PNG and more")
    return tmp_path


def call(folder: Path, *arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the command on notes that it does not know."""
    forget()
    return call_it(folder, *arguments, stdin=stdin)


def say(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run the command on notes that it does not know; return exit status, output and what it tells."""
    forget()
    return say_it(folder, *arguments)


def strangely(folder: Path, strange: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``notelint`` with two processes after something was done to it."""
    script = folder / "strange.py"
    script.write_text(STRANGE.format(strange=strange), "utf-8")
    forget()
    return subprocess.run(
        [sys.executable, script, *HOUSE, "--jobs", "2", *arguments],
        cwd=folder,
        env=surroundings(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(("jobs", "form"), [("2", "text"), ("3", "json"), ("auto", "text"), ("500", "html")])
def test_the_report_is_the_same_to_the_byte(folder: Path, jobs: str, form: str) -> None:
    one, several = (
        call(folder, *HOUSE, "--format", form, "--jobs", number, "n23.txt", ".") for number in ("1", jobs)
    )
    assert (one.returncode, several.returncode) == (2, 2)
    assert one.stdout == several.stdout
    assert one.stderr == several.stderr


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_every_way_to_start_processes_gives_the_same(folder: Path, method: str) -> None:
    if method != "spawn" and sys.platform != "linux":
        pytest.skip(f"{method} is for Linux")
    script = folder / "start.py"
    script.write_text(
        "import multiprocessing, sys\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method({method!r})\n"
        "    from notelint.cli import main\n"
        "    sys.exit(main())\n"
    )
    forget()
    started = subprocess.run(
        [sys.executable, script, *HOUSE, "--jobs", "2", "."],
        cwd=folder,
        env=surroundings(),
        capture_output=True,
        check=False,
    )
    here = call(folder, *HOUSE, "--jobs", "1", ".")
    assert (started.returncode, started.stdout, started.stderr) == (here.returncode, here.stdout, here.stderr)


def test_one_note_starts_no_process_and_one_job_neither(folder: Path) -> None:
    code = (
        "import sys; from notelint.cli import main\n"
        "status = main(sys.argv[1:]); print(status, 'multiprocessing' in sys.modules)"
    )
    for arguments in (["--jobs", "8", "n01.txt"], ["--jobs", "1", "."], ["n01.txt", "n02.txt"]):
        forget()
        done = subprocess.run(
            [sys.executable, "-c", code, *HOUSE, "-o", "report.txt", *arguments],
            cwd=folder,
            env=surroundings(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout in ("1 False\n", "2 False\n")


@pytest.mark.parametrize("word", ["0", "-1", "two", "1.5", ""])
def test_a_number_of_jobs_that_cannot_be_is_refused(folder: Path, word: str) -> None:
    status, out, err = say(folder, f"--jobs={word}", "n01.txt")
    assert (status, out) == (2, "")
    assert err == (
        f"notelint: --jobs cannot be “{word}”. It is a number from 1 on, or auto. See notelint --help.\n"
    )


def test_standard_input_is_checked_beside_files(folder: Path) -> None:
    text = note("A secret plan").encode()
    one, two = (
        call(folder, *HOUSE, "--jobs", jobs, "n01.txt", "-", "n02.txt", stdin=text) for jobs in ("1", "2")
    )
    assert one.stdout == two.stdout
    assert "<stdin>:7:6: error" in two.stdout.decode()


def test_notes_are_mended_and_then_checked_by_several(folder: Path) -> None:
    for jobs in ("1", "2"):
        (folder / "double.txt").write_text(note("A plan").replace("noted it", "noted noted it"), "utf-8")
        status, out, err = say(
            folder, "--isolated", "--select", "no-doubled-words", "--fix", "--jobs", jobs,
            "double.txt", "n01.txt", "n02.txt",
        )  # fmt: skip
        assert (status, out) == (0, "No violations in 3 notes.\n")
        assert err == "double.txt: 1 mended (no-doubled-words).\n"


# --- What goes wrong ---


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_note_that_kills_its_process_is_told_of_and_all_others_are_checked(folder: Path) -> None:
    done = strangely(folder, KILLS, "--format", "concise", "--quiet", ".")
    whole = call(folder, *HOUSE, "--jobs", "1", "--format", "concise", "--quiet", ".").stdout.decode()
    expected = [line for line in whole.splitlines() if not line.startswith("n07.txt")]
    told = (
        "n07.txt: internal: the process that checked this file ended without an answer, twice (SIGKILL). "
        "It may need more memory than there is. Check it by itself, with --jobs 1."
    )
    expected.insert([line.startswith("n06-picture") for line in expected].index(True) + 1, told)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.splitlines() == expected


@pytest.mark.parametrize(
    "strange",
    [
        pytest.param(
            'if name == "n07.txt" and os.getpid() != first and not os.path.exists("died"):\n'
            '        open("died", "w").close(); os._exit(3)',
            id="it dies once",
        ),
        pytest.param("if os.getpid() != first: time.sleep(0.01)", id="it is slow"),
        pytest.param('if name == "n03.txt" and os.getpid() != first: time.sleep(1)', id="one note is slow"),
        pytest.param(
            'if name == "n00.txt":\n'
            "        import multiprocessing.process as p\n"
            "        def start(self): raise OSError('no more processes')\n"
            "        p.BaseProcess.start = start",
            id="none can be started",
        ),
        pytest.param(
            'if name == "n00.txt":\n'
            "        import notelint.workers as w\n"
            "        w._serve = lambda *_: os._exit(1)",
            id="all die before they begin",
        ),
    ],
)
def test_what_goes_wrong_with_processes_changes_nothing(folder: Path, strange: str) -> None:
    done = strangely(folder, strange, ".")
    assert done.stdout == call(folder, *HOUSE, "--jobs", "1", ".").stdout.decode()
    assert (done.returncode, done.stderr) == (2, "")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_note_that_needs_too_much_memory_is_told_of(folder: Path, jobs: str) -> None:
    code = (
        "import sys, notelint.linter as l\n"
        "lint = l.lint\n"
        "def hungry(note, *more):\n"
        "    if note.source.path == 'n07.txt': raise MemoryError\n"
        "    return lint(note, *more)\n"
        "l.lint = hungry\n"
        "from notelint.cli import main; sys.exit(main())\n"
    )
    names = ("n06.txt", "n07.txt", "n08.txt")
    forget()
    done = subprocess.run(
        [sys.executable, "-c", code, *HOUSE, "--format", "concise", "--jobs", jobs, *names],
        cwd=folder,
        env=surroundings(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "n07.txt: internal: there is not enough memory to check this file\n" in done.stdout
    assert {line[:7] for line in done.stdout.splitlines()[:-1] if line} == {*names}


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_all_processes_and_says_nothing(folder: Path) -> None:
    script = folder / "strange.py"
    slow = "open(f'at-{os.getpid()}', 'w').close(); time.sleep(60 if os.getpid() != first else 0)"
    script.write_text(STRANGE.format(strange=slow), "utf-8")
    forget()
    with subprocess.Popen(
        [sys.executable, script, *HOUSE, "--jobs", "2", "."],
        cwd=folder,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        while len(list(folder.glob("at-*"))) < 3:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_no_process_outlives_the_first(folder: Path) -> None:
    script = folder / "strange.py"
    slow = "open(f'at-{os.getpid()}', 'w').close(); time.sleep(0.3 if os.getpid() != first else 0)"
    script.write_text(STRANGE.format(strange=slow), "utf-8")
    forget()
    with subprocess.Popen(
        [sys.executable, script, *HOUSE, "--jobs", "2", "."],
        cwd=folder,
        env=surroundings(),
        start_new_session=True,
    ) as process:
        while len(list(folder.glob("at-*"))) < 3:
            time.sleep(0.02)
        process.kill()
    for _ in range(400):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a process is still there")
