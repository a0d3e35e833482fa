#!/usr/bin/env bash
# Creates a RabbitMQ user for each of Camelody's processes, who may do what that process does and no
# more, and writes its login to <data>/secrets/<service>.broker-uri, where the process looks first.
#
#   deploy/rabbitmq/create-users.sh --data data --host 127.0.0.1:5672 [--vhost /] [--scheme amqp] [--node NAME]
#
# --host takes several with commas, the nodes of a cluster: a process that loses one goes on to the next.
# --definitions FILE writes the users to a file that RabbitMQ loads at its start, in place of running rabbitmqctl.
# Runs rabbitmqctl once, so run it as whoever may do that, on the broker's machine or with --node.
# Run again, it gives every process a new password: start the processes again then.
set -euo pipefail

data=data host=127.0.0.1:5672 vhost=/ scheme=amqp definitions= node=()
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data=$2 ;;
    --host) host=$2 ;;
    --vhost) vhost=$2 ;;
    --scheme) scheme=$2 ;;
    --node) node=(-n "$2") ;;
    --definitions) definitions=$2 ;;
    *) echo "create-users.sh: unknown word '$1', see the head of this file" >&2; exit 2 ;;
  esac
  shift 2
done

# Everybody declares what everybody publishes to, and has queues for replies and control messages.
exchanges='camelody[.](rpc|events|dead-letter|replay|control)'
trace='camelody[.]trace'
queues='(history[.]listening|statistics[.]listening|playlists[.]users|activity[.]log)'

# What a process reads, what it publishes to besides camelody.rpc, and which events it may publish.
processes() {
  cat <<'PROCESSES'
catalogue   catalogue[.]rpc                      events|control         catalogue[.].*
playlists   playlists[.](rpc|users)              events|dead-letter     playlists[.].*
users       users[.]rpc                          events|control         users[.].*
history     history[.](rpc|listening)            dead-letter            none
statistics  statistics[.](rpc|listening)         dead-letter            none
activity    activity[.](rpc|log)                 dead-letter            none
operations  operations[.].*|QUEUES[.]dead-letter events|replay|control  operations[.].*
lab         lab[.]rpc                            rpc                    none
gateway     none                                 events|control         listening[.].*
PROCESSES
}

umask 077
mkdir -p "$data/secrets"
users= permissions= topics=
while read -r service reads publishes events; do
  name="camelody-$service"
  password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
  reads=${reads//QUEUES/$queues}
  own_queues="$queues([.]dead-letter)?|$service[.]rpc|amq[.]gen.*"
  # The operator's lock on a dead-letter queue is a queue of its own.
  if [ "$service" = operations ]; then own_queues+="|operations[.]lock[.].*"; fi
  # Binding a queue takes a write to it and a read of its exchange; a reply goes through amq.default.
  configure="^($exchanges|$trace|$own_queues)\$"
  write="^(camelody[.](rpc|$publishes)|$trace|$own_queues|amq[.]default)\$"
  # All tell the teaching console what they see; only the gateway, which shows it, may listen.
  if [ "$service" = gateway ]; then reads+="|$trace"; fi
  read="^($exchanges|$reads|amq[.]gen.*)\$"
  users+=",{\"name\":\"$name\",\"password\":\"$password\",\"tags\":\"\"}"
  permissions+=",{\"user\":\"$name\",\"vhost\":\"$vhost\",\"configure\":\"$configure\",\"write\":\"$write\",\"read\":\"$read\"}"
  topics+=",{\"user\":\"$name\",\"vhost\":\"$vhost\",\"exchange\":\"camelody.events\",\"write\":\"^$events\$\",\"read\":\".*\"}"
  path=
  [ "$vhost" = / ] || path="/${vhost//\//%2F}"
  uris=
  for each in ${host//,/ }; do uris+=",$scheme://$name:$password@$each$path"; done
  printf '%s\n' "${uris#,}" > "$data/secrets/$service.broker-uri.new"
done < <(processes)

definitions() {
  printf '{"vhosts":[{"name":"%s"}],"users":[%s],"permissions":[%s],"topic_permissions":[%s]}\n' \
    "$vhost" "${users#,}" "${permissions#,}" "${topics#,}"
}

if [ -n "$definitions" ]; then
  definitions > "$definitions"
else
  definitions | PATH="$PATH:/usr/sbin" rabbitmqctl "${node[@]}" import_definitions > /dev/null
fi

for file in "$data"/secrets/*.broker-uri.new; do mv -f "$file" "${file%.new}"; done
echo "each process has its own login now, in $data/secrets"
