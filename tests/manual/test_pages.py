"""Checks of every page: links lead somewhere, pictures have words, commands exist."""

import re
import shlex

import click
import pytest

from argmap.cli.main import commands
from tests.manual.markdown_pages import COMMANDS, GUIDES, PAGES, README, MarkdownPage, name_page
from tests.paths import locate_shipped

every_page = pytest.mark.parametrize("page", PAGES, ids=name_page)
every_guide = pytest.mark.parametrize("page", GUIDES, ids=name_page)

# The rest of a command line behind the program's name, up to what ends it for a shell or in a sentence.
_CALL = re.compile(r"(?:^|[\s(/\\`])argmap((?: +[^\s`|<>#;&)]+(?:\"[^\"]*\")?| +\"[^\"]*\")*)", re.MULTILINE)


def find_calls(page: MarkdownPage) -> list[list[str]]:
    """The arguments of every call of argmap that the page shows."""
    commands = [block.text for block in page.blocks if block.language == "sh"]
    commands += re.findall(r"`([^`\n]+)`", page.prose)
    found = (call for text in commands for call in _CALL.findall(text))
    return [shlex.split(call) for call in found if call]


@every_page
def test_links_lead_somewhere(page: MarkdownPage) -> None:
    for link in page.links:
        if link.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = locate_shipped((page.path.parent / path).resolve()) if path else page.path
        assert target.exists(), link
        assert not anchor or anchor in MarkdownPage(target).anchors, link


@every_page
def test_pictures_have_words_of_their_own(page: MarkdownPage) -> None:
    words = [picture.alt for picture in page.pictures]
    assert len(set(words)) == len(words)
    assert all(len(each.split()) > 4 for each in words)


@every_guide
def test_commands_are_taken_as_shown(page: MarkdownPage) -> None:
    found = find_calls(page)
    assert found or page not in (README, COMMANDS)
    for arguments in found:
        with commands.make_context("argmap", list(arguments), resilient_parsing=False) as context:
            name, command, rest = commands.resolve_command(context, arguments)
            assert isinstance(command, click.Command), arguments
            command.make_context(name, rest, parent=context)


def test_readme_is_short() -> None:
    assert len(README.text.splitlines()) <= 200
