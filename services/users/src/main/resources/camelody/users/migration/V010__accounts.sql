-- Accounts, their sessions, and what protects both.

create table account (
  user_id       uuid primary key,
  username      text not null unique check (username = lower(username)),
  display_name  text not null,
  role          text not null check (role in ('listener', 'administrator')),
  -- Argon2id in PHC form: $argon2id$v=19$m=…,t=…,p=…$salt$hash
  password_hash text not null,
  created_at    timestamptz not null
);
create index account_administrators on account (user_id) where role = 'administrator';

-- Live sessions only: one that ends leaves a revocation.
create table session (
  session_id uuid primary key,
  user_id    uuid not null references account on delete cascade,
  started_at timestamptz not null,
  renewed_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_of_user on session (user_id, renewed_at desc);
create index session_by_expiry on session (expires_at);

-- Every refresh token of a live session, the used ones too: whoever shows a used one has stolen it, or was
-- stolen from. Only the SHA-256 is kept; the token itself has 256 random bits, so there is nothing to guess.
create table refresh_token (
  token_hash bytea primary key,
  session_id uuid not null references session on delete cascade,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index refresh_token_of_session on refresh_token (session_id);
create index refresh_token_by_expiry on refresh_token (expires_at);

-- Sessions that ended while a token of theirs may still be alive.
create table revocation (
  session_id uuid primary key,
  revoked_at timestamptz not null
);
create index revocation_by_age on revocation (revoked_at);

-- Token signing keys. The private half is sealed with AES-256-GCM under data/secrets/users.signing-secret and
-- bound to the public half: neither can be read or exchanged by somebody who has the database alone.
create table signing_key (
  key_id             text primary key,
  public_key         bytea not null,
  sealed_private_key bytea not null,
  signs_from         timestamptz not null
);

-- Attempts to give a password, until one succeeds. The account is a hash of the name as typed: people type
-- passwords into the wrong field.
create table login_attempt (
  attempt_id   uuid primary key,
  account      text not null,
  address      text not null,
  attempted_at timestamptz not null
);
create index login_attempt_of_account on login_attempt (account, attempted_at);
create index login_attempt_of_address on login_attempt (address, attempted_at);
create index login_attempt_by_age on login_attempt (attempted_at);

-- Where an account's owner has logged in from: strangers cannot use up the attempts of these.
create table known_address (
  user_id   uuid not null references account on delete cascade,
  address   text not null,
  seen_at   timestamptz not null,
  primary key (user_id, address)
);

create table favourite (
  user_id    uuid not null references account on delete cascade,
  kind       text not null check (kind in ('track', 'album', 'artist')),
  item_id    uuid not null,
  starred_at timestamptz,
  rating     smallint check (rating between 1 and 5),
  rated_at   timestamptz,
  primary key (user_id, kind, item_id)
);
create index favourite_starred on favourite (user_id, starred_at desc, item_id) where starred_at is not null;
create index favourite_rated on favourite (user_id, rated_at desc, item_id) where rating is not null;
