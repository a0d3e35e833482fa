-- What every service keeps for the sake of its messages. The service's own migrations start at V010.

-- Transactional Outbox: written with the change it tells of, deleted when the broker has confirmed it.
create table outbox (
  event_id    uuid primary key,
  routing_key text not null,
  occurred_at timestamptz not null,
  data        text not null,
  traceparent text
);

-- The outcomes of writes that carried an idempotency key, for 24 hours.
create table stored_outcome (
  acting_user     text not null,
  method          text not null,
  idempotency_key text not null,
  params_hash     text not null,
  result          text,
  stored_at       timestamptz not null default now(),
  primary key (acting_user, method, idempotency_key)
);
create index stored_outcome_by_age on stored_outcome (stored_at);

-- How often each redelivered event was begun: an event that kills its consumer is found here.
create table event_start (
  queue      text not null,
  event_id   text not null,
  starts     integer not null,
  begun_at   timestamptz not null default now(),
  primary key (queue, event_id)
);
