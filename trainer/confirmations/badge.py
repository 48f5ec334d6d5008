"""The same paper as a signed badge: Open Badges 3.0 as a JWT, with a list of those revoked.

Formats: Open Badges 3.0 (1EdTech), section 8.2; Bitstring Status List v1.0 and Verifiable
Credentials 2.0 (W3C). The issuer is the web address itself (did:web), so that whoever checks a
badge finds the key where the badge says it comes from.
"""

import gzip
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trainer.confirmations.paper import Line, Paper
from trainer.domain.values import value

VC = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
SCHEMA = (
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
)
LIST_BITS = 2**17
"""The smallest list that the standard allows, so that a place in it tells nothing of the holder."""
LIST_VALID = timedelta(days=1)
ALGORITHM = "EdDSA"

Document = dict[str, Any]


@value
class Issuer:
    """Who signs: the `address` of the site ("https://…", no slash at its end)."""

    address: str

    @property
    def did(self) -> str:
        """Return the issuer's did:web."""
        return f"did:web:{quote(urlsplit(self.address).netloc, safe='')}"

    @property
    def key_id(self) -> str:
        """Return the name of the key that signs."""
        return f"{self.did}#badges"

    @property
    def revocations(self) -> str:
        """Return the address of the list of revoked badges."""
        return f"{self.address}/badges/revoked"


def credential(paper: Paper, issuer: Issuer) -> Document:
    """Return the unsigned credential."""
    address = f"{issuer.address}/check/{paper.token}"
    return {
        "@context": [VC, OPEN_BADGES],
        "id": address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{paper.title.vi} {paper.reference}",
        "issuer": {
            "id": issuer.did,
            "type": ["Profile"],
            "name": paper.issuer,
            "url": issuer.address,
        },
        "validFrom": _instant(paper.issued_at),
        "credentialSubject": _subject(paper, address),
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialStatus": {
            "id": f"{issuer.revocations}#{paper.number}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(paper.number),
            "statusListCredential": issuer.revocations,
        },
    }


def _subject(paper: Paper, address: str) -> Document:
    return {
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": paper.holder,
                "identityType": "name",
            }
        ],
        "achievement": {
            "id": f"{address}#achievement",
            "type": ["Achievement"],
            "achievementType": "Assessment",
            "name": f"{paper.title.vi}: {'; '.join(_level(line) for line in paper.lines)}",
            "description": "\n".join(_told(line) for line in paper.lines),
            "criteria": {"id": f"{address}#criteria", "narrative": CRITERIA},
            "resultDescription": [
                {
                    "id": f"{address}#{line.skill}",
                    "type": ["ResultDescription"],
                    "name": line.name.vi,
                    "resultType": "Result",
                    "valueMin": "0",
                    "valueMax": "4",
                }
                for line in paper.lines
            ],
        },
        "result": [
            {
                "type": ["Result"],
                "resultDescription": f"{address}#{line.skill}",
                "value": str(line.level),
            }
            for line in paper.lines
        ],
    }


CRITERIA = (
    "Mức được xác nhận từ bài sát hạch bằng câu hỏi chưa từng gặp; từ mức 3, thêm hai lần sát hạch "
    "thực hành đạt, khác phương án, khác ngày, không mắc lỗi nghiêm trọng. Mức ghi “theo văn bằng, "
    "chứng chỉ” dựa trên giấy tờ mà tỉnh đã xem bản chính."
)


def _level(line: Line) -> str:
    return f"{line.name.vi}, mức {line.level}"


def _told(line: Line) -> str:
    until = f" (đến {line.until:%d/%m/%Y})" if line.until else ""
    ground = ", theo văn bằng, chứng chỉ" if line.by_certificate else ""
    return f"{_level(line)}{ground}{until}: {line.words.vi}"


def revocation_list(numbers: Iterable[int], issuer: Issuer, at: datetime) -> Document:
    """Return the unsigned list in which the bits of the revoked numbers are set."""
    bits = bytearray(LIST_BITS // 8)
    for number in numbers:
        bits[number // 8] |= 0x80 >> (number % 8)
    packed = urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
    return {
        "@context": [VC],
        "id": issuer.revocations,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did,
        "validFrom": _instant(at),
        "validUntil": _instant(at + LIST_VALID),
        "credentialSubject": {
            "id": f"{issuer.revocations}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": f"u{packed}",
        },
    }


def signed(document: Mapping[str, Any], issuer: Issuer, key: Ed25519PrivateKey) -> str:
    """Return a credential as a signed JWT: its own members, and the registered claims beside."""
    claims = {
        **document,
        "iss": issuer.did,
        "jti": document["id"],
        "nbf": int(datetime.fromisoformat(document["validFrom"]).timestamp()),
    }
    return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": issuer.key_id})


def opened(token: str, key: Ed25519PrivateKey) -> Document | None:
    """Return what a badge says if this key signed it and nothing in it was changed, else None."""
    try:
        claims: Document = jwt.decode(token, key.public_key(), algorithms=[ALGORITHM])
    except jwt.InvalidTokenError:
        return None
    return claims


def did_document(issuer: Issuer, key: Ed25519PrivateKey) -> Document:
    """Return what the issuer's address answers to whoever looks for its key (did:web)."""
    raw = key.public_key().public_bytes_raw()
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        "id": issuer.did,
        "verificationMethod": [
            {
                "id": issuer.key_id,
                "type": "JsonWebKey",
                "controller": issuer.did,
                "publicKeyJwk": {
                    "kty": "OKP",
                    "crv": "Ed25519",
                    "x": urlsafe_b64encode(raw).decode().rstrip("="),
                },
            }
        ],
        "assertionMethod": [issuer.key_id],
    }


def _instant(at: datetime) -> str:
    return at.replace(microsecond=0).isoformat().replace("+00:00", "Z")
