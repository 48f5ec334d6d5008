"""Invented maps: nothing in them is a real parcel, and the same seed gives the same map."""

from trainer.domain.cadastre.inventing.maps import invented
from trainer.domain.cadastre.inventing.planting import NothingToSpoil, planted

__all__ = ["NothingToSpoil", "invented", "planted"]
