"""How certain a text is of one of its numbers: a fact, or what was denied, claimed, possible, planned, conditional."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from builder.evidence.text.lexicon import is_verb
from builder.model.source import Span

Certainty = Literal["denied", "claimed", "possible", "planned", "conditional", ""]
"""Empty for a plain fact, and for what somebody said, found or reported."""

# Characters before and behind a number in which its certainty is looked for.
_REACH = 160
_MOST_WORDS = 10

# What stands before the number that it governs. "May" is the month.
_BEFORE = re.compile(
    r"""\b(?:
    (?P<denied>
        (?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing))
        \ (?:that|having|(?:any|the|all|these|those)?\ ?
             (?:claims?|reports?|allegations?|suggestions?|rumou?rs)(?:\ (?:that|of))?)
      | no\ (?:evidence|proof|indication|suggestion|truth)\ (?:that|of|in)
      | (?:not\ true|untrue|false)\ that )
  | (?P<claimed>
        allegedly|supposedly|purportedly|alleg(?:es|ed)(?:\ that)?|(?P<accused>accused\ of)|claim(?:ed|ing)\ (?:that|to)
      | (?:he|she|it|they|[A-Z][a-z]+)\ claims\ (?:that|to)
      | (?:is|are|was|were)\ (?:said|alleged|claimed|rumou?red)\ to )
  | (?P<possible>
        may|might|could(?!\ (?:not|only|no)\b|n't)|possibly|perhaps|potentially
      | (?:is|are|was|were)\ (?:thought|believed|feared|suspected|presumed)\ (?:to|that) )
  | (?P<planned>
        (?:plans?|planned|planning|hopes?|hoped|hoping|aims?|aimed|aiming|intends?|intended|intending|proposes?
          |proposed|proposing|wants?|wanted)\ to
      | would(?!\ (?:not|only|often|always|never|sometimes)\b)
      | (?:target|goal|ambition|proposal)\ (?:of|to) )
  | (?P<conditional> (?<!as\ )(?<![Ee]ven\ )(?<!asked\ )(?<!know\ )(?<!what\ )[Ii]f(?!\ any\b)|[Uu]nless )
    )\b""",
    re.VERBOSE,
)
# What stands behind it, where the number heads the subject: "500 jobs could go", "300 homes are planned".
_BEHIND = re.compile(
    r"""\b(?:
    (?P<possible> may|might|could(?!\ not\b) | (?:is|are|was|were)\ (?:thought|believed|feared|suspected|presumed)\b)
  | (?P<planned> would(?!\ not\b) | (?:is|are|was|were)\ (?:planned|proposed|targeted)\b)
  | (?P<claimed> (?:is|are|was|were)\ (?:said|alleged|claimed|rumou?red)\ to\b)
    )\b""",
    re.VERBOSE,
)
# "A 400-pound man" describes.
_AS_ADJECTIVE = re.compile(r"\d-[a-zA-Z]")
# Behind one of these another thing is spoken of: "could cut 5 of its 300 jobs", "might close, and 40 left".
_BREAK = re.compile(
    r"""[,;:()\[\]"\n\t]|\d|\b(?:who|which|whose|where|when|after|because|since|while|but|although|though|despite
    |following|must|that|compared|until|and|or|if|already|currently|existing|current
    |with(?!\ the\ loss\b)|for\ (?:a|an|the)|of\ (?:its|the|their|his|her|all))\b
    |(?<!many\ )(?<!much\ )(?<!high\ )(?<!low\ )(?<!few\ )\bas\b(?!\ (?:many|much|high|low|few)\b)
    |(?<!more\ )(?<!less\ )(?<!fewer\ )(?<!higher\ )(?<!lower\ )\bthan\b|\bfrom\b
    |\b(?:its|the|their|his|her|our|my)\ $""",
    re.VERBOSE,
)
_FROM_TO = re.compile(r"\bfrom [^,;:()\[\]\"\n\t]{1,30} to (?=(?:\w+ ){0,3}$)")
# "If 22 years seems harsh" supposes nothing.
_SEEMS = re.compile(r"\b(?:seems?|sounds?|looks?|feels?|isn't|wasn't|weren't|enough)\b")
# Of "the firm accused of theft has paid 3 men" the payment is a fact.
_FINITE = re.compile(r"\b(?:has|have|had|was|were|is|are)\b")
_HEADS = re.compile(
    r"""(?:^|[,;:"(\n\t]|\b(?:that|said|says|and|but))\s*
    (?:(?:up|to|as|many|much|some|about|around|roughly|nearly|almost|more|less|fewer|than|over|at|least|most
    |another|a|an|further|only|just|perhaps|approximately|estimated|[£$€])\s*){0,6}$""",
    re.VERBOSE | re.IGNORECASE,
)

# Words with which a text is as careful as its source, or careful enough not to be warned of.
_HEDGES = r"""\b(?:might|could|can|would|should|if|unless|whether|perhaps|maybe
    |(?<!in\ )(?<!of\ )(?<!by\ )(?<!since\ )(?<!last\ )(?<!this\ )(?<!until\ )(?<!from\ )may(?!\ \d)
    |plan(?:s|ned|ning)?|hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|inten(?:d|ds|ded|t|tion)|target(?:s|ed|ing)?|goals?
    |propos\w+|expect\w*|forecasts?|predict\w*|project(?:s|ed|ion|ions)|estimat\w+|seek(?:s|ing)?|sought|wants?
    |claim\w*|alleg\w+|accus\w+|charg\w+|suspect\w*|den(?:y|ies|ied|ial)|reject\w*|dismiss\w*|refut\w+|disput\w+
    |evidence|th(?:ink|inks|ought)|believ\w+|fear(?:s|ed)?|likely|unlikely|possib\w+|potential\w*|reportedly|apparently
    |won't|not\ yet|up\ to(?=$)|set|due|fac(?:e|es|ing)|risks?|threat\w*|warn\w*|asks?|calls?|demands?|urges?
    |consider\w*|eye(?:s|d|ing)?|offers?
    |bids?|vow\w*|pledg\w+|promis\w+|agree\w*|suggest\w*|trial|court|sued?|sues|lawsuit|future
    |draft|would-be|to(?!\ (?:the|a|an|about|nearly|over|more|less|just|almost|around|under|its|their
    |his|her|this|that|all|below|above|record|only|some|at|per|date)\b)(?=\ [a-z]{2}))\b
    |\?|'ll\b"""
# Somebody's words, which is as much as a claim is: "Police: 3 …".
_ATTRIBUTES = re.compile(
    r"\b(?:says?|said|argu\w+|according)\b|: (?:\w[\w.']* ?){1,3}$|^(?:[\w.']+ ?){1,3}:", re.IGNORECASE
)


def certainty_of(text: str, sentence: Span, number: Span) -> Certainty:
    """How certain a sentence of a folded English text is of one of its numbers.

    A word counts where nothing between it and the number begins another thought: of "plans to cut 500 of its 3,000
    jobs" the 500 are planned. One behind the number counts where the number heads the subject.
    """
    if _AS_ADJECTIVE.search(text, *number):
        return ""
    low = max(sentence.start, number.start - _REACH)
    before = text[low : number.start]
    behind = text[number.end : min(sentence.end, number.end + _REACH)]
    for found in _BEFORE.finditer(before):
        between = before[found.end() :]
        is_over = (found["conditional"] and _SEEMS.search(behind)) or (found["accused"] and _FINITE.search(between))
        if not is_over and _governs(between):
            return _kind(found)
    later = _BEHIND.search(behind)
    if later is None or not _HEADS.search(before if low == sentence.start else f". {before}"):
        return ""
    if _BREAK.search(behind, 0, later.start()) or _has_verb(behind[: later.start()]):
        return ""
    return _kind(later)


def _kind(found: re.Match[str]) -> Certainty:
    kinds: tuple[Certainty, ...] = ("denied", "claimed", "possible", "planned", "conditional")
    return next(kind for kind in kinds if found.groupdict().get(kind) is not None)


def _governs(between: str) -> bool:
    rest = _FROM_TO.sub("", between)
    return len(rest.split()) <= _MOST_WORDS and _BREAK.search(rest) is None


def _has_verb(between: str) -> bool:
    words = between.split()
    return len(words) > _MOST_WORDS or any(is_verb(word.lower()) for word in words)


@cache
def _hedges() -> re.Pattern[str]:
    """Made on first use: it is long, and most texts are of facts."""
    return re.compile(_HEDGES, re.VERBOSE | re.IGNORECASE)


def is_hedged(text: str, certainty: Certainty) -> bool:
    """Whether a text says anything as less than a fact, or, of what is claimed, as what somebody says."""
    if _hedges().search(text):
        return True
    return certainty == "claimed" and _ATTRIBUTES.search(text) is not None
