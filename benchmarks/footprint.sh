#!/usr/bin/env bash
# Measures how long a built system takes from ./start.sh to its first answer, and what memory it holds when it idles, embedded broker and
# database included. Takes three minutes.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

# Milliseconds from the command to the first page.
first_answer() {
  local began
  began=$(date +%s%N)
  ./start.sh --detach --production --broker embedded --database embedded >"$work/start.log" &
  local start=$!
  until curl -sf --max-time 1 "$hub/api/tracks?limit=1" >/dev/null; do sleep 0.05; done
  echo "$((($(date +%s%N) - began) / 1000000))"
  wait "$start"
}

# Proportional set size of all its processes, in MiB: what is shared counts once.
memory() {
  local supervisor
  supervisor=$(sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$DATA_DIRECTORY/run/supervisor")
  local all=("$supervisor") next=("$supervisor")
  while [ ${#next[@]} -gt 0 ]; do
    mapfile -t next < <(for pid in "${next[@]}"; do cat "/proc/$pid/task/"*/children 2>/dev/null | tr ' ' '\n' | grep .; done || true)
    all+=("${next[@]}")
  done
  for pid in "${all[@]}"; do awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup" 2>/dev/null || true; done | awk '{ s += $1 } END { printf "%d", s / 1024 }'
}

new=$(first_answer)
for _ in $(seq 300); do curl -sf "$hub/api/tracks?limit=20" >/dev/null; done
sleep 60
held=$(memory)
./start.sh stop >/dev/null
for _ in 1 2 3; do
  first_answer >>"$work/again"
  ./start.sh stop >/dev/null
done

{
  echo "| | |"
  echo "|---|---|"
  printf '| a new system (makes its database and its demo library), to the first answer | %.1f s |\n' "$(ratio "$new" 1000)"
  printf '| an old one, to the first answer, median of 3 | %.1f s |\n' "$(ratio "$(median again 1)" 1000)"
  printf '| memory of all processes, idle after warm-up, embedded broker and database included | %d MiB |\n' "$held"
} | record footprint
