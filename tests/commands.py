"""Commands as scripts call them: what they print and how they exit."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from twinboard import cli
from twinboard.settings import ROOT


class Run:
    """Runs commands against a store of their own: within this process when it is called, else in one of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "store"
        self.environment = {"TWINBOARD_HOME": str(self.home), "COLUMNS": "200"}

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "twinboard", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def apart(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        with self.start(*arguments) as process:
            stdout, stderr = process.communicate(timeout=120)
            return subprocess.CompletedProcess(arguments, process.returncode, stdout, stderr)

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        stdout, stderr = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(stdout), redirect_stderr(stderr):
            patch.setattr(sys, "argv", ["twinboard", *map(str, arguments)])
            patch.chdir(ROOT)
            for name, value in self.environment.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                cli.main()
        return subprocess.CompletedProcess(arguments, exit_code(ended.value), stdout.getvalue(), stderr.getvalue())

    def file(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def publish(self, content: bytes, *options: str) -> subprocess.CompletedProcess[str]:
        return self("publish", self.file("sent.xlsx", content), "--author", "A. Officer", "--message", "Test", *options)


def exit_code(ended: SystemExit) -> int:
    assert ended.code is None or isinstance(ended.code, int), ended.code
    return ended.code or 0
