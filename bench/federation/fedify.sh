#!/usr/bin/env bash
# A Fedify sender against the sinks of 'bin/bench activitypub': fedify.sh <folder> <inboxes> <at once>
set -euo pipefail
command -v npm >/dev/null || { echo "npm is not at hand"; exit 0; }
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mkdir -p "$1/npm"
cp "$here/fedify.mjs" "$1/npm/"
cd "$1/npm"
[ -d node_modules/@fedify/vocab ] || npm install --no-audit --no-fund --loglevel=error @fedify/fedify@2.3.6 @fedify/vocab@2.3.6 >/dev/null || { echo "Fedify could not be installed"; exit 0; }
exec node fedify.mjs "$2" "$3"
