#!/usr/bin/env bash
# Measures the hub beside bare code that does the same work, and beside the same written with other frameworks, in one run and in
# turn. Writes the medians to benchmarks/RESULTS.md and draws benchmarks/chart.svg. Takes some fifteen minutes.
#
#   benchmarks/run.sh          PEERS=no leaves the other frameworks out; lib.sh has the other settings
set -euo pipefail
source "$(dirname "$0")/lib.sh"

warm_up=${WARM_UP:-60}
contenders=(hub bare)
port_bare=8096 port_moleculer=8097 port_spring=8098
maven=(mvn -B -q -ntp -Dmaven.test.skip=true)

"${maven[@]}" -Dspotless.check.skip -pl benchmarks/reference -am package
start_hub --production

# All answer with the very bytes that the hub does.
curl -sf "$hub/api/tracks?limit=20" >"$work/page.json"
in_background() {
  "$@" >>"$work/background.log" 2>&1 &
  pids+=($!)
}
await() { # await URL
  for _ in $(seq 120); do
    if curl -sf --max-time 2 "$1" | grep -q '"items"'; then return; fi
    sleep 0.5
  done
  echo "run.sh: $1 does not answer" >&2; tail -n 20 "$work/background.log" >&2; exit 1
}
reference() {
  in_background java -Xmx256m -XX:+UseSerialGC -cp 'benchmarks/reference/target/*:benchmarks/reference/target/lib/*' \
    "camelody.benchmarks.reference.$@"
}
reference ReferenceService "$broker" "$work/page.json"
sleep 3
reference ReferenceGateway "$broker" "$port_bare"
await "http://127.0.0.1:$port_bare/api/tracks?limit=20"

if [ "${PEERS:-yes}" = yes ]; then
  need npm npm
  (cd benchmarks/peers/spring && "${maven[@]}" package)
  (cd benchmarks/peers/moleculer && npm ci --silent --no-audit --no-fund >/dev/null)
  in_background node benchmarks/peers/moleculer/service.js "$broker" "$work/page.json"
  sleep 3
  in_background node benchmarks/peers/moleculer/gateway.js "$broker" "$port_moleculer"
  # Spring takes %2f for a name; without a path it is the first virtual host too.
  spring() {
    in_background java -Xmx256m -jar benchmarks/peers/spring/target/peer-spring.jar "--spring.rabbitmq.addresses=${broker%/%2f}" "$@"
  }
  spring --spring.profiles.active=service "--page=$work/page.json" --server.port=0
  spring --spring.profiles.active=gateway "--server.port=$port_spring"
  await "http://127.0.0.1:$port_moleculer/api/tracks?limit=20"
  await "http://127.0.0.1:$port_spring/api/tracks?limit=20"
  contenders+=(moleculer spring)
fi

address() {
  local port="port_$1"
  if [ "$1" = hub ]; then echo "$hub"; else echo "http://127.0.0.1:${!port}"; fi
}

# compare NAME CONNECTIONS PATH [SCRIPT]
compare() {
  for each in "${contenders[@]}"; do
    load warm "$2" "$([ "$each" = hub ] && echo "$warm_up" || echo $((warm_up / 3)))" "$(address "$each")$3" "${4:-}"
  done
  for _ in $(seq "$rounds"); do
    for each in "${contenders[@]}"; do load "$1-$each" "$2" "$seconds" "$(address "$each")$3" "${4:-}"; done
  done
}

row() { # row NAME TITLE
  local bare
  bare=$(median "$1-bare" 1)
  for each in "${contenders[@]}"; do
    printf '| %s | %s | %.0f | %s | %.2f | %.1f |\n' "$2" "$each" "$(median "$1-$each" 1)" \
      "$(ratio "$(median "$1-$each" 1)" "$bare")" "$(median "$1-$each" 2)" "$(median "$1-$each" 3)"
  done
}

compare get-32 32 '/api/tracks?limit=20'
compare get-1 1 '/api/tracks?limit=20'
# Not before: a token lives ten minutes.
log_in
cat >"$work/post.lua" <<L
wrk.method = "POST"
wrk.body = '{"trackId":"$(sed 's/.*"id":"\([^"]*\)".*/\1/' "$work/page.json")"}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer $token"
L
compare post-32 32 /api/plays "$work/post.lua"

{
  echo "Medians of $rounds rounds of $seconds s, all in turn in one run, after a warm-up. *bare* is [reference/](reference): Vert.x and amqp-client on one event"
  echo "loop, no framework, no checks, bytes prepared. *moleculer* and *spring* are [peers/](peers). Load generator, broker, database and all processes share"
  echo "the cores, and of all only the hub verifies tokens and stores histories, statistics and the log meanwhile."
  echo
  echo "| Request | By | Requests/s | Of bare | Median ms | p99 ms |"
  echo "|---|---|---|---|---|---|"
  row get-32 '`GET /api/tracks?limit=20`, 32 connections'
  row get-1 '`GET /api/tracks?limit=20`, 1 connection'
  row post-32 '`POST /api/plays`, confirmed, 32 connections'
  echo
  echo "![Requests a second, hub beside bare code and other frameworks](chart.svg)"
} | record requests

# chart: a bar for each contender, in groups, as long as its share of the bare code.
{
  echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 300" font-family="sans-serif" font-size="13" role="img">'
  echo '<title>Share of bare code, by request</title><rect width="720" height="300" fill="white"/>'
  y=16
  for group in get-32:'GET, 32 connections' get-1:'GET, 1 connection' post-32:'POST, 32 connections'; do
    echo "<text x=\"8\" y=\"$((y + 14))\">${group#*:}</text>"
    for each in "${contenders[@]}"; do
      share=$(ratio "$(median "${group%%:*}-$each" 1)" "$(median "${group%%:*}-bare" 1)")
      colour=$([ "$each" = hub ] && echo '#0b6e4f' || echo '#9aa5b1')
      echo "<rect x=\"250\" y=\"$y\" width=\"$(awk -v s="$share" 'BEGIN { printf "%d", s * 380 }')\" height=\"16\" fill=\"$colour\"/>"
      echo "<text x=\"242\" y=\"$((y + 13))\" text-anchor=\"end\">$each</text>"
      echo "<text x=\"$(awk -v s="$share" 'BEGIN { printf "%d", 256 + s * 380 }')\" y=\"$((y + 13))\">$share</text>"
      y=$((y + 20))
    done
    y=$((y + 12))
  done
  echo '</svg>'
} >benchmarks/chart.svg
