#!/bin/bash
# Make requirements.lock and requirements-dev.lock anew from pyproject.toml: the newest allowed versions for
# every system and for Python 3.11 and later, each file with its hashes. Needs uv (pip install uv).
# Arguments go to uv, for example: tools/update_locks.sh --upgrade-package pillow (default: --upgrade).
set -euo pipefail
cd "$(dirname "$0")/.."

common=(--quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes
        --no-emit-index-url --no-emit-find-links --custom-compile-command tools/update_locks.sh)
[ $# -gt 0 ] || set -- --upgrade

uv pip compile pyproject.toml "${common[@]}" "$@" --output-file requirements.lock
# The runtime's versions bind the tools' as well: both are installed into one environment.
uv pip compile --group test --group lint --group tools --group packages --constraint requirements.lock "${common[@]}" "$@" \
    --output-file requirements-dev.lock

if grep -n '://' requirements.lock requirements-dev.lock; then
    echo "A lock file must not name an address." >&2
    exit 1
fi
