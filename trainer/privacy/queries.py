"""What the pages about one's own data show."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from trainer.extensions import db
from trainer.models import DataRequest, RequestState

MOST = 100
WAITING = (RequestState.OPEN, RequestState.ACCEPTED)


def requests_of(person_id: UUID) -> Sequence[DataRequest]:
    """Return the person's requests, the latest first."""
    query = select(DataRequest).where(DataRequest.person_id == person_id)
    return db.session.scalars(query.order_by(DataRequest.asked_at.desc())).all()


def waiting() -> Sequence[DataRequest]:
    """Return the requests that are not closed, those due first in front."""
    query = select(DataRequest).where(DataRequest.state.in_(WAITING))
    return db.session.scalars(query.order_by(DataRequest.answer_by, DataRequest.id)).all()


def closed() -> Sequence[DataRequest]:
    """Return the latest requests that are closed."""
    query = select(DataRequest).where(DataRequest.state.not_in(WAITING))
    return db.session.scalars(query.order_by(DataRequest.done_at.desc()).limit(MOST)).all()
