"""private estimates in parts; run `trainer rebuild` afterwards: estimates are made from the log

Revision ID: 0009
Revises: 0008
Create Date: 2026-11-22 05:56:56.485272

"""
from alembic import op
import sqlalchemy as sa
import trainer.extensions


# revision identifiers, used by Alembic.
revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('calibration',
    sa.Column('revision', sa.String(length=64), nullable=False),
    sa.Column('from_at', trainer.extensions.UtcDateTime(), nullable=False),
    sa.Column('difficulty', sa.Float(), nullable=False),
    sa.Column('variance', sa.Float(), nullable=False),
    sa.Column('steepness', sa.Float(), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('revision', 'from_at', name=op.f('pk_calibration'))
    )
    op.create_table('general_estimate',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.LargeBinary(), nullable=False),
    sa.Column('last_at', trainer.extensions.UtcDateTime(), nullable=False),
    sa.Column('last_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_general_estimate_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_general_estimate'))
    )
    op.drop_table('estimate')
    _estimate(sa.Column('state', sa.LargeBinary(), nullable=False))
    with op.batch_alter_table('evidence') as batch_op:
        batch_op.alter_column('kind', existing_type=sa.String(length=16), type_=sa.String(length=20), existing_nullable=False)


def downgrade():
    with op.batch_alter_table('evidence') as batch_op:
        batch_op.alter_column('kind', existing_type=sa.String(length=20), type_=sa.String(length=16), existing_nullable=False)
    op.drop_table('estimate')
    _estimate(sa.Column('fold', sa.String(length=8), nullable=False, primary_key=True), sa.Column('state', sa.JSON(), nullable=False))
    op.drop_table('general_estimate')
    op.drop_table('calibration')


def _estimate(*columns):
    op.create_table('estimate',
    sa.Column('person_id', sa.Uuid(), nullable=False, primary_key=True),
    sa.Column('skill', sa.String(length=60), nullable=False, primary_key=True),
    *columns,
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_estimate_person_id_person')),
    )
