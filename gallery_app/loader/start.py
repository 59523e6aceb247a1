"""What a loader is started with: a script with next to nothing, as Python compiles scripts anew each time."""

import sys


def _serve() -> None:
    from gallery_app.loader.first_answer import answer_first

    done = answer_first()
    from gallery_app.loader.process import main

    main(done)


sys.path += [path for path in sys.argv[1:] if path not in sys.path]
_serve()
