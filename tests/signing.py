"""A certificate authority of the tests' own, and pictures that carry its content credentials, as a vendor's do."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from functools import cache

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import Image

ISSUER = "OpenAI"
NO_USE = dict.fromkeys(
    [
        "content_commitment",
        "crl_sign",
        "data_encipherment",
        "decipher_only",
        "digital_signature",
        "encipher_only",
        "key_agreement",
        "key_cert_sign",
        "key_encipherment",
    ],
    False,
)


@cache
def signed(format: str = "png", issuer: str = ISSUER, side: int = 64) -> bytes:
    """Return a picture that a vendor signed: png, jpeg, webp or gif."""
    mime = f"image/{format}"
    plain, whole = io.BytesIO(), io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((side, side)).save(plain, format)
    plain.seek(0)
    created = {
        "action": "c2pa.created",
        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    }
    manifest = {
        "claim_generator_info": [{"name": "a painter", "version": "1"}],
        "format": mime,
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [created]}}],
    }
    chain, key = _credentials(issuer)
    signer = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=None)
    with c2pa.Signer.from_info(signer) as pen, c2pa.Builder(manifest) as builder:
        builder.sign(pen, mime, plain, whole)
    return whole.getvalue()


def state(data: bytes, format: str = "png") -> str:
    """Return what c2pa-python finds in a picture: Valid, Invalid, or nothing."""
    try:
        with c2pa.Reader(f"image/{format}", io.BytesIO(data)) as reader:
            return str(json.loads(reader.json())["validation_state"])
    except c2pa.C2paError:
        return "none"


@cache
def _credentials(issuer: str) -> tuple[bytes, bytes]:
    """Return a chain of certificates and the key of its first, as PEM."""
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "A test's own authority")])
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, issuer)])
    top = (
        _certificate(root, root, authority)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**{**NO_USE, "key_cert_sign": True}), critical=True)
        .sign(authority, hashes.SHA256())
    )
    own = (
        _certificate(name, root, key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**{**NO_USE, "digital_signature": True}), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()), critical=False)
        .sign(authority, hashes.SHA256())
    )
    chain = own.public_bytes(Encoding.PEM) + top.public_bytes(Encoding.PEM)
    return chain, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _certificate(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
    )
