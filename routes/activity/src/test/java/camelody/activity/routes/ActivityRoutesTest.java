package camelody.activity.routes;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.activity.Activity;
import camelody.activity.ActivityService;
import camelody.activity.RecordedEvent;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.UserId;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.methods.Method;
import camelody.messaging.methods.ParamsTranslator;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An event as it comes from the queue, to the answer that an administrator gets. */
class ActivityRoutesTest extends CamelMainTestSupport {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  static Database database;
  static ActivityService activity;

  final UserId anna = UserId.next();

  @BeforeAll
  static void open() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    database = Database.open("activity", POSTGRES::uri, DatabaseSettings.defaults(), clock);
    database.prepare();
    activity = new ActivityService(database, Duration.ofDays(1), clock);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new RecordEventRoute(activity));
    configuration.addRoutesBuilder(new ListActivitiesRoute(activity));
    configuration.addRoutesBuilder(new RemoveOldRoute(activity, Duration.ofMillis(50)));
  }

  @Test
  void given_an_event_when_it_comes_twice_then_it_is_listed_once() {
    RecordedEvent event = event(NOW);

    template.sendBody("direct:activity.record", List.of(event));
    template.sendBody("direct:activity.record", List.of(event));

    assertThat(listed()).extracting(Activity::eventId).containsExactly(event.eventId());
    assertThat(new String(Json.bytes(listed().get(0)), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"eventId\":\"%s\",\"occurredAt\":\"2026-03-01T10:15:30Z\",\"action\":\"users.trackRated\",\"userId\":\"%s\",\"details\":{\"rating\":5}}"
                .formatted(event.eventId(), anna));
  }

  @Test
  void given_an_event_older_than_the_retention_when_the_timer_fires_then_it_is_gone() {
    template.sendBody("direct:activity.record", List.of(event(NOW.minus(Duration.ofDays(2)))));

    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> listed().isEmpty());
  }

  @Test
  void given_the_tables_when_compared_with_the_routes_then_every_entry_has_its_route() {
    assertThat(ActivityMethods.TABLE.methods())
        .extracting(Method::name)
        .allSatisfy(name -> assertThat(context().getRoute(name)).isNotNull());
    assertThat(context().getRoute(ActivityEvents.TABLE.any().route().replace("direct:", "")))
        .isNotNull();
  }

  private RecordedEvent event(Instant at) {
    UUID eventId = Ids.next();
    String params =
        "{\"eventId\":\"%s\",\"occurredAt\":\"%s\",\"userId\":\"%s\",\"rating\":5}"
            .formatted(eventId, at, anna);
    String members =
        "{\"routingKey\":\"users.track-rated.v1\",\"method\":\"users.trackRated\",\"params\":%s,"
                .formatted(params)
            + params.substring(1);
    try {
      return Json.MAPPER.readValue(members, RecordedEvent.class);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private List<Activity> listed() {
    Method method = ActivityMethods.TABLE.find("activity.list");
    Object query =
        ParamsTranslator.translate(
            method,
            JsonBytes.ofText(
                "{\"userId\":\"" + anna + "\",\"from\":\"2026-01-01T00:00:00Z\",\"limit\":500}"));
    Outcome<?> outcome = template.requestBody("direct:activity.list", query, Outcome.class);
    return ((Page<?>) ((Outcome.Success<?>) outcome).value())
        .items().stream().map(Activity.class::cast).toList();
  }
}
