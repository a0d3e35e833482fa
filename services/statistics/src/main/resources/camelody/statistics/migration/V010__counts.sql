-- What was played how often. Days are days of UTC.

-- The identity of each counted play, inserted in the same statement that counts it: (user, play) counts once.
-- It is also what a user's own statistics are made from, and goes when the user goes.
create table counted_play (
  user_id   uuid not null,
  play_id   uuid not null,
  track_id  uuid not null,
  played_on date not null,
  primary key (user_id, play_id)
);
create index counted_play_by_day on counted_play (user_id, played_on) include (track_id);

-- Everybody's plays of a track on a day; names nobody, so it stays when a user goes. Popular rows are updated
-- very often: no index covers the count, and pages keep room, so that an update stays on its page (HOT).
-- Days older than any period are folded into the day 0001-01-01.
create table track_plays (
  track_id  uuid not null,
  played_on date not null,
  plays     bigint not null,
  primary key (track_id, played_on)
) with (fillfactor = 70);
create index track_plays_by_day on track_plays (played_on);

-- A copy of what the catalogue says of each counted track; title is null while it does not know the track.
create table track (
  track_id         uuid primary key,
  title            text,
  artist           text,
  artist_id        uuid,
  album_artist     text,
  album            text,
  album_id         uuid,
  duration_seconds double precision,
  ask_after        timestamptz not null,
  misses           integer not null default 0
);
create index track_by_age on track (ask_after);

-- Users who are no more: what is delivered late about them is passed over.
create table deleted_user (
  user_id    uuid primary key,
  deleted_at timestamptz not null
);
