"""What the items of a note say: decisions, actions, motions, exclusions. See ``notelint.note.fields``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from notelint.note.field_types import Field, NodeType, choice, flag, link, node, nodes, number, text, texts

MATTERS: Final[Mapping[str, NodeType]] = {
    "decision-heading": NodeType(
        "DecisionHeading",
        "A heading of decisions.",
        {"text": text("What stands under it.")},
    ),
    "decision": NodeType(
        "Decision",
        "One decision.",
        {
            "kind": choice("section inline", "Whether it stands under a heading or in the text."),
            "text": text("Its words."),
            "verb": text("The deciding verb of its lead-in or opening clause."),
            "subject": choice("body officers post person group thing", "Who its opening clause speaks of."),
            "tasks": flag("Whether that subject is told “to” do something."),
            "years": texts("The years it names, as written."),
            "title-year": text("The year that the title of its item names, if it names one only."),
            "decided-years": texts("The years that all decisions of its item name."),
            "heading": node("block", "The heading it stands under."),
        },
        {
            "opening": "Its opening clause.",
            "verb": "The deciding verb.",
            "heading": "The heading.",
            "lead-in": "The lead-in.",
            "year": "The first year it names.",
        },
    ),
    "action": NodeType(
        "Action",
        "A task for someone.",
        {
            "task": text("What is to be done."),
            "owners": texts("Who is to do it, as written."),
            "owner-kind": choice("person post group officers members", "What the owner is."),
            "names": nodes("name", "The owners who are people."),
            "deadline": text("By when, as written."),
            "due": node("date", "The deadline, where it is a date."),
            "heading": node("block", "The heading it stands under."),
        },
        {
            "owner": "The owner.",
            "deadline": "The deadline.",
            "heading": "The heading.",
            "lead-in": "The lead-in.",
        },
    ),
    "commitment": NodeType(
        "Commitment",
        "Someone undertook to do something.",
        {
            "who": text("Who undertook it, as written."),
            "who-kind": choice("person post officers group", "What they are."),
            "name": node("name", "The name, where it is a person."),
            "task": text("What they will do."),
            "words": texts("The content words of the task, lower case, stemmed."),
        },
        {"name": "The name."},
    ),
    "previous-minutes": NodeType(
        "PreviousMinutes",
        "The item on an earlier meeting's minutes.",
        {
            "agreed": text("The verb that agrees them."),
            "deferred": text("Why they were not agreed."),
            "dates": nodes("date", "The dates of the earlier meeting it gives."),
            "title-date": node("date", "The date in its title."),
            "text-date": node("date", "The date in its text."),
            "several": flag("Whether it agrees the minutes of several meetings."),
            "subject-to": text("“Subject to amendments”, as written."),
            "amendments": text("The amendments it gives."),
        },
        {
            "title": "The title.",
            "date": "The first date.",
            "title-date": "The date in the title.",
            "text-date": "The date in the text.",
            "amendment": "The words “subject to amendments”.",
        },
    ),
    "motion": NodeType(
        "Motion",
        "A motion.",
        {
            "named": flag("Whether the note sets out to name mover and seconder."),
            "mover": text("Who moved it."),
            "seconder": text("Who seconded it."),
            "outcome": text("Carried, lost or withdrawn, as written."),
        },
        {"mover": "The mover.", "seconder": "The seconder."},
    ),
    "vote": NodeType(
        "Vote",
        "A vote with its totals.",
        {
            "votes-for": number("Votes for."),
            "votes-against": number("Votes against."),
            "abstentions": number("Abstentions."),
            "cast": number("The sum of the totals."),
            "present": number("How many could vote."),
            "too-many": flag("Whether more votes were cast than members were present."),
            "names-for": number("How many names are given for."),
            "names-against": number("How many names are given against."),
            "names-abstaining": number("How many names are given as abstaining."),
        },
    ),
    "exclusion": NodeType(
        "Exclusion",
        "The resolution that excludes press and public.",
        {
            "basis": text("The law or paragraph it cites."),
            "paragraphs": Field("numbers", "The paragraphs of Schedule 12A it cites."),
            "wrong-paragraph": text("A paragraph the Schedule does not have, or all of them at once."),
        },
        {"paragraph": "The paragraph.", "wrong-paragraph": "The paragraph that cannot be cited."},
    ),
    "next-meeting": NodeType(
        "NextMeeting",
        "The announcement of the next meeting, or of several.",
        {"last": node("date", "The latest day that it gives.")},
        {"date": "That day."},
    ),
    "private-matter": NodeType(
        "PrivateMatter",
        "“Confidential”, “exempt” or “Part 2” said of this meeting's business.",
        {
            "word": text("The word."),
            "exclusion": link("The exclusion of press and public before it."),
        },
    ),
}
