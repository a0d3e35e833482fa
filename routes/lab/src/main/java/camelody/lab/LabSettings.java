package camelody.lab;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Bounds what the lab reads and how long it waits.
 *
 * @param folder where a learner's files lie; only those in it are read, none below it
 * @param filesMax how many of them
 * @param fileBytesMax how large one may be
 * @param period how often the folder is looked at
 * @param loadTimeout how long the routes of a file may take to start
 * @param stopTimeout how long those of an old version may take to finish what they have begun
 */
public record LabSettings(
    Path folder,
    int filesMax,
    int fileBytesMax,
    Duration period,
    Duration loadTimeout,
    Duration stopTimeout) {}
