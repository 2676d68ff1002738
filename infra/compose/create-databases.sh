#!/bin/sh
# Runs once, when PostgreSQL's volume is empty: one database and one role for each service, closed to the others.
set -eu

create() {
  psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set=name="$1" --set=password="$2" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
}

create directive "$DIRECTIVE_DB_PASSWORD"
create feedback "$FEEDBACK_DB_PASSWORD"
create scoring "$SCORING_DB_PASSWORD"
create notification "$NOTIFICATION_DB_PASSWORD"
create identity "$IDENTITY_DB_PASSWORD"
