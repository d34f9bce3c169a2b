"""Given names that tell a woman from a man, for most who bear them.

The 1,856 names here: those borne most often in the United States since 1930 where at least 95 % of the bearers were of
one sex (counts of the Social Security Administration, public domain), and common ones of other countries, by hand.
Names that are also places, titles or everyday words (Dallas, Judge, King) are left out where they mislead more than
they help.  A name tells what a writer is likely to call somebody, no more; "she" in the text outweighs it.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final, Literal

Gender = Literal["f", "m"]

_WOMEN: Final = """
    aaliyah abby abigail ada adeline adriana adrianna adrienne agnes aileen aimee aisha alaina alana alayna
    alberta alejandra alexa alexandra alexandria alexia alice alicia alina alisa alisha alison alissa alivia
    aliyah allie allison allyson alma alondra alyson alyssa amal amanda amara amaya amber amelia amina amy ana
    ananya anastasia andrea angela angelica angelina angelique angie anika anita ann anna annabelle anne anneke
    annette annie antoinette anya aoife april aria ariana arianna arlene ashlee ashleigh ashley ashlyn astrid
    athena aubree audrey aurora ava barbara bea beatrice beatrix becky belinda bella benazir bernadette bernice
    bertha bess bessie beth bethany betsy bette betty beverly bianca birgit blanca bobbi bonita bonnie brandi
    brandy breanna brenda brenna briana brianna bridget bridgette brielle britney brittany brittney bronwyn
    brooke brooklynn caitlin caitlyn callie camila camille candace candice cara carissa carla carly carol carole
    caroline carolyn carrie carys cassandra cassie catherine cathleen cathy catriona cecelia cecilia celeste
    celia cerys charity charlene charlotte chasity chelsea chelsey cheri cherie cheryl cheyenne chiara chloe
    christa christie christina christine christy ciara cierra cindy claire clara clarissa claudia clémence
    colleen concetta connie constance cora corinne cristina crystal cynthia daisy daniela daniella danielle
    daphne darla darlene dawn deana deanna debbie debora deborah debra deirdre delaney delia delilah della
    delores deloris dena denise desiree diana diane dianna dianne dilma dina dixie dolores donna dora doreen
    doris dorota dorothea dorothy dot ebony edith edna eileen eilidh elaine eleanor elena eliana elif elisa
    elisabeth elise eliza elizabeth elke ella ellen ellie eloise elsie emily emine emma erica ericka erika erin
    erma ernestine esmeralda esra esther eszter ethel eunice eva evelyn faith fannie fatima fatou faye felicia
    fiona flo flora florence frances francesca francine franziska freya frieda gabriela gabriella gabrielle gail
    gemma genesis geneva genevieve georgia geraldine gertrude gianna gina ginger giorgia gisela giselle gladys
    glenda gloria grace gracie greta gretchen gro gwen gwendolyn hailey haley halima hanna hannah hannelore
    harriet haruka hattie haylee hayley hazel heather heidi heike helen helena helga hilda hilde hillary holly
    hope ida ilse imani imelda imogen indira ines ingeborg ingrid irena irene irina iris irma isabel isabella
    isabelle isla isobel ivana jacinda jaclyn jacqueline jacquelyn jada jana jane janelle janet janette janice
    janie janine janis jasmin jasmine jayla jayne jazmin jazmine jeanette jeanine jeanne jeannette jeannie
    jemima jenifer jenna jennie jennifer jenny jeri jessica jiang jill jillian jo joan joann joanna joanne
    jocelyn jodi johanna jolene joni josephine josie joy joyce juanita judith judy julia juliana julianna
    julianne julie juliet june jutta kailey kaitlin kaitlyn kaja kamala kara karen kari karin karina karla
    karolina kassandra kate katelyn katelynn kateryna katharine katherine kathleen kathryn kathy katie katja
    katrina kay kayla kaylee kayleigh keiko keira kelli kellie kelsey kendra keri kerri kersti khloe kiana kiara
    kiki kimberley kimberly kira kirsten krista kristen kristi kristie kristin kristina kristine kristy krystal
    ksenia kyla kylee kylie kyra lacey laila lakshmi lamia lana lara larysa latasha latifa latoya laura laurel
    lauren laurie layla lea leah leann leanne leila leilani lena leona leticia liesl lieve lila liliana lillian
    lillie lilly lily linda lindsay lindsey lisa liz lizbeth lois lola lora lorena loretta lori lorna lorraine
    lottie louise lucia lucille lucinda lucy ludmila lula luz lydia lynda lynette lynne macy madeleine madeline
    madelyn mae maeve magda magdalena maggie mags maia mairead maisie maja makayla makenna makenzie malala malin
    mallory mandy marcella marcia margaret margarethe margarita marge margie margrethe marguerite maria mariah
    mariam marian mariana marianne maribel marie marilyn marina marisa marisol marissa marit marjorie marla
    marlene marsha marta martha mary maryann matilda mattie maud maude maureen maxine maya mayra mckenna
    mckenzie meagan meera meg megan meghan mei melanie melinda melissa melody meredith mette mhairi mia michaela
    michele michelle michiko mikayla mildred milena millie mina mindy minna minnie miranda miriam misty moira
    mollie molly mona monica monique mya myra myrna myrtle nadezhda nadia nadine naledi nancy naomi natalia
    natalie natasha nell nellie nerys nevaeh nichole nicola nicole nigella nikki nilufer nina noelle noor nora
    norma noura odile oksana olena olga olivia orla paige paisley pam pamela parveen patricia patsy patti patty
    paula paulette pauline pearl peg peggy penelope penny petra philippa phoebe phyllis pilar piper pippa pooja
    priscilla priti priya rachael rachel rachelle rachida radhika ramona randi rania raquel rashida rebecca
    rebeka rebekah regina rena renee rhiannon rhonda rita roberta robyn rochelle roisin ronda rosa rosalie rose
    rosemarie rosemary rosie roxanne ruby rukmini ruth sabrina sadaf sadie saima sallie sally salma samantha
    sandra sanna saoirse sara sarah sasha savannah scarlett sefa selena serena shabana shana shanna shari sharon
    shauna shawna shayla sheila shelia shelley shelly sheri sherri sherrie sherry sheryl shireen shirley sierra
    sigrid simona simone sinead siobhan sofia solveig sondra sonia sonja sonya sophia sophie soraya staci stacie
    stefanie stella stephanie sue summer sunita susan susanne susie suzanne suzy svetlana sylvia tabitha talia
    tamara tami tammie tammy tamsin tania tanya tara taryn tasha tatiana teresa teri terri tess tessa thelma
    theresa therese thuli tia tiana tiara tiffany tilda tilly tina toni tonya tori tove traci tracie tricia
    trina trish trisha trudy ulrike ursula usha valentina valeria valerie vanessa velma vera verna veronica
    vesna vicki vickie vicky victoria vigdis viktoria viola violet virginia vivian vivienne wanda wendy wilma
    winifred yasmeen yasmin yelena yesenia ylva yolanda yuki yulia yuriko yvette yvonne zainab zara zeynep zoe
    zoey zofia zoya zuzana
"""

_MEN: Final = """
    aaron abbas abdel abdul abdullah abe abel abraham adam adan aden ahmad ahmed aidan aiden akira al alan
    alasdair alastair albert alberto alec aled alejandro aleksandr aleksei alex alexander alexei alexey alfonso
    alfred alfredo alistair allan allen alonzo alton alvin amir amos anatoly andre andrei andres andrew andrzej
    andy angelo angus anil anselm anthony antoine anton antonin antonio anwar archie arjun armand armando arnaud
    arnold aron arthur arturo arvind asher ashok asif assad austin axel ayden barrett barry bart bashar beau ben
    benedikt benjamin bennett benny bernard bernd bert bilal bill billy bjorn blaine blake bo bob bobby bogdan
    boris boyd brad braden bradford bradley brady branden brandon brantley braxton brayden brendan brenden
    brendon brent bret brett brian brock brody bruce bryan bryant bryce bryson bud buddy byron cade caden caiden
    caleb callum calvin carl carlo carlos carlton carter cecil cedric cem cesar chad charles chase chester
    chinua christian christopher chuck ciaran clarence clark claude claus clay clayton clem cliff clifford
    clifton clint clinton clive clyde cody cole colin collin colton conner connor conor conrad cooper corbin
    corey cormac cornelius cory craig crispin cristian curt curtis cyrus dafydd dag dale dalton damian damien
    damion damon dan dane daniel danny dante darin darius darrel darrell darren darrin darryl darwin dave david
    davis dawson dean deandre declan delbert demetrius denis dennis derek derick derrick desmond dewayne dewey
    dexter dick diego dieter dilip dillon dimitri dinesh dmitri dmitry dmytro dominic dominick don donal donald
    donovan doug dougal douglas doyle drake duane duncan dustin dwayne dwight dylan eamon earl earnest easton ed
    eddie edgar edmond edmund eduardo edward edwin efrain einar elbert eldon eli elias elijah elmer emanuel
    emiliano emilio emlyn emmanuel emmett emre enda enrico enrique enzo erdem eric erick erik ernest ernesto
    ervin esteban ethan eugene evan everett evgeny ewan ezekiel ezra fabian fareed farid felipe felix ferdinand
    fergus fernando filip finn florian floyd forrest francisco francois frank franklin françois fred freddy
    frederick fredrick friedrich fritz fyodor gabriel gael gareth garland garrett garry gary gavin gavrilo geert
    gene geoffrey georg george gerald gerard gerardo gerhard gethin gianni gilbert gilberto giorgos giovanni
    giuseppe glen glenn glyn gordon grady graeme graham grant greg gregg gregor gregory greyson griffin grigory
    guido guillaume guillermo gunnar gunther gus gustav gustavo guus guy gwyn haakon hal hamid hamish hank hans
    harald harlan harold harrison harry harvey hassan heath hector heiko heinrich helmut hendrik henrik henry
    herbert herman hideo hiroshi homer horace howard hubert hudson hugh hugo humberto hunter hussain hussein huw
    iain ian ibrahim ieuan ignacio igor ike ikechukwu ilya imran ioannis irv irvin irving isaac isaiah ishaan
    isiah ismael israel issac ivan ivo jace jacek jack jackson jacob jacques jair jake jakob jalen jamal james
    jameson janos jared jaroslaw jarrett jarrod jarvis jase jason jasper javier javon jaxon jaxson jay jayson
    jean-claude jean-luc jean-pierre jeff jeffery jeffrey jeffry jens jerald jeremiah jeremy jermaine jerome
    jerry jess jesse jesus jim jimmy jiri joachim joao joaquin joe joel johan johannes john johnathan johnathon
    johnny jon jonah jonas jonathan jonathon jorg jorge jose josef joseph joshua josiah josue jozef juan judah
    jukka julian julio julius junior jurgen justin kaarlo kaden kaiden kaleb kamal karel karim karl kaspar
    keenan keir keith kelvin kemal ken kendrick kenji kenneth kenny kent kevin khaled khalil kieran kirk klaus
    kody kofi konstantin kristopher krzysztof kurt kurtis kwame kyle lachlan lamar lamont lance landen landon
    larry lars laszlo laurence lawrence leif leland leo leon leonard leonardo leonel leonid leopold leroy lester
    levi lewis liam lionel lloyd lorenzo lou louie louis lowell luca lucas ludwig luigi luis luiz lukas luke
    luther lyle maciej mack maddox magnus mahmoud malachi malcolm malik mamadou manfred manmohan manuel marc
    marco marcos marcus marek mario mark markus marlon marquis marshall martin martti marvin mason mateo mateusz
    mathew mats matt matteo matthew matthias matti maurice mauricio max maxwell mehdi mehmet melvin michael
    micheal miguel mikael mike mikhail mikko miklos milan miles milos miloš milton mitchell mohamed mohammad
    mohammed mohan moises monte morris mort mortimer moses muammar muhammad mukesh mustafa myles myron narendra
    nasser nathan nathanael nathaniel neal ned neil nelson nenad neville niall nicholas nick nickolas nicolas
    niels nigel nikita nikolai nikolas nikos nils noah noe nolan norman nuri obafemi olaf olav oleg oleksandr
    oliver olivier omar ondrej orlando osama oscar oskar osman otis otto ousmane owen paavo pablo paolo pascal
    patrick paul pavel pedro per percy perry pete peter petr petros phil philip philippe phillip pierre
    pierre-yves piers pieter piotr preston pyotr quentin quinton radek rafael rafiq rahul raj rajesh rajiv ralph
    ramiro ramon randal randall randolph randy raphael rashid raul ravi ray raymond recep reed reginald reid
    reuben rex reynaldo reza rhys ricardo riccardo richard rick rickey ricky roald robert roberto rocco rocky
    rod roderick rodger rodney rodolfo rodrigo rogelio roger roland rolando rolf roman ron ronald ronnie
    roosevelt rory ross roy ruairi ruben rudi rudolph rudy rufus rupert ruslan russell rusty ryan ryker ryszard
    saad sachin sadiq sajid salman salvador salvatore sam sammy samuel sanjay santiago saul scott scotty sean
    sebastian semyon serge sergei sergey sergio seth shane shaun sheldon sherman shinzo silas silvio simon
    slobodan sol solomon sonny soren spencer stanislav stanley stefan stefano stephan stephen steve steven
    stewart stu stuart sunil suresh svein sven sverre syed sylvester tadeusz tanner tariq taro tayyip ted teddy
    terence terje terrance terrell terrence thabo thaddeus theodore thierry thom thomas tim timmy timothy titus
    tobias todd tom tomas tomasz tommy tomáš tony torsten travis trent trenton trevor trey troy trygve tucker ty
    tyler tyrone tyson uwe vaclav vadim valery vance vasily vaughn vern vernon vicente victor vijay vikram
    viktor vincent vincenzo virgil vitaly vladimir vojtech volodymyr wade wael waleed walker wallace walt walter
    warren waylon wayne wendell werner wesley weston wilbert wilbur wilfred wilhelm will willard william willis
    wilson wim winston wolfgang woodrow wyatt xander xavier yannis yasser yevgeny yitzhak youssef yuri yusuf
    zachariah zachary zachery zackary zackery zander zane zbigniew zhivko zoltan
"""

GIVEN: Final[dict[str, Gender]] = {
    **dict.fromkeys(_WOMEN.split(), "f"),
    **dict.fromkeys(_MEN.split(), "m"),
}
"""The commonest given names, in lower case."""


def _further() -> dict[str, Gender]:
    """The names of ``given_names.txt``."""
    found: dict[str, Gender] = {}
    section: Gender = "f"
    for line in (files(__package__) / "given_names.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = "f" if line == "[women]" else "m"
        elif not line.startswith("#"):
            found |= dict.fromkeys(line.split(), section)
    return found


_GENDERS: Final[dict[str, Gender]] = {**_further(), **GIVEN}


def gender_of_name(given: str) -> Gender | None:
    """What a given name in lower case tells, of a name with a hyphen its first part if not the whole."""
    return _GENDERS.get(given) or _GENDERS.get(given.partition("-")[0])


_SHORT: Final = """
    abe=abraham al=albert alex=alexander andy=andrew barb=barbara becky=rebecca ben=benjamin bernie=bernard
    bert=albert beth=elizabeth betsy=elizabeth betty=elizabeth bill=william billy=william bob=robert
    bobby=robert cathy=catherine charlie=charles chris=christopher chuck=charles cindy=cynthia dan=daniel
    danny=daniel dave=david deb=deborah debbie=deborah dick=richard don=donald doug=douglas ed=edward
    eddie=edward fran=frances frank=francis fred=frederick gabby=gabrielle gene=eugene gerry=gerald greg=gregory
    hank=henry harry=harold jack=john jake=jacob jamie=james jeff=jeffrey jen=jennifer jenny=jennifer
    jerry=gerald jim=james jimmy=james joe=joseph joey=joseph john=jonathan johnny=john josh=joshua
    kate=katherine kathy=kathleen katie=katherine ken=kenneth kim=kimberly larry=lawrence liz=elizabeth
    lou=louis maggie=margaret marge=margaret marty=martin matt=matthew meg=margaret mel=melvin mike=michael
    mitch=mitchell nan=nancy nate=nathan ned=edward nick=nicholas norm=norman pam=pamela pat=patrick
    patty=patricia peg=margaret peggy=margaret pete=peter phil=philip ray=raymond rick=richard rob=robert
    ron=ronald russ=russell sally=sarah sam=samuel sandy=sandra stan=stanley steve=stephen steven=stephen
    sue=susan ted=edward teddy=theodore terry=terrence tim=timothy tom=thomas tommy=thomas tony=anthony
    trish=patricia val=valerie vern=vernon vicky=victoria vince=vincent walt=walter wes=wesley will=william
    zach=zachary lupe=guadalupe pepe=jose paco=francisco nacho=ignacio chuy=jesus beto=alberto memo=guillermo
    kike=enrique manny=manuel tino=martin nico=nicolas sandro=alessandro gigi=luigi sasha=alexander misha=mikhail
    katya=ekaterina tanya=tatiana lena=elena dima=dmitri kolya=nikolai rab=robert hamish=james archie=archibald
    gus=augustus bea=beatrice dot=dorothy dottie=dorothy gerry=gerard ollie=oliver freddie=frederick alfie=alfred
    barney=barnaby bertie=albert danni=danielle ellie=eleanor evie=evelyn gwen=gwendolyn izzy=isabel jess=jessica
    lexi=alexandra maddie=madeline mandy=amanda millie=mildred minnie=wilhelmina molly=mary nora=eleanor
    polly=mary queenie=victoria tess=theresa tilly=matilda trixie=beatrice win=winifred winnie=winifred
"""

FULL: Final[dict[str, str]] = {short: full for short, _, full in (pair.partition("=") for pair in _SHORT.split())}
"""Short given names and what they are usually short for."""
