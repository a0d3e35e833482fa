-- What happened, one row an event. The event's own id is the key: heard twice, it is kept once.
create table activity (
  event_id    uuid primary key,
  occurred_at timestamptz not null,
  action      text not null,
  user_id     uuid,
  details     text not null
);
create index activity_by_time on activity (occurred_at desc, event_id desc);
create index activity_by_user on activity (user_id, occurred_at desc, event_id desc);
create index activity_by_action on activity (action, occurred_at desc, event_id desc);

-- Users whose listening was forgotten: what arrives late must not bring it back.
create table forgotten_user (
  user_id      uuid primary key,
  forgotten_at timestamptz not null
);
