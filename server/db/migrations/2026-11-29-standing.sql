-- How long steps took is counted from the signatures that stand, by the time they were given: it is found by this index, whatever
-- else a signature holds.

-- A stamp's moment is ISO in UTC, so that reading it depends on nothing.
create function stamped_at(stamp jsonb) returns timestamptz
language sql immutable strict parallel safe as $$ select (stamp ->> 'at')::timestamptz $$;

create index resolutions_given on resolutions (stamped_at(stamp)) where withdrawn_stamp is null;

-- The register of terms: those of everybody, and those of an expert, in the order of their ends. A manager's own have their index.
create index orders_archive_valid on orders (valid_until, id) where archived_at is not null;
create index orders_expert_valid on orders (expert_id, valid_until, id) where archived_at is not null and expert_id is not null;
