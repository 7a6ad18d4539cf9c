#!/usr/bin/env bash
# Runs a command with the DATABASE_URL of a Postgres of its own, which is empty, listens on a free port of this
# machine, and is gone afterwards. Wants Debian's package `postgresql`.
#   bash scripts/with-postgres.sh npx jest spec/samples/store
set -euo pipefail

initdb=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
bin=$(dirname "$initdb")
if [ ! -x "$initdb" ]; then
  echo 'no Postgres here: apt-get install postgresql' >&2
  exit 1
fi

# Postgres does not run as root.
server() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$bin/$1" "${@:2}"; else "$bin/$1" "${@:2}"; fi
}

folder=$(mktemp -d)
stop() {
  if [ -e "$folder/data/postmaster.pid" ]; then server pg_ctl stop -D "$folder/data" -m immediate -s; fi
  rm -rf "$folder"
}
trap stop EXIT
if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"; fi

port=$(node -e 'const server = net.createServer().listen(0, "127.0.0.1", () => {
  console.log(server.address().port)
  server.close()
})')
cd "$folder"
server initdb -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 > log
# What a crash of the machine would leave does not matter here.
server pg_ctl start -D data -l data/log -w -s -o "-p $port -h 127.0.0.1 -k $folder -c fsync=off"
cd "$OLDPWD"

DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" "$@"
