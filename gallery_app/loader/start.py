"""What a loader is started with: a script without anything, as Python compiles scripts anew each time."""

import sys

sys.path += [path for path in sys.argv[1:] if path not in sys.path]

from gallery_app.loader.process import main

main()
