-- Search goes by words and their beginnings: fewer and smaller entries than one for each three letters.
alter table track add column words tsvector not null
  generated always as (array_to_tsvector(array_remove(string_to_array(search, ' '), ''))) stored;
alter table album add column words tsvector not null
  generated always as (array_to_tsvector(array_remove(string_to_array(search, ' '), ''))) stored;
alter table artist add column words tsvector not null
  generated always as (array_to_tsvector(array_remove(string_to_array(search, ' '), ''))) stored;

drop index track_by_search;
drop index album_by_search;
drop index artist_by_search;
create index track_by_words on track using gin (words) where missing_since is null;
create index album_by_words on album using gin (words);
create index artist_by_words on artist using gin (words);

-- What begins with the words asked for comes first.
create index track_by_beginning on track (title_key text_pattern_ops) where missing_since is null;
create index album_by_beginning on album (title_key text_pattern_ops);
create index artist_by_beginning on artist (name_key text_pattern_ops);

-- Every word of the library, to know what somebody meant who mistyped one.
create table word (
  word text primary key
);
insert into word
  select word from ts_stat('select words from track where missing_since is null');

-- What genres there are is counted in this index alone.
create index track_by_genres on track (genres) where missing_since is null;
