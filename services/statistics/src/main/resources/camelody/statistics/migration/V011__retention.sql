-- Identities of plays are forgotten after statistics.retention-days. They are stored nearly in the order of their days,
-- so a summary of each range of pages finds the old ones, at a hundredth of what an index of every row costs a count.
create index counted_play_by_age on counted_play using brin (played_on);
