"""Turns and rates, with clocks that tick as told."""

from collections.abc import Callable

from benchmarks.laps import Lap, cpu_seconds, interleave, peak_memory, rate, ratios, time_lap


def clock(*times: float) -> Callable[[], float]:
    return iter(times).__next__


def test_contestants_take_turns() -> None:
    order: list[str] = []

    def contestant(name: str) -> Callable[[], Lap]:
        def run() -> Lap:
            order.append(name)
            return Lap(float(len(order)), 0)

        return run

    told: list[str] = []
    laps = interleave({name: contestant(name) for name in "ABC"}, 2, told.append)
    assert order == list("ABCABC")
    assert [lap.cpu for lap in laps["B"]] == [2, 5]
    assert told[0] == "round 1 of 2: A" and told[-1] == "round 2 of 2: C"


def test_time_lap() -> None:
    lap = time_lap(lambda: 3, cpu=clock(10, 12.5), wall=clock(100, 101))
    assert (lap.cpu, lap.wall, lap.skipped) == (2.5, 1, 3)


def test_best_lap_counts() -> None:
    speed = rate(1000, [Lap(2, 0), Lap(1, 0), Lap(4, 0)])
    assert (speed.best, speed.slowest) == (1000, 250)
    assert speed.spread == "laps 250 to 1,000"


def test_ratios() -> None:
    best, note = ratios([Lap(2, 0), Lap(4, 0)], [Lap(3, 0), Lap(2, 0)])
    assert best == 1.0
    assert note == "round by round 0.50 to 1.50"


def test_real_clocks() -> None:
    before = cpu_seconds()
    sum(range(10**5))
    assert cpu_seconds() >= before
    assert 1 < peak_memory() < 100_000  # MB
