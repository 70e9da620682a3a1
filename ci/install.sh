#!/usr/bin/env bash
# Install the builder that this folder holds into an empty virtual environment, with what it needs and no more.
#
#   install.sh VENV
#
# Every file is checked against requirements.lock, which also holds what developers need: that is left out.
set -euo pipefail

venv=${1:?a virtual environment}
here=$(cd "$(dirname "$0")/.." && pwd)
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
pip=("$venv/bin/python" -m pip --disable-pip-version-check --quiet)

"${pip[@]}" wheel --require-hashes --requirement "$here/requirements.lock" --wheel-dir "$wheels"
"${pip[@]}" wheel --no-deps --no-index --find-links "$wheels" --wheel-dir "$wheels" "$here"
"${pip[@]}" install --no-index --find-links "$wheels" builder
