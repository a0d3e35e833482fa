create table playlist (
  playlist_id uuid primary key,
  owner_id    uuid not null,
  name        text not null,
  description text not null,
  is_public   boolean not null,
  version     integer not null,
  created_at  timestamptz not null,
  changed_at  timestamptz not null
);
-- Ids are UUIDv7: descending is newest first, which is how playlists are listed.
create index playlist_by_owner on playlist (owner_id, playlist_id desc);
create index playlist_public on playlist (playlist_id desc) where is_public;

-- The key makes two entries in one place impossible; the service keeps positions without gaps.
create table playlist_entry (
  playlist_id uuid not null references playlist on delete cascade,
  position    integer not null check (position between 0 and 499),
  entry_id    uuid not null,
  track_id    uuid not null,
  added_at    timestamptz not null,
  primary key (playlist_id, position)
);

-- Users who were deleted: a token may outlive its user by seconds, a playlist must not be made with it.
create table departed_owner (
  owner_id    uuid primary key,
  departed_at timestamptz not null
);
