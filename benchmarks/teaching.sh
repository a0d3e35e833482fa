#!/usr/bin/env bash
# Measures what the teaching console costs: the system with it (sampling as by default) and without it, in turn. Takes a quarter of an hour.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

# What is recorded now and then is compiled late: at ten a second it takes a quarter of an hour until the compilers rest. So during the
# warm-up many more are recorded, as whoever sends a traceparent may ask for; what is measured then is recorded as by default.
warm_up=${WARM_UP:-120}
export TEACHING_ASKED_PER_SECOND=200
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
  cat >"$work/ask.lua" <<'L'
function request()
  local ids = string.format("%08x%08x%08x%08x-%08x%08x", word(), word(), word(), word(), word(), word())
  wrk.headers["traceparent"] = "00-" .. ids .. "-01"
  return wrk.format()
end

function word()
  return math.random(1, 0x7fffffff)
end
L
  cat "$work/post.lua" "$work/ask.lua" >"$work/ask-post.lua"
  load warm 16 "$warm_up" "$hub/api/tracks?limit=20" "$work/ask.lua" &
  local gets=$!
  load warm 16 "$warm_up" "$hub/api/plays" "$work/ask-post.lua"
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
