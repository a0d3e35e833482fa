package camelody.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells how the last scan fares.
 *
 * @param state none (never scanned), requested, running, finished or failed
 * @param note what a person should know: an empty folder removed nothing
 * @param found audio files seen so far
 * @param read files opened, for they were new or had changed
 * @param unreadable files that could not be read, and why; for administrators, else empty
 */
public record ScanStatus(
    @Nullable UUID scanId,
    String state,
    @Nullable String note,
    int found,
    int read,
    int added,
    int changed,
    int moved,
    int removed,
    int failed,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Double durationSeconds,
    camelody.kernel.Page<UnreadableFile> unreadable) {}
