#!/bin/sh
# Set up .venv from a lock file, and name plainly what is missing where that cannot be done.
#   tools/setup.sh LOCKFILE [DEBIAN-PACKAGE …]
set -eu
cd "$(dirname "$0")/.."
lock=$1
shift

fail() {
  printf 'setup: %s\n' "$1" >&2
  exit 1
}

# Debian packages can be installed by root, or by whoever may use sudo without a password.
install() {
  command -v apt-get >/dev/null 2>&1 || fail "$1 is missing: install it with your system's package manager"
  if [ "$(id -u)" = 0 ]; then root=""; elif sudo -n true 2>/dev/null; then root="sudo"; else
    fail "$1 is missing: run  sudo apt-get install $1"
  fi
  $root apt-get update -qq && $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null ||
    fail "$1 could not be installed: run  apt-get install $1  and read what it says"
}

python=
for name in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    python=$name
    break
  fi
done
[ -n "$python" ] || fail "Python 3.11 or newer is missing: install python3"

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  "$python" -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
  "$python" -m venv --clear .venv
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"

# `python -m explainer` works wherever the environment is active.
packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$PWD/hooks" >"$packages/explainer.pth"

for package in "$@"; do
  case $package in
    chromium) command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || install chromium ;;
    *) dpkg -s "$package" >/dev/null 2>&1 || install "$package" ;;
  esac
done
