package camelody.catalogue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Bounds scanning.
 *
 * @param root the library's folder
 * @param threads how many files are read at once
 * @param readTimeout how long reading one file may take
 * @param atStart whether a process asks for a scan when it starts
 * @param interval how long after a scan the next one begins by itself; zero for never
 * @param missingKept how long a vanished file's id is remembered
 */
public record ScanSettings(
    Path root,
    int threads,
    Duration readTimeout,
    boolean atStart,
    Duration interval,
    Duration missingKept) {}
