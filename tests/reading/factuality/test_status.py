"""Whether it was said at all: example sentences, {source}, <cue> and [content] marked."""

import pytest

from sayso.reading.factuality.status import Status, status
from sayso.reading.text import Text
from tests.reading.marking import marked


def read(sentence: str) -> Status:
    """The status of the one attribution that is marked in a sentence."""
    text, attribution = marked(sentence)
    return status(Text(text), attribution.predicate)


@pytest.mark.parametrize(
    "sentence",
    [
        "{Holt} <said> [the bridge was safe].",
        "“[We are not],” {Holt} <said>.",
        "{Holt} <would later tell> the board [that it had failed].",
        "{Holt} <would only say> [that talks went on].",
        "{The Beacon} <can reveal> [that the plant will close].",
        "{Holt} <did not only say> [that it leaked].",
        "{Holt} <was forced to admit> [that it leaked].",
        "{Holt} <is said to have told> aides [that it leaked].",
        "Before the vote, {Holt} <said> [it would pass].",
        "If anything, {Holt} <said>, [it leaks more].",
        "When the dam broke, {Holt} <told> them [to run].",
        "{Holt} <hopes> [to run].",
        "{Holt} <plans> [to run].",
        "{Holt}, who had not slept, <said> [it leaked].",
        "{Holt} <went on to say> [that it leaked].",
        "{Holt} <never tires of saying> [that it leaks].",
        "{Holt} will not run and <told> us [that it leaked].",
        "{Holt} has not slept and <says> [that it leaks].",
        "Not for the first time, {Holt} <said> [it leaked].",
    ],
)
def test_actual(sentence: str) -> None:
    assert read(sentence).factuality == "actual"


@pytest.mark.parametrize(
    "sentence",
    [
        "{Holt} <did not say> [how much it would cost].",
        "{Holt} didn’t <say> [how much it would cost].",
        "{Holt} <never said> [that it was safe].",
        "{Holt} <has not said> [whether she will run].",
        "{Holt} <declined to say> [who paid].",
        "{Holt} <declined> [to comment on the report].",
        "{Holt} <declined> [to weigh in on the debate].",
        "{Holt} <declined> [an interview request].",
        "{Holt} <refused> [to say who paid].",
        "{Holt} <would not name> [the companies].",
        "{Holt} <will not say> [who paid].",
        "{Holt} <could not say> [when it would open].",
        "{Holt} <has yet to say> [who paid].",
        "{Holt} <stopped short of calling> [it a crime].",
        "Not {a single councillor} <has said> [that it leaked].",
        "Far <from saying> [that it leaked], {Holt} left.",
        "There is no record of {Holt} <telling> them [that it leaked].",
        "{Holt} <said> [nothing about the money].",
        "{Neither senator} <said> [who paid].",
        "{No one at the meeting} <said> [that it was safe].",
        "Nor did {she} <say> [who paid].",
        "She left without <saying> [who paid].",
        "{Holt} <had no comment> on [the report].",
        "Never once has {Holt} <said> [that it was safe].",
        "Nowhere does {the report} <say> [that it was safe].",
        "{Holt} <would neither confirm nor deny> [that it leaked].",
        "{Holt} <fell short of calling> [it a crime].",
        "Rather <than admit> [that it leaked], the firm burned the files.",
        "{Hardly anyone} <believes> [that it is safe].",
        "{Holt} will not name the firms or <say> [who paid].",
        "{Holt} has not apologized or <explained> [why it leaked].",
        "{The firm} did not return calls or immediately <say> [who paid].",
    ],
)
def test_negated(sentence: str) -> None:
    assert read(sentence).factuality == "negated"


@pytest.mark.parametrize(
    "sentence",
    [
        "{Holt} <might tell> them [that it is over].",
        "{Holt} <could have said> [that it was over].",
        "{Holt} <should admit> [that it leaks].",
        "{Holt} <may not have told> the board [that it leaked].",
        "It would help, of course, if {the chairman} <told> them, [“I am with you.”]",
        "If {she} <were to say> [that it is over], they would listen.",
        "It helps when {he} effectively <tells> them, [“Leave it.”]",
        "Imagine {the mayor} <saying>, [“Take it all.”]",
        "It is as if {he} <were saying> [that nobody matters].",
        "Did {she} <say> [that it was over]?",
        "Had it leaked, would {she} <have told> us [that it was over]?",
        "The board asked {her} <to say> [who paid].",
        "Voters want {him} to <explain> [who paid].",
        "It would be wrong to <say> [that it was over].",
        "<Tell> them [that it is over].",
        "{Anyone} who <says> [that it is over] is wrong.",
        "{Holt} <would say> [it is over] if they asked.",
        "{Holt} <shrugged, as if to say>, [“It is over.”]",
        "It is unclear whether {Holt} <told> them [that it was over].",
        "What would {a decent boss} <have said>? [“Go home and rest.”]",
        "Please <tell> them [that I am sorry].",
        "“{Who} <told> you [that he left]?”",
        "It would be a mistake for {the union} <to say> [that it has won].",
        "It is not clear that {Holt} <ever said> [it was safe].",
        "{A bolder mayor} might have faced the crowd and <said>, [“I was wrong.”]",
        "You can almost hear {him}<:> [“Not on my watch.”]",
        "Somewhere, a {lobbyist} <is whispering>, [“You owe us.”]",
    ],
)
def test_hypothetical(sentence: str) -> None:
    assert read(sentence).factuality == "hypothetical"


@pytest.mark.parametrize(
    "sentence",
    [
        "{Holt} <will announce> [that the plant is to close].",
        "{Holt} <is expected to say> [that it is over].",
        "{Holt} <is due to tell> the court [that it leaked].",
        "{Holt} <plans to announce> [a closure].",
        "{Holt} <is to testify> [that it leaked].",
        "{She}<’ll tell> them [that it is over].",
        "On Monday {Holt} <was going to announce> [a closure].",
        "{Holt} will visit the plant and <announce> [that it is to close].",
    ],
)
def test_future(sentence: str) -> None:
    assert read(sentence).factuality == "future"


@pytest.mark.parametrize(
    ("sentence", "factuality", "polarity"),
    [
        ("{Holt} <denied> [taking money].", "actual", "denied"),
        ("{Holt} <rejected> [the claim that it leaked].", "actual", "denied"),
        ("{Holt} <disputed> [that it leaked].", "actual", "denied"),
        ("{Holt} <did not deny> [taking money].", "negated", "denied"),
        ("{Holt} <might deny> [taking money].", "hypothetical", "denied"),
        ("{Holt} <will deny> [taking money].", "future", "denied"),
        ("{Holt} <admitted> [taking money].", "actual", "affirmed"),
        ("{Holt} <could not deny> [taking money].", "negated", "affirmed"),
        ("{Holt} <has no doubt> [that it leaked].", "actual", "affirmed"),
        ("{Holt} <called> [the claim that it leaked a lie].", "actual", "denied"),
        ("{Holt} <ruled out> [a rise in fares].", "actual", "denied"),
        ("{Holt} <called> [the mayor a liar].", "actual", "affirmed"),
    ],
)
def test_denial(sentence: str, factuality: str, polarity: str) -> None:
    read_as = read(sentence)
    assert (read_as.factuality, read_as.polarity) == (factuality, polarity)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("{Holt} <said> [it leaked].", "assertion"),
        ("{Holt} <estimates> [that it will cost a million].", "assertion"),
        ("{Holt} <believes> [it leaked].", "belief"),
        ("{Holt} <does not think> [it leaked].", "belief"),
        ("{Holt} <knew> [it leaked].", "fact"),
        ("{Holt} <hopes> [to run].", "eventuality"),
        ("{Holt} <urged> them [to leave].", "eventuality"),
        ("{Holt} <told> them [to leave].", "eventuality"),
        ("{Holt} <told> them [that they could leave].", "assertion"),
        ("{Holt} <is determined> [to stay].", "eventuality"),
        ("{Holt} <is convinced> [that it leaked].", "belief"),
        ("{Holt} <declined> [to comment].", "assertion"),
        ("{Holt} <is understood to have told> them [that it leaked].", "assertion"),
        ("It <is understood> [that it leaked].", "belief"),
        ("<In> {her} <view> [it leaked].".replace("<In> {her} <view>", "In {her} <view>"), "belief"),
    ],
)
def test_type(sentence: str, kind: str) -> None:
    assert read(sentence).type == kind
