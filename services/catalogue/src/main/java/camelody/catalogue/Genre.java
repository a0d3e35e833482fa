package camelody.catalogue;

/** A genre and how many tracks bear it. */
public record Genre(String name, int trackCount) {}
