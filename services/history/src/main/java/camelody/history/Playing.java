package camelody.history;

import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import java.time.Instant;

/** Tells what somebody listens to: {@code {"userId":"…","trackId":"…","startedAt":"…"}}. */
public record Playing(UserId userId, TrackId trackId, Instant startedAt) {}
