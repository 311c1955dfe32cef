"""The demonstration's certificate authority: it signs one signing key; its own key is not kept."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from kawah.lib import keys

KEY_BITS = 3072
# Certificates are begun a year back, so that a demonstration may tell of past months.
HEAD_START = timedelta(days=366)
LIFETIME = timedelta(days=20 * 366)
AUTHORITY = "CA Demonstrasi Kawah - tidak tersertifikasi"
SIGNER = "Kawah Demonstrasi - tanda tangan tidak tersertifikasi"


def establish(*, now: datetime) -> dict[str, bytes]:
    """PEM files by name: the authority's certificate, the signer's, and the signer's key."""
    root_key, signer_key = _key(), _key()
    root = _certificate(AUTHORITY, root_key, now=now).sign(root_key, hashes.SHA256())
    builder = _certificate(SIGNER, signer_key, now=now, issuer=root)
    return {
        "authority.pem": root.public_bytes(serialization.Encoding.PEM),
        "signer.pem": builder.sign(root_key, hashes.SHA256()).public_bytes(
            serialization.Encoding.PEM
        ),
        "signer.key": keys.pem(signer_key),
    }


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def _certificate(
    name: str, key: rsa.RSAPrivateKey, *, now: datetime, issuer: x509.Certificate | None = None
) -> x509.CertificateBuilder:
    public, subject = key.public_key(), _name(name)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - HEAD_START)
        .not_valid_after(now + LIFETIME)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(_usage(is_authority=issuer is None), critical=True)
    )
    if issuer is None:
        return builder
    parent = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    identifier = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(parent)
    return builder.add_extension(identifier, critical=False)


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Kawah (demonstrasi)"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
