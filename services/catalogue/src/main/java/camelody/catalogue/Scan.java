package camelody.catalogue;

/** Asks for the library to be scanned. */
public record Scan() {}
