#!/bin/sh
# Prints the path of a Python 3.11 with venv and pip; else one sentence on what to install.
# Each candidate is run, not looked for: a pyenv shim may exist and still exit 127.
fits='
import ensurepip, sys, venv
if sys.version_info[:2] != (3, 11): sys.exit(1)
print(getattr(sys, "_base_executable", sys.executable))
'
for candidate in "${INTAKE_PYTHON:-}" python3.11 python3 \
    "${PYENV_ROOT:-${HOME:-/}/.pyenv}"/versions/3.11.*/bin/python; do
    [ -n "$candidate" ] || continue
    found=$("$candidate" -c "$fits" 2>/dev/null) || continue
    printf '%s\n' "$found"
    exit 0
done
echo "No Python 3.11 with venv was found: install it (Debian: apt-get install python3.11 python3.11-venv) or set INTAKE_PYTHON to its path." >&2
exit 1
