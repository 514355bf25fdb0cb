#!/bin/sh
# Installs Lighthouse from npm; what the browser tests install is there already.
set -eu
cd "$(dirname "$0")"
if [ ! -e node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
	touch node_modules/.installed
fi
