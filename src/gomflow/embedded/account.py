"""As whom Postgres runs: as ourselves, or, since it refuses root, as somebody harmless when we are root."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gomflow.embedded.errors import EmbeddedError

ROOT = 0

# Runs the program, then writes into its folder: both must work for whoever is to run it.
_PROBE = '"$1" --version >/dev/null && : >"$2" && rm "$2"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who runs a program: a prefix of its command, the user and group it starts as (None: ours), who owns its files."""

    name: str
    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None
    owner: tuple[int, int] = (ROOT, ROOT)


OURSELVES = Account(name="this user")


def choose_account(home: Path, postgres: Path) -> Account:
    """The first account that can run the program `postgres` on the folder `home`, which then belongs to it.

    `home` exists and is for Postgres alone. EmbeddedError when there is none, with what each one met.
    """
    problems = []
    for account in _candidates(home):
        problem = _problem(account, home, postgres)
        if not problem:
            _own_all(home, account)
            return account
        problems.append(f"- as {account.name}: {problem}")
    raise EmbeddedError(_nobody_can("\n".join(problems), home))


def _candidates(home: Path) -> Iterator[Account]:
    if os.geteuid() != ROOT:
        yield OURSELVES
        return
    nobody = pwd.getpwnam("nobody")
    user, group = nobody.pw_uid, nobody.pw_gid
    before = home.stat()
    if before.st_uid not in {ROOT, user}:
        # Somebody used this folder before without being root: go on as them, so that they can afterwards.
        name, owner = f"its owner, user {before.st_uid}", (before.st_uid, before.st_gid)
        yield Account(name=name, user=before.st_uid, group=before.st_gid, owner=owner)
    yield Account(name="nobody", user=user, group=group, owner=(user, group))
    if unshare := shutil.which("unshare"):
        # Root under another name, as seen from inside; a name the system knows, since initdb looks it up.
        prefix = (unshare, "--user", f"--map-user={user}", f"--map-group={group}")
        yield Account(name="root in a user namespace (unshare)", prefix=prefix)
    if setpriv := shutil.which("setpriv"):
        # Nobody, but let through closed folders as root is: for containers, where /root is closed and namespaces are
        # forbidden. The secure bit makes access(2), by which Postgres looks for its own program, heed that too.
        capability = ("--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup")
        identity = (f"--reuid={user}", f"--regid={group}", "--clear-groups", "--pdeathsig=INT")
        name = "nobody with the right to pass (setpriv)"
        yield Account(name=name, prefix=(setpriv, *identity, *capability), owner=(user, group))


def _problem(account: Account, home: Path, postgres: Path) -> str:
    command = [*account.prefix, "/bin/sh", "-c", _PROBE, "sh", str(postgres), str(home / "probe")]
    try:
        own(home, account)
        answer = subprocess.run(  # noqa: S603 - our own program and folder, no shell reads their names
            command,
            user=account.user,
            group=account.group,
            extra_groups=None if account.user is None else [],
            cwd="/",
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    except OSError as error:
        return str(error)
    if answer.returncode == 0:
        return ""
    return answer.stderr.strip() or f"it ended with {answer.returncode}"


def own(path: Path, account: Account) -> None:
    """Gives `path` to the account, as far as that is another than ours."""
    if os.geteuid() == ROOT:
        os.chown(path, *account.owner, follow_symlinks=False)


def _own_all(home: Path, account: Account) -> None:
    """What another account left in `home`, say before the folder moved, becomes this one's."""
    for child in home.iterdir():
        if os.geteuid() == ROOT and child.lstat().st_uid != account.owner[0]:
            own(child, account)
            for folder, folders, files in os.walk(child):
                for name in (*folders, *files):
                    own(Path(folder, name), account)


def _nobody_can(problems: str, home: Path) -> str:
    if os.geteuid() != ROOT:
        return (
            f"Postgres cannot run on {home}:\n{problems}\n"
            "Choose a data folder of your own, or set DATABASE_URL to a Postgres server of your own."
        )
    return (
        f"Postgres refuses to run as root, and nobody else could run it on {home}:\n{problems}\n"
        "Start GOMFLOW as an ordinary user, or choose a data folder (and an installation) that every user may enter, "
        "or set DATABASE_URL to a Postgres server of your own."
    )
