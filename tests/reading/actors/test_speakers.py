"""Who it is that speaks, sentence by sentence.  Add a pair: the marked text, and who speaks in it."""

import pytest

from corpora.marked import parse
from evaluation.speakers import given
from sayso.reading.actors import resolve
from sayso.reading.text import Text
from tests.reading.actors.conftest import speakers

R, F, P = "Ruth Okafor", "Bo Farrow", "Dana Pike"

NAMES: list[tuple[str, list[str | None]]] = [
    # parts of a name, titles, possessives
    ("{s1 Mayor Ruth Okafor} {c1 said} {q1 no}. {s2 Okafor} {c2 added} {q2 more}. {s3 Ms. Okafor} {c3 left} {q3 it}.", [R, R, R]),
    ("{s1 President Barack Obama} {c1 said} {q1 no}. {s2 The president} {c2 added} {q2 more}. {s3 Obama} {c3 said} {q3 so}.", ["Barack Obama"] * 3),
    ("{s1 Sen. Dana Pike (D-Ore.)} {c1 said} {q1 no}. {s2 The senator} {c2 added} {q2 more}.", [P, P]),
    ("{s1 Ruth Okafor’s} {c1 view} {q1 that it would rain} was shared.", [R]),
    ("{s1 Joseph R. Biden Jr.} {c1 said} {q1 no}. {s2 Mr. Biden} {c2 said} {q2 yes}.", ["Joseph R. Biden Jr."] * 2),
    ("I met Larry King. {s1 Mr. King} {c1 said} {q1 no}.", ["Larry King"]),
    ("{s1 Referee Gail Storrow} {c1 wrote} {q1 that the pitch was wet}. {s2 Storrow} {c2 said} {q2 no}.", ["Gail Storrow"] * 2),
    ("{s1 Robert Hale} {c1 said} {q1 no}. {s2 Bob Hale} {c2 said} {q2 yes}.", ["Robert Hale"] * 2),
    # appositions
    ("{s1 Ruth Okafor, the mayor of Lowell}, {c1 said} {q1 no}. {s2 The mayor} {c2 said} {q2 yes}.", [R, R]),
    ("{s1 The mayor, Ruth Okafor}, {c1 said} {q1 no}.", [R]),
    ("{s1 Its director, Bo Farrow}, {c1 said} {q1 no}. {s2 The director} {c2 said} {q2 yes}.", [F, F]),
    ("{s1 TV chef Rex Malone} {c1 said} {q1 no}.", ["Rex Malone"]),
    # groups and their abbreviations
    ("{s1 Organizing for America (OFA)} {c1 said} {q1 no}. {s2 OFA} {c2 said} {q2 yes}.", ["Organizing for America"] * 2),
    ("{s1 The Harbor Safety Board} {c1 said} {q1 no}. {s2 The HSB} {c2 said} {q2 yes}. {s3 The board} {c3 met} {q3 it}.", ["Harbor Safety Board"] * 3),
    ("{s1 Corvid Airlines} {c1 said} {q1 no}. {s2 Corvid} {c2 said} {q2 yes}. {s3 The airline} {c3 said} {q3 so}. {s4 It} {c4 added} {q4 this}.", ["Corvid Airlines"] * 4),
    ("{s1 The Northern Chronicle} {c1 said} {q1 no}. {s2 The Chronicle} {c2 said} {q2 yes}.", ["Northern Chronicle"] * 2),
]  # fmt: skip

TWO: list[tuple[str, list[str | None]]] = [
    # two of one surname
    ("{s1 Dee Farrow} {c1 said} {q1 no}. Her brother, {s2 Bill Farrow}, {c2 said} {q2 yes}. {s3 Mr. Farrow} {c3 said} {q3 so}. {s4 Ms. Farrow} {c4 said} {q4 no}.", ["Dee Farrow", "Bill Farrow", "Bill Farrow", "Dee Farrow"]),
    ("{s1 Wade Pruitt} {c1 said} {q1 no}. {s2 His brother, Glenn Pruitt}, {c2 said} {q2 yes}. {s3 Glenn} {c3 said} {q3 so}.", ["Wade Pruitt", "Glenn Pruitt", "Glenn Pruitt"]),
    ("{s1 Curtis Belmont and his wife, Lorraine Belmont}, {c1 said} {q1 no}. {s2 Mrs. Belmont} {c2 said} {q2 yes}. {s3 Her husband} {c3 said} {q3 so}.", ["Curtis Belmont and his wife, Lorraine Belmont", "Lorraine Belmont", "Curtis Belmont"]),
    # somebody and who speaks for them
    ("{s1 Carla Jessup} {c1 said} {q1 no}. {s2 A spokesman for Ms. Jessup} {c2 said} {q2 yes}. {s3 Jessup’s lawyer} {c3 said} {q3 so}.", ["Carla Jessup", "A spokesman for Ms. Jessup", "Jessup’s lawyer"]),
    ("{s1 Gov. Ed Larch} {c1 said} {q1 no}. {s2 A spokesman for Gov. Ed Larch} {c2 said} {q2 yes}. {s3 The deputy chief of staff Bo Farrow} {c3 said} {q3 so}.", ["Ed Larch", "A spokesman for Gov. Ed Larch", F]),
    ("{s1 The memo, dated March 9 and signed by Nina Poe, then an engineer,} {c1 says} {q1 no}. {s2 It} {c2 adds} {q2 yes}.", ["The memo", "The memo"]),
    ("{s1 The Bat Trust} {c1 said} {q1 no}. {s2 The trust’s director} {c2 said} {q2 yes}. {s3 The trust} {c3 said} {q3 so}.", ["Bat Trust", "The trust’s director", "Bat Trust"]),
    ("{s1 The lieutenant governor} {c1 said} {q1 that {s2 the governor} {c2 knew} {q2 it}}.", ["The lieutenant governor", "the governor"]),
    # the former and the latter
    ("Graham Teller and Odile Fournier met. {s1 The former} {c1 said} {q1 no}; {s2 the latter} {c2 said} {q2 yes}.", ["Graham Teller", "Odile Fournier"]),
    ("Two aid groups, Relief Now and the Salt Road Fund, met. {s1 The former} {c1 said} {q1 no}. {s2 The latter} {c2 said} {q2 yes}.", ["Relief Now", "Salt Road Fund"]),
    # by party, state, age and trait
    ("Jim Tolliver (D-Utah) and Carla Yancey (R-Ga.) spoke. {s1 The Utah Democrat} {c1 said} {q1 no}. {s2 The Republican} {c2 said} {q2 yes}.", ["Jim Tolliver", "Carla Yancey"]),
    ("{s1 Rep. Nora Castile of Maine} {c1 said} {q1 no}. {s2 The congresswoman} {c2 said} {q2 yes}. {s3 The lawmaker} {c3 said} {q3 so}.", ["Nora Castile"] * 3),
    ("{s1 Ada Moss, 54}, {c1 said} {q1 no}. {s2 The 54-year-old} {c2 said} {q2 yes}.", ["Ada Moss"] * 2),
    ("{s1 Coach Dee Lund} {c1 said} {q1 no}.\n\n{s2 Petra Sund}, her keeper, {c2 said} {q2 yes}. {s3 The Swede} {c3 said} {q3 so}.", ["Dee Lund", "Petra Sund", "Petra Sund"]),
]  # fmt: skip

PRONOUNS: list[tuple[str, list[str | None]]] = [
    ("{s1 Ruth Okafor} {c1 said} {q1 no}. {s2 She} {c2 said} {q2 yes}.", [R, R]),
    ("{s1 Ruth Okafor} met Bo Farrow. {q2 “No,”} {s2 he} {c2 said}. {q1 “Yes,”} {s3 she} {c1 said}.{q3 .}", [R, F, R]),
    # who is introduced by the paragraph above, and not who spoke before
    ("{q1 “No,”} {s1 Ann Poe} {c1 said}.\n\nHer rival, a retired teacher named Ruth Okafor, was not persuaded.\n\n{q2 “Yes,”} {s2 she} {c2 said}.", ["Ann Poe", R]),
    ("POTUS took the stage. {q1 “No,”} {s1 he} {c1 said}.", ["POTUS"]),
    ("{s1 Okafor} {c1 said} {q1 {s2 she} {c2 knew} {q2 it}}.", ["Okafor", "Okafor"]),
    ("{q1 “{s2 She} {c2 told} {a2 me} {q2 so},”} {s1 Dee Farrow} {c1 said} of Kiki Mbeki.", ["Dee Farrow", "Kiki Mbeki"]),
    ("Kiki Mbeki played. {q1 “{s2 She} {c2 said} {q2 so},”} {s1 Dee Farrow} {c1 said}.", ["Dee Farrow", "Kiki Mbeki"]),
    ("{q1 “{s2 I} {c2 think} {q2 so},”} {s1 Ruth Okafor} {c1 said}.", [R, R]),
    ("{s1 Two teachers} {c1 said} {q1 no}. {s2 They} {c2 said} {q2 yes}.", ["Two teachers"] * 2),
    ("{s1 The indictment} {c1 says} {q1 no}. {s2 It} {c2 says} {q2 yes}.", ["The indictment"] * 2),
    ("{q1 He could see the bolts}, {s1 Al Dunning} {c1 said}. {s2 He} {c2 said} {q2 so}.", ["Al Dunning"] * 2),
    ("Posted by Dot Mercer\n\n{s1 I} {c1 think} {q1 so}.", ["Dot Mercer"]),
    ("{s1 I} {c1 think} {q1 so}.", ["the writer"]),
    ("{s1 He} {c1 said} {q1 so}.", [None]),
    ("{s1 Sgt. Omar Haddad} {c1 identified} {q1 the driver as Colin Brace}. {s2 The driver} {c2 had told} {q2 friends}.", ["Omar Haddad", "Colin Brace"]),
    ("Al Pike and Bo Farrow met. {s1 He} {c1 said} {q1 so}.", [None]),
    ("{s1 Al Pike} {c1 disagrees} {q1 with Bo Farrow}. {s2 He} {c2 thinks} {q2 Farrow will leave}.", ["Al Pike"] * 2),
    # a quotation goes on without a source
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}.\n\n{q2 “Two.”}", [R, R]),
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}. {q2 “{s3 I} {c3 think} {q3 so}.”}", [R, R, R]),
    ("{q1 It was thought to be too tall}.", [None]),
]  # fmt: skip

TURNS: list[tuple[str, list[str | None]]] = [
    ("{s1 SEN. ROURKE}{c1 :} {q1 Did you?}\n{s2 MR. HALE}{c2 :} {q2 Yes.}\n\n{s3 Sen. Dana Rourke} {c3 left} {q3 it}.", ["Dana Rourke", "HALE", "Dana Rourke"]),
    ("{s1 Whitcomb}{c1 :} {q1 No.}\n{s2 Adeyemi}{c2 :} {q2 Yes.}\n{s3 Whitcomb}{c3 :} {q3 No.}", ["Whitcomb", "Adeyemi", "Whitcomb"]),
    ("{s1 MR. ESPOSITO}{c1 :} {q1 Did Mr. Gant tell you?}\n{s2 MS. LARUE}{c2 :} {q2 {s3 He} {c3 said} {q3 so}.}", ["ESPOSITO", "LARUE", "Gant"]),
]  # fmt: skip

LATER: list[tuple[str, list[str | None]]] = [
    # described first, named later
    ("{q1 “{s2 My husband} {c2 reckons} {q2 so},”} {s1 Dora Keane} {c1 said}.\n\nHer husband is Ewan Keane, the doctor. {s3 He} {c3 says} {q3 no}.", ["Dora Keane", "Ewan Keane", "Ewan Keane"]),
    ("{s1 The director of the Quay Theatre} has left, {c1 blaming} {q1 the board}.\n\n{s2 Imogen Sandys} {c2 said} {q2 {s3 she} {c3 had learned} {q3 of cuts}}.", ["Imogen Sandys"] * 3),
    ("{s1 Mr. Miles Onslow} {c1 said} {q1 no}. {s2 Mr. Onslow’s wife} {c2 said} {q2 no}. {s3 Mrs. Onslow} {c3 said} {q3 yes}.", ["Miles Onslow", "Onslow", "Onslow"]),
    # a company with a name like a person's
    ("In 1981 {s1 an oil company, Borealis Kettle}, {c1 said} {q1 no}. Naomi Feld was angry. {s2 She} {c2 wrote} {q2 back}. {s3 The company} {c3 gave} {q3 in}.", ["Borealis Kettle", "Naomi Feld", "Borealis Kettle"]),
    # a surname that is a man's first name, too
    ("Hillary Clinton spoke. {s1 Clinton} {c1 said} {q1 no}. {s2 She} {c2 said} {q2 yes}.", ["Hillary Clinton"] * 2),
    ("Debbie Wasserman Schultz spoke. {s1 Wasserman Schultz} {c1 said} {q1 no}.", ["Debbie Wasserman Schultz"]),
    # who a group is
    ("{s1 The Bakers and Packers Union (BPU)} {c1 said} {q1 no}. {s2 The BPU} {c2 said} {q2 yes}.", ["Bakers and Packers Union"] * 2),
    ("{s1 The Office of Rail Safety} {c1 said} {q1 no}. {s2 The office} {c2 said} {q2 yes}.", ["Office of Rail Safety"] * 2),
    ("Ana Prado and Luis Prado fled. {s1 The Prados} {c1 said} {q1 no}.", ["Ana Prado and Luis Prado"]),
    ("{s1 Josh Tull and Helen Marr} {c1 met} {q1 it}. {s2 Both} {c2 said} {q2 yes}.", ["Josh Tull and Helen Marr"] * 2),
    ("{s1 The Bat Trust} {c1 met} {q1 it}. {s2 The trust’s chairman, Luc Arnaud,} {c2 said} {q2 {s3 it} {c3 had warned} {q3 Parliament}}.", ["Bat Trust", "Luc Arnaud", "Bat Trust"]),
    # a role that no name is tied to
    ("{s1 Ruth Okafor} {c1 moved} {q1 out}. {s2 The landlord} {c2 said} {q2 no}. {s3 The landlord} {c3 said} {q3 yes}.", [R, "The landlord", "The landlord"]),
    ("{s1 Ruth Sand (I-Vt.)} {c1 told} Maria Kell (R-Tex.) {q1 no}. {s2 The Vermonter} {c2 said} {q2 yes}.", ["Ruth Sand"] * 2),
    ("{s1 His doctor, a young Scot called Fergus Mair}, {c1 said} {q1 no}. {s2 The Scot} {c2 said} {q2 yes}.", ["Fergus Mair"] * 2),
    # you, in a transcript of two
    ("{s1 QUILL}{c1 :} {q1 {s2 You} {c2 promised} {q2 more}.}\n{s3 ASHE}{c3 :} {q3 No.}", ["QUILL", "ASHE", "ASHE"]),
]  # fmt: skip

SOURCES = [
    ("County Prosecutor Jill Amato", "Jill Amato"),
    ("A neighbor who gave only her first name, Dee,", "Dee"),
    ("The workers who", "The workers"),
    ("Dockers in Port Grey", "Dockers in Port Grey"),
    ("Their union, the Quay Workers’ League,", "Quay Workers’ League"),
    # the words of a source, and who it is
    ("The group’s founder and president, Ann Roe,", "Ann Roe"),
    ("The actress and activist Kamala Lopez", "Kamala Lopez"),
    ("A retired teacher named Joan Hale", "Joan Hale"),
    ("One of the drivers, Luis Vega,", "Luis Vega"),
    ("Another driver, Luis Vega,", "Luis Vega"),
    ("Ann Roe, founder and president of the Bat Trust,", "Ann Roe"),
    ("Dale Orr of the state police", "Dale Orr"),
    ("Ann Roe’s brother and manager, Lou Roe,", "Lou Roe"),
    ("The Rev. Amos Tull of Mount Zion Baptist Church", "Amos Tull"),
    ("Joan Hale, 71, a retired nurse who lives next door,", "Joan Hale"),
    ("A neighbor, Joe Roe, 44,", "Joe Roe"),
    ("The band’s drummer, Bo Coe, who is also his cousin,", "Bo Coe"),
    ("His longtime friend the drummer Bo Coe", "Bo Coe"),
    ("Assistant District Attorney Ann Roe", "Ann Roe"),
    ("Jazz critic Paula Wexler of the Herald", "Paula Wexler"),
    ("Detective Sgt. Maria Kessel", "Maria Kessel"),
    ("William “Bud” Harlan", "William “Bud” Harlan"),
    ("Ruth Okafor’s", "Ruth Okafor"),
    ("Okafor herself", "Okafor"),
]

UNNAMED: list[tuple[str, list[str | None]]] = [
    ("{s1 A senior official} {c1 said} {q1 no}. {s2 The official} {c2 said} {q2 yes}. {s3 A third official} {c3 said} {q3 so}.", ["A senior official", "A senior official", "A third official"]),
    ("{s1 Two aides} {c1 said} {q1 no}. {s2 A third aide} {c2 said} {q2 yes}. {s3 The third aide} {c3 added} {q3 so}.", ["Two aides", "A third aide", "A third aide"]),
    ("{s1 Two officials} {c1 said} {q1 no}. {s2 One of them} {c2 said} {q2 yes}. {s3 The other} {c3 said} {q3 so}.", ["Two officials", "One of them", "The other"]),
    ("{s1 A county judge} {c1 ruled} {q1 no}. It was late.\n\n{s2 Judge Corinne Boyd} {c2 wrote} {q2 yes}.", ["Corinne Boyd"] * 2),
    ("{s1 A House leadership aide} {c1 said} {q1 “{s2 The chairman} {c2 said} {q2 so}.”}", ["A House leadership aide", "The chairman"]),
]  # fmt: skip


TOLD_APART: list[tuple[str, list[str | None]]] = [
    # offices of towns; offices by their ending
    ("{s1 Selectman Miles Onslow} {c1 said} {q1 no}. {s2 Dora Onslow, the selectman’s wife,} {c2 said} {q2 yes}. {s3 Her husband} {c3 left} {q3 it}.", ["Miles Onslow", "Dora Onslow", "Miles Onslow"]),
    ("{s1 Townsperson Ruth Okafor} {c1 said} {q1 no}. {s2 Okafor} {c2 said} {q2 yes}.", [R, R]),
    ("{s1 Lt. Gov. Dana Pike} {c1 said} {q1 no}. {s2 The lieutenant governor} {c2 said} {q2 yes}.", [P, P]),
    # what somebody does, before the name and behind a comma
    ("{s1 Its author, the virologist Ruth Okafor}, {c1 said} {q1 no}.", [R]),
    # that supervisor, who was told of before
    ("{s1 His supervisor} {c1 wrote} {q1 no}.\n\nThat supervisor, Ruth Okafor, has left. {s2 She} {c2 said} {q2 so}.", [R, R]),
    # a first name alone beside a word for kin; the owner does not open the sentence
    ("{s1 Al Pike} {c1 said} {q1 no}. Ruth Okafor met him.\n\nPike’s wife, Zdenka, waits outside. {s2 She} {c2 said} {q2 yes}.", ["Al Pike", "Zdenka"]),
    # one of several, told by what stands beside
    ("{s1 Two employees} {c1 said} {q1 no}. {s2 One, a night watchman,} {c2 said} {q2 yes}.", ["Two employees", "a night watchman"]),
    # some, nobody in particular
    ("As for Republicans, {s1 some} {c1 think} {q1 so}.", ["some"]),
    # the cue goes on
    ("Ruth Okafor met Kiki Mbeki. {q1 “No,”} {s1 Mbeki} {c1 said}.\n\n{s2 She} {c2 added} {q2 that it rained}.", ["Kiki Mbeki"] * 2),
    # a quotation behind what somebody does
    ("{q1 “No,”} {s1 Bo Farrow} {c1 said}.\n\nRuth Okafor has another theory. {q2 “It rained.”}", [F, R]),
    # a word that the sentence says of something is nobody
    ("{s1 Bo Farrow} {c1 said} {q1 “The log is your witness. {s2 He} {c2 swore} {q2 so}.”}", [F, None]),
    # a newspaper by its name
    ("{s1 The Harbor Monitor} {c1 said} {q1 no}. {s2 The paper} {c2 said} {q2 yes}.", ["Harbor Monitor"] * 2),
    # words for a change, of one who may be the last speaker: sooner unknown
    ("{s1 A cook} {c1 said} {q1 no}. {s2 The kitchen vet} {c2 said} {q2 yes}.", ["A cook", None]),
    ("A mold grows in a cellar, and {s1 its keeper} {c1 wants} {q1 calm}.\n\n{s2 Ruth Okafor, a virologist,} {c2 said} {q2 no}.", [None, R]),
]  # fmt: skip


SHAPES: list[tuple[str, list[str | None]]] = [
    # a letter is its signer's; a column the one's of whom its last line tells
    ("To the Editor:\n\n{s1 I} {c1 think} {q1 so}.\n\nEverett Salk\nNorth Millrace", ["Everett Salk"]),
    ("{s1 I} {c1 think} {q1 so}. It rained.\n\nRuth Okafor teaches history in Lowell.", [R]),
    ("{s1 I} {c1 think} {q1 so}. Ruth Okafor left.\n\nIt rained.", ["the writer"]),
    ("By Ruth Okafor\n\n{s1 I} {c1 think} {q1 {s2 she} {c2 knows} {q2 it}}.", [R, None]),
    # the words of one whom nothing quotes are nobody's
    ("“It rained,” Bo Farrow said. “{s1 I} {c1 think} {q1 so}.”", [None]),
    # towns in brackets; a list goes on over them
    ("{s1 Reps. Otis Grable (D-Marlow), Nancy Yoon (D-Port Hale) and Ruth Okafor (D-East Bend)} {c1 said} {q1 no}. Grable left.", ["Reps. Otis Grable (D-Marlow), Nancy Yoon (D-Port Hale) and Ruth Okafor (D-East Bend)"]),
    # a title on her father's surname
    ("{s1 Mr. Tessier’s daughter, Clarisse}, {c1 said} {q1 no}. {s2 Ms. Tessier} {c2 said} {q2 yes}.", ["Clarisse"] * 2),
    ("{s1 Ignacio Ruiz Cordero} {c1 said} {q1 no}. {s2 Mr. Ruiz Cordero} {c2 said} {q2 yes}.", ["Ignacio Ruiz Cordero"] * 2),
    ("{s1 Zhu Jiwei} {c1 said} {q1 no}. {s2 Mr. Zhu} {c2 said} {q2 yes}.", ["Zhu Jiwei"] * 2),
    # called is not always a name
    ("Bernie Coe called Trump a friend. {s1 Trump} {c1 said} {q1 no}.", ["Trump"]),
    ("A rebel came. {s1 A commander who goes by the name Abu Tariq} {c1 said} {q1 no}. {q2 “Yes,”} {s2 he} {c2 said}.", ["Abu Tariq"] * 2),
    # of the name's owner something is left out
    ("Bo Farrow left. {s1 Farrow’s} {c1 dismissed} {q1 the poll}.", [None]),
    # whose husband, by name
    ("{s1 My husband} {c1 said} {q1 no}. Ruth laughed. {s2 Ruth’s husband} {c2 said} {q2 yes}.", ["My husband", "Ruth’s husband"]),
    # who the sentence before was about, though another spoke last; not one named in the words
    ("{q1 “No,”} {s1 Jan Pike} {c1 said}.\n\nBo Farrow shrugged. {q2 “Jan always says so,”} {s2 he} {c2 said}.", ["Jan Pike", F]),
    # an organisation by a bare noun, where others have names: sooner unknown
    ("Gulls flew. {s1 The Harbor Trust} {c1 said} {q1 no}. It rained.\n\n{s2 The union} {c2 said} {q2 yes}.", ["Harbor Trust", None]),
    ("{s1 Catcher Benny Ruiz} {c1 said} {q1 no}. {s2 Director-General Oumar Traoré} {c2 said} {q2 yes}.", ["Benny Ruiz", "Oumar Traoré"]),
    ("From: Dana Osgood\nSubject: The hamster\n\n{s1 I} {c1 think} {q1 so}.\n\nWarmly,\nDana Osgood", ["Dana Osgood"]),
    ("Egypt has a mission. {s1 Egypt’s} {c1 declined} {q1 to comment}.", [None]),
    ("{s1 The Speaker, Sir Alan Whitby}, {c1 said} {q1 no}. {s2 Sir Alan} {c2 said} {q2 yes}.", ["Alan Whitby"] * 2),
    ("{s1 The ranger who opened the door, Mike Castillo}, {c1 said} {q1 no}. {s2 Castillo} {c2 said} {q2 yes}.", ["Mike Castillo"] * 2),
    ("{s1 Grover Roe} {c1 said} {q1 no}. Bo Pike met a child. {s2 The boy} {c2 said} {q2 yes}.", ["Grover Roe", None]),
    # a question is nobody's relative clause
    ("{s1 Bo Farrow} {c1 said} {q1 it rained}. {s2 Who} {c2 told} {q2 her that}?", [F, None]),
    ("Russia, {s1 which arms them}, {c1 said} {q1 no}.", ["Russia"]),
]  # fmt: skip


INSIDE: list[tuple[str, list[str | None]]] = [
    # whom one was told by is somebody else; so is whoever is described in the words quoted
    ("{q1 “I was {c2 told} by {s2 the sheriff} {q2 that it was over},”} {c1 said} {s1 Ruth Okafor}.", [R, "the sheriff"]),
    ("{q1 “We were {c2 warned} by {s2 the plumber} {q2 that it leaked},”} {s1 Bo Farrow} {c1 said}.", [F, "the plumber"]),
    # the prosecutor is not the one whom those words name
    ("{s1 The prosecutor} {c1 said} {q1 that Dana Pike had lied}. {s2 Pike} {c2 said} {q2 no}.", ["The prosecutor", P]),
    # her lawyer says she: the one whose lawyer it is; nobody, where that is nobody known
    ("{s1 Her lawyer} {c1 says} {q1 {s2 she} {c2 will tell} them {q2 so}}.", ["Her lawyer", None]),
    ("Ms. Pike is on trial. {s1 Her lawyer} {c1 says} {q1 {s2 she} {c2 will tell} them {q2 so}}.", ["Her lawyer", "Pike"]),
    ("{s1 His wife} {c1 said} {q1 {s2 he} {c2 told} her {q2 so}}.", ["His wife", None]),
    ("Al Pike left. {s1 His brother, Bo Pike}, {c1 said} {q1 it rained}. {s2 He} {c2 said} {q2 so}.", ["Bo Pike", "Bo Pike"]),
    # one without a name whom the same quotation told of
    ("{s1 Bo Farrow} {c1 said} {q1 no}.\n\n{q2 “My landlord came in. {s3 He} {c3 said} {q3 so},”} {s2 a nurse} {c2 said}.", [F, "a nurse", "My landlord"]),
    # who the report is about
    ("{s1 The prosecutor} {c1 said} {q1 that Ms. Pike lied when {s2 she} {c2 told} them {q2 so}}.", ["The prosecutor", "Pike"]),
    ("{s1 Ruth Okafor} {c1 said} {q1 that Ms. Pike lied when {s2 she} {c2 told} them {q2 so}}.", [R, None]),
    ("{s1 Al Dunning} {c1 said} {q1 that {s2 he} {c2 had told} Ms. Pike {q2 so}}.", ["Al Dunning"] * 2),
    # a worker who said he: the worker
    ("Al Pike quit. {s1 A worker} {s2 who} {c2 said} {q2 {s3 he} {c3 feared} {q3 it}} {c1 said} {q1 no}.", ["A worker", "A worker", "A worker"]),
    # not Ms. Poe
    ("It was Mr. Ochoa, not Ms. Brand, {s1 who} {c1 said} {q1 it rained}.", ["Ochoa"]),
    ("It was the driver, not the nurse, {s1 who} {c1 said} {q1 it rained}.", ["the driver"]),
    # what opens with "who" asks
    ("{s1 The chairman} {c1 asked}: {q1 “{s2 Who} {c2 told} you {q2 that}?”}", ["The chairman", None]),
    ("{s1 Al Dunning} {c1 asked} Bo Farrow {q1 {s2 who} {c2 had told} him {q2 that}}.", ["Al Dunning", None]),
    # question and answer: the letters are nobody's name, and nobody's he
    ("{s1 Q}{c1 .} {q1 Did you see it?}\n\n{s2 A}{c2 .} {q2 {s3 He} {c3 said} {q3 so}. {s4 I} {c4 think} {q4 so}.}", ["Q", None, None, None]),
]  # fmt: skip

AGAIN: list[tuple[str, list[str | None]]] = [
    # a governor who was a prosecutor is no former governor
    ("{s1 Gov. Dana Pike} {c1 said} {q1 no}. Pike, a former prosecutor, left. {s2 The governor} {c2 said} {q2 yes}.", [P, P]),
    # the former senator: hardly ever somebody new
    ("{s1 Gov. Dana Pike} {c1 said} {q1 no}. {s2 The former senator} {c2 said} {q2 yes}.", [P, None]),
    # that official: the one told of last
    ("{s1 A senior official} {c1 said} {q1 no}. A second official frowned. {s2 That official} {c2 said} {q2 yes}.", ["A senior official", "A second official"]),
    # a relative clause behind a comma makes nobody new
    ("{s1 Senator Bo Farrow} {c1 said} {q1 no}. {s2 The soft-spoken baker, who votes with everyone}, {c2 said} {q2 yes}.", [F, None]),
    ("{q1 “{s2 My colleague} {c2 sees} {q2 it},”} {s1 Ruth Okafor} {c1 said}.", [R, None]),
    # what they call her
    ("{s1 Ruth Okafor} {c1 said} {q1 no}. Her dancers call her the Colonel. {s2 The Colonel} {c2 said} {q2 yes}.", [R, R]),
    # a name kept for the second paragraph; an office would be told with the name
    ("{s1 A retired welder} {c1 said} {q1 no}.\n\n{s2 Ruth Okafor} {c2 said} {q2 yes}.", [None, R]),
    ("{s1 A county judge} {c1 said} {q1 no}.\n\n{s2 Ruth Okafor} {c2 said} {q2 yes}.", ["A county judge", R]),
    ("{s1 The company that runs them} {c1 said} {q1 no}.\n\n{s2 Island Link Ltd.} {c2 said} {q2 yes}.", [None, "Island Link Ltd."]),
    # my brother is the speaker's, even if another one has a brother
    ("Buck Roe left. {s1 Pete Roe, his brother}, {c1 said} {q1 no}. {q2 “{s3 My brother} {c3 said} {q3 so},”} {s2 he} {c2 said}.", ["Pete Roe", "Pete Roe", "Buck Roe"]),
    # Mr. Roe is Ed, and quotes another one
    ("Carol Roe came with her husband, Ed. {s1 Ed} {c1 said} {q1 no}. {q2 “{s3 He} {c3 said} {q3 so},”} {s2 Mr. Roe} {c2 said}.", ["Ed", "Ed", None]),
    # a headline in capitals that runs on: only its first word is a name
    ("TULLY WANT “GULLS” AWAY? It seems so. It rained on Mr. Tully. {s1 Tully} {c1 said} {q1 no}.", ["Tully"]),
    # somebody's office is no name's; her grandson is not her father; the dead do not speak
    ("The Bat Trust met. {s1 Pike’s office} {c1 said} {q1 no}.", ["Pike’s office"]),
    ("Ida Moss died. {s1 Her grandson, Tom Moss}, {c1 said} {q1 no}. Ida was born in Leeds. {s2 Her father} {c2 told} her {q2 so}.", ["Tom Moss", "Her father"]),
    # the board, where there is one: also from far away
    ("{s1 The Harbor Safety Board} {c1 said} {q1 no}. It rained.\n\nIt snowed. Gulls flew.\n\nIt hailed.\n\nThe tide came.\n\n{s2 The board} {c2 said} {q2 yes}.", ["Harbor Safety Board"] * 2),
]  # fmt: skip

FURTHER: list[tuple[str, list[str | None]]] = [
    # the woman, named behind: the one told of before; and so the union
    ("{s1 A woman in the back row} {c1 said} {q1 no}. It rained.\n\n{s2 The woman, Ada Moss, whose son drowned}, {c2 said} {q2 yes}.", ["Ada Moss"] * 2),
    ("It rained. {s1 The union that runs the pier} {c1 said} {q1 no}.\n\n{s2 The union, the Amalgamated Millers}, {c2 said} {q2 yes}.", ["Amalgamated Millers"] * 2),
    # one of the inspectors is the inspector; a former lawyer the lawyer
    ("{s1 One of the inspectors} {c1 said} {q1 no}. {s2 The inspector} {c2 said} {q2 yes}.", ["One of the inspectors"] * 2),
    ("{s1 A former lawyer there, who would not be named}, {c1 said} {q1 no}. {s2 The lawyer} {c2 said} {q2 yes}.", ["A former lawyer there"] * 2),
    # who is not to be named is nobody named
    ("{s1 Dr. Ruth Okafor} {c1 said} {q1 no}. {s2 The doctor, who spoke on condition that she not be named}, {c2 said} {q2 yes}.", [R, "The doctor"]),
    # a headline tells of those of the lede
    ("Rail plan short of votes, aides say\n\nThe plan is short, {s1 two aides who saw the count} {c1 said} {q1 on Tuesday}.", ["two aides"]),
    ("{q1 Deal is near}, {s1 sources} {c1 say}\n\nThe deal is near, {s2 three people briefed on it} {c2 said} {q2 on Monday}.", ["three people briefed on it"] * 2),
    # the president is not yet the president of something named further on
    ("{s1 The president} {c1 said} {q1 no}. The Pier Guild met. {s2 Its president, Ruth Okafor}, {c2 said} {q2 yes}.", ["The president", R]),
    ("{s1 Ann Poe, the president of Ford}, {c1 said} {q1 no}. {s2 The majority leader} {c2 said} {q2 yes}.", ["Ann Poe", "The majority leader"]),
    # names behind titles of several words, behind "named", and before what they name
    ("{s1 Chief of staff Lenora Moss} {c1 said} {q1 no}. {s2 Moss} {c2 said} {q2 yes}.", ["Lenora Moss"] * 2),
    ("{s1 Chief of Staff Lenora Moss} {c1 said} {q1 no}. {s2 Moss} {c2 said} {q2 yes}.", ["Lenora Moss"] * 2),
    ("{s1 A reader named Bettina} {c1 said} {q1 no}.", ["Bettina"]),
    ("{s1 The opposition National Dawn party} {c1 said} {q1 no}.", ["National Dawn"]),
    ("{s1 Joost van Amerlaan} {c1 said} {q1 no}. {s2 Van Amerlaan} {c2 said} {q2 yes}.", ["Joost van Amerlaan"] * 2),
    ("It rained. {s1 His solicitors, Hallam Crewe}, {c1 said} {q1 no}.", ["Hallam Crewe"]),
    ("{s1 The head of the trust, Whitney Kimbrell, 81}, {c1 said} {q1 no}. {s2 The trust} {c2 said} {q2 yes}.", ["Whitney Kimbrell", "the trust"]),
    # a people is no name
    ("{s1 Lukas Hrabal} {c1 said} {q1 no}. {s2 The Czech} {c2 said} {q2 yes}.", ["Lukas Hrabal"] * 2),
    # a number for a name
    ("{s1 Witness 4} {c1 said} {q1 no}. {s2 Witness 7} {c2 said} {q2 yes}. {s3 Witness 4} {c3 said} {q3 so}.", ["Witness 4", "Witness 7", "Witness 4"]),
    # we, of one who speaks for a body
    ("The Bat Trust met. {q1 “{s2 We} {c2 think} {q2 so},”} {s1 its spokesman} {c1 said}.", ["its spokesman", "Bat Trust"]),
    # the only clerk, from far away; the best man
    ("I asked the town clerk. It rained.\n\nIt snowed. Gulls flew.\n\n{s1 The clerk} {c1 says} {q1 no}.", ["the town clerk"]),
    # rarer names tell a man from a woman as well
    ("Zdenka Moss and Joost Hale came. {s1 He} {c1 said} {q1 no}. {s2 She} {c2 said} {q2 yes}.", ["Joost Hale", "Zdenka Moss"]),
    # labels: one moderator, but not one reporter; who is called upon
    ("Tobias van Lindqvist built it.\n\n{s1 THE CHAIR}{c1 :} {q1 Was it tested?}\n\n{s2 MR. VAN LINDQVIST}{c2 :} {q2 No.}\n\n{s3 THE CHAIR}{c3 :} {q3 Why?}", ["THE CHAIR", "Tobias van Lindqvist", "THE CHAIR"]),
    ("{s1 MODERATOR}{c1 :} {q1 Mayor Ortiz, {s2 you} {c2 said} {q2 it was safe}.}\n\n{s3 ORTIZ}{c3 :} {q3 It is.}\n\n{s4 MODERATOR}{c4 :} {q4 Thank you.}", ["MODERATOR", "Ortiz", "Ortiz", "MODERATOR"]),
    # what is told of a source tells a man from a woman; who spoke right before
    ("{s1 Bo Farrow} {c1 said} {q1 no}. It rained.\n\n{s2 One trader, who asked us not to use his name}, {c2 said} {q2 so}.\n\n{q3 “Yes,”} {s3 he} {c3 said}.", [F, "One trader", "One trader"]),
    ("{s1 Three people close to Mr. Roe} {c1 said} {q1 no}. {s2 All three} {c2 said} {q2 yes}.", ["Three people close to Mr. Roe"] * 2),
    # a killed one does not speak
    ("The killing of Ann Poe shook Dell. {s1 A neighbor} {c1 said} {q1 no}. {q2 “Yes,”} {s2 she} {c2 said}.", ["A neighbor"] * 2),
    # nobody with a name is the person; one described otherwise is another
    ("{s1 Bo Farrow} {c1 said} {q1 no}. {s2 A person close to the talks} {c2 said} {q2 so}. {s3 The person} {c3 said} {q3 yes}.", [F, "A person close to the talks", "A person close to the talks"]),
    ("{s1 A senior White House official} {c1 said} {q1 no}. {s2 A defense official} {c2 said} {q2 so}. {s3 The senior White House official} {c3 said} {q3 yes}.", ["A senior White House official", "A defense official", "A senior White House official"]),
    ("It rained. {s1 A third person, a banker in London}, {c1 said} {q1 no}. {s2 The banker} {c2 said} {q2 yes}.", ["A third person"] * 2),
    ("{s1 Four current and former defense officials} {c1 said} {q1 no}. {s2 The officials} {c2 said} {q2 yes}.", ["Four current and former defense officials"] * 2),
    # a clerk known as Witness K; the Company; St. Brendan’s Medical Center is the hospital
    ("{s1 A clerk, granted anonymity and known as Witness K}, {c1 said} {q1 no}. {s2 Witness K} {c2 said} {q2 yes}.", ["Witness K"] * 2),
    ("A clerk in court, known to it as Witness K, came.\n\n{s1 Witness K} {c1 said} {q1 no}. {s2 Witness K} {c2 said} {q2 so}.", ["A clerk in court"] * 2),
    ("A clerk in court, known to it as Witness B, came.\n\n{s1 Witness K} {c1 said} {q1 no}.", ["Witness K"]),
    ("{s1 Halvorsen Tidewater Inc.} {c1 said} {q1 no}. {s2 The Company} {c2 said} {q2 yes}.", ["Halvorsen Tidewater Inc."] * 2),
    ("Nurses left St. Brendan’s Medical Center. {s1 The hospital} {c1 said} {q1 no}.", ["St. Brendan’s Medical Center"]),
    # names behind and inside offices
    ("It rose, {c1 according to} {s1 Vice President for Finance Odalys Ferrer}. {q1 It did.} {s2 Ferrer} {c2 said} {q2 no}.", ["Odalys Ferrer"] * 2),
    ("{s1 Ridgemont President and CEO Thaddeus Hale} {c1 said} {q1 no}.", ["Thaddeus Hale"]),
    ("{s1 Its founder, the late Sid Hale}, {c1 said} {q1 no}.", ["Sid Hale"]),
    ("{s1 The All-Party Group on Carers} {c1 said} {q1 no}.", ["All-Party Group on Carers"]),
    ("{s1 Left-hander Jiro Hale} {c1 said} {q1 no}. {s2 Coun Ada Moss} {c2 said} {q2 yes}.", ["Jiro Hale", "Ada Moss"]),
    ("{s1 A driver who asked to be called only Pat} {c1 said} {q1 no}.", ["Pat"]),
    # a report is nobody’s role; an answer is not the asker’s
    ("According to the affidavit, Travon Hale, 24, was there. {s1 The affidavit} {c1 says} {q1 no}.", ["the affidavit"]),
    ("{q1 “Why?”} {c1 asked} {s1 Ruth Okafor}.\n\n{q2 “Because it rained.”}", [R, None]),
    # who asks and who answers
    ("Rep. Dov Roe questioned Ruth Okafor about it:\n\n{s1 Q}{c1 .} {q1 Did you see it?}\n\n{s2 A}{c2 .} {q2 No.}", ["Dov Roe", R]),
    ("Ruth Okafor runs the water board.\n\n{s1 Q}{c1 .} {q1 Did you see it?}\n\n{s2 A}{c2 .} {q2 No.}\n\n{s3 Q}{c3 .} {q3 Why?}", ["Q", R, "Q"]),
]  # fmt: skip


B = "Bo Farrow"
# the subject of the sentence before
SUBJECTS: list[tuple[str, list[str | None]]] = [
    ("{q1 “It rained,”} {c1 said} {s1 Ruth Okafor}, a nurse.\n\nAnn Poe disagreed. {q2 “It snowed,”} {s2 she} {c2 said}.", [R, "Ann Poe"]),
    ("{s1 Bo Farrow} {c1 said} {q1 no}.\n\nThe harbor master, Al Pike, is skeptical. {s2 He} {c2 said} {q2 yes}.", [B, "Al Pike"]),
    ("{s1 Ruth Okafor} {c1 said} {q1 no}.\n\nAnn Poe runs the shop. {q2 “I will miss it,”} {s2 she} {c2 said}.", [R, "Ann Poe"]),
    ("A memo was dated May 3. {s1 It} {c1 said} {q1 that the pumps had failed}.", ["A memo"]),
    ("A report by the Tarrow Board found lead. {s1 It} {c1 said} {q1 that pipes were old}.", ["A report"]),
    ("Two deckhands met reporters. {q1 “We jumped,”} {s1 they} {c1 said}.", ["Two deckhands"]),
    ("Ana and Luis Prado own a bakery. {q1 “We are tired,”} {s1 they} {c1 said}.", ["Ana and Luis Prado"]),
    ("Police closed the road. {s1 They} {c1 said} {q1 it was ice}.", ["Police"]),
    ("Kit Marlow, who uses they/them pronouns, left. {q1 “I need air,”} {s1 they} {c1 said}.", ["Kit Marlow"]),
    ("When the creek rose, Ana and Luis Prado left. {s1 They} {c1 said} {q1 no}.", ["Ana and Luis Prado"]),
    ("The Tarrow Food Programme shut. {s1 The U.N. agency} {c1 said} {q1 it had no rice}.", ["Tarrow Food Programme"]),
    ("The Amalgamated Weavers voted. {s1 The union} {c1 said} {q1 talks had failed}.", ["Amalgamated Weavers"]),
    ("{s1 SENIOR OFFICIAL ONE}{c1 :} {q1 We met.}\n\n{s2 SENIOR OFFICIAL TWO}{c2 :} {q2 I agree.}\n\n{s3 SENIOR OFFICIAL ONE}{c3 :} {q3 We will.}", ["SENIOR OFFICIAL ONE", "SENIOR OFFICIAL TWO", "SENIOR OFFICIAL ONE"]),
    ("Governor Engr. Bala Sani left. {s1 The governor} {c1 said} {q1 no}.", ["Bala Sani"]),
    ("Home Minister Shri Arun Desai left. {s1 Shri Desai} {c1 said} {q1 no}.", ["Arun Desai"]),
    ("Then Orrin cut its fee. So Orrin sells rings. Then Orrin grew. {s1 The company} {c1 said} {q1 no}.", ["Orrin"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "wanted"),
    FURTHER + NAMES + TWO + PRONOUNS + TURNS + LATER + UNNAMED + TOLD_APART + SHAPES + INSIDE + AGAIN + SUBJECTS,
)
def test_speakers(marked: str, wanted: list[str | None]) -> None:
    assert speakers(marked) == wanted


@pytest.mark.parametrize(("source", "wanted"), SOURCES)
def test_sources(source: str, wanted: str) -> None:
    assert speakers(f"It rained. {{s1 {source}}} {{c1 said}} {{q1 no}} on Monday.") == [wanted]


@pytest.mark.parametrize(("score", "known"), [(1.0, True), (0.95, True), (0.2, False)])
def test_nobody_is_surer_to_speak_than_the_source_is_to_be_found(score: float, *, known: bool) -> None:
    marked = parse(" test\n{s1 Ruth Okafor} {c1 said} {q1 no}.", "test")
    (choice,) = resolve(Text.of_lines(marked.text), given(marked), scores=[score]).speakers
    assert (choice.actor is not None) == known
    assert 0.6 < choice.score <= 0.97


def test_a_source_in_another_sentence_is_trusted_less() -> None:
    marked = parse(" test\n{s1 Ruth Okafor} left. It {c1 was said} {q1 that it rained}.", "test")
    assert resolve(Text.of_lines(marked.text), given(marked)).speakers[0].actor is not None
    assert resolve(Text.of_lines(marked.text), given(marked), scores=[1.0]).speakers[0].actor is None


def test_full_stops_within_a_source_part_no_sentences() -> None:
    marked = parse(" test\n{s1 Reps. Al Pike (D-Marlow), a miner. of old, and Bo Farrow} {c1 said} {q1 no}.", "test")
    choice = resolve(Text.of_lines(marked.text), given(marked), scores=[1.0]).speakers[0]
    assert choice.actor is not None
