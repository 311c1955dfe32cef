#!/bin/sh
# Writes PgBouncer's settings from the environment into memory, then becomes PgBouncer.
set -e
umask 077
printf '"kawah" "%s"\n' "$DATABASE_PASSWORD" > /tmp/users
cat > /tmp/pgbouncer.ini <<EOF
[databases]
kawah = host=database port=5432 dbname=kawah

[pgbouncer]
listen_addr = *
listen_port = 6432
unix_socket_dir =
auth_type = scram-sha-256
auth_file = /tmp/users
pool_mode = transaction
default_pool_size = 20
max_client_conn = 400
ignore_startup_parameters = extra_float_digits
server_tls_sslmode = prefer
EOF
exec pgbouncer /tmp/pgbouncer.ini
