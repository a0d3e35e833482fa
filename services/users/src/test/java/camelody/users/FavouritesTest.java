package camelody.users;

import static camelody.users.UsersFixture.PASSWORD;
import static camelody.users.UsersFixture.refusal;
import static camelody.users.UsersFixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.kernel.AlbumId;
import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.TrackId;
import camelody.testing.PostgresExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FavouritesTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static UsersFixture fixture;

  Caller anna;
  TrackId track;

  @BeforeAll
  static void open() {
    fixture = new UsersFixture(POSTGRES.uri());
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @BeforeEach
  void meet() {
    anna = fixture.newCaller();
    track = TrackId.next();
    fixture.events();
  }

  @Test
  void given_a_track_when_starred_twice_then_it_is_listed_and_told_of_once() {
    Favourite first = value(star(anna, track));
    fixture.clock.pass(Duration.ofMinutes(1));
    Favourite second = value(star(anna, track));

    assertThat(second).isEqualTo(first);
    assertThat(starred(null, null).items()).containsExactly(first);
    assertThat(fixture.eventKeys()).containsExactly("users.track-starred.v1");
  }

  @Test
  void given_a_starred_track_when_unstarred_twice_then_it_is_gone_and_told_of_once() {
    star(anna, track);

    fixture.users.unstar(anna, new StarItem(track, null, null));
    Favourite none = value(fixture.users.unstar(anna, new StarItem(track, null, null)));

    assertThat(none).isEqualTo(new Favourite(track, null, null, null, 0));
    assertThat(starred(null, null).total()).isZero();
    assertThat(fixture.eventKeys())
        .containsExactly("users.track-starred.v1", "users.track-unstarred.v1");
  }

  @Test
  void given_a_rating_when_changed_and_removed_then_each_is_told_of() {
    star(anna, track);
    assertThat(value(rate(4)).rating()).isEqualTo(4);
    assertThat(value(rate(4)).starredAt()).isNotNull();
    assertThat(starred(null, true).items()).extracting(Favourite::rating).containsExactly(4);
    assertThat(value(rate(0)).rating()).isZero();

    assertThat(starred(null, true).items()).isEmpty();
    assertThat(starred(null, null).total()).isEqualTo(1);
    assertThat(fixture.eventKeys())
        .containsExactly("users.track-starred.v1", "users.track-rated.v1", "users.track-rated.v1");
  }

  @Test
  void given_an_album_when_starred_then_it_is_listed_by_its_kind() {
    AlbumId album = AlbumId.next();
    star(anna, track);
    value(fixture.users.star(anna, new StarItem(null, album, null)));

    assertThat(starred(ItemKind.ALBUM, null).items())
        .extracting(Favourite::albumId)
        .containsExactly(album);
    assertThat(starred(null, null).total()).isEqualTo(2);
  }

  @Test
  void given_stars_when_listed_then_the_newest_comes_first_and_pages_fit() {
    List<TrackId> tracks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tracks.add(0, TrackId.next());
      star(anna, tracks.get(0));
      fixture.clock.pass(Duration.ofSeconds(1));
    }

    Page<Favourite> page = value(fixture.users.starred(anna, new ListStarred(null, null, 2, 2)));

    assertThat(page.items())
        .extracting(Favourite::trackId)
        .containsExactly(tracks.get(2), tracks.get(3));
    assertThat(page.nextOffset()).isEqualTo(4);
  }

  @Test
  void given_ten_favourites_at_the_most_when_an_eleventh_is_starred_then_it_is_refused() {
    star(anna, track);
    for (int i = 0; i < 9; i++) {
      value(star(anna, TrackId.next()));
    }

    assertThat(refusal(star(anna, TrackId.next()))).isEqualTo(ErrorKind.RULE_VIOLATED);
    assertThat(value(rate(5)).rating()).isEqualTo(5);
  }

  @Test
  void given_a_user_who_is_deleted_when_a_token_still_stars_then_nothing_is_kept() {
    value(fixture.users.delete(anna, new DeleteUser(PASSWORD, null)));

    assertThat(refusal(star(anna, track))).isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void given_one_track_when_starred_eight_times_at_once_then_it_is_told_of_once() {
    List<CompletableFuture<Outcome<Favourite>>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> star(anna, track)));
    }
    calls.forEach(CompletableFuture::join);

    assertThat(fixture.eventKeys()).containsExactly("users.track-starred.v1");
  }

  @Test
  void given_no_id_or_two_when_asked_then_it_is_refused() {
    assertThatThrownBy(() -> new StarItem(null, null, null)).hasMessageContaining("came 0");
    assertThatThrownBy(() -> new StarItem(track, AlbumId.next(), null))
        .hasMessageContaining("came 2");
    assertThatThrownBy(() -> new RateItem(track, null, null, 6))
        .hasMessage("rating: expected 0 to 5, came 6");
    assertThatThrownBy(() -> new RateItem(track, null, null, null))
        .hasMessageContaining("rating: expected");
  }

  private static Outcome<Favourite> star(Caller caller, TrackId track) {
    return fixture.users.star(caller, new StarItem(track, null, null));
  }

  private Outcome<Favourite> rate(int rating) {
    return fixture.users.rate(anna, new RateItem(track, null, null, rating));
  }

  private Page<Favourite> starred(ItemKind kind, Boolean rated) {
    return value(fixture.users.starred(anna, new ListStarred(kind, rated, null, null)));
  }
}
