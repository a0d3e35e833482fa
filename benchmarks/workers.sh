#!/usr/bin/env bash
# Measures how much more several catalogue workers do than one, when each request takes one of them 50 ms. Takes two minutes.
#
# The handler is slowed by the teaching console's own fault, so the console is on here.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

milliseconds=50
connections=96 # more than four workers have threads
start_hub
log_in

scale() { # scale COUNT: so many workers, all of them slow
  ./start.sh scale "catalogue=$1" >/dev/null
  for _ in $(seq 120); do
    [ "$(./start.sh status | grep -c '^catalogue-.*ready' || true)" = "$1" ] && break
    sleep 0.5
  done
  sleep 2 # their consumers are there as soon as they are ready; the class files they still load are not
  curl -sf "$hub/teach/api/faults" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -o "$work/fault" \
    -d "{\"kind\":\"slow-service\",\"target\":\"catalogue\",\"parameters\":{\"milliseconds\":$milliseconds},\"seconds\":300}"
  until curl -sf "$hub/teach/api/faults" -H "Authorization: Bearer $token" |
    grep -o '"instance":"catalogue-[0-9]*"' | sort -u | wc -l | grep -qx "$1"; do sleep 0.5; done
}

for count in 1 2 4 2 1 4; do
  scale "$count"
  load warm "$connections" 3 "$hub/api/tracks?limit=20"
  load "workers-$count" "$connections" "$seconds" "$hub/api/tracks?limit=20"
done

{
  echo "\`GET /api/tracks?limit=20\`, $connections connections, each request slowed by $milliseconds ms in the handler, two rounds of $seconds s each in turn; a worker has"
  echo "eight threads (\`rpc.worker-threads\`), so it can do 160 a second at the most."
  echo
  echo "| Catalogue workers | Requests/s | Times one |"
  echo "|---|---|---|"
  for count in 1 2 4; do
    printf '| %s | %.0f | %s |\n' "$count" "$(median "workers-$count" 1)" "$(ratio "$(median "workers-$count" 1)" "$(median workers-1 1)")"
  done
} | record workers
