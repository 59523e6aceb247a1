"""What a saver is started with: a script with next to nothing, as Python compiles scripts anew each time."""

import sys


def _serve() -> None:
    from gallery_app.saver.process import main

    main()


sys.path += [path for path in sys.argv[1:] if path not in sys.path]
_serve()
