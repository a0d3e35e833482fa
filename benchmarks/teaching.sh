#!/usr/bin/env bash
# Measures what the teaching console costs: a system with it (sampling as by default) and one without it, round by round in turn.
# Takes twenty minutes, needs rabbitmqctl: each system has a virtual host of its own, which is deleted at the end.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
need rabbitmqctl rabbitmq-server

# Many and short: the machine's own changes are slower than a round.
rounds=${ROUNDS:-30}
seconds=${SECONDS_EACH:-4}
# What is recorded now and then is compiled late: at ten a second it takes a quarter of an hour until the compilers rest. So during the
# rounds of the warm-up many more are recorded, as whoever sends a traceparent may ask for; what is measured then is recorded as by default.
warm_up=${WARM_UP:-30}
export TEACHING_ASKED_PER_SECOND=200

# use SYSTEM: what is called next goes to this one.
use() {
  export DATA_DIRECTORY="$work/$1"
  case $1 in off) export GATEWAY_HTTP_PORT=8095 ;; on) export GATEWAY_HTTP_PORT=8096 ;; esac
  hub="http://127.0.0.1:$GATEWAY_HTTP_PORT"
  broker="amqp://guest:guest@127.0.0.1:5672/camelody-$1-$$"
}

end_both() {
  for each in off on; do
    use "$each"
    resume 2>/dev/null || true
    ./start.sh stop >/dev/null 2>&1 || true
    rabbitmqctl -q delete_vhost "camelody-$each-$$" >/dev/null 2>&1 || true
  done
  rm -rf "$work"
}
trap end_both EXIT

# The one that is not measured stands still for these seconds, so that its own work costs the other nothing.
pause() { kill -STOP $(processes); }
resume() { kill -CONT $(processes); }
processes() { cat "$DATA_DIRECTORY"/run/children/* | cut -d' ' -f1; }

# start SYSTEM OPTIONS…
start() {
  local system=$1
  shift
  use "$system"
  rabbitmqctl -q add_vhost "camelody-$system-$$"
  rabbitmqctl -q set_permissions -p "camelody-$system-$$" guest '.*' '.*' '.*'
  start_hub "$@"
  pause
}

# write_requests: what wrk sends; a token lives ten minutes (users.tokens.lifetime-millis), so each round has a new one.
write_requests() {
  local track
  log_in
  track=$(curl -sf "$hub/api/tracks?limit=1" | sed 's/.*"items":\[{"id":"\([^"]*\)".*/\1/')
  cat >"$work/post.lua" <<L
wrk.method = "POST"
wrk.body = '{"trackId":"$track"}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer $token"
L
  cat "$work/post.lua" "$work/ask.lua" >"$work/ask-post.lua"
}

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

# round SYSTEM NAME [ask-]: lets one work while the other stands still.
round() {
  use "$1"
  resume
  write_requests
  load "get-$2" 32 "$seconds" "$hub/api/tracks?limit=20" ${3:+"$work/ask.lua"}
  load "post-$2" 32 "$seconds" "$hub/api/plays" "$work/${3:-}post.lua"
  pause
}

start off --production
start on
for _ in $(seq "$warm_up"); do
  for each in off on; do round "$each" warm ask-; done
done
for turn in $(seq "$rounds"); do
  if ((turn % 2)); then order=(off on); else order=(on off); fi
  for each in "${order[@]}"; do round "$each" "$each"; done
done

# Each round is compared with its neighbour, for the machine is faster at one time than at another.
for each in get post; do
  paste -d' ' "$work/$each-on" "$work/$each-off" | awk '{ printf "%.4f\n", $1 / $4 }' >"$work/$each-ratio"
done
{
  echo "Medians of $rounds rounds of $seconds s, 32 connections, two systems in turn after a warm-up; the ratio is the median of the rounds' ratios."
  echo
  echo "| Request | Console off, requests/s | On, requests/s | On of off |"
  echo "|---|---|---|---|"
  for each in get post; do
    printf '| %s | %.0f | %.0f | %.2f |\n' "$([ "$each" = get ] && echo '`GET /api/tracks?limit=20`' || echo '`POST /api/plays`, confirmed')" \
      "$(median "$each-off" 1)" "$(median "$each-on" 1)" "$(median "$each-ratio" 1)"
  done
} | record teaching
