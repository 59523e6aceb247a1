#!/bin/bash
# Build the Flatpak from local sources: the wheel, the wheels it needs, and the one library that the runtime
# lacks. Needs flatpak-builder and the runtime and SDK that the manifest names.
set -euo pipefail
cd "$(dirname "$0")/.."

python3 tools/build_wheel.py --no-start
rm -rf dist/wheels dist/flatpak-libraries
mkdir -p dist/wheels dist/flatpak-libraries
.venv/bin/python -m pip download --quiet --require-hashes --only-binary :all: --no-deps -r requirements.lock -d dist/wheels
cp "$(ls -t dist/gallery_app-*.whl | head -n 1)" dist/wheels/
cp -L "$(/sbin/ldconfig -p | awk '/libxcb-cursor\.so\.0/ { print $NF; exit }')" dist/flatpak-libraries/
flatpak-builder --force-clean "$@" build/flatpak tools/packaging/org.example.GalleryApp.yaml
