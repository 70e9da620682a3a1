#!/usr/bin/env bash
# A virtual environment for every Python of 3.11 to 3.13 that this machine has, with what the builder needs.
#
#   pythons.sh FOLDER
#
# Asked are the path, then pyenv. A version that is missing is told and left out: tests that ask for it are skipped.
set -euo pipefail

folder=${1:?a folder}
here=$(cd "$(dirname "$0")/.." && pwd)

find_python() { # VERSION
    local candidate
    for candidate in "$(command -v "python$1" || true)" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python; do
        if [ -n "$candidate" ] && "$candidate" -c "import ensurepip, venv" 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

for version in 3.11 3.12 3.13; do
    venv=$folder/$version
    [ ! "$venv/installed" -nt "$here/requirements.lock" ] || continue
    python=$(find_python "$version")
    if [ -z "$python" ]; then
        echo "there is no Python $version here" >&2
        continue
    fi
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$here/ci/install.sh" "$venv"
    touch "$venv/installed"
done
