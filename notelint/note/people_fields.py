"""People: how they are listed and named, and what they do. See ``notelint.note.fields``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from notelint.note.field_types import Field, NodeType, choice, flag, node, nodes, number, text, texts

# Groups of an attendance list, as rules name them.
GROUPS: Final = (
    "chair vice-chair deputy-chair members substitutes in-attendance officers guests apologies absent".split()
)

PEOPLE: Final[Mapping[str, NodeType]] = {
    "name": NodeType(
        "Name",
        "A name of a person as it stands in the text.",
        {
            "text": text("The name as written."),
            "titles": texts("Cllr, Sir …"),
            "forenames": texts("The forenames or initials."),
            "surname": text("The surname."),
            "honours": texts("OBE, JP …"),
            "role": text("The role in brackets behind the name."),
        },
        {"surname": "The surname."},
    ),
    "listing": NodeType(
        "Listing",
        "One name in an attendance list.",
        {
            "name": node("name", "The name."),
            "group": choice(" ".join(GROUPS), "The group of the list it stands in."),
            "heading": text("The group's word as written."),
            "authority": text("The council or authority."),
            "post": text("The post."),
            "substitute": flag("Whether it is marked as a substitute."),
            "substitute-for": text("For whom."),
        },
        {"name": "The name."},
    ),
    "row": NodeType(
        "Row",
        "A row of the attendance list.",
        {
            "names": number("Lines in its cell of names."),
            "posts": number("Lines in its cell of posts."),
        },
        {"first": "The first of its names."},
    ),
    "mention": NodeType(
        "Mention",
        "A name in the text and what it does there.",
        {
            "name": node("name", "The name."),
            "does": choice(
                "acts declares apologises votes moves owns undertakes named", "What the name does there."
            ),
            "verb": text("The verb, as written."),
        },
        {"verb": "The verb."},
    ),
    "person": NodeType(
        "Person",
        "Someone to whom listings and mentions belong.",
        {
            "name": text("The fullest form of the name."),
            "sure": flag("Whether every mention is surely of this person."),
            "groups": Field("choices", "The groups of the list they stand in.", tuple(GROUPS)),
            "listings": nodes("listing", "Where they are listed."),
            "mentions": nodes("mention", "Where they are named."),
            "acted": text("The verb of the first mention that acts."),
            "declared": flag("Whether they declared an interest."),
            "voted": flag("Whether they moved, seconded or voted by name."),
            "owns": flag("Whether they own an action."),
            "absent": flag("Whether the text or the list has them among the apologies."),
            "apologised": flag("Whether the text gives their apologies for the whole meeting."),
            "member": text("The name on the register of members, if the settings name one."),
            "on-register": flag("Whether they are on that register on the day of the meeting."),
            "nearest-member": text("The member whose name differs by one slip of the keyboard."),
        },
        {
            "name": "The first name.",
            "first-act": "The first mention that acts.",
            "apology": "The name in the apologies.",
            "listing": "The name in the list.",
            "declaration": "The name in the declaration.",
            "vote": "The name in the vote.",
            "owner": "The name in the action.",
            "nearest-member": "The name that differs from that of a member.",
        },
    ),
    "apology": NodeType(
        "Apology",
        "A sentence on apologies: who, none, or where they are listed.",
        {
            "nil": flag("Whether it says that there were none."),
            "listed": flag("Whether it refers to the attendance list."),
            "scope": choice("meeting lateness leaving part", "What the apology is for."),
            "names": nodes("name", "Whose apologies it gives."),
        },
    ),
    "absence": NodeType(
        "Absence",
        "A sentence that says that someone was or would be away.",
        {"illness": text("The word of illness in it.")},
        {"illness": "The word of illness."},
    ),
    "declaration": NodeType(
        "Declaration",
        "A declaration of interest, or that there was none.",
        {
            "nil": flag("Whether it says that none were declared."),
            "elsewhere": flag("Whether it says where declarations are recorded."),
            "name": node("name", "Who declared."),
            "who": text("Who declared, as written."),
            "names-item": text("The item it names: number, words of the title, this item, or general."),
            "kind": text("The kind of interest: personal, pecuniary …"),
            "reason": text("The reason: “as …”, “because …”."),
            "effect": text("Whether the declarer stayed, spoke or left."),
            "late": flag("Whether it was made later in the meeting than the item of declarations."),
            "contradictory": flag("Whether an earlier declaration of the item says the opposite."),
        },
        {
            "name": "The name.",
            "item": "The item it names.",
            "contradicts": "The earlier declaration that says the opposite.",
        },
    ),
}
