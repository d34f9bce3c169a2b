"""Speakers named by a label: who says what in a transcript, a hearing, a court, a chat, a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.attributions.transcripts import turns
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans


def read(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*attribution.source)], " | ".join(text[slice(*span)] for span in attribution.content))
        for attribution in turns(Text(text), [(0, len(text))], Spans(()))
        if attribution.source
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SEN. ROURKE: Did you read the memo?\nMR. HALE: I did not.",
            [("SEN. ROURKE", "Did you read the memo?"), ("MR. HALE", "I did not.")],
        ),
        (
            "SEN. ROURKE: Did you read it? MR. HALE: I did not.",
            [("SEN. ROURKE", "Did you read it?"), ("MR. HALE", "I did not.")],
        ),
        (
            "The CHAIRMAN. Did you read it, Mr. Hale?\n  Mr. HALE. I did.\n  Ms. DE LA CRUZ. So did I.",
            [("The CHAIRMAN", "Did you read it, Mr. Hale?"), ("Mr. HALE", "I did."), ("Ms. DE LA CRUZ", "So did I.")],
        ),
        ("Mr. HALE. We rose at noon, and ate.", []),
        (
            "Whitcomb: We will not pay.\n\nAdeyemi: You will.\n\nIt is in the contract.",
            [("Whitcomb", "We will not pay."), ("Adeyemi", "You will.\n\nIt is in the contract.")],
        ),
        (
            "Jane Orr, committee chair: That is settled.\n\nTom Beck, treasurer: I doubt it.",
            [("Jane Orr, committee chair", "That is settled."), ("Tom Beck, treasurer", "I doubt it.")],
        ),
        (
            "The CHAIR. Proceed.\n\nJudge MORA. I did.\n\nREYES, clerk. She did.\n\nVoice from floor. Shame!\n\n"
            "The CHAIR. Order.",
            [
                ("The CHAIR", "Proceed."),
                ("Judge MORA", "I did."),
                ("REYES", "She did."),
                ("Voice from floor", "Shame!"),
                ("The CHAIR", "Order."),
            ],
        ),
        (
            "The Chairman. Proceed.\n\nSenator Kelso. I will.\n\nGood morning. I rise.\n\nThe Chairman. Thank you.",
            [
                ("The Chairman", "Proceed."),
                ("Senator Kelso", "I will.\n\nGood morning. I rise."),
                ("The Chairman", "Thank you."),
            ],
        ),
        ("Senator Kelso. It was he.\n\nShe ran.\n\nThe Chairman. He won.", []),
        (
            "Mr HALL (Dunbar) (10.42 am)—I move it.\n\nMs ROE (Hope) (10.51 am)—We do not.",
            [("Mr HALL", "I move it."), ("Ms ROE", "We do not.")],
        ),
        ("LODOVA — I left.\n\nPRAGUE — We stayed.", []),
        (
            "[Speaker 1] Who?\n[Speaker 2] I.\n[Speaker 1] Fine.",
            [("Speaker 1", "Who?"), ("Speaker 2", "I."), ("Speaker 1", "Fine.")],
        ),
        (
            "To our shareholders:\n\nWe closed two mines.\n\nI am sorry.\n\nHarriet Lowe\nChief Executive, Lowe Mining",
            [("Harriet Lowe", "We closed two mines.\n\nI am sorry.")],
        ),
        ("Dear editor,\n\nI was there.\n\nHarriet Lowe", []),
        ("To our shareholders it was news.\n\nI was there, she said.", []),
        (
            "JUSTICE ROY delivered the opinion of the Court.\n\nWe reverse.\n\nJUSTICE BELL, with whom JUSTICE ROSS "
            "joins, dissenting.\n\nI would not.\n\nJudge Pike filed a concurring opinion.\n\nI agree.",
            [("JUSTICE ROY", "We reverse."), ("JUSTICE BELL", "I would not."), ("Judge Pike", "I agree.")],
        ),
        ("Justice Roy is dissenting.\n\nThe court reversed.", []),
        ("[Laughter] Who?\nI was.\n[Laughter] You?\nI was.\nNobody else.", []),
        ("ANN ROE:\n- my mess\n\nBO MARR:\n- I left", [("ANN ROE", "my mess"), ("BO MARR", "I left")]),
        ("Ann Roe: [00:04] Who?\nBo Marr: [00:09] I.", [("Ann Roe", "Who?"), ("Bo Marr", "I.")]),
        ("Q. Were you there?\nA. Yes.", [("Q", "Were you there?"), ("A", "Yes.")]),
        (
            "[00:00:04.120] - Ruth Poe\nIt was shut.\n\n[00:00:11.480] - Carl Voss\nHow so?\n\n00:13 Ruth Poe\nI know.",
            [("Ruth Poe", "It was shut."), ("Carl Voss", "How so?"), ("Ruth Poe", "I know.")],
        ),
        (
            "MS. DOE: We left.\n\nQ    Why?\n\nMS. DOE: It rained.\n\nEND                12:04 P.M. EDT",
            [("MS. DOE", "We left."), ("MS. DOE", "It rained.")],
        ),
        ("MS. DOE: We left.\n(Laughter.)\nMR. ROE: We did?", [("MS. DOE", "We left."), ("MR. ROE", "We did?")]),
        ("From the desk of Harriet Lowe:\n\nSchool begins late.", [("Harriet Lowe", "School begins late.")]),
        ("From: Dale Whit\nTo: All\nSubject: Friday\n\nThe line is down.", [("Dale Whit", "The line is down.")]),
        (
            "Mr. KELSO of North Dakota. I rise.\n\nThe Acting CHAIR. Is there objection?\n\nMr. BELL (continuing). No.",
            [
                ("Mr. KELSO of North Dakota", "I rise."),
                ("The Acting CHAIR", "Is there objection?"),
                ("Mr. BELL", "No."),
            ],
        ),
        (
            "Mr HALE (Dunbar—Water) (10.42 am)—It will.\n\nOpposition members interjecting—\n\nMr HALE—It will.",
            [("Mr HALE", "It will."), ("Mr HALE", "It will.")],
        ),
        (
            "Hon. (Ms.) Roe (Kitale, UPP): Thank you.\n\nHon. members: Resign!",
            [("Hon. (Ms.) Roe", "Thank you."), ("Hon. members", "Resign!")],
        ),
        (
            "DR. A. ROY, M.D.: I saw it.\n\nJUROR NO. 7: May we?\n\nCALLER #3: You may.",
            [("DR. A. ROY, M.D.", "I saw it."), ("JUROR NO. 7", "May we?"), ("CALLER #3", "You may.")],
        ),
        (
            "**Nadia Ferro:** Is it safe?\n\n**Colm Astley**: It is rotten.\n\nThey knew it.",
            [("Nadia Ferro", "Is it safe?"), ("Colm Astley", "It is rotten.\n\nThey knew it.")],
        ),
        (
            "Rae Holm (00:03):\nWe start.\n\nOtis Crane (00:05):\nWith what?\n\nRae Holm (00:09):\nYou.",
            [("Rae Holm", "We start."), ("Otis Crane", "With what?"), ("Rae Holm", "You.")],
        ),
        (
            "00:00:02\nRae Holm\nMay I look?\n\n00:00:06\nOtis Crane\nAt what?",
            [("Rae Holm", "May I look?"), ("Otis Crane", "At what?")],
        ),
        (
            "[00:12] REPORTER #1: Did you?\n[00:14] SHERIFF BLYTHE: I did.",
            [("REPORTER #1", "Did you?"), ("SHERIFF BLYTHE", "I did.")],
        ),
        (
            "Mayor Lund — The bids are sealed.\n\nCllr. Abbas — Why?\n\nMayor Lund — Ask them.",
            [("Mayor Lund", "The bids are sealed."), ("Cllr. Abbas", "Why?"), ("Mayor Lund", "Ask them.")],
        ),
        (
            "CHAIR ROE: It carries.\n\n(((MAN AT BACK))): You can't count!\n\nCHAIR ROE: Sit down.\n\nSubject: roads",
            [("CHAIR ROE", "It carries."), ("MAN AT BACK", "You can't count!"), ("CHAIR ROE", "Sit down.")],
        ),
        (
            "ADA ROY: Who saw it?\n\nman at back: We did.\n\nADA ROY: When?\n\nman at back: In May.\n\nthe point: no.",
            [
                ("ADA ROY", "Who saw it?"),
                ("man at back", "We did."),
                ("ADA ROY", "When?"),
                ("man at back", "In May.\n\nthe point: no."),
            ],
        ),
        ("Roads to Nowhere:\nThey never came.\n\nBridges of Sighs:\nDid we ask?", []),
        (
            "One neighbour, who would not be named, said: “I left.”\n\nPaul Roe, chair of the board, said: “So did I.”",
            [],
        ),
        ("Monday: Soup.\nTuesday: Can you believe it? Soup.", []),
        ("Update: We have more.\nNote: You may reply.", []),
        ("The vote was at noon: nobody came.", []),
        ("From Lodova: the siege is over.", []),
        ("He called it “a mess” — Lena Orr agreed.", []),
        ("", []),
    ],
)
def test_turns(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@given(st.text(alphabet="AQ:.\n “”—-()Bcde fFrom", max_size=120))
def test_any_text(text: str) -> None:
    attributions = turns(Text(text), [(0, len(text))], Spans(()))
    for attribution in attributions:
        assert all(0 <= start < end <= len(text) for start, end in attribution.content)
    assert attributions == turns(Text(text), [(0, len(text))], Spans(()))


def test_who_asks_and_who_answers_in_court() -> None:
    text = (
        "COLM ASTLEY, having been duly sworn, testified as follows:\n\nDIRECT EXAMINATION\n\nBY MR. DUNN:\n\n"
        "Q. When did you see it?\n\nA. In May.\n\nCROSS-EXAMINATION BY MS. VALE:\n\nQ. Did you?\n\nTHE WITNESS: Yes."
    )
    spoken = turns(Text(text), [(0, len(text))], Spans(()))
    assert [turn.named_by and text[slice(*turn.named_by)] for turn in spoken] == [
        "MR. DUNN",
        "COLM ASTLEY",
        "MS. VALE",
        "COLM ASTLEY",
    ]


def test_whoever_spoke_goes_on_in_a_voice_over() -> None:
    text = "PLUM: You can hear it.\n\n(voice-over): Brod sold his goats.\n\nBROD (on camera): I had to."
    spoken = turns(Text(text), [(0, len(text))], Spans(()))
    assert [text[slice(*(turn.named_by or turn.source or (0, 0)))] for turn in spoken] == ["PLUM", "PLUM", "BROD"]
