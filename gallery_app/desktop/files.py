"""The files that tell a desktop of the program, each with its place below ``share``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape  # only writes: nothing foreign is parsed

from gallery_app import APPLICATION_ID
from gallery_app.desktop import wording
from gallery_app.desktop.exec_line import exec_value, string_value
from gallery_app.resource_files import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gallery_app.desktop.wording import Said

PACKED_TYPE: Final = "application/x-photostory+zip"
MANIFEST_TYPE: Final = "application/x-photostory+yaml"
ENTRY: Final = f"applications/{APPLICATION_ID}.desktop"
ICON_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICONS: Final = "icons/hicolor"

# Folder of the icon theme, name there, name among the resources.
_ICON_NAMES: Final = (
    ("apps", APPLICATION_ID, "app"),
    ("mimetypes", PACKED_TYPE.replace("/", "-"), "packed"),
    ("mimetypes", MANIFEST_TYPE.replace("/", "-"), "manifest"),
)
# Name of an action, what it is called, the options it gives.
_ACTIONS: Final = (
    ("new-window", wording.NEW_WINDOW, ("--new-window",)),
    ("open-folder", wording.OPEN_FOLDER, ("--choose",)),
    ("slideshow", wording.SHOW_FOLDER, ("--choose", "--slideshow", "--fullscreen")),
)


def desktop_files(command: Sequence[str]) -> dict[str, bytes]:
    """Return the contents of every file by its path below ``share``.

    ``command`` starts the program: one word or several, the first with its whole path where a desktop
    would not find it.
    """
    texts = {
        ENTRY: entry_text(command),
        f"mime/packages/{APPLICATION_ID}.xml": mime_text(),
        f"metainfo/{APPLICATION_ID}.metainfo.xml": metainfo_text(),
        f"thumbnailers/{APPLICATION_ID}.thumbnailer": thumbnailer_text(command),
    }
    return {path: text.encode("utf-8") for path, text in texts.items()} | _icons()


def icon_patterns() -> tuple[str, ...]:
    """Return glob patterns, below ``share``, of every icon that this or an older version brought."""
    return tuple(f"{ICONS}/*/{folder}/{name}.*" for folder, name, _ in _ICON_NAMES)


def entry_text(command: Sequence[str]) -> str:
    """Return the desktop entry.

    It names the program's own two types only.  Listed here, images, archives and folders would open with
    it wherever nobody has chosen another program for them.
    """
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.4",
        f"Name={wording.NAME}",
        *_in_languages("GenericName", wording.GENERIC_NAME),
        *_in_languages("Comment", wording.COMMENT),
        *_in_languages("Keywords", wording.KEYWORDS),
        f"Icon={APPLICATION_ID}",
        f"TryExec={string_value(command[0])}",
        f"Exec={exec_value(command, '%F')}",
        "Terminal=false",
        "StartupNotify=true",
        f"StartupWMClass={APPLICATION_ID}",
        "Categories=Graphics;Photography;Viewer;Qt;",
        f"MimeType={PACKED_TYPE};{MANIFEST_TYPE};",
        f"Actions={';'.join(name for name, *_ in _ACTIONS)};",
    ]
    for name, said, options in _ACTIONS:
        lines += [
            "",
            f"[Desktop Action {name}]",
            *_in_languages("Name", said),
            f"Exec={exec_value(command, *options)}",
        ]
    return "\n".join(lines) + "\n"


def mime_text() -> str:
    """Return the two file types, for the shared MIME database.

    A packed story is told by its first bytes, whatever it is called: the zip's first member says what it
    is.  It outranks plain zips, which have the priority 60.
    """
    comments = {
        kind: "\n".join(_elements("comment", said, "    "))
        for kind, said in ((PACKED_TYPE, wording.PACKED_STORY), (MANIFEST_TYPE, wording.MANIFEST))
    }
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{PACKED_TYPE}">
{comments[PACKED_TYPE]}
    <sub-class-of type="application/zip"/>
    <generic-icon name="package-x-generic"/>
    <magic priority="70">
      <match type="string" offset="0" value="PK\\003\\004">
        <match type="string" offset="30" value="mimetype">
          <match type="string" offset="38" value="{PACKED_TYPE}"/>
        </match>
      </match>
    </magic>
    <glob pattern="*.photostory"/>
  </mime-type>
  <mime-type type="{MANIFEST_TYPE}">
{comments[MANIFEST_TYPE]}
    <sub-class-of type="application/x-yaml"/>
    <generic-icon name="text-x-generic"/>
    <glob pattern="gallery.yaml" weight="80"/>
    <glob pattern="gallery.yml" weight="80"/>
  </mime-type>
</mime-info>
"""


def metainfo_text() -> str:
    """Return what software centres show (AppStream)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<component type="desktop-application">',
        f"  <id>{APPLICATION_ID}</id>",
        "  <metadata_license>MIT</metadata_license>",
        "  <project_license>MIT</project_license>",
        f"  <name>{wording.NAME}</name>",
        *_elements("summary", wording.SUMMARY, "  "),
        "  <description>",
        *(line for said in wording.DESCRIPTION for line in _elements("p", said, "    ")),
        "  </description>",
        f'  <launchable type="desktop-id">{APPLICATION_ID}.desktop</launchable>',
        f'  <icon type="stock">{APPLICATION_ID}</icon>',
        "  <categories>",
        *(f"    <category>{name}</category>" for name in ("Graphics", "Photography", "Viewer")),
        "  </categories>",
        "  <provides>",
        "    <binary>gallery-app</binary>",
        f"    <mediatype>{PACKED_TYPE}</mediatype>",
        f"    <mediatype>{MANIFEST_TYPE}</mediatype>",
        "  </provides>",
        "  <recommends>",
        *(f"    <control>{name}</control>" for name in ("pointing", "keyboard")),
        "  </recommends>",
        '  <content_rating type="oars-1.1"/>',
        "</component>",
    ]
    return "\n".join(lines) + "\n"


def thumbnailer_text(command: Sequence[str]) -> str:
    """Return the entry by which file managers have the cover of a packed story drawn."""
    # File managers split the line as a shell does, and know no rules of their own for quoting.
    line = exec_value(command, "thumbnail", "%i", "%o", "%s")
    return f"""\
[Thumbnailer Entry]
TryExec={string_value(command[0])}
Exec={line}
MimeType={PACKED_TYPE};
"""


def _icons() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder, name, resource in _ICON_NAMES:
        drawing = "app-icon.svg" if resource == "app" else f"desktop/{resource}.svg"
        found[f"{ICONS}/scalable/{folder}/{name}.svg"] = resource_path(drawing).read_bytes()
        for size in ICON_SIZES:
            picture = resource_path(f"desktop/{resource}-{size}.png").read_bytes()
            found[f"{ICONS}/{size}x{size}/{folder}/{name}.png"] = picture
    return found


def _in_languages(key: str, said: Said) -> Iterable[str]:
    yield f"{key}={string_value(said.english)}"
    for language, text in said.others:
        yield f"{key}[{language}]={string_value(text)}"


def _elements(tag: str, said: Said, indent: str) -> Iterable[str]:
    yield f"{indent}<{tag}>{escape(said.english)}</{tag}>"
    for language, text in said.others:
        yield f'{indent}<{tag} xml:lang="{language}">{escape(text)}</{tag}>'
