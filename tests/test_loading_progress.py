"""Loading draws one line in a terminal, and nothing elsewhere."""

from io import StringIO

from django.core.management.base import OutputWrapper

from countries.loading.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def drawn(stream: StringIO, count: int) -> str:
    progress = Progress(OutputWrapper(stream))
    assert [*progress.over(range(count)), *progress.over(range(count))] == [*range(count)] * 2
    return stream.getvalue()


def test_a_terminal_sees_one_line_grow_and_go() -> None:
    line = drawn(Terminal(), 20)
    assert "\n" not in line
    assert "[###############...............]  50 % of 20" in line
    assert line.endswith("\r[##############################] 100 % of 20\r\x1b[K")


def test_a_file_sees_nothing() -> None:
    assert drawn(StringIO(), 20) == ""


def test_a_single_profile_is_loaded_without_a_line() -> None:
    assert drawn(Terminal(), 1) == ""
