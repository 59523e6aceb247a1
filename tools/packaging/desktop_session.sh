#!/bin/bash
# In a desktop session of its own: double-click a file in a file manager, or start a desktop entry, and wait for
# a window whose title holds a text.
#
#   desktop_session.sh FOLDER FILE TITLE        double-click FILE, the only file in sight of FOLDER
#   desktop_session.sh --entry ID TITLE
set -euo pipefail
if [ -z "${GALLERY_SESSION:-}" ]; then
    HOME=$(mktemp -d) XDG_RUNTIME_DIR=$(mktemp -d)
    export HOME XDG_RUNTIME_DIR GALLERY_SESSION=1 XDG_CURRENT_DESKTOP=GNOME
    export -n XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME
    exec xvfb-run -a -s "-screen 0 1280x900x24" dbus-run-session -- bash "$0" "$@"
fi

wait_for() {  # SECONDS, command…
    local until=$((SECONDS + $1))
    shift
    while ! "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.2
    done
}

openbox & manager=$!
started=("$manager")
end() { kill "${started[@]}" 2>/dev/null || true; }
trap end EXIT
if [ "$1" = --entry ]; then
    gtk-launch "$2" 2>/dev/null || gio launch "/usr/share/applications/$2.desktop" & started+=("$!")
    title=$3
else
    folder=$(mktemp -d)
    cp "$1/$2" "$folder/"
    pcmanfm "$folder" & started+=("$!")
    wait_for 30 xdotool search --name "$(basename "$folder")"
    window=$(xdotool search --name "$(basename "$folder")" | tail -n 1)
    xdotool windowsize --sync "$window" 700 500
    sleep 2  # until its only icon stands where it stays; a click that comes too early opens nothing
    eval "$(xdotool getwindowgeometry --shell "$window")"
    for x in 240 260 280 300 330; do  # beside the folder tree, however wide its font makes it
        xdotool mousemove "$((X + x))" "$((Y + 130))" click --repeat 2 --delay 120 1
        wait_for 4 xdotool search --name "$3" && break
    done
    title=$3
fi
wait_for 30 xdotool search --onlyvisible --name "^$title"
window=$(xdotool search --onlyvisible --name "^$title" | tail -n 1)
echo "window: $(xdotool getwindowname "$window")"
pid=$(xdotool getwindowpid "$window")
kill "$pid"
