from sayso.reading.text.spans import line_of


def test_a_line_goes_from_break_to_break() -> None:
    text = "Pier to close\n\nThe board voted.\nNobody spoke."
    assert [text[slice(*line_of(text, text.index(word)))] for word in ("Pier", "voted", "Nobody")] == [
        "Pier to close",
        "The board voted.",
        "Nobody spoke.",
    ]


def test_a_break_belongs_to_the_line_that_it_ends() -> None:
    assert line_of("one\n\ntwo", 3) == (0, 3)
    assert line_of("one\n\ntwo", 4) == (4, 4)
