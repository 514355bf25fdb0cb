#!/bin/sh
# Installs Debian's lists of words, of which the benchmarks' hub is made, where
# they are missing and this is Debian and root. Elsewhere the benchmark says which
# are missing.
set -eu
missing=""
[ -e /usr/share/dict/american-english-large ] || missing="$missing wamerican-large"
[ -e /usr/share/dict/french ] || missing="$missing wfrench"
[ -e /usr/share/dict/spanish ] || missing="$missing wspanish"
[ -e /usr/share/hunspell/ar.dic ] || missing="$missing hunspell-ar"
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "installing$missing" >&2
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
