#!/usr/bin/env bash
# Prints the Secrets that the manifests here mount: each process gets its own logins, no other's.
#
#   deploy/kubernetes/secrets.sh --data data | kubectl apply -n camelody -f -
#
# <data>/secrets holds what provisioning and create-users.sh have written there; see deploy/README.md. The secrets that
# the instances of a service share, and the system's id, are made here when they are not there yet.
set -euo pipefail

data=data
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data=$2 ;;
    *) echo "secrets.sh: unknown word '$1', see the head of this file" >&2; exit 2 ;;
  esac
  shift 2
done

umask 077
mkdir -p "$data/secrets"

# once FILE COMMAND…: lets a command write a file that is not there.
once() {
  local file=$1
  shift
  [ -s "$file" ] || "$@" > "$file"
}
random_base64url() { head -c 32 /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d '='; }
random_hex() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

once "$data/secrets/users.signing-secret" random_base64url
once "$data/secrets/gateway.link-secret" random_hex
once "$data/system-id" cat /proc/sys/kernel/random/uuid

entry() { # entry KEY FILE
  [ -s "$2" ] || { echo "secrets.sh: expected $2, see deploy/README.md" >&2; exit 1; }
  printf '  %s: %s\n' "$1" "$(base64 -w 0 < "$2")"
}

for service in catalogue playlists users history statistics activity operations gateway; do
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: camelody-%s\n  labels: { app.kubernetes.io/part-of: camelody }\ntype: Opaque\ndata:\n' "$service"
  entry system-id "$data/system-id"
  entry "$service.broker-uri" "$data/secrets/$service.broker-uri"
  case "$service" in
    operations) ;;
    gateway) entry gateway.link-secret "$data/secrets/gateway.link-secret" ;;
    *) entry "$service.database-uri" "$data/secrets/$service.database-uri" ;;
  esac
  if [ "$service" = users ]; then entry users.signing-secret "$data/secrets/users.signing-secret"; fi
done
