package camelody.catalogue;

import java.util.UUID;

/**
 * Answers at once; the scan itself goes on by itself.
 *
 * @param scanId of the scan that was begun, or of the one that runs already
 */
public record ScanRequested(UUID scanId) {}
