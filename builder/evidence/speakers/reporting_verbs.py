"""The words by which English says that somebody says something."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as one line."""
    return frozenset(text.split())


_REGULAR = word_set(
    "add warn explain state argue claim insist announce ask comment note observe remark suggest stress urge declare"
    " describe call brand dub accuse criticise criticize condemn blame believe hope fear predict promise pledge recall"
    " continue conclude concede confirm reveal report acknowledge agree complain joke appeal demand praise dismiss"
    " denounce attack reject allege assert maintain tweet boast caution emphasise emphasize underline highlight"
    " estimate talk apologise apologize mention express wonder answer whisper reckon advise assure inform lament repeat"
    " reiterate propose recommend proclaim retort exclaim enthuse contend liken welcome deplore characterise"
    " characterize hint implore interject counter respond hail question laugh smile shout mutter point vow defend"
    " blast protest plead charge advocate promote diagnose lambast ridicule voice crow rage sigh opine muse"
)
_OTHERS = word_set(
    "say says said saying tell tells told telling write writes wrote written writing think thinks thought thinking"
    " feel feels felt feeling deny denies denied denying speak speaks spoke spoken speaking reply replies replied"
    " replying read reads beg begs begged begging admit admits admitted admitting refer refers referred referring quip"
    " quips quipped label labels labelled labeled labelling testify testifies testified testifying swear swears swore"
    " cry cries cried slam slams slammed slamming signal signals signalled find finds found"
)


def _forms(lemma: str) -> tuple[str, str, str, str]:
    stem = lemma.removesuffix("e")
    third = f"{lemma}es" if lemma.endswith(("ss", "sh", "ch")) else f"{lemma}s"
    return lemma, third, f"{stem}ed", f"{stem}ing"


_ALL = [_forms(lemma) for lemma in sorted(_REGULAR)]
PARTICIPLES = frozenset(forms[3] for forms in _ALL) | {word for word in _OTHERS if word.endswith("ing")}
FINITE = (frozenset(word for forms in _ALL for word in forms[:3]) | _OTHERS) - PARTICIPLES

# Forms that are as often nouns or adjectives: they report only right behind a name or a pronoun.
NOUN_FORMS = frozenset(
    word
    for forms in _ALL
    for word in forms[:2]
    if forms[0]
    in word_set(
        "claim call brand comment note remark stress fear hope promise pledge report appeal demand attack joke tweet"
        " estimate talk mention answer whisper hint charge question laugh smile shout point vow blast protest voice"
        " counter state dub crow rage sigh express highlight welcome boast caution repeat advocate"
    )
) | word_set("read reads find finds cry cries")
# Those that name as well as report: "a game called …" is nobody's word.
NAMING = word_set("called dubbed labelled labeled branded")
# Those that come before a name as they come after it: "said Anna Lee".
INVERTED = (
    (FINITE | word_set("reads"))
    - (NOUN_FORMS - word_set("reads"))
    - word_set(
        "told tells assured assures informed informs advised advises called described accused found spoke talked"
        " referred attacked dubbed branded"
    )
)

# Nouns that stand for somebody's words: "the minister's warning".
SPEECH = word_set(
    "accusation admission advice answer apology appeal assertion assessment call claim comment comments complaint"
    " criticism declaration demand description fear fears insistence letter message motto opinion phrase pledge plea"
    " prediction promise quote quip reaction remark remarks reply response speech statement suggestion verdict view"
    " vow warning words word belief argument note report conclusion tweet slogan catchphrase"
)
