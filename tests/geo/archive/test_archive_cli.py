"""`add` and `archive` at the command line: what they write, and how they end."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geo.archive.store import open_archive
from geo.cli import main
from tests.geo.archive.telling import ROCKETS, STRIKE

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "archive"))

    def call(*argv):
        try:
            status = main(argv)
        except SystemExit as error:
            status = error.code
        out, err = capsys.readouterr()
        return status, [json.loads(line) for line in out.splitlines()], err

    return call


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(STRIKE)
    (folder / "b.txt").write_text(ROCKETS)
    return folder


def test_articles_are_added_once(run, articles):
    status, (summary,), _ = run("add", str(articles))
    assert (status, summary["new"], summary["failed"]) == (0, 2, 0)
    status, (summary,), _ = run("add", str(articles))
    assert (status, summary["new"], summary["same"]) == (0, 0, 2)
    (articles / "a.txt").write_text(STRIKE.replace("three", "five"))
    assert run("add", str(articles / "a.txt"))[1][0]["changed"] == 1


def test_what_is_no_article_is_told_and_the_others_go_on(run, articles):
    (articles / "c.txt").write_bytes(b"\x89PNG\x00\x00")
    status, (summary,), err = run("add", str(articles), "nowhere.txt")
    assert (status, summary["new"], summary["failed"]) == (2, 2, 2)
    assert "c.txt" in err
    assert "nowhere.txt" in err


def test_the_history_and_what_stood_then(run, articles):
    run("add", str(articles / "a.txt"))
    run("add", str(articles / "b.txt"))
    _, batches, _ = run("archive", "history")
    assert [batch["kind"] for batch in batches] == ["add", "add"]
    assert run("archive", "info")[1][0]["articles"] == 2
    for as_of in (batches[0]["batch_id"], batches[0]["batch_id"][:8], batches[0]["committed_at"]):
        assert run("archive", "info", "--as-of", as_of)[1] == [{"batches": 1, "articles": 1, "events": 1}]
    assert run("archive", "info", "--as-of", "2001-01-01")[1][0]["articles"] == 0
    status, _, err = run("archive", "info", "--as-of", "yesterday")
    assert status == 2
    assert "yesterday" in err


def test_care(run, articles):
    run("add", str(articles))
    assert run("archive", "verify")[0] == 0
    assert run("archive", "compact")[0] == 0
    assert run("archive", "vacuum", "--keep-days", "0")[1][0]["unfinished_writes"] == 0
    assert run("archive", "vacuum", "--keep-days", "-1")[0] == 2
    assert run("archive", "reread")[1][0]["changed"] == 0
    assert run("archive", "reread", "--all")[1][0]["changed"] == 2


def test_a_damaged_file_ends_with_2_until_it_is_repaired(run, articles, tmp_path):
    run("add", str(articles))
    path = next((tmp_path / "archive" / "events").glob("*.parquet"))
    path.write_bytes(path.read_bytes()[:100])
    status, lines, _ = run("archive", "verify")
    assert status == 2
    assert lines[0]["file"] == path.name
    assert run("archive", "verify", "--repair")[0] == 0
    assert run("archive", "verify")[0] == 0


def test_no_archive_is_one_line(run):
    status, lines, err = run("archive", "info")
    assert (status, lines) == (2, [])
    assert err.count("\n") == 1


def test_ctrl_c_keeps_what_was_read(articles, tmp_path):
    for n in range(400):
        (articles / f"m{n}.txt").write_text(STRIKE.replace("three", f"{n + 4}"))
    command = [
        sys.executable,
        "-m",
        "geo",
        "add",
        str(articles),
        "--archive",
        str(tmp_path / "archive"),
        "--processes",
        "1",
    ]
    adding = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    archive = tmp_path / "archive" / "articles" / "_delta_log"
    while adding.poll() is None and len(list(archive.glob("*.json"))) < 2:
        pass
    adding.send_signal(signal.SIGINT)
    out, err = adding.communicate()
    assert adding.returncode in {130, 0}
    assert "Traceback" not in err
    summary = json.loads(out)
    kept = open_archive(tmp_path / "archive").snapshot().read("articles", ["article_id"])
    assert len(kept) == summary["new"] + summary["changed"] > 0
