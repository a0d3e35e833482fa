package camelody.history;

import camelody.kernel.TrackId;
import java.time.Instant;
import java.util.UUID;

/** Tells of one play: {@code {"playId":"…","trackId":"…","playedAt":"2026-01-01T12:00:00Z"}}. */
public record Play(UUID playId, TrackId trackId, Instant playedAt) {}
