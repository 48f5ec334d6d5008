"""Which issuer the present request speaks for."""

from flask import request

from trainer.confirmations.badge import Issuer


def issuer() -> Issuer:
    """Return the issuer under the address at which the site was asked."""
    return Issuer(address=request.url_root.rstrip("/"))
