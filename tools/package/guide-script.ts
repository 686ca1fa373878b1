/** docs/install.md, and what belongs to it of other pages, as a script for a Debian that has just been started. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../test/processes.ts';
import { commandsBelow } from './guide.ts';

export const guide = readFileSync(join(root, 'docs/install.md'), 'utf8');
const backups = readFileSync(join(root, 'docs/backup.md'), 'utf8');
const proxies = readFileSync(join(root, 'docs/proxies.md'), 'utf8');
export const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};
const password = 'three little fish';

const sections = {
  place: 'Put it in place',
  settings: 'Settings',
  proxy: 'Start it behind a proxy',
  look: 'Look whether it works',
  upgrade: 'Upgrade',
  uninstall: 'Uninstall',
};

/** What is typed, as it is written, by what it is for. */
export const followed: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(sections).map(([name, title]) => [name, commandsBelow(guide, `### ${title}`)] as const),
  ),
  backup: commandsBelow(backups, '## SQLite'),
  restore: commandsBelow(backups, '### Restore'),
  port: commandsBelow(proxies, '### As a service of systemd'),
};

/** For `localhost` Caddy makes a certificate itself; and there is no later version yet. */
const here = (commands: string) => commands.replaceAll('meet.example.org', 'localhost').replaceAll('0.2.0', version);

/** What needs a network: the packages of Debian. */
const before = String.raw`
cd /root
sh -eu place.sh
`;

/** What is done as root on a server that runs, with a network of its own in which ports 80 and 443 are free. */
const booted = String.raw`
export CURL_CA_BUNDLE=/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt
trap '[ $? = 0 ] || journalctl --no-pager --output=cat --unit=vroom --unit=caddy' EXIT
section() { echo "== $1, $(cut -d ' ' -f 1 /proc/uptime) s"; sh -eu $1.sh < password; }
# Each start says it once.
ready() {
  until [ "$(journalctl --output=cat --unit=vroom --grep='VROOM is ready' | wc -l)" = $1 ]; do
    if systemctl is-failed --quiet vroom; then exit 1; fi
    sleep 0.1
  done
}
ip link set lo up
section settings
section proxy
ready 1
until [ -s $CURL_CA_BUNDLE ]; do systemctl is-active --quiet caddy; sleep 0.1; done
section look
echo
curl -fsS https://localhost/atelier | grep -o '<title>[^<]*'
post() { curl -fsS --cookie-jar jar --cookie jar -H 'Content-Type: application/json' -d "$2" "https://localhost/api/v1/$1"; }
post admin/session '{"password":"${password}"}' | grep -o '"admin":true'
post rooms '{"name":"atelier"}' > /dev/null
post rooms/atelier/invitations '{"emails":["bob@example.net"]}' > /dev/null
until ls /var/lib/vroom/data/outbox/*.eml 2> /dev/null; do sleep 0.1; done
vroom keys create 'made before the backup' > /dev/null
section backup
section restore
ready 2
vroom keys list | grep -o 'made before the backup'
grep -E '^(CapBnd|CapAmb|NoNewPrivs|Seccomp):' /proc/$(systemctl show --property=MainPID --value vroom)/status
section upgrade
ready 3
echo "restarted: $(systemctl show --property=NRestarts --value vroom)"
vroom rooms list
grep ^public_url /etc/vroom/settings.ini
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout /etc/vroom/privkey.pem -out /etc/vroom/fullchain.pem 2> /dev/null
chown vroom /etc/vroom/*.pem
sed -i 's|^;listen_port =.*|listen_port = 443|; s|^;tls_cert =.*|tls_cert = /etc/vroom/fullchain.pem|; s|^;tls_key =.*|tls_key = /etc/vroom/privkey.pem|' /etc/vroom/settings.ini
systemctl stop caddy
section port
ready 4
curl -fsS --cacert /etc/vroom/fullchain.pem -o /dev/null -w 'by itself on 443: %{http_code}\n' https://localhost/readyz
systemctl stop vroom
echo "stopped: $(systemctl show --property=Result --value vroom)"
journalctl --output=cat --unit=vroom --priority=warning
stat -c '%a %U %n' /etc/vroom/settings.ini /var/lib/vroom /var/lib/vroom/data/vroom.db /var/lib/vroom/vroom-backup.db
section uninstall
ls -d /opt/* /etc/vroom /var/lib/vroom /usr/local/bin/vroom /etc/systemd/system/vroom.service* /etc/systemd/system/*/vroom.service 2> /dev/null || echo 'nothing is left'
`;

/** The files that belong into /root there, by their names. */
export function guideScripts(): Record<string, string> {
  const typed = Object.entries(followed).map(([name, commands]) => [`${name}.sh`, here(commands)] as const);
  return {
    ...Object.fromEntries(typed),
    'before.sh': before,
    'booted.sh': booted,
    password: `${password}\n`,
  };
}
