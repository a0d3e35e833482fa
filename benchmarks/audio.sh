#!/usr/bin/env bash
# Measures 32 ranges of audio at once, the gateway beside nginx serving the same files, in turn. Takes two minutes.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
need nginx nginx-light
nginx=$(command -v nginx || echo /usr/sbin/nginx)

music="$work/music"
mkdir -p "$music" "$work/nginx"
chmod 755 "$work" "$music"
# A WAV file of 10 MB: a header, then noise.
head -c 10000000 /dev/urandom >"$work/noise"
{
  printf 'RIFF\xa4\x96\x98\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x02\x00\x44\xac\x00\x00\x10\xb1\x02\x00\x04\x00\x10\x00data\x80\x96\x98\x00'
  cat "$work/noise"
} >"$music/noise.wav"
chmod 644 "$music/noise.wav"
cat >"$work/nginx/nginx.conf" <<C
daemon off;
worker_processes 1;
pid $work/nginx/pid;
error_log $work/nginx/error.log;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  server { listen 127.0.0.1:8094; root $music; }
}
C
"$nginx" -c "$work/nginx/nginx.conf" -p "$work/nginx" >/dev/null 2>&1 &
pids+=($!)
start_hub --production --music "$music"
track=
for _ in $(seq 120); do
  track=$(curl -sf "$hub/api/tracks?limit=1" | sed -n 's/.*"items":\[{"id":"\([^"]*\)".*/\1/p')
  [ -z "$track" ] || break
  sleep 0.5
done
[ -n "$track" ] || { echo "audio.sh: the file was not found by the scan" >&2; exit 1; }

cat >"$work/range.lua" <<'L'
local size = tonumber(os.getenv("RANGE_BYTES"))
local parts = math.floor(10000000 / size)
local n = 0
request = function()
  n = (n + 1) % parts
  return wrk.format("GET", nil, { Range = "bytes=" .. n * size .. "-" .. n * size + size - 1 })
end
L
# rate NAME URL SECONDS: adds MB/s.
rate() {
  wrk -t1 -c32 -d"$3s" -s "$work/range.lua" "$2" | awk '/^Transfer\/sec/ { v = $2; print v ~ /GB/ ? v * 1024 : v ~ /KB/ ? v / 1024 : v + 0 }' >>"$work/$1"
}
sizes=(262144 1048576 10000000)
for size in "${sizes[@]}"; do
  export RANGE_BYTES=$size
  rate warm "$hub/api/tracks/$track/stream" 10
  for _ in $(seq "$rounds"); do
    rate "hub-$size" "$hub/api/tracks/$track/stream" "$seconds"
    rate "nginx-$size" http://127.0.0.1:8094/noise.wav "$seconds"
  done
done

{
  echo "Ranges out of a WAV file of 10 MB, one after the other over 32 connections at once, medians of $rounds rounds of $seconds s in turn. A player that was told \`bytes=0-\`"
  echo "takes the whole; one that seeks takes parts. nginx has one worker and \`sendfile\`. The gateway asks the catalogue where the file is, by a message, when a"
  echo "track begins, keeps that for the parts that follow (\`gateway.claims.validity-millis\`), and sends without copying (\`sendfile\` too)."
  echo
  echo "| Range | Gateway, MB/s | nginx, MB/s | Of nginx |"
  echo "|---|---|---|---|"
  for size in "${sizes[@]}"; do
    printf '| %s KiB | %.0f | %.0f | %s |\n' "$((size / 1024))" "$(median "hub-$size" 1)" "$(median "nginx-$size" 1)" \
      "$(ratio "$(median "hub-$size" 1)" "$(median "nginx-$size" 1)")"
  done
} | record audio
