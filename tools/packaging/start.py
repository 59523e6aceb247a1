"""The start of the standalone program: the window and the command line, or one of its helper processes.

A standalone program has one executable, so a loader is this program with the switch ``--loader``
(``processes.spawning``).
"""

import sys

sys.frozen = True  # as PyInstaller's start program says it; start.c says nothing
SWITCHES = {"--loader": "gallery_app.loader.start", "--saver": "gallery_app.saver.start"}

if len(sys.argv) > 1 and sys.argv[1] in SWITCHES:
    __import__(SWITCHES[sys.argv.pop(1)])
else:
    from gallery_app.__main__ import main

    sys.exit(main())
