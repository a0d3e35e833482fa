-- The library as it was last scanned. A file that vanished keeps its row, and so its id, for 30 days.
create table track (
  track_id         uuid primary key,
  path             text not null unique,      -- relative to library.root, with slashes
  size_bytes       bigint not null,
  modified_millis  bigint not null,
  fingerprint      text not null,             -- tells a moved file from a new one
  content_type     text not null,
  title            text not null,
  artist           text not null,
  artist_id        uuid not null,
  album_artist     text not null,
  album_artist_id  uuid not null,
  album            text not null,
  album_id         uuid not null,
  disc_number      integer,
  track_number     integer,
  year             integer,
  genres           text[] not null,
  genres_key       text[] not null,           -- folded
  duration_seconds double precision not null,
  bit_rate_kbps    integer,
  cover            text not null,             -- none, embedded, or the path of a picture file
  added_at         timestamptz not null,
  missing_since    timestamptz,
  title_key        text not null,             -- folded: without accents and case
  artist_key       text not null,
  album_key        text not null,
  search           text not null              -- ' title artist album', folded
);

-- One index for each way to sort; the page is found in the index alone, then its rows are read.
create index track_by_title  on track (title_key, track_id) where missing_since is null;
create index track_by_artist on track (artist_key, album_key, disc_number, track_number, track_id) where missing_since is null;
create index track_by_album  on track (album_key, disc_number, track_number, track_id) where missing_since is null;
create index track_by_year   on track (year, track_id) where missing_since is null;
create index track_by_added  on track (added_at, track_id) where missing_since is null;
create index track_of_artist on track (artist_id) where missing_since is null;
create index track_of_album_artist on track (album_artist_id) where missing_since is null;
create index track_of_album  on track (album_id) where missing_since is null;
create index track_by_genre  on track using gin (genres_key) where missing_since is null;
create index track_by_fingerprint on track (fingerprint);
create index track_by_search on track using gin (search public.gin_trgm_ops) where missing_since is null;

create table album (
  album_id         uuid primary key,
  title            text not null,
  artist           text not null,
  artist_id        uuid not null,
  year             integer,
  genres           text[] not null,
  genres_key       text[] not null,           -- folded
  track_count      integer not null,
  duration_seconds double precision not null,
  added_at         timestamptz not null,
  title_key        text not null,
  artist_key       text not null,
  search           text not null
);
create index album_by_title  on album (title_key, album_id);
create index album_by_artist on album (artist_key, title_key, album_id);
create index album_by_year   on album (year, album_id);
create index album_by_added  on album (added_at, album_id);
create index album_of_artist on album (artist_id);
create index album_by_search on album using gin (search public.gin_trgm_ops);

create table artist (
  artist_id   uuid primary key,
  name        text not null,
  track_count integer not null,
  album_count integer not null,
  name_key    text not null,
  search      text not null
);
create index artist_by_name on artist (name_key, artist_id);
create index artist_by_search on artist using gin (search public.gin_trgm_ops);

-- Counts the changes of the library: what was answered for one generation holds until the next.
create table library (
  only_row   boolean primary key default true check (only_row),
  generation bigint not null
);
insert into library (generation) values (1);

create table scan (
  scan_id      uuid primary key,
  state        text not null,                 -- requested, running, finished, failed
  requested_by uuid,
  note         text,
  found        integer not null default 0,
  read         integer not null default 0,
  added        integer not null default 0,
  changed      integer not null default 0,
  moved        integer not null default 0,
  removed      integer not null default 0,
  failed       integer not null default 0,
  requested_at timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz
);
-- One scan at a time: a second request is told of the first.
create unique index scan_unfinished on scan ((true)) where state in ('requested', 'running');

create table unreadable_file (
  path            text primary key,
  reason          text not null,
  size_bytes      bigint not null,
  modified_millis bigint not null
);
