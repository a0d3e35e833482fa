#!/usr/bin/env bash
# Shows what a cluster is for, as far as one machine can: three RabbitMQ nodes, two gateways and two workers of each
# service on loopback; a node and a gateway are killed under load, and what had been accepted is counted.
#
# Needs rabbitmq-server (Debian: apt install rabbitmq-server), a JDK and Maven, 4 GB of memory and some minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v rabbitmq-server >/dev/null || [ -x /usr/sbin/rabbitmq-server ] ||
  { echo "cluster.sh: found no rabbitmq-server (Debian: apt install rabbitmq-server)" >&2; exit 1; }

mvn -B -q -ntp -Pfaults -pl src/test -am -Dspotless.check.skip -Dtest=ReliabilityDocumentTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=ClusterIT -Dfailsafe.failIfNoSpecifiedTests=false verify
grep ClusterIT docs/reliability.md
