package camelody.catalogue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a scan began: {@code catalogue.scan-started.v1}; userId null when it began by itself.
 */
public record ScanStarted(UUID scanId, @Nullable UUID userId) {}
