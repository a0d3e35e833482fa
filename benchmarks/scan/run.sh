#!/usr/bin/env bash
# Measures scans, lists and searches on a generated library: benchmarks/scan/run.sh [FILES]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

files=${1:-5000}
port=${PORT:-8199}
work=$(mktemp -d)
export DATA_DIRECTORY="$work/data" GATEWAY_HTTP_PORT=$port
trap './start.sh stop >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

java benchmarks/scan/GenerateLibrary.java "$work/music" "$files"
./start.sh --detach --broker embedded --music "$work/music" --only catalogue,users,gateway
java benchmarks/scan/MeasureCatalogue.java "http://127.0.0.1:$port" "$(<"$work/data/admin-password")"

pid=$(sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$work/data/run/catalogue-1.json")
echo "catalogue: $(awk '/VmHWM/ { printf "%d MiB resident at most", $2 / 1024 }' "/proc/$pid/status"),$(
  jcmd "$pid" GC.heap_info | sed -n 's/.*\(garbage-first\|tenured\|Tenured\|tenured generation\)\(.*\)/ heap\2/p' | head -n 1)"
