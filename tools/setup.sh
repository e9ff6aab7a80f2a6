#!/bin/sh
# Set up .venv from a lock file, and name plainly what is missing where that cannot be done.
#   tools/setup.sh LOCKFILE [nodejs] [DEBIAN-PACKAGE …]
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

# The system's Node.js if it is new enough for what package.json asks for, otherwise the one from PyPI.
nodejs() {
  if command -v npm >/dev/null 2>&1 && node -e 'const [major, minor] = process.versions.node.split(".");
    process.exit(major > 22 || (major == 22 && minor >= 12) || (major == 20 && minor >= 19) ? 0 : 1)' 2>/dev/null; then
    return
  fi
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    --requirement requirements-node.txt
}

# Fonts and tools come from npm packages: for the site only what it is built from, for the tests all.
wanted=all
[ "$lock" = requirements-dev.txt ] || wanted=site
have=$(cat node_modules/.wanted 2>/dev/null || true)
if [ package-lock.json -nt node_modules/.wanted ] || { [ "$have" != all ] && [ "$have" != "$wanted" ]; }; then
  nodejs
  omit=
  [ $wanted = all ] || omit=--omit=dev
  PATH=$PWD/.venv/bin:$PATH npm ci $omit --ignore-scripts --no-audit --no-fund --no-progress --loglevel=error >/dev/null ||
    fail "npm ci failed: read what it says above"
  printf '%s\n' $wanted >node_modules/.wanted
fi

# `python -m explainer` works wherever the environment is active.
packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$PWD/hooks" >"$packages/explainer.pth"

for package in "$@"; do
  case $package in
    chromium)
      # Debian's package; Ubuntu has it as a snap only, and GitHub's machines bring Chrome.
      command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
        command -v google-chrome >/dev/null 2>&1 || install chromium
      ;;
    *) dpkg -s "$package" >/dev/null 2>&1 || install "$package" ;;
  esac
done
