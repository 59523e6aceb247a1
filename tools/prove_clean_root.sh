#!/bin/bash
# Prove the two commands of the README on a bare Debian with nothing but python3: `python3 run.py` and
# `python3 run.py test`, in a fresh root made by debootstrap. Needs root, debootstrap and unshare.
#
#   tools/prove_clean_root.sh [--suite NAME] [--cache FILE] [--output FOLDER] [--keep] [-- PYTEST OPTIONS…]
#
#   --suite NAME     the Debian release (default: bookworm)
#   --cache FILE     keep the bare root in this tar file, and start from it the next time
#   --output FOLDER  where the screenshots and logs go (default: a new temporary folder)
#   --keep           leave the root behind, to look into it
#
# The root gets this machine's own way to its packages: the configuration of apt and pip, the certificates and
# the local folders that pip's configuration names. Its package lists stay empty, as on many fresh images.
set -euo pipefail

. "$(dirname "$0")/bare_root.sh"

# --- the checkout, as it lies here: what git tracks and what it would track ------------------------------

place="/srv/Galerie für alle"
mkdir -p "$root$place"
(cd "$checkout" && git ls-files -z --cached --others --exclude-standard --deduplicate \
    | while IFS= read -r -d '' name; do [ ! -e "$name" ] || printf '%s\0' "$name"; done \
    | tar -c --null --files-from=- -f -) | tar -C "$root$place" -x --no-same-owner -f -
stories="/home/anna/Meine Bilder"
mkdir -p "$root$stories"
cp -r "$root$place/sample_galleries/soyuz-ms-24" "$root$stories/Große Geschichte"
chown -R 1000:1000 "$root/home/anna" "$root$place"

# --- the proof ------------------------------------------------------------------------------------------

as_anna=(setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/anna)
run="$place/run.py"

holds "root-has-only-python3" python3_only
step "ordinary-user-is-told" 1 "$stories" "${as_anna[@]}" python3 "$run"
holds "the-exact-command" grep -q 'sudo apt-get install -y --no-install-recommends .*libgl1' "$output/ordinary-user-is-told.log"
step "first-start" 0 /srv python3 "$run"
holds "first-screenshot" is_picture "$root/srv/gallery-screenshot.png"
step "second-start" 0 /srv python3 "$run"
step "relative-path-from-elsewhere" 0 "$stories" python3 "$run" "Große Geschichte" --size 800x600
holds "second-screenshot" is_picture "$root$stories/gallery-screenshot.png"
step "sub-command" 0 "$stories" python3 "$run" info "Große Geschichte" --json
# No locale at all and a plain one of Python's oldest trouble: both must do.
extra=(LC_ALL=C)
step "locale-C" 0 "$stories" python3 "$run" --screenshot "im Gebirge.png" "Große Geschichte"
extra=()
holds "third-screenshot" is_picture "$root$stories/im Gebirge.png"
chown -R 1000:1000 "$root/home/anna"
step "ordinary-user-later" 0 "$stories" "${as_anna[@]}" python3 "$run" "Große Geschichte"
extra=(${CI:+CI=$CI})
step "tests" 0 /srv python3 "$run" test "$@"
extra=()

cp "$root/srv/gallery-screenshot.png" "$output/sample.png" 2>/dev/null || true
cp "$root$stories/gallery-screenshot.png" "$output/relative.png" 2>/dev/null || true
proved "the two commands of the README"
