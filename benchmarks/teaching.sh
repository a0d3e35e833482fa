#!/usr/bin/env bash
# Measures what the teaching console costs: the system with it (sampling as by default) and without it, in turn. Takes twenty minutes.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

# What is recorded now and then is compiled late: after 80 s of plays the compilers still take a quarter of what all processes do, without the console a tenth.
warm_up=${WARM_UP:-240}
passes=${PASSES:-2}

measure() { # measure NAME OPTIONS…
  local name=$1
  shift
  start_hub "$@"
  log_in
  track=$(curl -sf "$hub/api/tracks?limit=1" | sed 's/.*"items":\[{"id":"\([^"]*\)".*/\1/')
  cat >"$work/post.lua" <<L
wrk.method = "POST"
wrk.body = '{"trackId":"$track"}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer $token"
L
  load warm 16 "$warm_up" "$hub/api/tracks?limit=20" &
  local gets=$!
  load warm 16 "$warm_up" "$hub/api/plays" "$work/post.lua"
  wait "$gets"
  for _ in $(seq "$rounds"); do
    load "get-$name" 32 "$seconds" "$hub/api/tracks?limit=20"
    load "post-$name" 32 "$seconds" "$hub/api/plays" "$work/post.lua"
  done
  ./start.sh stop >/dev/null
}

for _ in $(seq "$passes"); do
  measure off --production
  measure on
done

{
  echo "Medians of $passes times $rounds rounds of $seconds s, 32 connections, the system started anew and warmed up each time."
  echo
  echo "| Request | Console off, requests/s | On, requests/s | On of off |"
  echo "|---|---|---|---|"
  for each in get post; do
    printf '| %s | %.0f | %.0f | %s |\n' "$([ "$each" = get ] && echo '`GET /api/tracks?limit=20`' || echo '`POST /api/plays`, confirmed')" \
      "$(median "$each-off" 1)" "$(median "$each-on" 1)" "$(ratio "$(median "$each-on" 1)" "$(median "$each-off" 1)")"
  done
} | record teaching
