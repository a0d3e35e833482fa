-- What users played and are playing.

-- One row for each play, found by who played it and by the play's own id: a second delivery changes nothing.
-- A play that its user wanted forgotten keeps its identity only (track_id is null, played_at is when it was
-- forgotten): were the row deleted, a late duplicate would bring the play back.
create table play (
  user_id   uuid not null,
  play_id   uuid not null,
  track_id  uuid,
  played_at timestamptz not null,
  primary key (user_id, play_id)
);
create index play_newest on play (user_id, played_at desc, play_id desc) where track_id is not null;
create index play_by_age on play (played_at);

-- The newest start of each user; whether it is still playing is decided when somebody asks.
create table latest_start (
  user_id    uuid primary key,
  track_id   uuid not null,
  started_at timestamptz not null
) with (fillfactor = 70);
create index latest_start_newest on latest_start (started_at desc);

-- Users who are no more: what is delivered late about them is passed over.
create table deleted_user (
  user_id    uuid primary key,
  deleted_at timestamptz not null
);
