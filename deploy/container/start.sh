#!/bin/sh
# Brings the data folder in step with this image, then serves until told to stop. Whatever is given
# to this script is given to `serve`.
set -e
mkdir -p "$KAWAH_DATA_DIR/assets"
cp -r /srv/assets/. "$KAWAH_DATA_DIR/assets/"
python manage.py prepare
exec python manage.py serve --bind 0.0.0.0 "$@"
