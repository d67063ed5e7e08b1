-- Who published what, when and why, and who approved it, the newest first.
-- grain: one row per version
-- params: none
select
    versions.number,
    versions.base,
    versions.author,
    approvals.approved_by,
    versions.message,
    versions.file_name,
    versions.file_sha256,
    versions.count_added,
    versions.count_changed,
    versions.count_retired,
    versions.published_at,
from versions
left join approvals on approvals.version = versions.number
order by versions.number desc
