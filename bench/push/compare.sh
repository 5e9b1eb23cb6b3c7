#!/usr/bin/env bash
# The npm library web-push against the sink of 'bin/bench webpush': compare.sh <folder> <address> <certificate> <pushes>
set -euo pipefail
command -v npm >/dev/null || { echo "not compared: npm is not at hand"; exit 0; }
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mkdir -p "$1/npm"
cp "$here/compare.mjs" "$1/npm/"
cd "$1/npm"
[ -d node_modules/web-push ] || npm install --no-audit --no-fund --loglevel=error web-push@3.6.7 >/dev/null || { echo "not compared: web-push could not be installed"; exit 0; }
NODE_EXTRA_CA_CERTS="$3" node compare.mjs "$2" "$4"
