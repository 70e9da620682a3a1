"""The English words that the rules know: change and its negation, words that carry no subject, words for one thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Change = Literal["up", "down", "flat", "either"]

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def words(text: str) -> frozenset[str]:
    """The words of a list, written with spaces between them."""
    return frozenset(text.split())


_UP = words(
    "up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth"
    " climb climbs climbed climbing surge surges surged surging soar soars soared soaring jump jumps jumped"
    " jumping higher gain gains gained gaining doubled doubling doubles trebled trebling trebles tripled tripling"
    " triples quadrupled quadrupling quintupled multiplied rocketed rocketing skyrocketed skyrocketing ballooned"
    " swelled swollen upward upwards hike hikes hiked rebounded rebounds rebounding leap leaps leapt leaped spike"
    " spikes spiked spiking lengthened lengthens lengthening escalated mushroomed expanded expands expansion"
    " raised raises raising uptick upturn boosted accelerated advanced rallied rallies boom boomed improved"
    " improves improving improvement deepened heightened strengthened widened rises added adds"
)
_DOWN = words(
    "down fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing"
    " decline declines declined declining reduce reduces reduced reducing reduction reductions dip dips dipped"
    " dipping plunge plunges plunged plunging plummet plummets plummeted plummeting shrink shrinks shrank shrunk"
    " shrinking lower lowered lowers lowering halved halving halves slump slumps slumped slumping sank sunk sink"
    " sinks sinking tumble tumbles tumbled tumbling downward downwards lessened cut cuts cutting slash slashed"
    " slashes slashing shed sheds shedding slip slips slipped slipping slid slide slides sliding slimmed"
    " contracted contracts contraction crashed collapsed collapses eased eases easing lost loses losing waned"
    " weakened narrowed trimmed trims shortened shortens dwindled subsided receded downturn nosedived dived ebbed"
)
_FLAT = words("unchanged flat steady stable static constant stagnant stagnated plateaued")
_EITHER = words(
    "topped tops topping passed passes surpassed surpasses exceeded exceeds changed changes change worsened"
    " worsens worsening shifted swung varied"
)
# Adverbs and prepositions that say a change only in certain places; see ``directions``.
PARTICLES = words("up down")
COMPARATIVES: dict[str, Literal["up", "down"]] = {
    **dict.fromkeys(words("more higher greater larger bigger faster longer above"), "up"),
    **dict.fromkeys(words("fewer less lower smaller slower shorter below"), "down"),
}
POINTING = frozenset((*_UP, *_DOWN, *_FLAT, *_EITHER, *COMPARATIVES))
"""All words that a direction can come of."""
NEGATIONS = words(
    "not never no without cannot hardly scarcely neither nor didn't hasn't haven't wasn't weren't don't doesn't"
    " isn't aren't hadn't won't wouldn't couldn't failed"
)
BE = words(
    "is are was were be been being went go goes gone going moved edged shot ticked crept stood remained stayed"
    " come comes came coming"
)

_STOP = words(
    "a an the of in on at to for from by with and or but as is are was were be been being that which who whom"
    " whose this these those it its it's their his her they he she we our us you your has have had do does did not"
    " no than then there here when where while whilst whereas although though after before during since until till"
    " into out over under up down about between among amongst through per each every all any some more most less"
    " least other such own same so too very can could will would may might shall should must also only just fewer"
    " another both either neither nor yet however still already even much many few several around nearly almost"
    " roughly approximately against versus compared compare because if because within across off again ago last"
    " this next year years month months week weeks day days quarter one ones them him himself itself themselves"
    " what how why said says say told according new including like well back get gets got make makes made take"
    " takes taken took respectively rather plus further additional extra apiece total totals roughly some half"
    " third first second stood stands stand reached reaches hit hits topped think thinks expect expects expected"
    " mr mrs ms dr s t"
)
# Words that many subjects share: alone they don't tell one from another.
_WEAK = words(
    "use usage consumption number rate share figure level amount case people rise fall increase decrease change"
    " growth percentage proportion percent cent year person average record annual yearly monthly quarterly latest"
    " length duration size height depth width weight distance speed margin sum volume time extent high low report"
    " hour hours minute minutes second seconds km metre metres mile miles kg tonne tonnes litre litres reported"
    " recorded official data show shows showed found find"
)

# One line, one thing. Where the source has one of the words and the outline another, they agree.
_SAME = """
use usage consumption consume used using user
people person resident individual
kill dead died die death fatality killed fatal deceased victim
hurt injured injury wounded wound hospitalised hospitalized
child children kid youngster
woman women female
man men male
girl girls
boy boys
police officer cop
firm company business
job post position
worker employee staff
arrest detained held arrested
britain british uk
us u.s american america
give gives gave given
take takes took taken
buy bought
spend spent
pay paid
build built
find found
lose lost
run ran
send sent
write wrote written
drive drove driven
break broke broken
choose chose chosen
catch caught
teach taught
hold held
keep kept
leave left
throw threw thrown
house home household
price cost
pupil student schoolchild
doctor medic physician
car vehicle
percent cent
adult grown-up
elderly pensioner older
charity organisation organization
ship vessel boat
plane aircraft jet
fire blaze
quake earthquake
sale sold sell selling
hire recruit
win won beat victory
theft stolen steal
vote ballot
drug narcotic
euro eurozone
profit earnings
revenue turnover
euros eur
mom mother mum
dad father
teen teenager
baby infant newborn
crash collision
flat apartment
rain rainfall
crime offence
"""


def _light_stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ments", "ment", "ing", "ed", "es", "s", "e", "ly"):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
            return _undoubled(word.removesuffix(ending)) if ending in ("ing", "ed") else word.removesuffix(ending)
    return word


def _undoubled(word: str) -> str:
    """ "win" of "winn"(ing), but "fall" and "miss"."""
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "aeiouls" else word


_THINGS = {_light_stem(word): line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What a word, in lower case, is compared by: without its ending, and one for all words of one thing."""
    light = _light_stem(word)
    return _THINGS.get(light, light)


WEAK = frozenset(stem(word) for word in _WEAK)


@lru_cache(maxsize=16384)
def content_stem(word: str) -> str:
    """The stem of a word, in lower case, that can name a subject; empty where it can't."""
    if word in _STOP or change_of(word) is not None or word in COMPARATIVES or word in NEGATIONS or word in BE:
        return ""
    return stem(word)


@lru_cache(maxsize=16384)
def change_of(word: str) -> Change | None:
    """Which way a word, in lower case, points; None where it points nowhere."""
    if word in _UP:
        return "up"
    return "down" if word in _DOWN else "flat" if word in _FLAT else "either" if word in _EITHER else None


_IRREGULAR_VERBS = words(
    "take takes make makes get gets give gives come comes run runs cost costs show shows need needs mean means"
    " want wants own owns pay pays live lives work works use uses account accounts cover covers count counts"
    " include includes keep keeps won lost cost hit met led left hurt went came saw had has have spent sold paid"
    " got took ran made gave stood told said says bought brought built drew drove fought found held kept knew lent"
    " meant sent shot spoke taught thought threw wrote wore began became broke chose ate flew forgot grew rode"
    " rang set shut slept stole struck swore do does did can could will would may might must shall should"
)


_NO_VERBS = words("need feed seed weed deed speed indeed hundred breed reed creed greed unemployed self-employed bed")


def is_finite(word: str) -> bool:
    """Whether a word, in lower case, makes a sentence of a line; a word for a change may be its noun."""
    return word in BE or word in _IRREGULAR_VERBS or (word.endswith("ed") and word not in _NO_VERBS)


@lru_cache(maxsize=16384)
def is_verb(word: str) -> bool:
    """Whether a word, in lower case, is a verb most of the time."""
    if word in BE or word in _IRREGULAR_VERBS:
        return True
    if change_of(word) is not None and word not in PARTICLES and word not in COMPARATIVES:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in _NO_VERBS


def subject_stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that can name a subject."""
    return frozenset(found for word in set(WORD.findall(text.lower())) if (found := content_stem(word)))


def strong(stems: frozenset[str]) -> frozenset[str]:
    """Those that tell one subject from another; all of them where none does."""
    return (stems - WEAK) or stems
