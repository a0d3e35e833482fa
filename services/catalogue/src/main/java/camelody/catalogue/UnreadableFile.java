package camelody.catalogue;

/** A file that could not be read: its path in the library, and why. */
public record UnreadableFile(String path, String reason) {}
