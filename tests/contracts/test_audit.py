"""The audit of what is pinned fails for a known fault, and only for one."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import SimpleNamespace

import pytest

LOADER = SourceFileLoader("audit", str(Path(__file__).parents[2] / ".ci" / "audit"))
SOUND = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}], "fixes": []}'
FAULTY = SOUND.replace('"vulns": []', '"vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]')
UNKNOWN = '{"dependencies": [{"name": "a", "skip_reason": "not found"}], "fixes": []}'


@pytest.mark.parametrize(
    ("output", "code", "said"),
    [
        (SOUND, 0, ""),
        (FAULTY, 1, "ci: known faults in requirements.lock:\n  a 1: PYSEC-1, fixed in 2\n"),
        (UNKNOWN, 0, "ci: NOT AUDITED: nothing is known of 1 packages: a\n"),
        ("", 0, "ci: NOT AUDITED: the service for advisories could not be asked: no way\n"),
    ],
)
def test_known_faults_fail_and_a_missing_network_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], output: str, code: int, said: str
) -> None:
    spec = spec_from_loader("audit", LOADER)
    assert spec is not None
    audit = module_from_spec(spec)
    LOADER.exec_module(audit)
    done = SimpleNamespace(stdout=output, stderr="Traceback\nno way\n")
    monkeypatch.setattr(audit.subprocess, "run", lambda *given, **more: done)
    assert audit.main("requirements.lock") == code
    assert capsys.readouterr().out == said
