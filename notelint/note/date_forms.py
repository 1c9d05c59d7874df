"""The forms in which dates and years are written, as patterns.

All repeat only what cannot overlap, and at most eight times, so each is linear
in the length of the text. Names of months and weekdays stand here and not in
the vocabulary: their order is arithmetic.
"""

from __future__ import annotations

import re

from notelint.patterns import regex

# Blanks with at most one line end: a date may be wrapped, it does not run into the next paragraph.
BLANKS = r"[^\S\r\n]{0,8}(?:(?:\r\n?|\n)[^\S\r\n]{0,8})?"
_START = r"(?<![^\W_])"
_END = r"(?![^\W_])"
WEEKDAY = (
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day{_END}|"
    rf"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun){_END}\.?)"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    rf"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?){_END}"
)
_ENDING = rf"(?:[^\S\r\n]?(?:<sup>)?(?:st|nd|rd|th)(?:</sup>)?{_END})"
_AND = rf"(?:,(?:{BLANKS}(?:and{_END}|or{_END}|&))?|(?:and|or|to|until){_END}|&|[-–—−/])"
_BEFORE_DAY = rf"(?:{WEEKDAY},?{BLANKS})?(?:the{BLANKS})?"
_MORE_DAYS = rf"(?:{BLANKS}{_AND}{BLANKS}{_BEFORE_DAY}[0-9]{{1,2}}(?![0-9]){_ENDING}?){{0,7}}"
_FULL_YEAR = rf"(?:19|20)[0-9]{{2}}(?![0-9])(?!{BLANKS}(?:hours|hrs){_END})"
# A year of two figures ends a line or clause; else it may be an hour or a number of people.
_SHORT_YEAR = (
    r"(?:[’'‘][0-9]{2}(?![0-9])|"
    r"(?<=[a-z.][^\S\r\n])[0-9]{2}(?![0-9])(?=[^\S\r\n]*(?:[\r\n;)\]]|\Z|[.,](?!\s*[0-9]))))"
)
_PLAIN_DAY = rf"[0-9]?(?![0-9]){_ENDING}?"
_OF_MONTH = rf"(?:{BLANKS}(?:day{BLANKS})?(?:of{BLANKS})?|[-/])(?P<month>{MONTH})"
_YEAR_BEHIND = rf"(?:(?:\.?,?{BLANKS}|[-/])(?P<year>{_FULL_YEAR}|{_SHORT_YEAR}))?"
_FIGURES = (
    r"[0-9]?(?P<sep>[./-])(?P<figures>[0-9]{1,2})(?P=sep)(?P<year2>(?:19|20)[0-9]{2}|[0-9]{2})"
    r"(?![^\W_])(?![./-][^\W_])"
)
_ISO = r"(?P<iso>[90][0-9]{2}(?P<by>[-.])[0-9]{2}(?P=by)[0-9]{2})(?![0-9-]|\.[0-9]|[a-su-z])"
# “2024-June-04”
_YEAR_FIRST = rf"[90][0-9]{{2}}-(?P<named>{MONTH})-[0-9]{{1,2}}(?![^\W_]|[./-][0-9])"
# No date begins within a word or number, nor behind a sign of money or number.
_ALONE = r"(?<![^\W_].)(?<![£$€#].)(?<![0-9][.,:/].)"

# A figure that may begin a date, and what behind it makes it one. The last branch is for
# “July 11”, where the month stands before. The first figure stands alone: it lets the search skip.
SEED = regex(
    rf"[0-9]{_ALONE}(?:(?P<days>{_PLAIN_DAY}{_MORE_DAYS}){_OF_MONTH}{_YEAR_BEHIND}"
    rf"|{_FIGURES}|{_ISO}|{_YEAR_FIRST}|(?<=[a-z.,\s]\s.)(?P<plain>{_PLAIN_DAY}))",
    re.IGNORECASE,
)
MONTH_BEFORE = regex(rf"{_START}(?P<month>{MONTH})\.?,?{BLANKS}(?:the{BLANKS})?\Z", re.IGNORECASE)
MONTH_FIRST = regex(
    rf"(?P<days>[0-9]{_PLAIN_DAY}{_MORE_DAYS})(?![.:/%][0-9])(?!,[0-9]{{3}})(?![^\S\r\n]?[ap]\.?m{_END})"
    rf"(?:,?{BLANKS}(?P<year>{_FULL_YEAR}))?",
    re.IGNORECASE,
)
DAY_IN_LIST = regex(
    rf"(?:(?P<weekday>{WEEKDAY}),?{BLANKS})?(?:the{BLANKS})?(?P<day>[0-9]{{1,2}})(?![0-9])(?P<ending>{_ENDING})?",
    re.IGNORECASE,
)

_TIME_OF_DAY = rf"(?:,?{BLANKS}(?:evening|morning|afternoon|night|next|last){_END})?"
WEEKDAY_BEFORE = regex(
    rf"{_START}(?P<weekday>{WEEKDAY}){_TIME_OF_DAY}[^\S\r\n]?[,(*_–—−-]{{0,4}}{BLANKS}[*_]{{0,4}}(?:the{BLANKS})?\Z",
    re.IGNORECASE,
)
LISTED_BEFORE = regex(
    rf"{_START}(?P<weekday>{WEEKDAY}){BLANKS}(?:,|(?:and|to|or|until|through){_END}|&|[-–—−/]){BLANKS}\Z",
    re.IGNORECASE,
)
WEEKDAY_AFTER = regex(rf"[^\S\r\n]?\((?P<weekday>{WEEKDAY})\)", re.IGNORECASE)
THE_BEFORE = regex(rf"{_START}the\s\Z", re.IGNORECASE)

# What stands between two dates that share a year.
JOINER = regex(
    rf"{BLANKS}(?:(?P<until>(?:to|until|till){_END}|[-–—−])|(?:,{BLANKS})?(?:and|or){_END}|,|&|/){BLANKS}(?:the{BLANKS})?",
    re.IGNORECASE,
)
# Words that number things: “item 4 June 2021” is no date.
NUMBERED_BEFORE = regex(
    rf"{_START}(?:items?|nos?|numbers?|pages?|appendix|annex|paragraphs?|paras?|sections?|version|wards?|phase|"
    r"stage|part|table|figure|cheque|invoice|option|room|unit|flat|plot|round|tier|band|route|class|chapter|"
    r"clause|article|points?)\.?[^\S\r\n]{0,3}\Z",
    re.IGNORECASE,
)
# A table of counts by month: “January 28 February 31 March”, “2021: 31 February”.
COUNTED_BEFORE = regex(rf"(?:{MONTH}\.?[^\S\r\n]{{0,8}}[:|=–-]?|[0-9][:|=])[^\S\r\n]{{0,8}}\Z", re.IGNORECASE)
PREPOSITION_BEFORE = regex(
    rf"{_START}(?:on|by|until|till|from|since|before|after|of|to|dated|between|and)\s\Z", re.IGNORECASE
)
FOLLOWS_DATE = regex(
    r"[^\S\r\n]*(?:[\r\n]|\Z|[.,;:)\]–—-]|"
    rf"(?:at|in|to|from|until|and|was|were|which|for|the|with|via|when|as|or|be|is){_END})",
    re.IGNORECASE,
)
ENDS_CLAUSE = regex(r"[^\S\r\n]*(?:[\r\n.,;)\]]|\Z)")

YEARS = regex(
    r"[12](?<![^\W_].)(?<![£$€#./-].)(?:(?<=1)9|(?<=2)0)[0-9]{2}"
    r"(?:[^\S\r\n]?[-–/][^\S\r\n]?(?:(?:19|20)[0-9]{2}|[0-9]{2}))?(?![^\W_]|%|,[0-9]{3})(?![-–/.][0-9])"
    r"(?![^\S\r\n]?(?:hours|hrs))"
)
MONTH_AND_DAY_BEFORE = regex(
    rf"{_START}{MONTH}\.?,?{BLANKS}(?:the{BLANKS})?(?:[0-9]{{1,2}}{_ENDING}?,?{BLANKS})?\Z", re.IGNORECASE
)
NAMED_BY_YEAR = regex(
    rf"{_START}(?:Acts?|Orders?|Regulations?|Bill|Measure|Rules|Directive|Code),?(?:\s\([^()]{{0,40}}\))?\s\Z"
)
