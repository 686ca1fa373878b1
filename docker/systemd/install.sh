#!/bin/sh
# Puts the package that this file is in under systemd; run by root. Once more with a newer package it is the upgrade: settings and
# data stay, and `systemctl reload vroom` (or restart) takes the new version. docs/install.md leads through it.
set -eu
if [ "$(id -u)" != 0 ]; then
  echo 'install.sh: run it as root' >&2
  exit 1
fi
package=$(cd "$(dirname "$0")/../.." && pwd -P)
here=$package/docker/systemd
if [ ! -x "$package/bin/node" ]; then
  echo "install.sh: $package has no bin/node, so it is no package; 'npm run package' makes one" >&2
  exit 1
fi
# Links all: what is in them is the package's, and is of one version.
ln -sfn "$package" /opt/vroom
mkdir -p /usr/lib/sysusers.d /etc/systemd/system /usr/local/bin
ln -sf /opt/vroom/docker/systemd/vroom.sysusers /usr/lib/sysusers.d/vroom.conf
ln -sf /opt/vroom/docker/systemd/vroom /usr/local/bin/vroom
systemd-sysusers /usr/lib/sysusers.d/vroom.conf
# A copy, since systemd reads it before /opt may be there.
install -m 0644 "$here/vroom.service" /etc/systemd/system/vroom.service
install -d -m 0700 -o vroom -g vroom /var/lib/vroom
install -d -m 0750 -o root -g vroom /etc/vroom
# There are secrets in it.
[ -e /etc/vroom/settings.ini ] || install -m 0640 -o root -g vroom "$package/docs/settings.example.ini" /etc/vroom/settings.ini
systemctl daemon-reload
echo "VROOM $(/opt/vroom/bin/vroom --version) is in place. Settings: /etc/vroom/settings.ini. Start: systemctl enable --now vroom"
