#!/usr/bin/env bash
# Measures the hub beside bare code that does the same work, in the same run, in turn, and writes
# the medians to benchmarks/RESULTS.md. Needs wrk, curl and a RabbitMQ; takes some four minutes.
#
#   benchmarks/run.sh [amqp://user:password@host:port/empty-virtual-host]
#
# ROUNDS=5 SECONDS_EACH=6 WARM_UP=25: how often and how long.
set -euo pipefail
cd "$(dirname "$0")/.."

broker=${1:-amqp://guest:guest@127.0.0.1:5672/%2f}
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-6}
warm_up=${WARM_UP:-25}
hub=http://127.0.0.1:8095
bare=http://127.0.0.1:8096
work=$(mktemp -d)
export DATA_DIRECTORY="$work/data" GATEWAY_HTTP_PORT=8095
pids=()

end() {
  ./start.sh stop >/dev/null || true
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end EXIT

command -v wrk >/dev/null || { echo "run.sh: found no wrk (Debian: apt install wrk)" >&2; exit 1; }
mvn -B -q -ntp -Dmaven.test.skip=true -Dspotless.check.skip -pl benchmarks/reference -am package
./start.sh --detach --production --broker "$broker" >/dev/null

# The reference answers with the very bytes that the hub does.
curl -sf "$hub/api/tracks?limit=20" >"$work/page.json"
reference() {
  java -Xmx256m -XX:+UseSerialGC -cp 'benchmarks/reference/target/*:benchmarks/reference/target/lib/*' \
    "camelody.benchmarks.reference.$@" >"$work/reference.log" 2>&1 &
  pids+=($!)
}
reference ReferenceService "$broker" "$work/page.json"
until curl -sf "$bare/" --max-time 2 | cmp -s - "$work/page.json"; do
  [ ${#pids[@]} -gt 1 ] || reference ReferenceGateway "$broker" 8096
  sleep 0.5
done

token=$(curl -sf "$hub/api/sessions" -H 'Content-Type: application/json' \
  -d "{\"username\":\"admin\",\"password\":\"$(cat "$DATA_DIRECTORY/admin-password")\"}" |
  sed 's/.*"token":"\([^"]*\)".*/\1/')
track=$(sed 's/.*"id":"\([^"]*\)".*/\1/' "$work/page.json")
cat >"$work/post.lua" <<L
wrk.method = "POST"
wrk.body = '{"trackId":"$track"}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer $token"
L

# load NAME CONNECTIONS SECONDS URL [SCRIPT]: adds "requests/s  median ms  p99 ms" to the file NAME.
load() {
  local out
  out=$(wrk -t1 -c"$2" -d"$3s" --latency ${5:+-s "$5"} "$4")
  if grep -q 'Non-2xx' <<<"$out"; then echo "run.sh: $4 refused requests" >&2; echo "$out" >&2; exit 1; fi
  awk 'function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    $1 == "50%" { p50 = ms($2) } $1 == "99%" { p99 = ms($2) } /^Requests\/sec/ { rate = $2 }
    END { print rate, p50, p99 }' <<<"$out" >>"$work/$1"
}

# compare NAME CONNECTIONS PATH [SCRIPT]
compare() {
  load warm "$2" "$warm_up" "$hub$3" "${4:-}"
  load warm "$2" 5 "$bare$3" "${4:-}"
  for _ in $(seq "$rounds"); do
    load "$1-hub" "$2" "$seconds" "$hub$3" "${4:-}"
    load "$1-bare" "$2" "$seconds" "$bare$3" "${4:-}"
  done
}

median() { cut -d' ' -f"$2" "$work/$1" | sort -n | sed -n "$(((rounds + 1) / 2))p"; }

row() { # row NAME TITLE
  awk -v title="$2" -v h="$(median "$1-hub" 1)" -v b="$(median "$1-bare" 1)" \
    -v hm="$(median "$1-hub" 2)" -v bm="$(median "$1-bare" 2)" \
    -v h9="$(median "$1-hub" 3)" -v b9="$(median "$1-bare" 3)" 'BEGIN {
      printf "| %s | %d | %d | **%.2f** | %.2f / %.2f | %.1f / %.1f |\n", title, h, b, h / b, hm, bm, h9, b9 }'
}

compare get-32 32 '/api/tracks?limit=20'
compare get-1 1 '/api/tracks?limit=20'
compare post-32 32 /api/plays "$work/post.lua"

{
  echo "# Results"
  echo
  echo "Written by \`benchmarks/run.sh\`: medians of $rounds rounds of $seconds s, hub and bare reference in turn, after a warm-up."
  echo "The reference ([reference/](reference)) is Vert.x and amqp-client on one event loop: no framework, no checks, bytes prepared."
  echo "Load, broker, database and all processes share $(nproc) cores; histories, statistics and the log are written meanwhile."
  echo "Commit $(git rev-parse --short HEAD), $(date -u +%F)."
  echo
  echo "| Request | Hub, requests/s | Bare, requests/s | Ratio | Median ms, hub / bare | p99 ms, hub / bare |"
  echo "|---|---|---|---|---|---|"
  row get-32 '`GET /api/tracks?limit=20`, 32 connections'
  row get-1 '`GET /api/tracks?limit=20`, 1 connection'
  row post-32 '`POST /api/plays`, confirmed, 32 connections'
} >benchmarks/RESULTS.md
cat benchmarks/RESULTS.md
