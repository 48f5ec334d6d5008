"""What checkers of badges fetch: the issuer's key, and which badges were revoked."""

from flask import Response, jsonify

from trainer.confirmations import blueprint, queries
from trainer.confirmations.badge import did_document, revocation_list, signed
from trainer.confirmations.keys import signing_key
from trainer.confirmations.site import issuer
from trainer.web.access import public
from trainer.web.clock import now


@blueprint.get("/.well-known/did.json")
@public
def key() -> Response:
    """Say with which key badges are signed (did:web)."""
    return jsonify(did_document(issuer(), signing_key()))


@blueprint.get("/badges/revoked")
@public
def revoked() -> Response:
    """Give the signed list of revoked badges."""
    by = issuer()
    listed = revocation_list(queries.revoked_numbers(), by, now())
    return Response(signed(listed, by, signing_key()), mimetype="application/vc+jwt")
