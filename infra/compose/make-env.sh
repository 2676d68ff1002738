#!/bin/sh
# Prints an .env for docker-compose.yml with fresh secrets: sh infra/compose/make-env.sh > .env
# Keep the file: the keys in it open what the databases hold encrypted.
set -eu

hex() { od -An -vtx1 -N "$1" /dev/urandom | tr -d ' \n'; }
secret() { printf '%s=%s\n' "$1" "$(hex "$2")"; }
key() { printf '%s=%s\n' "$1" "$(head -c 32 /dev/urandom | base64)"; }

umask 077
smsc_password=$(hex 4)

cat <<SETTINGS
# Where people reach the platform; in production https, with a proxy in front that ends TLS.
PUBLIC_ORIGIN=http://localhost:8080
HTTP_PORT=8080
# The SMS gateway. As it stands, the simulator: docker compose --profile sms up
SMPP_URL=smpp://namkhong:${smsc_password}@simulator:8775
SMSC_PASSWORD=${smsc_password}
# No phone rings: no quiet hours. Leave it out with a real gateway.
SMS_DEMONSTRATION=true
UPSTREAM_SIMULATOR=http://simulator:8106
# The brand name messages come from, at most 11 characters.
SMS_FROM=NAMKHONG
SETTINGS

secret POSTGRES_PASSWORD 16
for service in DIRECTIVE FEEDBACK SCORING NOTIFICATION IDENTITY; do
  secret "${service}_DB_PASSWORD" 16
done
secret REDIS_PASSWORD 16
secret NK_CLIENT_SECRET 32
key KEY_ENCRYPTION_KEY
key FIELD_KEYS
key FEEDBACK_FIELD_KEYS
key NETWORK_HASH_KEY
key PUBLICATION_KEY
