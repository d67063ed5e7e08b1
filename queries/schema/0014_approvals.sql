-- Keeps who approved a version that another officer prepared.
-- grain: one row per version that was approved by a second officer
-- params: none
create table approvals (
    version integer not null primary key,
    approved_by varchar not null,
)
