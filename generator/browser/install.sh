#!/bin/sh
# Installs what the tests need and this machine lacks. As root on Debian it
# installs it; otherwise it says exactly what to install, and stops.
set -eu
cd "$(dirname "$0")"

missing=""
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
command -v python3 >/dev/null 2>&1 || missing="$missing python3"
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
[ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || missing="$missing chromium"
[ -n "${FIREFOX:-}" ] || [ -x /usr/bin/firefox-esr ] || missing="$missing firefox-esr"

if [ -n "$missing" ]; then
	if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
		echo "The tests need:$missing" >&2
		echo "On Debian or Ubuntu: sudo apt-get install$missing" >&2
		echo "(or set CHROMIUM to the path of a Chromium or Chrome, and FIREFOX to that of a Firefox)" >&2
		exit 1
	fi
	echo "installing$missing"
	apt-get update -qq
	if ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
		echo "The tests need:$missing, and apt-get cannot install that here; what it says stands above." >&2
		echo "CHROMIUM and FIREFOX may name browsers that this machine has." >&2
		exit 1
	fi
fi

# Chromium without a window around it takes half of the work. Where it is not to be had, the tests take Chromium.
if [ -z "${CHROMIUM:-}" ] && [ ! -x /usr/lib/chromium/chromium-headless-shell ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	[ -n "$missing" ] || apt-get update -qq >/dev/null 2>&1 || true
	if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
		echo "installing chromium-headless-shell"
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove chromium-headless-shell >/dev/null 2>&1 ||
			echo "(it cannot be installed here; the tests take Chromium)"
	fi
fi

if [ ! -e node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch node_modules/.installed
fi
