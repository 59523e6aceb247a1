"""Write the desktop's files below a folder such as /app/share: write_desktop_files.py SHARE COMMAND."""

from __future__ import annotations

import sys
from pathlib import Path

from gallery_app.desktop.files import desktop_files

share, command = sys.argv[1:]
for path, data in desktop_files((command,)).items():
    file = Path(share) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
