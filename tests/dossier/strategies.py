"""Evidence drawn by hypothesis."""

from hypothesis import strategies as st

from sayso.dossier.evidence import NONE, STEPS, Event, Evidence, Link, Rating, Report

chance = st.floats(0, 1) | st.sampled_from([0.0, 0.5, 1.0])
links = st.tuples(chance, chance).map(lambda two: Link(max(two), min(two)))
chains = st.lists(links, max_size=5).map(tuple)
steps = st.sampled_from(STEPS)
reports = st.builds(Report, chains, st.sampled_from(["O1", "O2", "O3", None]))


@st.composite
def evidence(draw: st.DrawFn, most: int = 6) -> Evidence:
    rivals = draw(st.sampled_from([("H1", "H2"), ("H1", "H2", "H3")]))
    events = []
    for n in range(draw(st.integers(0, most))):
        ratings = tuple(
            Rating(rater, one, draw(steps), "drawn")
            for rater in draw(st.sampled_from([(), ("ames",), ("ames", "birk", "cole")]))
            for one in (*rivals, NONE)
        )
        absence = draw(st.none() | st.none() | chance)
        told = () if absence is not None else tuple(draw(st.lists(reports, max_size=4)))
        episode = draw(st.sampled_from([None, "P1", "P2"]))
        events.append(Event(f"E{n}", "DONE", ratings, told, episode, absence))
    return Evidence(rivals, tuple(events))
