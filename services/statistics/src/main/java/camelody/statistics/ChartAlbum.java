package camelody.statistics;

import camelody.kernel.AlbumId;
import org.jspecify.annotations.Nullable;

/** Places an album in a chart, by the plays of all its tracks. */
public record ChartAlbum(AlbumId albumId, String album, @Nullable String artist, long plays) {}
