"""Who may pass the doors of the billboard. The posting of the scene is the facilitator's."""

from tests.doors import Door

EVERYBODY = "s Y Y Y Y Y Y Y Y"
AUTHORS = "s 3 3 Y 3 3 3 3 3"
OWN_DRAFT = "s 4 4 Y 4 4 4 4 4"
OWN_INTERESTS = "s 4 4 Y 4 4 4 4 4"
NOT_THEIRS_TO_ANSWER = "s 4 4 3 4 4 4 4 4"  # the author sees it, another person answers it
OFFICE = "s 3 3 3 3 3 3 Y Y"
OFF_THE_BILLBOARD = "s 4 4 Y 4 4 4 Y Y"  # its author and the district's office
SUPERINTENDENT = "s 3 3 3 3 3 3 Y 3"
THE_TEACHER = {"person": "teacher"}
TOLD, NEXT = "2026-09-14", "2026-09-28"  # the digest's week of the scene, and the one after
ISSUE = {"note": "The session is on Thursday.", "day": "2026-09-30", "time": "07:00"}

DOORS = [
    Door("billboard:billboard", EVERYBODY),
    Door("billboard:staff-room", EVERYBODY),
    Door("billboard:post", EVERYBODY),
    Door("billboard:post", EVERYBODY, method="POST", data={"draft": "yes", "title": "An idea"}),
    Door("billboard:save", EVERYBODY, method="POST", data={"title": "An idea"}),
    Door("billboard:goals", EVERYBODY),
    Door("billboard:similar", EVERYBODY, ("posting",)),
    Door("billboard:similar", OWN_DRAFT, ("draft",)),
    Door("billboard:use-again", AUTHORS, ("posting",), method="POST"),
    Door("billboard:authors", AUTHORS, ("posting",)),
    Door("billboard:authors", OWN_DRAFT, ("draft",)),
    Door("billboard:name-co-author", AUTHORS, ("posting",), method="POST", data=THE_TEACHER),
    Door("billboard:take-off", "s Y 3 Y 3 3 3 3 3", ("posting",), method="POST", data=THE_TEACHER),
    Door("billboard:posting", EVERYBODY, ("posting",)),
    Door("billboard:posting", OWN_DRAFT, ("draft",)),
    Door("billboard:edit", AUTHORS, ("posting",)),
    Door("billboard:edit", OWN_DRAFT, ("draft",)),
    Door("billboard:edit", AUTHORS, ("posting",), method="POST", data={"title": "Changed"}),
    Door("billboard:crossed", AUTHORS, ("posting",)),
    Door("billboard:crossed", AUTHORS, ("posting",), method="POST", data={"keep": "mine"}),
    Door("billboard:withdraw", AUTHORS, ("posting",)),
    Door("billboard:withdraw", AUTHORS, ("posting",), method="POST"),
    Door("billboard:interest", EVERYBODY, ("posting",), method="POST"),
    Door("billboard:interest", OWN_DRAFT, ("draft",), method="POST"),
    Door("billboard:withdraw-interest", EVERYBODY, ("posting",), method="POST"),
    Door("billboard:invite", OWN_INTERESTS, ("interest",), method="POST"),
    Door("billboard:commit", NOT_THEIRS_TO_ANSWER, ("invited",), method="POST"),
    Door("billboard:decline", NOT_THEIRS_TO_ANSWER, ("invited",), method="POST"),
    Door("billboard:ask", EVERYBODY, ("posting",), method="POST", data={"text": "When?"}),
    Door("billboard:answer", AUTHORS, ("question",), method="POST", data={"text": "Monday."}),
    Door("billboard:posting", OFF_THE_BILLBOARD, ("hidden",)),
    Door("billboard:hidden", OFFICE),
    Door("billboard:hide", "s 3 3 3 3 3 3 3 Y", ("posting",)),
    Door(
        "billboard:hide",
        "s 3 3 3 3 3 3 3 Y",
        ("posting",),
        method="POST",
        data={"reason": "It names a student."},
    ),
    Door(
        "billboard:appeal",
        "s 4 4 Y 4 4 4 3 3",
        ("hidden",),
        method="POST",
        data={"text": "The name is gone."},
    ),
    Door("billboard:restore", "s 4 4 3 4 4 4 3 Y", ("hidden",), method="POST"),
    Door("billboard:window", SUPERINTENDENT),
    Door(
        "billboard:window",
        SUPERINTENDENT,
        method="POST",
        data={"until": "2026-10-20", "reason": "Back from leave."},
    ),
    Door("billboard:take-back-pass", SUPERINTENDENT, ("late_pass",), method="POST"),
    Door("billboard:digest-plan", OFFICE),
    Door("billboard:digest-issue", OFFICE, (NEXT,)),
    Door("billboard:digest-issue", OFFICE, (TOLD,)),
    Door("billboard:digest-issue", OFFICE, (NEXT,), method="POST", data=ISSUE),
    Door("billboard:digest-issue", "s 3 3 3 3 3 3 4 4", ("2026-09-29",)),
    Door("billboard:digest-hold", OFFICE, (NEXT,), method="POST"),
    Door("billboard:digest-release", OFFICE, (NEXT,), method="POST"),
    Door("billboard:digest-send", OFFICE, (NEXT,)),
    Door("billboard:digest-send", OFFICE, (NEXT,), method="POST"),
    Door("billboard:digest-preview", OFFICE, (NEXT,)),
    Door("billboard:digest-letter", OFFICE, (NEXT,)),
    Door("billboard:digest-september", OFFICE, method="POST", data={"for_all": "on"}),
]
