package camelody.catalogue;

import java.util.UUID;

/** Tells that a scan ended: {@code catalogue.scan-finished.v1}. */
public record ScanFinished(
    UUID scanId, int added, int changed, int removed, int failed, double durationSeconds) {}
