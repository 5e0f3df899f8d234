"""Codes for signing in: asked for at the page, written into a letter in the background, and taken
however they are typed."""

import re
import secrets
from operator import attrgetter
from unicodedata import normalize

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.crypto import salted_hmac

from kit import clock
from kit.bell import ring
from kit.limits import Limit
from letters.delivery import deliver_for, try_again
from letters.models import Letter
from letters.outbox import letter, write
from people.models import Person
from plt_portal.models import A_CODE_HOLDS, AskedCode

SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowels, and nothing that looks like something else
LENGTH = 8
# Spaces and dashes of any kind may stand between the signs; around them may stand a sentence.
A_CODE = re.compile(rf"(?<!\w)[{SIGNS}](?:[\W_]{{0,3}}[{SIGNS}]){{{LENGTH - 1}}}(?!\w)")
TYPED, MOST = 500, 3  # signs that are looked at, and codes that are tried of them
A_HANDFUL = 50
A_SHIFT = 30  # seconds

# A whole school sits behind one address, and signs in at the same minute.
ASKED = Limit("codes asked for from a network", 300, A_CODE_HOLDS / 10)
LETTERS = Limit("codes sent to an address", 5, A_CODE_HOLDS)
LETTERS_KNOWN = Limit("codes sent to an address, known", 10, A_CODE_HOLDS)
TRIES = Limit("tries of a network at an address", 10, A_CODE_HOLDS)
TRIES_KNOWN = Limit("tries of a known browser", 10, A_CODE_HOLDS)
TRIES_OF_ALL = Limit("tries of anybody at an address", 200, A_CODE_HOLDS)


def ask(address, network, known):
    """Ask for a code in a letter to this address; how long to wait instead, which is mostly not.

    Nothing here depends on whether the address is anybody's. A browser that its person has signed
    in with before waits for nobody else.
    """
    if not known and (wait := ASKED.spend(network).wait):
        return wait
    AskedCode.objects.create(address=address, from_known_browser=known)
    ring("plt_portal.tasks.send_codes")
    return None


def send_codes():
    """Write the letters that were asked for, and hand over what is urgent."""
    while _write_some() == A_HANDFUL:
        pass
    urgent = Letter.objects.urgent()
    if urgent.due().exists():
        deliver_for(A_SHIFT, urgent)


@transaction.atomic
def _write_some():
    asked = AskedCode.objects.unanswered().order_by("asked_at")
    rows = list(asked.select_for_update(skip_locked=True)[:A_HANDFUL])
    people = Person.objects.active().filter(email__in={row.address for row in rows})
    by_address = {person.email: person for person in people}
    for row in sorted(rows, key=attrgetter("address")):  # in one order, whoever else counts
        if person := by_address.get(row.address):
            _answer(row, person)
        row.answered_at = clock.now()
    AskedCode.objects.bulk_update(rows, ["answered_at", "mark"])
    return len(rows)


def _answer(row, person):
    """Nobody is flooded with letters; the codes in those that have come go on working.

    Whoever asks for one expects mail at this address, so even a paused one is tried again.
    """
    limit = LETTERS_KNOWN if row.from_known_browser else LETTERS
    if limit.spend(person.pk).wait:
        return
    code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    row.mark = _mark(row.address, code)
    try_again(person)
    said = f"{code[:4]}-{code[4:]}"
    template = "account/letters/sign_in_code.html"
    write(letter(template, to=[person], key=f"code {row.pk}", urgent=True, code=said))


def try_at(address, network, known):
    """Count one more try at a code of this address, and say what is left of them."""
    if known and not (left := TRIES_KNOWN.spend(address)).wait:
        return left
    ways = TRIES.spend((network, address)), TRIES_OF_ALL.spend(address)
    return max(ways, key=lambda left: (left.wait, -left.times))


def person_of(address, typed):
    """Whose code this is, which is used up now; nobody's, where it is none of this address."""
    marks = [_mark(address, code) for code in codes_in(typed)]
    right = AskedCode.objects.open_to(address).filter(mark__in=marks)
    if not right.update(used_at=Coalesce("used_at", clock.now())):
        return None
    return Person.objects.active().filter(email=address).first()


def codes_in(typed):
    """What could be a code in what was typed or pasted; more than a letter holds is guessing."""
    said = normalize("NFKC", typed[:TYPED]).upper()
    return [re.sub(r"[\W_]", "", found) for found in A_CODE.findall(said)][:MOST]


def forgive(address, network):
    """Whoever had the right code has no wrong ones any more."""
    TRIES.forget((network, address))
    TRIES_KNOWN.forget(address)


def forget_codes():
    AskedCode.objects.over().delete()


def _mark(address, code):
    return salted_hmac("plt_portal.codes", f"{address} {code}", algorithm="sha256").hexdigest()
