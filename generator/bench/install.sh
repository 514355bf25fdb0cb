#!/bin/sh
# Installs what the benchmark needs: lists of words, Pagefind, and Hugo in bin/,
# which Go makes once, from source.
set -eu
cd "$(dirname "$0")"

hugo=v0.165.0
sh words.sh
sh search/install.sh
bin="$(cd ../.. && pwd)/bin"
if ! "$bin/hugo" version 2>/dev/null | grep -q "hugo $hugo"; then
	echo "making Hugo $hugo; this takes some minutes" >&2
	CGO_ENABLED=0 GOBIN="$bin" go install "github.com/gohugoio/hugo@$hugo"
fi
