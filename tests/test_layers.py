"""The layers point strictly downwards, kept by import-linter's contract in pyproject.toml."""

import subprocess
import sys

from twinboard.settings import ROOT


def test_the_layers_point_strictly_downwards() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run([*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
