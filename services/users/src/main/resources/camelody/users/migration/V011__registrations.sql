-- Who made accounts lately: an address may make so many within a window. It goes when the window is over.
create table registration (
  user_id       uuid primary key,
  address       text not null,
  registered_at timestamptz not null
);
create index registration_of_address on registration (address, registered_at);
create index registration_by_age on registration (registered_at);
