#!/usr/bin/env bash
# Starts Camelody: ./start.sh help
#
# Builds when sources have changed since the last build, then hands over to the program: see
# infrastructure/src/main/java/camelody/infrastructure/StartCommand.java.
set -euo pipefail

script="${BASH_SOURCE[0]}"
while [ -L "$script" ]; do
  link=$(readlink "$script")
  case "$link" in /*) script="$link" ;; *) script="$(dirname "$script")/$link" ;; esac
done
home=$(cd "$(dirname "$script")" >/dev/null && pwd -P)
built="$home/infrastructure/target"
stamp="$built/built"
copies="$home/.program"
java=java
if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; fi

fail() {
  echo "start.sh: $*" >&2
  exit 1
}

require_java() {
  command -v "$java" >/dev/null 2>&1 ||
    fail "found no Java at '$java': install a JDK, version 17 or later (Debian: apt install openjdk-17-jdk)"
  local version
  version=$("$java" -XshowSettings:properties -version 2>&1 |
    sed -n 's/^ *java.specification.version = //p')
  [ "${version%%.*}" -ge 17 ] 2>/dev/null ||
    fail "expected Java 17 or later, '$java' is ${version:-something else}: set JAVA_HOME"
}

require_maven() {
  command -v mvn >/dev/null 2>&1 ||
    fail "found no Maven: install version 3.8.6 or later (Debian: apt install maven)"
  local version
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  [ "$(printf '%s\n3.8.6\n' "${version:-0}" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)" = 3.8.6 ] ||
    fail "expected Maven 3.8.6 or later, came ${version:-something else}"
}

# Folders count too: theirs is the time at which a file in them was deleted.
sources_changed() {
  [ ! -e "$stamp" ] || [ -n "$(find "$home" -newer "$stamp" \
    \( -name target -o -name test -o -name node_modules -o -path "$home/data" -o -path "$home/docs" \
    -o -path "$home/src" -o -path "$home/.*" \) -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -newer "$stamp" -print | head -n 1)" ]
}

build() {
  require_maven
  echo "building; the first time Maven fetches libraries, which takes minutes ..."
  mkdir -p "$built"
  local begun="$stamp.begun"
  touch "$begun"
  # Maven leaves libraries of older versions lying; a system that runs has its own copy.
  rm -rf "$home"/*/target/lib "$home"/routes/*/target/lib
  (cd "$home" && mvn -B -q -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl '!src/test,!benchmarks/reference' package) ||
    fail "the build failed, see above"
  mv -f "$begun" "$stamp"
}

# Only a start builds: whoever asks a running system something must not replace its program.
is_start() {
  local word
  for word in "$@"; do
    case "$word" in status | logs | scale | stop | help | --help | -h | --version | -V) return 1 ;; esac
  done
}

# What runs is a copy, so that no build replaces a jar under a running system. Libraries never change
# under their names, so links will do for them; our own modules are copied.
copy_program() {
  local draft="$copies/.making.$$" own lib folder
  trap 'rm -rf "$copies/.making.$$"' EXIT
  own=$(basename "$built"/infrastructure-*.jar)
  own="${own#infrastructure}"
  for lib in "$home"/*/target/lib "$home"/routes/*/target/lib; do
    [ -d "$lib" ] || continue
    folder="$draft/${lib#"$home/"}"
    mkdir -p "$folder"
    cp -p "${lib%/lib}"/*.jar "${folder%/lib}/"
    ln "$lib"/*.jar "$folder/" 2>/dev/null || cp -p "$lib"/*.jar "$folder/"
    rm -f "$folder"/*"$own"
    find "$lib" -name "*$own" -exec cp -p {} "$folder/" \;
  done
  if [ -d "$1" ]; then return; fi
  mv "$draft" "$1"
  forget_copies "$1"
}

# A copy that stands in no process's command line is used by nobody.
forget_copies() {
  local running copy
  running=$(ps -ww -eo args)
  for copy in "$copies"/*; do
    case "$running" in *"$copy/"*) continue ;; esac
    if [ "$copy" != "$1" ]; then rm -rf "$copy"; fi
  done
}

newest_copy() {
  ls -1 "$copies" 2>/dev/null | tail -n 1
}

require_java
if is_start "$@" || [ -z "$(newest_copy)" ]; then
  if sources_changed; then build; fi
  program="$copies/$(date -u -r "$stamp" +%Y%m%d-%H%M%S)"
  if [ ! -d "$program" ]; then copy_program "$program"; fi
else
  program="$copies/$(newest_copy)"
fi

# File names keep their letters under LANG=C too; the terminal is spoken to in its own.
export CAMELODY_TERMINAL_LOCALE="${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}"
if [ "$(uname -s)" = Linux ]; then export LC_ALL=C.UTF-8; fi
terminal=false
if [ -t 1 ]; then terminal=true; fi

exec "$java" -Xmx64m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \
  -Dfile.encoding=UTF-8 -Dcamelody.home="$home" -Dcamelody.program="$program" \
  -Dcamelody.terminal="$terminal" \
  -cp "$program/infrastructure/target/*:$program/infrastructure/target/lib/*" camelody.infrastructure.StartCommand "$@"
