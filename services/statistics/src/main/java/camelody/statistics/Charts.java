package camelody.statistics;

import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Reads the counts. Every {@code from} is the first day that counts. */
interface Charts {
  Page<ChartTrack> topTracks(LocalDate from, Paging paging);

  Page<ChartArtist> topArtists(LocalDate from, Paging paging);

  Page<ChartAlbum> topAlbums(LocalDate from, Paging paging);

  UserStatistics ofUser(UserId user, Period period, LocalDate today);

  /** Answers those of the tracks that were ever played. */
  Map<TrackId, TrackStatistics> ofTracks(List<TrackId> tracks, LocalDate today);

  /** Answers the days on which the user played anything. */
  List<DayOfListening> byDay(UserId user, LocalDate first, LocalDate last);
}
