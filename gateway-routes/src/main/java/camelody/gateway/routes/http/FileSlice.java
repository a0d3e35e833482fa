package camelody.gateway.routes.http;

import java.nio.file.Path;

/**
 * Part of a file, sent by the kernel without passing through the heap.
 *
 * @param offset of the first byte, from 0
 * @param length in bytes
 */
public record FileSlice(Path path, long offset, long length) {}
