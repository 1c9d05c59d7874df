"""The frame of a note and its text: header, items, blocks, dates, marks. See ``notelint.note.fields``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from notelint.note.field_types import Field, NodeType, choice, flag, link, node, nodes, number, text, time

# What the title of an item may name.
TITLE_MATTERS: Final = (
    "welcome apologies substitutes declarations previous-minutes matters-arising announcements "
    "public other-business next-meeting close"
)
ITEM_KINDS: Final = f"{TITLE_MATTERS} business exempt"

FRAME: Final[Mapping[str, NodeType]] = {
    "note": NodeType(
        "Note",
        "The whole note.",
        {
            "dialect": text("The layout in which it was read."),
            "header": node("header", "What stands above the first item."),
            "present": nodes("listing", "Who is listed as present."),
            "chair": text("Who presided, as named."),
            "apologies-said": nodes(
                "name", "Whose apologies the text records; absent if it says nothing of its own."
            ),
            "apologies-listed": nodes("name", "Whose apologies the attendance list records."),
            "minutes-agreed": text("The words that agree an earlier meeting's minutes, or say why not."),
        },
        {
            "header": "The first line of the header.",
            "attendance": "The attendance heading.",
            "apologies": "Where apologies would stand.",
            "apologies-said": "The sentence on apologies in the text.",
            "apologies-listed": "The heading of the apologies in the list.",
            "declarations": "Where declarations would stand.",
            "business": "The title of the first item of business.",
            "previous-minutes": "Where the previous minutes would stand.",
        },
    ),
    "header": NodeType(
        "Header",
        "What stands above the first item.",
        {
            "body": text("The name of the body that met."),
            "date": node("date", "The date of the meeting."),
            "venue": text("The place, or that the meeting was online."),
            "start": time("When the meeting began."),
            "end": time("When the meeting closed."),
            "status": text("Draft, confirmed and the like."),
        },
        {
            "line": "The first line with a word.",
            "title-label": "The label of the title.",
            "date-label": "The label of the date.",
            "venue-label": "The label of the venue.",
            "body": "The body's name.",
            "date": "The date.",
            "venue": "The venue.",
            "start": "The starting time.",
            "end": "The closing time.",
            "attendance": "The attendance heading.",
        },
    ),
    "item": NodeType(
        "Item",
        "One item of the agenda.",
        {
            "index": number("Its place in the note, the first is 0."),
            "number": text("Its number as written."),
            "ordinal": number("The running part of its number."),
            "count": number("The same, less the numbers before it that stand in the text but begin no item."),
            "tag-number": number("The number in its export tag."),
            "title": text("Its title."),
            "kind": choice(ITEM_KINDS, "What it is about."),
            "matters": Field("choices", "All that its title names.", tuple(TITLE_MATTERS.split())),
            "text": link("What stands below the title."),
            "empty": flag("Whether nothing follows the title."),
            "no-decision": text("The words that say that no decision was due: withdrawn, deferred …"),
            "settled": text("Words that may be a decision, in a note that gives decisions no heading."),
            "reordered": flag("Whether the note says that the order was changed."),
        },
        {"number": "The number.", "title": "The title.", "tag": "The export tag."},
    ),
    "block": NodeType(
        "Block",
        "A paragraph, heading, lead-in, list entry or sub-topic.",
        {
            "role": choice("paragraph heading lead-in entry sub-topic", "What it is in the layout."),
            "section": choice("decision action talk", "What the nearest heading opens."),
            "mark": text("Its list mark as written."),
            "heading": node("block", "The heading of the section it stands in."),
            "lead-in": node("block", "The lead-in that serves it."),
        },
        {"mark": "The list mark."},
    ),
    "list": NodeType(
        "NumberedList", "A list with numbers or letters.", {"entries": nodes("block", "Its entries.")}
    ),
    "entry": NodeType(
        "Entry",
        "An entry of a numbered list.",
        {"ordinal": number("The number its mark stands for."), "mark": text("Its mark as written.")},
        {"mark": "The mark."},
    ),
    "tag": NodeType(
        "Tag",
        "An export's mark such as <AI3>.",
        {
            "name": text("Its name."),
            "closes": flag("Whether it is a closing tag."),
            "number": number("Its number."),
            "partner": link("Where its partner stands."),
            "trailer": flag("Whether it opens the trailer."),
        },
    ),
    "date": NodeType(
        "Date",
        "A date in the text.",
        {
            "day": number("The day."),
            "month": number("The month."),
            "year": number("The year."),
            "weekday": text("The weekday as written."),
            "value": Field("date", "The date, where it is complete and exists."),
            "complete": flag("Whether day, month and year are written."),
            "exists": flag("Whether a calendar has it."),
            "weekday-expected": text("The weekday that the calendar gives."),
            "text-value": text("The date in ISO form."),
        },
        {"weekday": "The weekday.", "day": "The day."},
    ),
    "reference": NodeType(
        "Reference",
        "A reference to an appendix or an item of this note.",
        {
            "kind": choice("item appendix", "What it refers to."),
            "name": text("The number or letter."),
            "target": link("Where that stands."),
            "repeated": flag("Whether an earlier reference names the same."),
        },
    ),
    "mark": NodeType(
        "Mark",
        "A bracket or a double quotation mark.",
        {"char": text("The mark."), "partner": link("Where its partner stands.")},
    ),
    "acronym": NodeType(
        "Acronym",
        "A use of a short form such as NHS in the text.",
        {
            "text": text("The short form, without a plural s."),
            "first": flag("Whether this is its first use."),
            "known": flag("Whether it is in the list of those that need not be written out."),
            "expansion": link("Where the note writes it out."),
            "late": flag("Whether this is the first use and it is written out only later."),
        },
    ),
    "term": NodeType(
        "Term",
        "A name or short form that the text writes in several forms.",
        {
            "text": text("The form, without a plural s."),
            "thing": text("What is the same for all its forms."),
        },
    ),
    "body-name": NodeType(
        "BodyName",
        "The name of the body that met, in the text.",
        {
            "text": text("The name as written."),
            "thing": text("What is the same for all its forms."),
        },
    ),
    "word": NodeType(
        "Word",
        "A word that stands twice side by side.",
        {
            "text": text("The word."),
            "doubled": flag("Whether one of the two is surely a slip (“had had” may be meant)."),
        },
        {"first": "The first of the two."},
    ),
    "punctuation": NodeType(
        "Punctuation",
        "Two punctuation marks side by side.",
        {
            "text": text("The two marks."),
            "doubled": flag("Whether one of the two is surely a slip."),
        },
        {"first": "The first of the two."},
    ),
    "placeholder": NodeType(
        "Placeholder",
        "A stand-in for words still to come, such as TBC.",
        {
            "text": text("The stand-in as written."),
            "later-meeting": flag("Whether it is the date, time or place of a meeting still to come."),
        },
    ),
    "contact-detail": NodeType(
        "ContactDetail",
        "An e-mail address or telephone number.",
        {
            "kind": Field("choice", "What it is.", ("e-mail address", "telephone number")),
            "text": text("The detail itself."),
            "private": flag("Whether nothing says that it belongs to a body or office."),
        },
    ),
}
