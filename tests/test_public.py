"""What `import promptmagic` offers, and what it does not cost."""

from __future__ import annotations

import json
import subprocess
import sys

import promptmagic


def in_fresh_process(code: str) -> object:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_all_is_the_public_names() -> None:
    public = {name for name in dir(promptmagic) if not name.startswith("_")}
    modules = {name for name in public if type(getattr(promptmagic, name)) is type(sys)}
    assert public - modules - {"Any", "TYPE_CHECKING", "annotations", "import_module", "partial"} == set(
        promptmagic.__all__
    )


def test_every_public_name_can_be_had_and_says_what_it_is() -> None:
    for name in promptmagic.__all__:
        assert getattr(promptmagic, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(promptmagic, "Painting")


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = in_fresh_process(
        "import json, sys, promptmagic\n"
        "print(json.dumps([m for m in ('IPython', 'ipywidgets', 'openai', 'PIL', 'sqlite3') if m in sys.modules]))"
    )
    assert heavy == []


def test_loading_the_extension_imports_no_widget_and_no_engine() -> None:
    heavy = in_fresh_process(
        "import json, sys\n"
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell()\n"
        "before = set(sys.modules)\n"
        "shell.extension_manager.load_extension('promptmagic')\n"
        "new = {m.split('.')[0] for m in set(sys.modules) - before}\n"
        "print(json.dumps(sorted(new & {'ipywidgets', 'anywidget', 'openai', 'PIL', 'resvg_py', 'pydantic'})))"
    )
    assert heavy == []


def test_a_studio_needs_no_ipython() -> None:
    heavy = in_fresh_process(
        "import json, sys\n"
        "from promptmagic import Studio\n"
        "Studio(painter='sketch', expander='template')\n"
        "print(json.dumps([m for m in ('IPython', 'ipywidgets', 'traitlets') if m in sys.modules]))"
    )
    assert heavy == []
