# A bare Debian, made by debootstrap, and what proofs in it need; sourced by tools/prove_*.sh, with their
# arguments. It sets: checkout, root, output, suite; and the functions in_root, step, holds, proved.

# In a mount namespace of its own, whatever is mounted below is gone when this script is, however it ends.
if [ "${GALLERY_PROOF_INSIDE:-}" != "$$" ]; then
    [ "$(id -u)" = 0 ] || { echo "This needs root." >&2; exit 1; }
    exec env GALLERY_PROOF_INSIDE=$$ unshare --mount --propagation private "$0" "$@"
fi

suite=bookworm cache="" output="" keep=""
while [ $# -gt 0 ]; do
    case "$1" in
        --suite) suite=$2; shift 2 ;;
        --cache) cache=$(realpath "$2"); shift 2 ;;
        --output) mkdir -p "$2"; output=$(realpath "$2"); shift 2 ;;
        --keep) keep=yes; shift ;;
        --) shift; break ;;
        *) echo "Unknown option: $1" >&2; exit 2 ;;
    esac
done
checkout=$(cd "$(dirname "$0")/.." && pwd)
output=${output:-$(mktemp -d "${TMPDIR:-/tmp}/gallery-proof.XXXXXX")}
root=$(mktemp -d "${TMPDIR:-/tmp}/gallery-root.XXXXXX")

clean_up() {
    # Deepest first. Nothing is removed while anything of the machine itself is still mounted below.
    awk -v root="$root/" 'index($2, root) == 1 { print $2 }' /proc/mounts | sort -r | while read -r place; do
        umount "$(printf '%b' "$place")" || umount --lazy "$(printf '%b' "$place")" || true
    done
    if [ -n "$keep" ]; then
        echo "The root is left in $root"
    else
        rm -rf --one-file-system "$root"
    fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# --- the bare root ---------------------------------------------------------------------------------------

copy_in() {  # keeps the path; follows links, as what they lead to is not there
    [ -e "$1" ] || return 0
    mkdir -p "$root$(dirname "$1")"
    cp -rLT --preserve=mode "$1" "$root$1" 2>/dev/null || true
}

mount_in() {  # a local folder, read-only, at the same place
    [ -d "$1" ] || return 0
    mkdir -p "$root$1"
    mountpoint -q "$root$1" && return 0
    mount --bind "$1" "$root$1"
    mount -o remount,bind,ro "$root$1"
}

in_root() {  # as on a machine without a screen; only what leads to the packages comes from this one
    local names
    names=$(compgen -e | grep -iE '^(pip_.*|(http|https|ftp|all|no)_proxy|ssl_cert_(file|dir)|requests_ca_bundle|curl_ca_bundle)$' || true)
    local settings=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "${extra[@]}")
    local name
    for name in $names; do settings+=("$name=${!name}"); done
    chroot "$root" env -i "${settings[@]}" "$@"
}
extra=()

pip_configuration() { python3 -m pip config "$@" 2>/dev/null || true; }

# Local paths that pip's configuration names: certificates, folders of wheels, local indexes.
pip_paths() {
    pip_configuration list | sed "s/^[^=]*='\(.*\)'$/\1/" | tr ' ' '\n' | sed 's#^file://##' | grep '^/' | sort -u || true
}

if [ -n "$cache" ] && [ -e "$cache" ]; then
    tar -C "$root" -xpf "$cache"
else
    # The mirror of this machine's own apt configuration, if it names one for Debian's main archive.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Component: main' 2>/dev/null \
        | grep -v security | head -n 1 || true)
    debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$output/debootstrap.log" 2>&1 \
        || { tail "$output/debootstrap.log" >&2; exit 1; }
fi

chmod 755 "$root"  # mktemp makes it root's alone, but an ordinary user is to run in it
rm -rf "$root/etc/apt/apt.conf.d"
mkdir -p "$root/root"
for path in /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf /etc/apt/auth.conf.d /etc/apt/trusted.gpg.d \
    /etc/apt/keyrings /usr/share/keyrings /etc/ssl/certs /usr/local/share/ca-certificates /etc/resolv.conf /etc/hosts /root/.netrc; do
    copy_in "$path"
done
if [ "$suite" = "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" ]; then
    rm -f "$root/etc/apt/sources.list"
    copy_in /etc/apt/sources.list
    copy_in /etc/apt/sources.list.d
fi
pip_configuration debug | sed -n 's/^ *\(\/.*\), exists: True$/\1/p' | while read -r path; do copy_in "$path"; done
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev/shm"
mkdir -p "$root/dev/pts"
mount -t devpts devpts "$root/dev/pts"
if [ -z "$cache" ] || [ ! -e "$cache" ]; then
    in_root apt-get -q update >"$output/python3.log" 2>&1
    in_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends python3 >>"$output/python3.log" 2>&1
    in_root apt-get clean
    find "$root/var/lib/apt/lists" -type f -delete
    if [ -n "$cache" ]; then
        # Only the bare system: no mounts, and nothing of this machine's certificates and settings.
        tar -C "$root" --one-file-system --exclude=./etc/ssl/certs --exclude=./usr/local/share/ca-certificates \
            --exclude=./etc/apt/auth.conf.d --exclude=./root --exclude=./etc/pip.conf -cpf "$cache.new" . && mv "$cache.new" "$cache"
    fi
fi
while read -r path; do
    beside=$(dirname "$path")
    if [ -d "$path" ] && [ "$(dirname "$beside")" != / ]; then
        mount_in "$beside"  # an index's pages lead to files beside it
    elif [ -d "$path" ]; then
        mount_in "$path"
    else
        copy_in "$path"
    fi
done < <(pip_paths)

failures=0
report=""

step() {  # NAME, expected exit code, folder to stand in, command…
    local name=$1 expected=$2 folder=$3 status=0 began took verdict
    shift 3
    echo "== $name"
    began=$(date +%s.%N)
    in_root sh -c 'cd "$1" && shift && exec "$@"' sh "$folder" "$@" </dev/null 2>&1 | tee "$output/$name.log" \
        || status=${PIPESTATUS[0]}
    took=$(echo "$(date +%s.%N) $began" | awk '{ printf "%.1f", $1 - $2 }')
    verdict=passed
    [ "$status" = "$expected" ] || { verdict="FAILED (exit $status, not $expected)"; failures=$((failures + 1)); }
    report+=$(printf '%-28s %7s s   %s' "$name" "$took" "$verdict")$'\n'
}

holds() {  # NAME, a test that must hold
    local name=$1 verdict=passed
    shift
    "$@" || { verdict=FAILED; failures=$((failures + 1)); }
    report+=$(printf '%-28s %7s     %s' "$name" "" "$verdict")$'\n'
}

is_picture() { [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]; }

python3_only() { ! in_root sh -c 'command -v pip pip3 gcc make curl wget' >/dev/null; }

proved() {  # WHAT: says how it went and ends
    printf '\n%s\nLogs and screenshots: %s\n' "$report" "$output"
    [ "$failures" = 0 ] && echo "Proved on a bare Debian ($suite): $1." || { echo "$failures of the steps failed."; exit 1; }
}
