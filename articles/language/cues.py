"""The words that attribute: reporting verbs and what they say about how firmly the content stands."""

from __future__ import annotations

from articles.domain import Assertion

PLAIN = frozenset(
    """say tell add announce report state argue note explain insist declare warn write confirm reveal disclose
    testify acknowledge admit maintain assert reply respond recall remark stress emphasize emphasise observe quip
    joke concede boast inform caution counter reiterate complain lament continue conclude determine find show
    indicate calculate point shout yell fume comment tweet post mention demonstrate rule advise vow cite underline
    underscore affirm agree learn joke exclaim conclude elaborate tell mutter whisper read notify specify clarify
    signal hint email text chant cry scream recount retort muse gush counter hear claim contend reason propose
    opine summarize summarise deadpan crow thunder plead promise pledge""".split()
)
_COLOURED = {
    Assertion.ALLEGED: "allege accuse charge",
    Assertion.HEDGED: "suggest estimate believe think expect fear predict speculate suspect forecast hope"
    " assume feel anticipate project guess reckon",
    Assertion.DENIED: "deny doubt",
    Assertion.ASKED: "ask question wonder inquire enquire query",
}
COLOURED = {lemma: assertion for assertion, lemmas in _COLOURED.items() for lemma in lemmas.split()}
REPORTING = PLAIN | frozenset(COLOURED)

INVERTED = frozenset(
    "say write add report argue note warn explain recall continue reply claim conclude predict insist tell".split()
)
"""Verbs that may stand before who speaks: ', say doctors,'."""
NAMING = frozenset(
    "call describe label dub brand hail denounce condemn dismiss praise characterize characterise refer blast"
    " slam".split()
)
"""Verbs that give somebody's own words for something: cues of the quotes in their sentence."""
SPEAKING = (
    REPORTING
    | NAMING
    | frozenset(
        "thank urge promise pledge criticize criticise refer quote speak talk put go list applaud defend attack"
        " mock slam rip tout pitch cast decry deride ridicule lambast press push"
        " rail question challenge reject lash mention discuss portray paint consider regard see view view term deem"
        " write use invoke coin".split()
    )
)

DOCUMENTS = frozenset(
    """report study statement document record filing letter survey poll paper indictment lawsuit memo email data
    figure file website analysis review audit article complaint affidavit ruling verdict order transcript release
    bulletin census finding estimate research log list book guideline law agreement treaty contract footage test
    testimony note chart map""".split()
)
OUTLETS = frozenset(
    "newspaper magazine broadcaster outlet tabloid daily weekly television tv radio station media channel".split()
)
OUTLET_NAMES = frozenset(
    """reuters ap afp bloomberg cnn bbc nbc abc cbs npr axios politico msnbc guardian times post telegraph tribune
    herald journal gazette dispatch chronicle courier mirror mail independent xinhua tass interfax
    spiegel monde""".split()
)
SOCIAL_WORDS = frozenset(
    "tweet post x twitter facebook instagram telegram tiktok truth social threads bluesky youtube linkedin weibo"
    " whatsapp video".split()
)
SOCIAL_NETWORKS = frozenset(
    "x twitter facebook instagram telegram tiktok threads bluesky weibo linkedin snapchat reddit youtube"
    " vkontakte".split()
)
TITLES = frozenset(
    """mr mrs ms mx dr prof professor president vice prime minister secretary sen senator rep representative gov
    governor mayor judge justice chief sheriff captain capt col colonel gen general lt lieutenant maj major sgt
    sergeant officer detective inspector superintendent commissioner chairman chairwoman chair ceo director king
    queen prince princess pope cardinal bishop archbishop father rev reverend sir dame lord lady ambassador
    chancellor premier congressman congresswoman councillor councilman councilwoman attorney spokesman spokeswoman
    spokesperson state former deputy assistant acting interim foreign defense defence finance interior speaker
    economist warden constable commander admiral marshal principal spokeswoman pc supt insp substitute coach
    manager captain editor author co-author farmer analyst us u.s""".split()
)
