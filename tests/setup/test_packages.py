"""What the program is packed with says the same as the program, and holds what it needs."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from gallery_app import APPLICATION_ID, __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "tools" / "packaging"
FLATPAK = PACKAGING / f"{APPLICATION_ID}.yaml"
FULL = os.environ.get("GALLERY_FULL_TESTS") == "1"  # builds and starts every package: minutes


def run(*command: object, cwd: Path = ROOT) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, and the wheel that is made from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


def test_the_wheel_holds_program_resources_and_samples(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())

    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "gallery_app").rglob("*.py")}
    shipped = {
        f"gallery_app/{path.relative_to(ROOT).as_posix()}"
        for folder in ("resources", "sample_galleries")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert modules | shipped <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests/")]


def test_the_source_distribution_holds_what_the_tests_need(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"run.py", "LICENSE", "requirements.lock", "tests/conftest.py", "tools/build_deb.py"} <= names
    assert {"sample_galleries/soyuz-ms-24/gallery.yaml", "resources/app-icon.svg"} <= names


def test_macos_is_told_the_types_that_the_program_opens() -> None:
    told = plistlib.loads((PACKAGING / "Info.plist").read_bytes())

    own = told["UTExportedTypeDeclarations"][0]
    kinds = [kind for entry in told["CFBundleDocumentTypes"] for kind in entry["LSItemContentTypes"]]
    assert told["CFBundleIdentifier"] == APPLICATION_ID
    assert own["UTTypeTagSpecification"]["public.filename-extension"] == ["photostory"]
    assert own["UTTypeIdentifier"] in kinds
    assert not {"public.folder", "public.zip-archive"} & set(kinds)


def test_the_installer_for_windows_takes_over_packed_stories_only() -> None:
    lines = (PACKAGING / "gallery.iss").read_text("utf-8").splitlines()

    classes = [line for line in lines if r"Software\Classes\." in line]
    assert f'#define Id "{APPLICATION_ID}"' in lines
    assert classes
    assert all(r"Software\Classes\.photostory" in line for line in classes)


def test_the_flatpak_sees_no_network_and_has_the_program_s_id() -> None:
    manifest = yaml.safe_load(FLATPAK.read_text("utf-8"))

    assert manifest["app-id"] == APPLICATION_ID
    assert "--share=network" not in manifest["finish-args"]


def test_flatpak_builder_reads_the_manifest(tool: Callable[[str], str]) -> None:
    assert f'"id" : "{APPLICATION_ID}"' in run(tool("flatpak-builder"), "--show-manifest", FLATPAK)


def test_the_workflow_for_all_three_systems_is_one_that_a_host_would_take() -> None:
    workflow = ROOT / ".ci" / "workflow.yml"
    run(
        Path(sys.executable).with_name("check-jsonschema"),
        "--builtin-schema",
        "vendor.github-workflows",
        workflow,
    )

    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
    assert {job["runs-on"].partition("-")[0] for job in jobs.values()} == {"ubuntu", "windows", "macos"}


def test_the_licence_of_every_part_can_be_gathered(tmp_path: Path) -> None:
    run(sys.executable, "-c", "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; "
        "from licences import gather; gather(Path(sys.argv[2]))", PACKAGING, tmp_path)  # fmt: skip

    texts = {path.stem: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert {"gallery-app", "Python", "Pillow", "PySide6-Essentials", "shiboken6", "PyYAML"} <= texts.keys()
    assert "Lesser" in texts["PySide6-Essentials"]
    assert all(len(text) > 200 for text in texts.values())


@pytest.mark.skipif(not FULL, reason="set GALLERY_FULL_TESTS=1 to build and start every package")
@pytest.mark.timeout(1200)
def test_every_package_starts_in_a_clean_place(tmp_path: Path) -> None:
    assert "started" in run(sys.executable, "tools/build_wheel.py")
    assert "started" in run(sys.executable, "tools/build_standalone.py")
    packed_program_runs_nothing_that_lies_about(tmp_path)
    run(sys.executable, "tools/build_deb.py", "--keep-standalone")
    control = run("dpkg-deb", "--field", next((ROOT / "dist").glob(f"gallery-app_{__version__}_*.deb")))
    assert "libgl1" in control
    assert "libxcb-cursor0" in control
    assert "libpython" not in control


def packed_program_runs_nothing_that_lies_about(folder: Path) -> None:
    """Read a story with the standalone program, started within it, where modules are planted."""
    story = folder / "story"
    shutil.copytree(ROOT / "sample_galleries" / "soyuz-ms-24", story)
    for name in ("yaml", "PIL", "json", "os", "encodings", "gallery_app", "start", "sitecustomize"):
        (story / f"{name}.py").write_text("import os\nos._exit(99)\n", "utf-8")
    program = ROOT / "dist" / "gallery-app" / "gallery-app"
    steering = {name: str(story) for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE")}
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **steering}

    done = subprocess.run([program, "info", "."], cwd=story, env=environment, capture_output=True, check=True)

    assert b"Soyuz" in done.stdout
