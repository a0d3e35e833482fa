-- An album whose files name no album artist is kept in one piece by the folder it lies in.
alter table track add column names_album_artist boolean not null default true;
alter table track add column folder text not null
  generated always as (coalesce(substring(path from '^(.*)/'), '')) stored;

create index track_of_folder on track (folder, album_key)
  where missing_since is null and not names_album_artist;
