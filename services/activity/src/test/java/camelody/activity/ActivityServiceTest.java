package camelody.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.UserId;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActivityServiceTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  static final Duration RETENTION = Duration.ofDays(90);

  static Database database;
  static ActivityService activity;

  UserId anna;

  @BeforeAll
  static void open() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    database = Database.open("activity", POSTGRES::uri, DatabaseSettings.defaults(), clock);
    database.prepare();
    activity = new ActivityService(database, RETENTION, clock);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void somebodyNew() {
    anna = UserId.next();
  }

  @Test
  void given_an_event_when_recorded_then_an_administrator_reads_it() {
    UUID eventId = Ids.next();
    record(
        new RecordedEvent(
            "users.trackRated", eventId, NOW, json("{'userId':'%s','trackId':'t1','rating':5}")));

    assertThat(about(anna))
        .containsExactly(
            new Activity(
                eventId,
                NOW,
                "users.trackRated",
                anna,
                json("{'trackId':'t1','rating':5}").deepCopy()));
  }

  @Test
  void given_an_event_when_it_comes_twice_then_it_is_kept_once() {
    RecordedEvent event = event("users.sessionStarted", NOW, "{'userId':'%s'}");

    record(event);
    record(event);

    assertThat(about(anna)).hasSize(1);
  }

  @Test
  void given_events_of_others_when_recorded_then_they_are_about_owner_or_granter() {
    record(event("playlists.playlistCreated", NOW, "{'ownerId':'%s','name':'Monday'}"));
    record(event("users.roleGranted", NOW.plusSeconds(1), "{'grantedBy':'%s'}"));
    record(event("users.trackStarred", NOW, "{'userId':null,'ownerId':'%s'}"));

    assertThat(about(anna)).hasSize(3);
  }

  @Test
  void given_an_event_about_nobody_when_recorded_then_its_user_is_null() {
    record(event("catalogue.scanFinished", NOW, "{'userId':null,'scanId':'s1','added':24}"));

    Activity scan =
        list(new ListActivities(null, "catalogue.scanFinished", null, null, 1, 0)).get(0);
    assertThat(scan.userId()).isNull();
    assertThat(scan.details()).isEqualTo(json("{'scanId':'s1','added':24}"));
  }

  @Test
  void given_an_event_of_a_stranger_when_its_user_is_no_id_then_it_is_kept_about_nobody() {
    record(event("radio.listenerJoined", NOW, "{'userId':'alice','name':'x'}"));

    Activity joined =
        list(new ListActivities(null, "radio.listenerJoined", null, null, 1, 0)).get(0);
    assertThat(joined.userId()).isNull();
    assertThat(joined.details()).isEqualTo(json("{'name':'x'}"));
  }

  @Test
  void given_secrets_in_an_event_when_recorded_then_only_what_is_allowed_is_kept() {
    record(
        event(
            "users.passwordChanged",
            NOW,
            "{'userId':'%s','password':'p','newPassword':'p','token':'t','refreshToken':'r',"
                + "'authorization':'Bearer x','name':{'password':'p'},'change':['p'],'role':'listener'}"));

    assertThat(about(anna).get(0).details()).isEqualTo(json("{'role':'listener'}"));
  }

  @Test
  void given_long_texts_when_recorded_then_the_details_are_bounded() {
    JsonNode params = json("{'name':'n','username':'n','queue':'n','change':'n','role':'n'}");
    String text = params.toString().replace("\"n\"", "\"" + "𝄞".repeat(5_000) + "\"");

    JsonNode details = AllowedDetails.of(parse(text));

    assertThat(details.toString().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(4_096);
    assertThat(details.get("name").textValue()).hasSize(2 * 255 + 1).endsWith("𝄞…");
    assertThat(details.size()).isBetween(1, 4);
  }

  @Test
  void given_a_nul_in_a_text_when_recorded_then_it_does_no_harm() {
    record(event("playlists.playlistCreated", NOW, "{'ownerId':'%s','name':'a\\u0000b'}"));

    assertThat(about(anna).get(0).details().get("name").textValue()).isEqualTo("'a?b'");
  }

  @Test
  void given_several_times_when_listed_then_the_newest_come_first_and_bounds_hold() {
    for (int second = 0; second < 4; second++) {
      record(event("users.sessionStarted", NOW.plusSeconds(second), "{'userId':'%s'}"));
    }

    List<Activity> between =
        list(new ListActivities(anna, null, NOW.plusSeconds(1), NOW.plusSeconds(3), null, null));

    assertThat(between)
        .extracting(Activity::occurredAt)
        .containsExactly(NOW.plusSeconds(2), NOW.plusSeconds(1));
  }

  @Test
  void given_two_actions_when_listed_by_one_then_the_other_is_left_out() {
    record(event("users.sessionStarted", NOW, "{'userId':'%s'}"));
    record(event("users.sessionEnded", NOW, "{'userId':'%s'}"));

    assertThat(list(new ListActivities(anna, "users.sessionEnded", null, null, null, null)))
        .extracting(Activity::action)
        .containsExactly("users.sessionEnded");
  }

  @Test
  void given_three_when_listed_by_two_then_the_next_offset_leads_to_the_third() {
    for (int i = 0; i < 3; i++) {
      record(event("users.sessionStarted", NOW, "{'userId':'%s'}"));
    }

    Page<Activity> first = page(new ListActivities(anna, null, null, null, 2, 0));
    Page<Activity> second = page(new ListActivities(anna, null, null, null, 2, first.nextOffset()));

    assertThat(first.total()).isEqualTo(3);
    assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    assertThat(second.nextOffset()).isNull();
  }

  @Test
  void given_a_deleted_user_when_told_then_the_listening_is_gone_and_the_deletion_stays() {
    record(event("listening.trackPlayed", NOW, "{'userId':'%s','trackId':'t1'}"));
    record(event("listening.trackStarted", NOW, "{'userId':'%s','trackId':'t1'}"));
    record(event("users.userRegistered", NOW, "{'userId':'%s'}"));
    RecordedEvent deleted = event("users.userDeleted", NOW.plusSeconds(1), "{'userId':'%s'}");

    record(deleted);
    record(deleted);
    record(event("listening.trackPlayed", NOW, "{'userId':'%s','trackId':'late'}"));

    assertThat(about(anna))
        .extracting(Activity::action)
        .containsExactly("users.userDeleted", "users.userRegistered");
  }

  @Test
  void given_the_deletion_of_one_when_told_then_the_listening_of_others_stays() {
    UserId berta = UserId.next();
    record(event("listening.trackPlayed", NOW, "{'userId':'" + berta + "'}"));

    record(event("users.userDeleted", NOW, "{'userId':'%s'}"));

    assertThat(about(berta)).hasSize(1);
  }

  @Test
  void given_more_old_ones_than_a_batch_when_removed_then_the_young_stay() {
    Instant old = NOW.minus(RETENTION).minusSeconds(1);
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "insert into activity select gen_random_uuid(), :old, 'old', :anna, '{}'"
                        + " from generate_series(1, 1500)")
                .bind("old", old.atOffset(ZoneOffset.UTC))
                .bind("anna", anna.value())
                .execute());
    record(event("users.sessionStarted", NOW.minus(RETENTION), "{'userId':'%s'}"));

    assertThat(activity.removeOld()).isEqualTo(1_500);
    assertThat(about(anna)).extracting(Activity::action).containsExactly("users.sessionStarted");
  }

  @Test
  void given_parameters_out_of_bounds_when_read_then_the_message_names_them() {
    assertThatThrownBy(() -> new ListActivities(null, null, NOW, NOW.minusSeconds(1), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("to: expected 2026-03-01T10:15:30Z or later");
    assertThatThrownBy(() -> new ListActivities(null, "", null, null, null, null))
        .hasMessageStartingWith("action: expected 1 to 200");
    assertThatThrownBy(() -> new ListActivities(null, null, null, null, 0, null))
        .hasMessageStartingWith("limit: expected 1 to 500");
  }

  private RecordedEvent event(String method, Instant at, String params) {
    return new RecordedEvent(method, Ids.next(), at, json(params));
  }

  private JsonNode json(String singleQuoted) {
    return parse(singleQuoted.replace('\'', '"').replace("%s", anna.toString()));
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static List<Activity> about(@Nullable UserId userId) {
    return list(new ListActivities(userId, null, null, null, 500, null));
  }

  private static List<Activity> list(ListActivities query) {
    return page(query).items();
  }

  private static Page<Activity> page(ListActivities query) {
    Outcome<Page<Activity>> outcome = activity.list(query);
    return outcome.fold(
        value -> value,
        error -> {
          throw new AssertionError(error);
        });
  }

  private void record(RecordedEvent... events) {
    activity.record(List.of(events));
  }
}
