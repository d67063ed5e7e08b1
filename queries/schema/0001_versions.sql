-- Keeps who published what, when and why, for this version and all before it.
-- grain: one row per version
-- params: none
create table versions (
    number integer not null,
    base integer,
    author varchar not null,
    message varchar not null,
    file_name varchar not null,
    file_sha256 varchar not null,
    count_added integer not null,
    count_changed integer not null,
    count_retired integer not null,
    published_at timestamp not null,
)
