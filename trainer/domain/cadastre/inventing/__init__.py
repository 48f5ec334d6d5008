"""Invented maps: nothing in them is a real parcel, and the same seed gives the same map."""

from trainer.domain.cadastre.inventing.maps import invented

__all__ = ["invented"]
