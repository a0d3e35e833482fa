# What the benchmarks share; each script sources it. Needs wrk, curl and a RabbitMQ.
#
#   ROUNDS=5 SECONDS_EACH=6   how often and how long
#   BROKER=amqp://…           an empty virtual host of a RabbitMQ, else the local one's first
cd "$(dirname "${BASH_SOURCE[0]}")/.."

broker=${BROKER:-amqp://guest:guest@127.0.0.1:5672/%2f}
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-6}
hub=http://127.0.0.1:8095
work=$(mktemp -d)
export DATA_DIRECTORY="$work/data" GATEWAY_HTTP_PORT=8095
pids=()

end() {
  ./start.sh stop >/dev/null 2>&1 || true
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end EXIT

need() { command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] || { echo "found no $1 (Debian: apt install $2)" >&2; exit 1; }; }
need wrk wrk
need curl curl

# start_hub OPTIONS…: starts the whole system on the broker.
start_hub() { ./start.sh --detach --broker "$broker" "$@" >"$work/start.log" || { cat "$work/start.log" >&2; exit 1; }; }

# log_in: sets token, the administrator's.
log_in() {
  token=$(curl -sf "$hub/api/sessions" -H 'Content-Type: application/json' \
    -d "{\"username\":\"admin\",\"password\":\"$(cat "$DATA_DIRECTORY/admin-password")\"}" |
    sed 's/.*"token":"\([^"]*\)".*/\1/')
}

# load NAME CONNECTIONS SECONDS URL [SCRIPT]: adds "requests/s  median ms  p99 ms" to the file NAME.
load() {
  local out
  out=$(wrk -t1 -c"$2" -d"$3s" --latency ${5:+-s "$5"} "$4")
  if grep -q 'Non-2xx' <<<"$out"; then echo "$4 refused requests" >&2; echo "$out" >&2; exit 1; fi
  awk 'function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    $1 == "50%" { p50 = ms($2) } $1 == "99%" { p99 = ms($2) } /^Requests\/sec/ { rate = $2 }
    END { print rate, p50, p99 }' <<<"$out" >>"$work/$1"
}

# median NAME COLUMN
median() { cut -d' ' -f"$2" "$work/$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# ratio A B
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# record NAME: puts what comes in into RESULTS.md, in place of what this benchmark wrote before.
record() {
  local file=benchmarks/RESULTS.md
  { cat; echo; echo "Commit $(git rev-parse --short HEAD), $(date -u +%F), $(nproc) cores."; } >"$work/$1.md"
  awk -v name="$1" -v text="$work/$1.md" '
    $0 == "<!-- " name " -->" { print; print ""; while ((getline line < text) > 0) print line; print ""; inside = 1; next }
    $0 == "<!-- end of " name " -->" { inside = 0 }
    !inside' "$file" >"$work/results" && cp "$work/results" "$file"
  cat "$work/$1.md"
}
