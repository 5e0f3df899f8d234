"""How the portal meets a mail server: over TLS from the first word, or from STARTTLS on."""

import ssl
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from letters.models import Letter
from letters.tasks import deliver_due
from plt_portal.environment import read
from tests.builders import a_teacher
from tests.letters.builders import a_letter
from tests.letters.post_office import PostOffice, listening

pytestmark = pytest.mark.django_db
USER, PASSWORD = "plt@millbrook.example", "a/b:c%d@e"
ENCODED = "plt%40millbrook.example:a%2Fb%3Ac%25d%40e"


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """A key with a certificate for this machine, signed by itself."""
    key, file = ec.generate_private_key(ec.SECP256R1()), tmp_path_factory.mktemp("tls") / "pair.pem"
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    valid_from = datetime(2020, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(valid_from)
        .not_valid_after(valid_from + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    forms = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, *forms)
    file.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    return file


class Guarded(PostOffice):
    """Takes letters from whoever says user and password, over TLS alone."""

    def __init__(self):
        super().__init__()
        self.signed_in = []

    def knows(self, server, session, envelope, mechanism, told):
        said = (told.login.decode(), told.password.decode())
        self.signed_in.append((*said, server.transport.get_extra_info("cipher") is not None))
        return AuthResult(success=said == (USER, PASSWORD))


@contextmanager
def a_guarded_office(settings, scheme, paper):
    """A mail server of this kind, and the portal's mail going there."""
    office, tls = Guarded(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(paper)
    own = {"hostname": "localhost", "authenticator": office.knows, "auth_required": True}
    if scheme == "smtp+starttls":
        own |= {"tls_context": tls, "require_starttls": True}
    at_once = tls if scheme == "smtps" else None
    own["auth_require_tls"] = at_once is None  # it cannot know that it is spoken to over TLS
    with listening(lambda loop: SMTP(office, loop=loop, **own), ssl=at_once) as port:
        settings.MAILERS = as_told(f"{scheme}://{ENCODED}@localhost:{port}")
        yield office


def as_told(address):
    options = read({"MAIL_URL": address})[0]["MAIL_URL"] | {"timeout": 5}
    return {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}
    }


@pytest.mark.parametrize("scheme", ["smtp+starttls", "smtps"])
def test_a_letter_leaves_over_tls_after_signing_in(settings, scheme, paper, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(paper))
    a_letter(a_teacher())

    with a_guarded_office(settings, scheme, paper) as office:
        deliver_due()

    assert office.signed_in == [(USER, PASSWORD, True)]
    assert len(office.taken) == 1
    assert Letter.objects.get().state == Letter.State.SENT


@pytest.mark.parametrize("scheme", ["smtp+starttls", "smtps"])
def test_a_server_that_cannot_prove_who_it_is_learns_neither_letter_nor_password(
    settings, scheme, paper
):
    a_letter(a_teacher())

    with a_guarded_office(settings, scheme, paper) as office:
        deliver_due()

    assert (office.signed_in, office.taken) == ([], [])
    assert Letter.objects.get().state == Letter.State.WAITING


def test_where_starttls_is_asked_for_and_not_offered_nothing_leaves(settings):
    a_letter(a_teacher())
    office = PostOffice()

    with listening(lambda loop: SMTP(office, hostname="localhost", loop=loop)) as port:
        settings.MAILERS = as_told(f"smtp+starttls://localhost:{port}")
        deliver_due()

    assert office.taken == []
    assert Letter.objects.get().state == Letter.State.WAITING
