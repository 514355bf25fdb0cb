#!/bin/sh
# Builds the site on a computer of the host: fetches Peerhub, makes it, and lets it build into public/.
#   sh build.sh            at the address in hub.yaml
#   sh build.sh ADDRESS    at another one
#   sh build.sh --check    only says what is wrong
set -eu
program=$(mktemp -d)
trap 'rm -rf "$program"' EXIT
trap 'exit 1' HUP INT TERM
git clone --quiet --depth 1 --branch "<%.Program.Ref%>" "<%.Program.Repository%>" "$program"
(cd "$program" && go build -o peerhub .)
if [ "${1:-}" = --check ]; then
  "$program/peerhub" check --strict
  exit
fi
"$program/peerhub" build --strict ${1:+--base-url "$1"}
# What is for the host lies beside the pages.
for file in _headers .domains; do
  if [ -f "$file" ]; then cp "$file" public/; fi
done
