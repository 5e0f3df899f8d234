"""What the commands find on the machine before they can start anything."""

import os
import subprocess
import sys

from embedded.supervisor import ROOT

SHIM = f"""#!/bin/sh
[ -z "${{PYENV_VERSION-}}" ] || {{ echo "pyenv: python: command not found" >&2; exit 127; }}
exec {sys.executable} "$@"
"""
VERSION = (ROOT / ".python-version").read_text().strip()


def test_a_shell_that_has_chosen_another_of_pyenv_s_pythons_finds_this_one(tmp_path):
    shim = tmp_path / f"python{VERSION}"
    shim.write_text(SHIM)
    shim.chmod(0o755)

    assert _wanted(PATH=f"{tmp_path}:/usr/bin:/bin", PYENV_VERSION="3.12") == sys.executable


def test_where_there_is_none_uv_is_asked_for_the_version(tmp_path):
    (tmp_path / "cat").symlink_to("/bin/cat")

    assert _wanted(PATH=str(tmp_path)) == VERSION


def _wanted(**environment):
    asks = ["/bin/sh", "-c", ". bin/_env.sh; wanted_python"]
    told = subprocess.run(
        asks, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return told.stdout.strip()
