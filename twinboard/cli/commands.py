"""The commands by their names. A command is imported when it is called: a check does not wait for the charts."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from twinboard.settings import catalogue, home

WHERE = {
    "template": "giving",
    "check": "workbooks",
    "check-folder": "check_folder",
    "publish": "workbooks",
    "import": "recipes",
    "recipe": "recipes",
    "restore": "workbooks",
    "export": "giving",
    "history": "asking",
    "query": "asking",
    "chart": "papers",
    "pack": "papers",
    "paper": "papers",
    "serve": "serving",
    "officer": "officers",
    "doctor": "doctor",
    "share": "sharing",
}
"""The module of this package in which each command stands, in the order of the help."""


class Commands(TyperGroup):
    """Looks a command up in its module, and in no other."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(WHERE)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in WHERE:
            return None
        module = import_module(f"twinboard.cli.{WHERE[cmd_name]}")
        return get_group(module.app).commands[cmd_name]


app = typer.Typer(cls=Commands, add_completion=False, no_args_is_help=True)


@app.callback()
def _about(ctx: typer.Context) -> None:
    """Twinboard: what overseas partnerships bring."""
    if catalogue() and ctx.invoked_subcommand != "share":
        from twinboard.store.shared import catch_up  # noqa: PLC0415  a store that stands alone has nobody to ask

        catch_up(home())
