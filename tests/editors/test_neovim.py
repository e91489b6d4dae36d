"""Neovim, set up as the page on editors says, meets the server."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "grammar" / "editors.md").read_text("utf-8")
MAP = """\
지도: 🌙 야간열차
  언어: ko
논제 열차: 🚄 야간열차가 좋다
  전제 값: 🌙 침대는 싸다
  반론 값
    🚄 없음
"""

TALK = """
local found = {}
local buffer = vim.api.nvim_get_current_buf()
local function ask(method, line, column)
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  if line then
    vim.api.nvim_win_set_cursor(0, { line, column })
    local client = vim.lsp.get_active_clients()[1]
    params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    params.context = { includeDeclaration = true }
    params.newName = "가격"
  end
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
vim.wait(20000, function() return #vim.diagnostic.get(buffer) > 0 end)
for _, each in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(found, { each.lnum + 1, each.col, each.code, each.message })
end
local column = #"  반론 "
local hover = ask("textDocument/hover", 5, column)
local edit = ask("textDocument/rename", 5, column)
vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_active_clients()[1].offset_encoding)
local symbols = ask("textDocument/documentSymbol")
local out = {
  diagnostics = found,
  hover = hover.contents.value,
  text = vim.api.nvim_buf_get_lines(buffer, 0, -1, true),
  symbols = #symbols,
  expandtab = vim.bo.expandtab,
}
vim.fn.writefile({ vim.fn.json_encode(out) }, OUT)
vim.cmd("qa!")
"""


def find_block(kind: str) -> str:
    found = re.search(rf"```lua {kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.slow
def test_neovim_shows_what_the_server_says_under_korean_and_emoji(tmp_path: Path) -> None:
    if shutil.which("nvim") is None:
        pytest.skip("nvim is not installed")
    start = json.dumps([sys.executable, "-m", "argmap", "lsp"])
    command = "{ " + start.strip("[]") + " }"
    settings = find_block("old").replace('{ "argmap", "lsp" }', command) + find_block("both")
    assert command in settings
    (tmp_path / "init.lua").write_text(settings, "utf-8")
    (tmp_path / "map.argmap").write_text(MAP, "utf-8")
    (tmp_path / "talk.lua").write_text(f"OUT = {json.dumps(str(tmp_path / 'out'))}\n{TALK}", "utf-8")
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "HOME": str(tmp_path)}
    environment |= {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("STATE", "DATA", "CACHE", "CONFIG")}
    call = ["nvim", "--headless", "-n", "-u", "init.lua", "map.argmap", "-c", "luafile talk.lua", "-c", "qa!"]
    done = subprocess.run(call, cwd=tmp_path, env=environment, timeout=90, check=False, capture_output=True)
    assert (tmp_path / "out").exists(), done.stderr.decode()
    out = json.loads((tmp_path / "out").read_text("utf-8"))
    assert [[line, code] for line, _, code, _ in out["diagnostics"]] == [[6, "E110"]]
    assert out["hover"].split("\n")[0].endswith("`값`")
    assert out["text"][3:5] == ["  전제 가격: 🌙 침대는 싸다", "  반론 가격"]
    assert out["symbols"] == 2
    assert out["expandtab"] is True
