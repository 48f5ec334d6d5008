"""standings by person: nothing looks standings up by skill alone

Revision ID: 0011
Revises: 0010
Create Date: 2026-11-22 14:05:00.000000

"""
from alembic import op


# revision identifiers, used by Alembic.
revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('standing', schema=None) as batch_op:
        batch_op.drop_index('ix_standing_range')


def downgrade():
    with op.batch_alter_table('standing', schema=None) as batch_op:
        batch_op.create_index('ix_standing_range', ['skill', 'from_at', 'until_at'], unique=False)
