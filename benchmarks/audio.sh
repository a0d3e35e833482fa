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
local n = 0
request = function()
  n = (n + 1) % 38
  return wrk.format("GET", nil, { Range = "bytes=" .. n * 262144 .. "-" .. n * 262144 + 262143 })
end
L
# rate NAME URL SECONDS: adds MB/s.
rate() {
  wrk -t1 -c32 -d"$3s" -s "$work/range.lua" "$2" | awk '/^Transfer\/sec/ { v = $2; print v ~ /GB/ ? v * 1024 : v ~ /KB/ ? v / 1024 : v + 0 }' >>"$work/$1"
}
rate warm "$hub/api/tracks/$track/stream" 15
for _ in $(seq "$rounds"); do
  rate audio-hub "$hub/api/tracks/$track/stream" "$seconds"
  rate audio-nginx http://127.0.0.1:8094/noise.wav "$seconds"
done

{
  echo "Ranges of 256 KiB out of a file of 10 MB, 32 connections, medians of $rounds rounds of $seconds s in turn. nginx has one worker and \`sendfile\`; the gateway asks the"
  echo "catalogue where the file is, by a message each, and sends it without copying (\`sendfile\` too)."
  echo
  echo "| | MB/s | Of nginx |"
  echo "|---|---|---|"
  printf '| gateway | %.0f | %s |\n' "$(median audio-hub 1)" "$(ratio "$(median audio-hub 1)" "$(median audio-nginx 1)")"
  printf '| nginx | %.0f | 1.00 |\n' "$(median audio-nginx 1)"
} | record audio
