package camelody.statistics;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts plays and makes charts of them. Days are days of UTC. */
public final class StatisticsService {
  // A day more than the longest period, for the clocks of two instances differ.
  private static final int DAYS_KEPT_APART = 366;
  private static final int DELETE_BATCH = 5_000;

  private final Counts counts;
  private final Charts charts;
  private final Retention retention;
  private final Clock clock;

  public StatisticsService(Database database, Retention retention, Clock clock) {
    this.counts = new PostgresCounts(database);
    this.charts = new PostgresCharts(database);
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Counts each play once, however often it is told; answers how many are new. A play that is older
   * than the retention is passed over: whether it was counted is forgotten.
   */
  public int countPlays(List<TrackPlayed> plays) {
    return counts.add(plays, retention.firstCounted(today()), clock.instant());
  }

  /**
   * Removes what names a user. Everybody's counts stay, and plays of the user that are told later
   * are passed over: they may have been counted before.
   */
  public void forgetUser(UserDeleted user) {
    counts.forgetUser(user.userId(), clock.instant());
  }

  /** Answers the tracks played most, those that the catalogue knows. */
  public Outcome<Page<ChartTrack>> topTracks(ChartQuery query) {
    return Outcome.success(charts.topTracks(from(query), query.paging()));
  }

  public Outcome<Page<ChartArtist>> topArtists(ChartQuery query) {
    return Outcome.success(charts.topArtists(from(query), query.paging()));
  }

  public Outcome<Page<ChartAlbum>> topAlbums(ChartQuery query) {
    return Outcome.success(charts.topAlbums(from(query), query.paging()));
  }

  /**
   * Sums up somebody's listening.
   *
   * <p>{@code FORBIDDEN} when it is not the caller's own and the caller no administrator.
   */
  public Outcome<UserStatistics> ofUser(Caller caller, UserQuery query) {
    UserId user = query.userId() == null ? self(caller) : query.userId();
    return caller.is(user) || caller.isAdministrator()
        ? Outcome.success(charts.ofUser(user, Period.orAll(query.period()), today()))
        : Outcome.failure(
            ErrorKind.FORBIDDEN, "only administrators may see the statistics of somebody else");
  }

  /** Answers how often a track was played, be it known or not. */
  public Outcome<TrackStatistics> ofTrack(TrackQuery query) {
    return ofTracks(new TracksQuery(List.of(query.trackId()))).map(one -> one.get(0));
  }

  /** Answers how often each of several tracks was played, in the order asked. */
  public Outcome<List<TrackStatistics>> ofTracks(TracksQuery query) {
    Map<TrackId, TrackStatistics> played = charts.ofTracks(query.trackIds(), today());
    return Outcome.success(
        query.trackIds().stream()
            .map(track -> played.getOrDefault(track, TrackStatistics.neverPlayed(track)))
            .toList());
  }

  /**
   * Answers the caller's own listening, a sum for each day, also for those without any.
   *
   * <p>{@code INVALID_ARGUMENT} when the first day is after the last.
   */
  public Outcome<List<DayOfListening>> listeningByDay(Caller caller, DaysQuery query) {
    LocalDate first = query.firstDay(today());
    LocalDate last = query.lastDay(today());
    if (first.isAfter(last)) {
      return Outcome.failure(
          ErrorKind.INVALID_ARGUMENT, "from: expected a day not after " + last + ", came " + first);
    }
    Map<LocalDate, DayOfListening> loud =
        charts.byDay(self(caller), first, last).stream()
            .collect(Collectors.toMap(DayOfListening::day, Function.identity()));
    return Outcome.success(
        first
            .datesUntil(last.plusDays(1))
            .map(day -> loud.getOrDefault(day, DayOfListening.silent(day)))
            .toList());
  }

  /** Adds up the days that are too old for any period; to be called daily, by any instance. */
  public void foldOldDays() {
    counts.foldBefore(today().minusDays(DAYS_KEPT_APART));
  }

  /** Deletes what is older than the retention; to be called now and then, by any instance. */
  public void deleteOld() {
    LocalDate firstKept = retention.firstKept(today());
    while (counts.deleteBefore(firstKept, DELETE_BATCH) == DELETE_BATCH) {
      // Many short transactions: a long one would hold up the plays that come in meanwhile.
    }
  }

  private LocalDate from(ChartQuery query) {
    return Period.orAll(query.period()).from(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static UserId self(Caller caller) {
    return caller.user().userId();
  }
}
