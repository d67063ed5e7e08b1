"""The rules that a program can check: queries, doors to libraries, addresses, settings, words."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import duckdb
import pytest

from twinboard import queries
from twinboard.charts import CHARTS
from twinboard.rules.issue_kinds import KINDS
from twinboard.rules.sheets import SHEETS
from twinboard.rules.stored import stored_columns
from twinboard.settings import QUERIES, ROOT
from twinboard.store import Store

SQL = sorted(QUERIES.rglob("*.sql"))
PYTHON = [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py")), *sorted((ROOT / "twinboard").rglob("*.py"))]
DOORS = {
    "duckdb": ("twinboard/store/", "twinboard/queries.py"),
    "psycopg": ("twinboard/store/lake/",),
    "openpyxl": ("twinboard/workbook/",),
    "python_calamine": ("twinboard/workbook/",),
    "xlrd": ("twinboard/workbook/look_xls.py",),
    "orjson": ("twinboard/reading/",),
    "xml": ("twinboard/zipped/markup.py",),
    "zipfile": ("twinboard/zipped/archive.py",),
    "subprocess": ("twinboard/reading/apart.py", "twinboard/papers/pictures/worker.py"),
    "plotly": ("twinboard/charts/",),
    "afcharts": ("twinboard/charts/",),
    "streamlit": ("app.py", "pages/", "twinboard/ui/"),
    "kaleido": ("twinboard/papers/pictures/drawer.py",),
    "choreographer": ("twinboard/papers/pictures/worker.py",),
    "PIL": ("twinboard/papers/pictures/stamped.py", "twinboard/papers/pictures/glyphs.py"),
    "docx": ("twinboard/papers/word/",),
    "pptx": ("twinboard/papers/slides/",),
    "typst": ("twinboard/papers/packs/pdf.py",),
    "gptables": ("twinboard/papers/data/data_book.py",),
    "pypdf": ("twinboard/documents/",),
    "typer": ("twinboard/cli/",),
    "rich": ("twinboard/cli/",),
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SQL, ids=name_of)
def test_a_query_is_one_statement_with_three_header_lines_and_bound_parameters(path: Path) -> None:
    sql = path.read_text("utf-8")
    purpose, grain, params, *body = sql.splitlines()
    assert re.fullmatch(r"-- [A-Z].+\.", purpose)
    assert re.fullmatch(r"-- grain: one .+", grain)
    assert params.startswith("-- params: ")
    [statement] = duckdb.extract_statements(sql)
    named = set(statement.named_parameters)
    assert set(re.findall(r"\$(\w+)", params)) == named or (params == "-- params: none" and not named)
    assert not re.search(r"select\s+\*", "\n".join(body))
    assert not re.search(r"[{}?]|%s", "\n".join(body))


@pytest.mark.parametrize("path", SQL, ids=name_of)
def test_a_query_is_written_in_lower_case(path: Path) -> None:
    body = path.read_text("utf-8").split("\n", 3)[3]
    outside_text = re.sub(r"'[^']*'|\"[^\"]*\"|--.*", "", body)
    assert outside_text == outside_text.lower()


@pytest.mark.parametrize("name", queries.names("charts"))
def test_a_chart_query_ends_with_its_sources(name: str, shipped: Store) -> None:
    assert list(shipped.ask(name).columns)[-2:] == ["locators", "source_ids"]


def test_every_chart_has_a_query_a_function_and_a_golden_result_of_its_name() -> None:
    golden = {path.stem for path in (ROOT / "tests" / "queries" / "golden" / "charts").glob("*.csv")}
    modules = {path.stem for path in (ROOT / "twinboard" / "charts").rglob("*.py")}
    assert set(CHARTS) == {name.removeprefix("charts/") for name in queries.names("charts")} == golden
    assert set(CHARTS) <= modules


def test_tables_have_the_columns_that_the_sheets_declare(shipped: Store) -> None:
    kept = {"row_position", "received_file", "received_row", "changed_in"}
    for sheet in SHEETS:
        with shipped._reader(1).cursor(sheet.table) as cursor:
            columns = {row[0] for row in cursor.execute(f"describe {sheet.table}").fetchall()}
        days = {name for name in columns if name.endswith(("_first_on", "_last_on"))}
        assert columns - days - kept == set(stored_columns(sheet))


def test_every_view_bears_the_name_of_its_file_and_names_only_views_before_it() -> None:
    """So a reader finds what a query stands on."""
    files = {name.partition("_")[2]: queries.load(name).sql for name in queries.names("views")}
    for place, (name, sql) in enumerate(files.items()):
        assert re.search(rf"^create (view|macro) {name}\b", sql, re.MULTILINE)
        assert not {*list(files)[place + 1 :]} & {*re.findall(r"\w+", re.sub("--.*", "", sql))}


@cache
def imports(path: Path) -> frozenset[str]:
    """The libraries that a module imports."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    named = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    named += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return frozenset(name.split(".")[0] for name in named)


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_door(library: str) -> None:
    outside = [name_of(path) for path in PYTHON if library in imports(path)]
    assert [name for name in outside if not name.startswith(DOORS[library])] == []


def test_no_page_stands_directly_in_pages() -> None:
    """Streamlit would serve it before the router has run; see docs/decisions.md."""
    assert list((ROOT / "pages").glob("*.py")) == []


@pytest.mark.parametrize("path", [path for path in PYTHON if "pages" in path.parts], ids=name_of)
def test_a_page_is_short_and_leaves_arithmetic_to_sql(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 70
    assert not re.search(r"\.(groupby|merge|pivot\w*|sum|mean|agg)\(", text)


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_a_module_is_not_too_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 260


MARKDOWN = {
    *("button", "download_button", "link_button", "checkbox", "toggle", "radio", "selectbox", "multiselect", "pills"),
    *("text_input", "text_area", "number_input", "date_input", "slider", "file_uploader", "form_submit_button"),
    *(
        "progress",
        "status",
        "spinner",
        "caption",
        "markdown",
        "write",
        "toast",
        "expander",
        "popover",
        "tabs",
        "dialog",
        "segmented_control",
        "metric",
    ),
    *("error", "warning", "info", "success", "title", "header", "subheader", "Page", "page_link", "update", "metric"),
}
"""What Streamlit reads as Markdown: the first text given to these, and what is named so below."""
READ = {"label", "help", "text", "body", "title", "caption"}


def unescaped(path: Path) -> list[str]:
    """Where a module of the pages gives Streamlit text as Markdown that is neither written there nor escaped."""
    tree = ast.parse(path.read_text("utf-8"))
    written = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    def is_safe(node: ast.expr) -> bool:
        if isinstance(node, ast.IfExp):
            return is_safe(node.body) and is_safe(node.orelse)
        if isinstance(node, ast.ListComp):
            return is_safe(node.elt)
        is_escaped = isinstance(node, ast.Call) and ast.unparse(node.func) == "label"
        return is_escaped or isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id in written)

    found, called = [], set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MARKDOWN:
            if ast.unparse(node.func.value) == "page":
                continue
            called.add(node.func)
            place = 1 if node.func.attr == "progress" else 0
            given = [] if node.func.attr in ("Page", "update") else node.args[place : place + 1]
            given += [each.value for each in node.keywords if each.arg in READ]
            names = [each.value for each in node.keywords if each.arg == "format_func"]
            found += [ast.unparse(each) for each in given if not is_safe(each)]
            if node.func.attr == "radio":
                names += node.args[3:4]
                found += [text for text in map(ast.unparse, names) if not re.fullmatch(r"_[A-Z]+\.__getitem__", text)]
    handed = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node not in called)
    return found + [ast.unparse(node) for node in handed if node.attr in ("progress", "toast", "caption", "markdown")]


@pytest.mark.parametrize("path", [path for path in PYTHON if "streamlit" in imports(path)], ids=name_of)
def test_streamlit_reads_no_text_as_markdown_that_is_not_escaped(path: Path) -> None:
    """`label` of `twinboard/ui/markdown.py` is the one way for what is not written in place."""
    assert unescaped(path) == []


@pytest.mark.parametrize(
    "code",
    [
        "st.button(name)",
        "st.button(f'Go to {name}')",
        "st.progress(0.5, name)",
        "draw(bar.progress)",
        "box.caption(text=row['name'])",
        "st.Page('x.py', title=name)",
        "st.radio('Which?', options, 0, str.title)",
        "status.update(label=words)",
        "st.tabs([name for name in names])",
        "st.dialog(name)",
    ],
)
def test_text_that_is_not_escaped_is_found(code: str, tmp_path: Path) -> None:
    path = tmp_path / "page.py"
    path.write_text(code)
    assert len(unescaped(path)) == 1


def test_no_module_is_called_utils() -> None:
    assert not {path.stem for path in PYTHON} & {"utils", "util", "helpers", "common", "misc"}


def test_every_issue_kind_is_used_and_worded() -> None:
    code = "\n".join(path.read_text("utf-8") for path in PYTHON if path.name != "issue_kinds.py")
    for kind, declared in KINDS.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind)
        assert f'"{kind}"' in code
        assert declared.message.endswith((".", "}"))


def test_the_server_keeps_to_itself_and_is_quick() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"] == {"toolbarMode": "minimal", "showErrorDetails": "none", "showErrorLinks": False}
    assert config["runner"]["postScriptGC"] is False
    assert "http" not in str(config["theme"])


def test_requirements_are_pinned_exactly_and_within_the_constraints() -> None:
    constraints = set((ROOT / "constraints.txt").read_text("utf-8").split())
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (line for line in (ROOT / name).read_text("utf-8").splitlines() if line and line[0] != "#")
        for line in lines:
            assert re.sub(r"\[.*\]", "", line) in constraints


def test_the_guide_begins_with_the_three_ways_and_its_pictures_are_made_by_tests() -> None:
    guide = (ROOT / "docs" / "officer-guide.md").read_text()
    ways, _, _ = guide.partition("\n## ")
    assert [line[:2] for line in ways.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3."]
    tests = "".join(path.read_text() for path in (ROOT / "tests" / "browser").glob("test_*.py"))
    shown = {where: re.findall(r"\]\(([\w-]+\.png)\)", text) for where, text in {"first": ways, "all": guide}.items()}
    assert len({*shown["first"]}) == 3
    for name in shown["all"]:
        assert (ROOT / "docs" / name).exists() and f'folder / "{name}"' in tests, name
