#!/bin/sh
# Installs what the benchmark of search needs: Pagefind from npm and, as root on
# Debian, lists of words, and codespell for its list of real misspellings. Without
# it that row is left out, and the benchmark says so.
set -eu
cd "$(dirname "$0")"

sh ../words.sh
if [ ! -e node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
	touch node_modules/.installed
fi
if ! command -v codespell >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "installing codespell" >&2
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends codespell >/dev/null
fi
