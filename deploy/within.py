"""Runs a module of the system with the settings of this installation: `within app MODULE …`."""

import os
import sys

from deploy import ROOT
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import APP, RASA, ensure
from deploy.installation import complete

ENVIRONMENTS = {environment.name: environment for environment in (APP, RASA)}


def main() -> int:
    """Set up the environment named first where it is missing, then become the module."""
    name, *module = sys.argv[1:]
    environment = ENVIRONMENTS[name]
    ensure([environment], Console(sys.stderr))
    os.chdir(ROOT)
    command = [str(environment.python), "-m", *module]
    os.execve(command[0], command, complete(os.environ, demand_secrets=False))


if __name__ == "__main__":
    carry_out(main)
