-- Who published what, when and why, the newest first.
-- grain: one row per version
-- params: none
select
    number,
    base,
    author,
    message,
    file_name,
    file_sha256,
    count_added,
    count_changed,
    count_retired,
    published_at,
from versions
order by number desc
