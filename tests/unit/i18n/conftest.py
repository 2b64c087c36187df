"""A test of this folder that switches the process's language leaves it as it was."""

from collections.abc import Iterator

import pytest

from kizilay_desk.i18n import catalogue


@pytest.fixture(autouse=True)
def _same_language_afterwards() -> Iterator[None]:
    before = catalogue.current().code
    yield
    catalogue.use(before)
