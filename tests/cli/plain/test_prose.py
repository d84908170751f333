from hypothesis import given
from hypothesis import strategies as st

from drill.cli.plain.conversation import WIDTH
from drill.cli.plain.prose import prose

PAGE = """### A heading

A paragraph with **strong** words and `code`
over two lines.

- one
- two, which is so long that it has to be continued on a line of its own, below its beginning
  1. nested

```
client  ->  api
```

> quoted

| box | fails |
|---|---|
| DB | reads stop |
| Cache | reads slow down |
"""


def test_a_page_is_told_without_signs_of_layout() -> None:
    assert prose(PAGE) == (
        "A heading",
        "",
        "A paragraph with strong words and code over two lines.",
        "",
        "- one",
        "- two, which is so long that it has to be continued on a line of its own,",
        "  below its beginning",
        "  1. nested",
        "",
        "    client  ->  api",
        "",
        "> quoted",
        "",
        "- box: DB; fails: reads stop",
        "- box: Cache; fails: reads slow down",
    )


@given(st.lists(st.text("abc -", min_size=1, max_size=30), min_size=1, max_size=40))
def test_prose_is_wrapped(words: list[str]) -> None:
    assert all(len(line) <= WIDTH for line in prose("word " + " ".join(word.strip("- ") for word in words)))
