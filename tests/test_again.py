"""Runs that are told again: only where a run of its own would print the same, and as cheap as can be."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint import again, cache
from notelint.again import KIND, SURROUNDINGS
from tests.cli import AGENDA, CHECKOUT, ERROR, FINE, RULES, WARNING, forget, note, surroundings

# Says on standard error whether the run was made or told again.
_SAYS = (
    "import sys, notelint.cli as c\n"
    "status = c.main(sys.argv[1:])\n"
    "print('made' if 'notelint.commands.check' in sys.modules else 'told', file=sys.stderr)\n"
    "sys.exit(status)\n"
)
_HOUSE = ("--rules", "house.yaml", "--select", "no-secret,no-gossip,no-hurry")
# All that a run that is told again may import beside what Python itself needs to start.
_TOLD = {"notelint", "notelint.again", "notelint.cache", "notelint.cli", "notelint.digest", "_blake2"}
_START = {"__future__", "time"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="runs are told again on POSIX systems only")


class Folder:
    """A folder of notes, with a cache of its own that has the compiled rules."""

    def __init__(self, path: Path) -> None:
        self.path = path / "notes"
        self.cache = path / "cache"
        self.path.mkdir()
        self.cache.mkdir(mode=0o700)
        self._plain = os.environ["NOTELINT_CACHE_DIR"]
        for kept in Path(self._plain).glob("rules-*"):
            shutil.copy(kept, self.cache)
        self.write("house.yaml", RULES)
        self.write("note.txt", ERROR)

    def write(self, name: str, text: str) -> None:
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text, "utf-8", newline="")

    def run(self, *words: str, below: str = ".", **env: str) -> tuple[int, bytes, str]:
        """Run the command; return exit status, output, what was said, and last ``made`` or ``told``."""
        done = subprocess.run(
            [sys.executable, "-c", _SAYS, *words],
            cwd=self.path / below,
            env=surroundings() | {"NOTELINT_CACHE_DIR": str(self.cache)} | env,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr.decode().strip()

    def is_told(self, *words: str, **env: str) -> bool:
        """Return whether a run is told again; it must be the same as one that only knows the rules."""
        status, out, said = self.run(*words, **env)
        forget()
        assert (status, out) == self.run(*words, **env, NOTELINT_CACHE_DIR=self._plain)[:2]
        assert said.splitlines()[-1] in ("made", "told")
        return said.endswith("told")

    def runs(self) -> list[Path]:
        return list(self.cache.glob(KIND + "*"))


@pytest.fixture
def here(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((*_HOUSE, "note.txt"), id="a note"),
        pytest.param((*_HOUSE,), id="the current folder"),
        pytest.param((*_HOUSE, "--isolated", "--format", "json", "."), id="for a program"),
        pytest.param((*_HOUSE, "--quiet", "--fail-on", "never", "fine.md"), id="nothing to say"),
    ],
)
def test_a_run_is_made_once_and_then_told(here: Folder, words: tuple[str, ...]) -> None:
    here.write("agenda.txt", AGENDA)
    here.write("fine.md", FINE)
    assert [here.run(*words)[2], here.is_told(*words)] == ["made", True]


def _change(name: str, text: str) -> Callable[[Folder], object]:
    return lambda here: here.write(name, text)


def _remove(here: Folder) -> None:
    (here.path / "below" / "more.txt").unlink()


def _put_another_in_its_place(here: Folder) -> None:
    """Change a file so that its size and its time are what they were."""
    path = here.path / "note.txt"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("secret", "sacred"), "utf-8", newline="")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def _link_elsewhere(here: Folder) -> None:
    (here.path / "link").unlink()
    (here.path / "link").symlink_to("other")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_change("note.txt", WARNING), id="a note"),
        pytest.param(_put_another_in_its_place, id="a note of the same size and time"),
        pytest.param(_change("new.txt", ERROR), id="a note more"),
        pytest.param(_change("below/new.txt", ERROR), id="a note more in a folder below"),
        pytest.param(_remove, id="a note less"),
        pytest.param(_link_elsewhere, id="where a link leads"),
        pytest.param(_change("house.yaml", RULES.replace("[secret]", "[plan]")), id="a rule"),
        pytest.param(_change("rules/new.yaml", RULES.replace("no-", "new-")), id="a rule more"),
        pytest.param(
            _change("rules/deep/er/new.yaml", RULES.replace("no-", "new-")), id="a rule more further down"
        ),
        pytest.param(_change(".notelint.yaml", "severities: {no-secret: advice}\n"), id="settings"),
        pytest.param(_change(".notelint.yml", "profile: lga\n"), id="settings under a wrong name"),
        pytest.param(
            _change("pyproject.toml", "[tool.notelint]\nexclude = ['note.txt']\n"), id="a pyproject.toml"
        ),
        pytest.param(_change(".gitignore", "below\n"), id="a .gitignore"),
        pytest.param(_change("below/.gitignore", "*\n"), id="a .gitignore in a folder below"),
        pytest.param(_change("members.yaml", "- {name: Ana Byrt}\n"), id="the register"),
        pytest.param(
            _change(
                "notelint-waivers.yaml",
                "- {rule: no-secret, file: note.txt, words: A secret plan, reason: None, who: Ana Birt}\n",
            ),
            id="waivers",
        ),
    ],
)
def test_what_changes_a_report_is_seen(here: Folder, change: Callable[[Folder], object]) -> None:
    here.write("below/more.txt", WARNING)
    here.write("rules/some.yaml", RULES.replace("no-", "some-"))
    (here.path / "rules" / "deep" / "er").mkdir(parents=True)
    here.write("members.yaml", "- {name: Ana Birt}\n")
    here.write("pyproject.toml", "[tool.notelint]\nmembers = 'members.yaml'\n")
    (here.path / ".git").mkdir()
    here.write("other/their.txt", ERROR)
    (here.path / "link").symlink_to("below")
    words = ("--rules", "house.yaml", "--rules", "rules", ".")
    assert [here.run(*words)[2], here.run(*words)[2]] == ["made", "told"]
    change(here)
    assert not here.is_told(*words)


def test_settings_further_up_are_seen(here: Folder) -> None:
    words = (*_HOUSE, "note.txt")
    assert [here.run(*words)[2], here.run(*words)[2]] == ["made", "told"]
    here.write("../.notelint.yaml", "severities: {no-secret: advice}\n")
    assert not here.is_told(*words)


def test_what_a_waiver_was_looked_for_in_vain_is_seen(here: Folder) -> None:
    waiver = "- {rule: no-secret, file: %s, words: A thing, reason: It is none, who: Ana Birt}\n"
    here.write("notelint-waivers.yaml", waiver % "gone.txt" + waiver % '"later/*.txt"')
    words = (*_HOUSE, "note.txt")
    assert [here.is_told(*words), here.is_told(*words)] == [False, True]
    here.write("gone.txt", FINE)
    assert [here.is_told(*words), here.is_told(*words)] == [False, True]
    (here.path / "later").mkdir()
    here.is_told(*words)
    here.write("later/one.txt", FINE)
    assert not here.is_told(*words)


def test_a_commit_changes_nothing(here: Folder) -> None:
    here.write(".git/HEAD", "ref: refs/heads/main")
    assert not here.is_told(*_HOUSE, ".")
    here.write(".git/index", "of a commit")
    assert here.is_told(*_HOUSE, ".")


@pytest.mark.parametrize(
    ("words", "env"),
    [
        pytest.param((*_HOUSE, "./note.txt"), {}, id="another word"),
        pytest.param((*_HOUSE, "note.txt", "--quiet"), {}, id="another option"),
        pytest.param((*_HOUSE, "note.txt"), {"FORCE_COLOR": "1"}, id="colours"),
        pytest.param((*_HOUSE, "note.txt"), {"COLUMNS": "50"}, id="columns"),
        pytest.param((*_HOUSE, "note.txt"), {"PYTHONPATH": f"{CHECKOUT}:/nowhere"}, id="other packages"),
        pytest.param((*_HOUSE, "note.txt"), {"PYTHONIOENCODING": "ascii"}, id="another encoding"),
        pytest.param((*_HOUSE, "note.txt", "--no-cache"), {}, id="no cache"),
    ],
)
def test_another_run_is_another(here: Folder, words: tuple[str, ...], env: dict[str, str]) -> None:
    assert not here.is_told(*_HOUSE, "note.txt")
    assert not here.is_told(*words, **env)
    assert here.is_told(*_HOUSE, "note.txt")


def test_the_same_words_in_another_folder_are_another_run(here: Folder) -> None:
    here.write("below/note.txt", FINE)
    here.write("below/house.yaml", RULES)
    assert here.run(*_HOUSE, "note.txt")[0] == 1
    assert here.run(*_HOUSE, "note.txt", below="below")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((*_HOUSE, "note.txt", "--as-of", "today"), id="asks for the clock"),
        pytest.param((*_HOUSE, "note.txt", "-o", "report.txt"), id="writes a file"),
        pytest.param((*_HOUSE, "note.txt", "--fix"), id="changes notes"),
        pytest.param((*_HOUSE, "note.txt", "--write-baseline"), id="writes a baseline"),
        pytest.param((*_HOUSE, "note.txt", "--baseline", "notelint-baseline.json"), id="has a baseline"),
        pytest.param((*_HOUSE, "-"), id="reads standard input"),
        pytest.param((*_HOUSE, "gone.txt"), id="fails"),
        pytest.param(("rules",), id="is no check"),
        pytest.param(("--no-such-option",), id="is refused"),
    ],
)
def test_what_does_more_than_look_is_never_told(here: Folder, words: tuple[str, ...]) -> None:
    here.write("notelint-baseline.json", '{"version": 1, "tool": "notelint", "violations": []}')
    here.run(*words)
    here.run(*words)
    assert here.runs() == []


def test_what_watches_is_never_told(here: Folder) -> None:
    command = [sys.executable, "-c", _SAYS, *_HOUSE, "--watch", "note.txt"]
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache)}
    run = subprocess.Popen(command, cwd=here.path, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert run.stderr is not None
    assert run.stderr.readline().startswith(b"notelint: watching")
    run.terminate()
    run.communicate()
    assert here.runs() == []


def test_a_reader_that_has_seen_enough_leaves_nothing(here: Folder) -> None:
    here.write("note.txt", note(*(f"A secret plan {number}" for number in range(3000))))
    command = [sys.executable, "-c", _SAYS, *_HOUSE, "note.txt"]
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache)}
    run = subprocess.Popen(command, cwd=here.path, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert run.stdout is not None
    run.stdout.readline()
    run.stdout.close()
    run.wait()
    assert here.runs() == []


# --- What is kept ---


@pytest.mark.parametrize("body", [b"", b"x", b"1 2", b"1 5\nabc", b"-1 3\na\0b", b"1 9999\n\0\0\0"])
def test_what_is_no_record_is_passed_over(here: Folder, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    here.run(*_HOUSE, "note.txt")
    (path,) = here.runs()
    with monkeypatch.context() as patched:
        patched.setenv("NOTELINT_CACHE_DIR", str(here.cache))
        assert cache.write(path.name, body)
    assert not here.is_told(*_HOUSE, "note.txt")
    assert here.is_told(*_HOUSE, "note.txt")


@pytest.mark.parametrize("how", ["cut off", "changed", "writable by all"])
def test_a_record_that_is_not_whole_or_not_ours_is_passed_over(here: Folder, how: str) -> None:
    here.run(*_HOUSE, "note.txt")
    (path,) = here.runs()
    data = path.read_bytes()
    if how == "writable by all":
        path.chmod(0o666)
    else:
        path.write_bytes(data[:-20] if how == "cut off" else data.replace(b"no-secret", b"no-sorrow"))
    assert not here.is_told(*_HOUSE, "note.txt")
    assert here.is_told(*_HOUSE, "note.txt")


def test_a_cache_that_cannot_be_written_is_no_error(here: Folder) -> None:
    shutil.rmtree(here.cache)
    here.cache.write_text("in the way")
    assert [here.is_told(*_HOUSE, "note.txt") for _ in range(2)] == [False, False]


def test_old_runs_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path))
    for number in range(6):
        cache.write(f"{KIND}{number}", b"x" * 100)
        os.utime(tmp_path / f"{KIND}{number}", (number, number))
    cache.prune(KIND, 4)
    assert sorted(path.name[-1] for path in tmp_path.iterdir()) == ["2", "3", "4", "5"]
    cache.prune(KIND, 4, most_bytes=350)
    assert sorted(path.name[-1] for path in tmp_path.iterdir()) == ["4", "5"]


# --- What a state tells ---


def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let so much time pass that no further change can go unseen."""
    now = time.time_ns()
    monkeypatch.setattr(again.time, "time_ns", lambda: now + 10**10)


def test_what_has_just_changed_is_compared_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("one")
    entry = again.seen(str(path))
    assert entry[2]
    monkeypatch.setattr(again, "_state", lambda path: (entry[1], 0))  # a clock that has not ticked since
    assert again.are_as_they_were([entry])
    path.write_text("two")
    assert not again.are_as_they_were([entry])


def test_what_changed_long_ago_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "note.txt"
    path.write_text("one")
    _later(monkeypatch)
    monkeypatch.setattr(again, "_content", lambda path: pytest.fail("it was read"))
    assert again.are_as_they_were([again.seen(str(path)), again.seen(str(tmp_path))])


def test_a_folder_that_has_just_changed_is_compared_by_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = again.seen(str(tmp_path))
    monkeypatch.setattr(again, "_state", lambda path: (entry[1], 0))
    assert again.are_as_they_were([entry])
    (tmp_path / "new.txt").write_text("")
    assert not again.are_as_they_were([entry])


def test_what_was_read_again_once_need_not_be_again(here: Folder) -> None:
    here.run(*_HOUSE, "note.txt")
    (path,) = here.runs()
    before = path.read_bytes()
    for name in ("note.txt", "house.yaml"):
        time_ = (here.path / name).stat().st_ctime
        time.sleep(max(0.0, time_ + 2.1 - time.time()))
    assert here.run(*_HOUSE, "note.txt")[2].endswith("told")
    assert len(path.read_bytes()) < len(before)
    assert here.is_told(*_HOUSE, "note.txt")


def test_a_link_to_nowhere_is_never_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    assert not again.are_as_they_were([again.seen(str(tmp_path / "link"))])
    assert again.are_as_they_were([again.seen(str(tmp_path / "nothing"))])
    (tmp_path / "nothing").symlink_to("nowhere")
    assert not again.are_as_they_were([(os.fsencode(tmp_path / "nothing"), b"-", b"")])


def test_no_part_of_the_surroundings_is_forgotten() -> None:
    """All that is asked of the environment is in the name of a run, but for where the cache is."""
    asked: set[str] = set()
    for path in (CHECKOUT / "notelint").rglob("*.py"):
        asked.update(re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", path.read_text("utf-8")))
    from notelint.terminal import _MARKS

    of_the_cache = {"NOTELINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"}
    assert (asked | set(_MARKS)) - of_the_cache == set(SURROUNDINGS)


# --- What it costs ---


def test_a_run_that_is_told_again_imports_next_to_nothing(here: Folder) -> None:
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache)}

    def modules(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *words],
            cwd=here.path,
            env=env,
            capture_output=True,
            check=False,
        )
        return set(re.findall(r"^import time: .*\| +(\S+)$", done.stderr.decode(), re.MULTILINE))

    code = "import sys; from notelint.cli import main; sys.exit(main(sys.argv[1:]))"
    words = ("-c", code, *_HOUSE, "note.txt")
    bare = modules("-c", "pass")
    modules(*words)
    assert modules(*words) - bare <= _TOLD | _START


# --- What is no file of a disk, and what is not there ---


def test_a_pipe_is_read_once(here: Folder) -> None:
    command = f"cat note.txt | {sys.executable} -m notelint --isolated --format concise /dev/stdin"
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache), "PYTHONPATH": str(CHECKOUT)}
    for _ in range(2):
        done = subprocess.run(command, shell=True, cwd=here.path, env=env, capture_output=True, check=False)
        assert b"/dev/stdin:" in done.stdout, done.stderr


def test_a_named_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "note.txt")
    entry = again.seen(str(tmp_path / "note.txt"))
    assert not again.are_as_they_were([entry])


def test_a_file_that_is_too_long_for_a_note_is_never_read(tmp_path: Path) -> None:
    with (tmp_path / "note.txt").open("wb") as file:
        file.truncate(10**10)
    assert not again.are_as_they_were([again.seen(str(tmp_path / "note.txt"))])


def test_a_run_without_notes_is_made_each_time(here: Folder) -> None:
    here.write(".notelint.yaml", "rules: [house.yaml]\n")
    (here.path / "note.txt").unlink()
    assert [here.run(".")[0], here.run(".")[0]] == [3, 3]
    here.write("house.yaml", "rules: [\n")
    assert here.run(".")[0] == 2


def test_what_is_only_called_like_a_repository_is_seen(here: Folder) -> None:
    here.write(".git", ERROR)
    assert [here.is_told("--isolated", ".git"), here.is_told("--isolated", ".git")] == [False, True]
    here.write(".git", FINE)
    assert not here.is_told("--isolated", ".git")


def test_a_register_that_changes_is_seen(here: Folder) -> None:
    here.write(".notelint.yaml", "members: members.yaml\n")
    here.write("members.yaml", "- {name: Ana Birt}\n")
    assert [here.is_told("note.txt"), here.is_told("note.txt")] == [False, True]
    here.write("members.yaml", "- {name: Ana Byrt}\n")
    assert not here.is_told("note.txt")


# --- What cannot be printed ---


@pytest.mark.parametrize("words", [(), ("--no-cache",)], ids=["told", "made"])
def test_a_closed_pipe_leaves_the_status(here: Folder, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "notelint", "--isolated", *words, "note.txt"]
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache), "PYTHONPATH": str(CHECKOUT)}
    subprocess.run(command, cwd=here.path, env=env, capture_output=True, check=False)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, cwd=here.path, env=env, stdout=writing, stderr=subprocess.PIPE, check=False, text=True
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
@pytest.mark.parametrize("words", [(), ("--no-cache",)], ids=["told", "made"])
def test_a_full_disk_is_told_as_ever(here: Folder, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "notelint", "--isolated", *words, "note.txt"]
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache), "PYTHONPATH": str(CHECKOUT)}
    subprocess.run(command, cwd=here.path, env=env, capture_output=True, check=False)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command, cwd=here.path, env=env, stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )
    assert done.returncode == 2
    assert done.stderr.startswith("notelint: the output cannot be written: ")
