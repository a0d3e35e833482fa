-- Files that a scan is reading: what stands here when a scan begins, the last one died over.
create table begun_file (
  path   text primary key,
  starts integer not null
);
