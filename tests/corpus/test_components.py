"""What hangs together by pairs has one number."""

from sayso.corpus.components import components


def test_what_hangs_together_has_the_least_number_of_it() -> None:
    made = components([(5, 3), (3, 9), (2, 8)], [3, 7])
    assert dict(zip(made["node"].to_pylist(), made["component"].to_pylist(), strict=True)) == {
        **{3: 3, 5: 3, 9: 3},
        **{2: 2, 8: 2},
        7: 7,
    }


def test_nothing_has_no_number() -> None:
    assert components([], []).num_rows == 0
