package camelody.statistics;

import camelody.kernel.ArtistId;

/** Places an artist in a chart, by the plays of all their tracks. */
public record ChartArtist(ArtistId artistId, String artist, long plays) {}
