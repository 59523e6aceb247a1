#!/bin/bash
# Prove the Debian package in a fresh root: it installs with apt, starts from its desktop entry, opens a story
# that is double-clicked in a file manager, and leaves nothing behind. Needs root, debootstrap, unshare, and the
# package in dist/ (tools/build_deb.py). The options are those of tools/prove_clean_root.sh.
set -euo pipefail

. "$(dirname "$0")/bare_root.sh"

package=$(ls -t "$checkout"/dist/gallery-app_*.deb 2>/dev/null | head -n 1)
[ -n "$package" ] || { echo "There is no dist/gallery-app_*.deb: run tools/build_deb.py first." >&2; exit 1; }
mkdir -p "$root/srv/stories"
cp "$package" "$root/srv/gallery-app.deb"
cp -r "$checkout/sample_galleries/soyuz-ms-24" "$root/srv/stories/Große Geschichte"
cp "$checkout/tools/packaging/desktop_session.sh" "$root/srv/"

# --- the proof ------------------------------------------------------------------------------------------

extra=(DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8)
apt=(apt-get -q -o APT::Sandbox::User=root -y --no-install-recommends)
files() { (cd "$root" && find etc usr var/lib -xdev \( -type f -o -type l \) ! -path "*/__pycache__/*" | sort); }

step "package-lists" 0 / apt-get -q update
step "a-desktop-to-work-on" 0 / "${apt[@]}" install xvfb xauth openbox pcmanfm xdotool x11-utils dbus dbus-x11 \
    xdg-utils libglib2.0-bin shared-mime-info desktop-file-utils gtk-update-icon-cache fonts-inter
files >"$output/before.txt"
step "apt-installs-it" 0 /srv "${apt[@]}" install ./gallery-app.deb
step "it-starts-without-a-screen" 0 /srv gallery-app --screenshot /srv/window.png "stories/Große Geschichte"
holds "it-saved-a-picture" is_picture "$root/srv/window.png"
step "it-packs-a-story" 0 /srv gallery-app pack "stories/Große Geschichte" "stories/Große Geschichte.photostory"
step "the-type-is-known" 0 /srv sh -c \
    'gio info -a standard::content-type "stories/Große Geschichte.photostory" | grep -q application/x-photostory+zip'
step "double-click" 0 /srv bash desktop_session.sh "stories" "Große Geschichte.photostory" "Soyuz MS-24"
step "desktop-entry" 0 /srv bash desktop_session.sh --entry org.example.GalleryApp "Gallery"
step "apt-removes-it" 0 / "${apt[@]}" purge gallery-app
step "apt-removes-what-came-along" 0 / "${apt[@]}" autoremove --purge
files >"$output/after.txt"
left() { diff "$output/before.txt" "$output/after.txt" | grep '^>' | grep -i gallery; }
nothing_left() { ! left; }
holds "nothing-of-it-is-left" nothing_left
unnamed() { ! grep -rqs "GalleryApp\|photostory" "$root/usr/share/applications" "$root/usr/share/mime" "$root/usr/share/icons"; }
holds "the-caches-do-not-name-it" unnamed

cp "$root/srv/window.png" "$root"/srv/*.png "$output/" 2>/dev/null || true
proved "the Debian package"
