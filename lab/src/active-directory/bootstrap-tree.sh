#!/usr/bin/env bash
# Makes the Debian 13 tree that the domain controllers of the lab run in, with Samba of trixie-backports and a domain in it
# that every lab starts as a copy of. Says nothing and does nothing where the tree is complete.
#
#   IDPKIT_AD_TREE     where; default: idpkit/active-directory below $XDG_CACHE_HOME or ~/.cache
#   IDPKIT_AD_MIRROR   the Debian archive; default: the one that apt uses here, or deb.debian.org
set -euo pipefail
export LC_ALL=C PATH="/usr/sbin:/sbin:$PATH"

tree=${IDPKIT_AD_TREE:-${XDG_CACHE_HOME:-$HOME/.cache}/idpkit/active-directory}
# The realm and the administrator's password of a domain that is reachable from nowhere else.
realm=LAB.EXAMPLE
password=Passw0rd-lab

say() { echo "active-directory: $*" >&2; }
die() { say "$@"; exit 1; }

main() {
  if [ -e "$tree/domain" ]; then return; fi
  mkdir -p "$(dirname "$tree")"
  # Two runs at once: the second waits, and finds the tree made.
  exec 9>"$tree.lock"
  flock 9
  if [ ! -e "$tree/usr/sbin/samba" ]; then make_tree; fi
  if [ ! -e "$tree/domain" ]; then make_domain; fi
  say "$tree is ready: Samba $(chroot "$tree" samba --version | sed 's/^Version //')"
}

# Nobody ever sees half a tree: it gets its name when it is whole.
make_tree() {
  command -v debootstrap >/dev/null || die "debootstrap is missing: apt-get install debootstrap"
  local mirror
  mirror=$(archive)
  say "making a Debian 13 tree with Samba in $tree, from $mirror; this takes a minute or two"
  rm -rf --one-file-system "$tree.new"
  trap 'rm -rf --one-file-system "$tree.new"' EXIT
  debootstrap --variant=minbase --include=ca-certificates trixie "$tree.new" "$mirror" >&2
  printf 'deb %s %s main\n' "$mirror" trixie "$mirror" trixie-updates "$mirror" trixie-backports \
    >"$tree.new/etc/apt/sources.list"
  cp /etc/resolv.conf "$tree.new/etc/resolv.conf"
  # The packages may not start daemons: these would take the ports of the machine.
  printf '#!/bin/sh\nexit 101\n' >"$tree.new/usr/sbin/policy-rc.d"
  chmod +x "$tree.new/usr/sbin/policy-rc.d"
  chroot "$tree.new" sh -ec '
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends -t trixie-backports samba-ad-dc samba-ad-provision ldb-tools
    apt-get install -y -qq --no-install-recommends krb5-user krb5-pkinit heimdal-clients \
      ldap-utils libsasl2-modules-gssapi-mit
    apt-get clean' >&2
  mv "$tree.new" "$tree"
  trap - EXIT
}

# The archive that apt uses on this machine.
archive() {
  local site=${IDPKIT_AD_MIRROR:-}
  if [ -z "$site" ] && command -v apt-get >/dev/null; then
    site=$(apt-get indextargets --format '$(SITE) $(ORIGIN) $(LABEL)' |
      awk '$2 == "Debian" && $3 == "Debian" && !site { site = $1 } END { print site }')
  fi
  echo "${site:-http://deb.debian.org/debian}"
}

# Provisioning takes ten seconds, a copy of its outcome a fraction of one. No path is in it but that of smb.conf, which
# each lab writes anew.
make_domain() {
  say "provisioning the domain $realm"
  # Each lab mounts its folder here.
  mkdir -p "$tree/lab"
  rm -rf --one-file-system "$tree/domain.new"
  trap 'rm -rf --one-file-system "$tree/domain.new" "$tree/provision.conf"' EXIT
  # Without a file of its own, provisioning takes over what /etc/samba/smb.conf says.
  echo '[global]' >"$tree/provision.conf"
  # Durability is worth nothing here, and a DNS server would take port 53.
  chroot "$tree" env TDB_NO_FSYNC=1 samba-tool domain provision --configfile=/provision.conf --targetdir=/domain.new \
    --realm="$realm" --domain="${realm%%.*}" --host-name=dc1 --host-ip=127.77.0.1 --dns-backend=NONE --server-role=dc \
    --adminpass="$password" >"$tree/provision.log" 2>&1 || die "provisioning failed, see $tree/provision.log"
  register_services
  mv "$tree/domain.new" "$tree/domain"
  rm -f "$tree/provision.conf" "$tree/provision.log"
  trap - EXIT
}

# Names that samba_dnsupdate would add if there were DNS; without them nobody gets a ticket for LDAP.
register_services() {
  local domain=${realm,,}
  chroot "$tree" ldbmodify -H /domain.new/private/sam.ldb >>"$tree/provision.log" 2>&1 <<E
dn: CN=DC1,OU=Domain Controllers,DC=${domain//./,DC=}
changetype: modify
add: servicePrincipalName
servicePrincipalName: ldap/dc1.$domain
servicePrincipalName: ldap/dc1.$domain/$domain
servicePrincipalName: ldap/DC1
E
}

if [ ! -e "$tree/domain" ] && [ -z "${IDPKIT_AD_UNSHARED:-}" ]; then
  [ "$(id -u)" = 0 ] || die "only root can make $tree"
  # What is mounted in here is gone when this script is, however it ends.
  exec env IDPKIT_AD_UNSHARED=1 unshare --mount --propagation private bash "$0"
fi
main
