#!/bin/sh
# docker/init.sh NAME: the secrets of compose.yaml, each made here and now, beside it. Once more it changes nothing that is there.
#   .env                      the name, and passwords of the databases
#   secrets/turnserver.conf   coturn's configuration with the name and the secret that it shares with VROOM
#   secrets/etherpad.key      the key of Etherpad's API
#   secrets/vroom.env         the same two secrets as settings of VROOM
set -eu
cd "$(dirname "$0")"
name=${1-}
if ! printf '%s\n' "$name" | grep -Eqx '([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])|localhost'; then
  echo "init.sh: '$name' is not a name such as meet.example.org (small letters); say: docker/init.sh NAME" >&2
  exit 2
fi
if [ -e .env ] && [ -d secrets ]; then
  echo "init.sh: docker/.env and docker/secrets are there already, and stay as they are" >&2
  exit 0
fi
random() { head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }
umask 077
# The containers' users read single files of it, which are mounted; nobody else comes into the folder.
mkdir -p secrets
turn=$(random)
pad=$(random)
sed "s|^PUBLIC_NAME=\$|PUBLIC_NAME=$name|" .env.example > .env.new
for secret in DATABASE_PASSWORD DATABASE_ROOT_PASSWORD ETHERPAD_DATABASE_PASSWORD; do
  sed -i "s|^$secret=\$|$secret=$(random)|" .env.new
done
{ cat coturn/turnserver.conf; printf '\n# By init.sh.\nrealm=%s\nstatic-auth-secret=%s\n' "$name" "$turn"; } > secrets/turnserver.conf
printf '%s' "$pad" > secrets/etherpad.key
printf 'VROOM_TURN_SECRET_KEY=%s\nVROOM_ETHERPAD_API_KEY=%s\n' "$turn" "$pad" > secrets/vroom.env
chmod 0644 secrets/turnserver.conf secrets/etherpad.key
mv .env.new .env
echo "docker/.env and docker/secrets are made for $name"
