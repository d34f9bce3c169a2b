"""Labels at the beginnings of lines: which heads are labels, of what form, and who they name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.attributions.labels import label_of, labels_of


@pytest.mark.parametrize(
    ("line", "form", "who"),
    [
        ("SORAYA O'DELL, ANCHOR: Good morning.", "capitals", "SORAYA O'DELL, ANCHOR"),
        ("S. O'DELL: Good morning.", "capitals", "S. O'DELL"),
        ("WREN (on camera): Two men.", "capitals", "WREN"),
        ("Mr. Van der Berg: No.", "name", "Mr. Van der Berg"),
        ("Lt. Gov. Mary O'Shea-Lind: No.", "name", "Lt. Gov. Mary O'Shea-Lind"),
        ("Senior administration official: No.", "name", "Senior administration official"),
        ("Speaker 2 (00:04):", "name", "Speaker 2"),
        ("<Q – Ruth Amsel – Harrow Research>: What?", "name", "Ruth Amsel – Harrow Research"),
        ("The SPEAKER pro tempore (Mr. Haldane). The question is.", "printed", "The SPEAKER pro tempore"),
        ("Mr. McADOO. The mill closed.", "printed", "Mr. McADOO"),
        ("Commissioner REYES. No.", "printed", "Commissioner REYES"),
        ("Councillor ABARA (Ward 3). No.", "printed", "Councillor ABARA"),
        ("Admiral TOVE-HALE. No.", "printed", "Admiral TOVE-HALE"),
        ("Senator Kelso. No.", "titled", "Senator Kelso"),
        ("The Chairwoman. No.", "titled", "The Chairwoman"),
        ("Lt. Col. Bright (retired). No.", "titled", "Lt. Col. Bright"),
        ("REYES, commissioner. No.", "loose", "REYES"),
        ("Voice from the floor. No.", "loose", "Voice from the floor"),
        ("Resident 14. No.", "loose", "Resident 14"),
        ("[Unidentified male speaker] No.", "loose", "Unidentified male speaker"),
        ("Off-camera voice — No.", "loose", "Off-camera voice"),
        ("[Dana Roe] No.", "bracket", "Dana Roe"),
        ("[10:04, 3/4/2026] Dana Roe: No.", "name", "Dana Roe"),
        ("3/4/26, 10:04 AM - Dana Roe: No.", "name", "Dana Roe"),
        ("A Voice. Shame!", "loose", "A Voice"),
        ("12           MR. PIKE:  Objection.", "capitals", "MR. PIKE"),
        ("8       Q.   Where were you?", "letter", "Q"),
        ("The Secretary for Water (Helen Tranter): No.", "name", "The Secretary for Water (Helen Tranter)"),
        ("Present: Senators Kelso and Brandt.", "none", "Present"),
        ("Q. Who?", "letter", "Q"),
        ("1. Question: Who?", "letter", "Question"),
        ("Q    Will he go?", "letter", "Q"),
        ("Carmen Ibarra  0:02", "line", "Carmen Ibarra"),
        ("Dr STEEL—My question is to the Treasurer.", "dash", "Dr STEEL"),
        ("(voice-over): He sold them.", "aside", "voice-over"),
        ("~VOICE AT BACK~: Liar!", "capitals", "VOICE AT BACK"),
        ("{over radio}: Liar!", "unknown", "over radio"),
        ("R2/handheld: Look!", "name", "R2/handheld"),
        ("Voice from the gallery: Liar!", "unknown", "Voice from the gallery"),
        ("A JUROR: May we?", "capitals", "A JUROR"),
        ("ASTLEY [through interpreter]: No.", "capitals", "ASTLEY"),
        ("colm astley: no", "weak", "colm astley"),
        ("@leworban: They never asked.", "name", "@leworban"),
        ("van Astley: No.", "name", "van Astley"),
        ("Subtitle: The long road", "none", "Subtitle"),
        ("Message-ID: <77@post.example>", "none", "Message-ID"),
        ("BY MR. DUNN:", "none", "BY MR. DUNN"),
    ],
)
def test_label(line: str, form: str, who: str) -> None:
    label = label_of(line, 0, len(line))
    assert label is not None
    assert (label.form, line[slice(*label.who)]) == (form, who)


@pytest.mark.parametrize(
    "line",
    [
        "The vote was at noon: nobody came.",
        "A reader who worked on the campaign writes: “No.”",
        "Paul Roe, chair of the board, said: “No.”",
        "He replied: “No.”",
        "The Hague. It rained.",
        "Good morning. It rained.",
        "Nothing from Harlow. It rained.",
        "Mr. Kelso of the county came. It rained.",
        "“No”: that was all.",
        "",
    ],
)
def test_no_label(line: str) -> None:
    assert label_of(line, 0, len(line)) is None


@given(st.text(alphabet="AQ:.\n “”—-()[]*_#<>1Bcde", max_size=80))
def test_any_text(text: str) -> None:
    for label in labels_of(text, 0, len(text)):
        assert label.start <= label.who[0] <= label.who[1] <= len(text)
        assert label.who[1] <= label.end <= len(text)
