#!/bin/sh
# Puts the host names into the proxy's configuration, then becomes nginx.
set -e
sed -e 's/konten-kawah\.example\.go\.id/@content@/g' \
    -e "s/kawah\.example\.go\.id/$KAWAH_HOST/g" \
    -e "s/@content@/$KAWAH_CONTENT_HOST/g" \
    /etc/nginx/kawah.conf > /etc/nginx/conf.d/default.conf
exec nginx -g 'daemon off;'
