"""The house keeps its own rules: layout, directions of imports, documented settings and names."""

import ast
from pathlib import Path

import pytest

from geo.settings import SETTINGS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULES = sorted((ROOT / "geo").rglob("*.py"))
# What each part may import of ours, besides itself and the ground floor. Data flows one way.
GROUND = {"codes", "cutting", "errors", "model", "settings"}
MAY_IMPORT = {
    "places": set(),
    "reading": {"places"},
    "shapes": {"places"},
    "archive": {"contract", "pipeline", "reading", "places", "shapes"},
}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_readme_opens_with_the_two_commands() -> None:
    commands = [line.strip() for line in README.splitlines() if line.startswith("    python -m pip")]
    assert commands == [
        "python -m pip install -r requirements.txt && python -m streamlit run dashboard/app.py",
        "python -m pip install -r tests/requirements.txt && python -m pytest",
    ]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_in_the_readme(setting: object) -> None:
    assert f"| `{setting.variable}` |" in README


def test_the_library_knows_nothing_of_the_page() -> None:
    for path in MODULES:
        assert not {name.split(".")[0] for name in imports(path)} & {
            "streamlit",
            "folium",
            "streamlit_folium",
            "dashboard",
        }


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_data_flows_one_way(part: str) -> None:
    allowed = GROUND | MAY_IMPORT[part] | {part}
    for path in sorted((ROOT / "geo" / part).rglob("*.py")):
        ours = {name.split(".")[1] for name in imports(path) if name.startswith("geo.")}
        assert ours <= allowed, f"{path.relative_to(ROOT)} imports {sorted(ours - allowed)}"


def test_every_public_name_of_the_library_is_documented() -> None:
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), f"{path.relative_to(ROOT)} has no docstring"
        for node in ast.walk(tree):
            named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if named and not ast.get_docstring(node) and not _inner(node, tree):
                bare.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert bare == []


def _inner(node: ast.AST, tree: ast.Module) -> bool:
    """Whether the node stands inside a function or a private class."""
    for outer in ast.walk(tree):
        private = isinstance(outer, ast.ClassDef) and outer.name.startswith("_")
        hides = isinstance(outer, ast.FunctionDef) or private
        if hides and outer is not node and any(child is node for child in ast.walk(outer)):
            return True
    return False


def test_the_data_is_small_enough_for_the_repository() -> None:
    files = [path for path in (ROOT / "geo" / "places" / "data").iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 25_000_000


def test_every_data_file_has_a_card() -> None:
    folder = ROOT / "geo" / "places" / "data"
    card = (folder / "README.md").read_text(encoding="utf-8")
    for path in folder.iterdir():
        assert path.name == "README.md" or path.name in card, f"{path.name} has no data card"


def test_no_two_test_files_have_the_same_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert sorted(names) == sorted(set(names))
