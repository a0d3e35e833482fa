package camelody.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Topology;
import camelody.messaging.amqp.Topology.EventQueue;
import camelody.messaging.events.DeadLetter;
import camelody.messaging.jsonrpc.RpcFaultException;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLettersTest {
  @RegisterExtension static final RabbitMqExtension RABBITMQ = new RabbitMqExtension();

  static final String HISTORY = "history.listening";
  static final String STATISTICS = "statistics.listening";
  static final Duration SOON = Duration.ofSeconds(10);
  static final DeadLetterSettings SETTINGS =
      new DeadLetterSettings(100, 70, Duration.ofSeconds(10), Duration.ofSeconds(10));

  static final Caller ADMIN =
      new Caller.User(UserId.next(), "admin", Role.ADMINISTRATOR, Ids.next());

  static TestHub one;
  static TestHub other;
  static Connection connection;
  static Channel channel;

  static LetterBrowser browser;
  static LetterReplayer replayer;
  static LetterDiscarder discarder;

  @BeforeAll
  static void open() throws Exception {
    one = new TestHub(RABBITMQ.uri(), "operations-1");
    other = new TestHub(RABBITMQ.uri(), "operations-2");
    connection = one.broker.openConnection("test");
    channel = connection.createChannel();
    channel.confirmSelect();
    browser = new LetterBrowser(one.broker, SETTINGS);
    replayer = new LetterReplayer(one.broker, one.events, SETTINGS, Clock.systemUTC());
    discarder = new LetterDiscarder(one.broker, one.events, SETTINGS, Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    if (one != null) {
      connection.abort();
      one.close();
      other.close();
    }
  }

  @BeforeEach
  void empty() throws IOException {
    for (String queue : List.of(HISTORY, STATISTICS, "activity.log")) {
      channel.queuePurge(queue);
      channel.queuePurge(queue + ".dead-letter");
    }
  }

  @Test
  void given_letters_when_listed_a_hundred_times_then_all_are_there_in_order() throws Exception {
    List<String> ids = put(HISTORY, 5);

    for (int look = 0; look < 100; look++) {
      Page<Letter> page = list(HISTORY, 3, 0);
      assertThat(page.items()).extracting(Letter::letterId).isEqualTo(ids.subList(0, 3));
      assertThat(page.total()).isEqualTo(5);
    }
    assertThat(list(HISTORY, 500, 0).items()).extracting(Letter::letterId).isEqualTo(ids);
  }

  @Test
  void given_letters_when_two_instances_look_at_once_then_each_sees_all_of_them() throws Exception {
    List<String> ids = put(HISTORY, 10);
    LetterBrowser others = new LetterBrowser(other.broker, SETTINGS);
    ExecutorService lookers = Executors.newFixedThreadPool(6);
    List<CompletableFuture<Page<Letter>>> looks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      LetterBrowser looker = i % 2 == 0 ? browser : others;
      looks.add(
          CompletableFuture.supplyAsync(
              () -> value(looker.list(new DeadLettersQuery(HISTORY, 20, 0))), lookers));
    }

    assertThat(looks)
        .allSatisfy(
            look -> assertThat(look.join().items()).extracting(Letter::letterId).isEqualTo(ids));
    lookers.shutdown();
  }

  @Test
  void given_a_visitor_who_stays_when_listed_then_it_is_a_conflict_and_nothing_is_lost()
      throws Exception {
    List<String> ids = put(HISTORY, 3);
    LetterBrowser impatient =
        new LetterBrowser(
            one.broker, new DeadLetterSettings(10, 10, Duration.ofMillis(100), Duration.ZERO));

    try (LetterBox box = LetterBox.open(other.broker, queue(HISTORY), SOON).orElseThrow()) {
      box.take();
      assertThat(error(impatient.list(new DeadLettersQuery(HISTORY, 10, 0))))
          .isEqualTo(ErrorKind.CONFLICT);
    }

    assertThat(list(HISTORY, 10, 0).items()).extracting(Letter::letterId).isEqualTo(ids);
  }

  @Test
  void given_a_visitor_who_dies_when_listed_then_all_letters_are_back() throws Exception {
    List<String> ids = put(HISTORY, 3);
    TestHub dying = new TestHub(RABBITMQ.uri(), "operations-3");
    LetterBox box = LetterBox.open(dying.broker, queue(HISTORY), SOON).orElseThrow();
    box.take();
    box.take();

    // As its death would: without a word to the broker.
    dying.loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(list(HISTORY, 10, 0).items())
                    .extracting(Letter::letterId)
                    .isEqualTo(ids));
  }

  @Test
  void given_letters_in_two_queues_when_all_are_paged_then_one_follows_the_other()
      throws Exception {
    List<String> ids = new ArrayList<>(put(HISTORY, 3));
    ids.addAll(put(STATISTICS, 3));

    assertThat(list(null, 2, 0).items()).extracting(Letter::letterId).isEqualTo(ids.subList(0, 2));
    assertThat(list(null, 2, 2).items()).extracting(Letter::letterId).isEqualTo(ids.subList(2, 4));
    Page<Letter> last = list(null, 2, 4);
    assertThat(last.items()).extracting(Letter::letterId).isEqualTo(ids.subList(4, 6));
    assertThat(last.nextOffset()).isNull();
    assertThat(last.total()).isEqualTo(6);
  }

  @Test
  void given_a_letter_when_shown_then_it_says_what_failed_where_and_when() throws Exception {
    String id = put(HISTORY, 1).get(0);

    Letter letter = value(browser.show(new DeadLetterQuery("history.listening.dead-letter", id)));

    assertThat(letter)
        .usingRecursiveComparison()
        .ignoringFields("headers")
        .isEqualTo(
            new Letter(
                id,
                HISTORY,
                "FAILED",
                "java.lang.IllegalStateException: no",
                HISTORY,
                "2026-06-01T12:00:00Z",
                3,
                "4bf92f3577b34da6a3ce929d0e0e4736",
                id,
                "listening.trackPlayed",
                "listening.track-played.v1",
                body(id).length,
                new String(body(id), StandardCharsets.UTF_8),
                Map.of()));
    assertThat(letter.headers()).containsOnlyKeys("traceparent", "custom");
  }

  @Test
  void given_a_letter_without_id_or_headers_when_listed_then_it_is_shown_all_the_same()
      throws Exception {
    byte[] nonsense = ("é".repeat(3000) + "\0").getBytes(StandardCharsets.UTF_8);
    publish(HISTORY, null, null, nonsense);

    Letter first = list(HISTORY, 1, 0).items().get(0);
    Letter again = value(browser.show(new DeadLetterQuery(HISTORY, first.letterId())));

    assertThat(first).isEqualTo(again);
    assertThat(first.letterId()).hasSize(32);
    assertThat(first.reason()).isEqualTo("BROKER");
    assertThat(first.method()).isNull();
    assertThat(first.sizeBytes()).isEqualTo(6001);
    assertThat(first.body()).isEqualTo("é".repeat(2048));
  }

  @Test
  void given_an_unknown_queue_or_letter_when_asked_for_then_it_is_not_found() throws Exception {
    put(HISTORY, 1);

    assertThat(error(browser.list(new DeadLettersQuery("nowhere", 1, 0))))
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(error(browser.show(new DeadLetterQuery(HISTORY, "nobody"))))
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(error(replayer.replay(ADMIN, new LetterChoice(HISTORY, "nobody", null))))
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(error(discarder.discard(ADMIN, new LetterChoice(HISTORY, "nobody", null))))
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(list(HISTORY, 1, 0).total()).isEqualTo(1);
  }

  @Test
  void given_three_letters_when_the_second_is_replayed_then_it_goes_to_its_queue_alone()
      throws Exception {
    List<String> ids = put(HISTORY, 3);

    ReplayedLetters replayed =
        value(replayer.replay(ADMIN, new LetterChoice(HISTORY, ids.get(1), null)));

    assertThat(replayed).isEqualTo(new ReplayedLetters(1, 2));
    assertThat(list(HISTORY, 10, 0).items())
        .extracting(Letter::letterId)
        .containsExactly(ids.get(0), ids.get(2));
    GetResponse event = channel.basicGet(HISTORY, true);
    assertThat(event.getEnvelope().getExchange()).isEqualTo(Exchanges.REPLAY);
    assertThat(event.getProps().getMessageId()).isEqualTo(ids.get(1));
    assertThat(event.getProps().getDeliveryMode()).isEqualTo(2);
    assertThat(event.getBody()).isEqualTo(body(ids.get(1)));
    assertThat(event.getProps().getHeaders())
        .containsKeys("traceparent", "custom")
        .doesNotContainKeys(DeadLetter.REASON, DeadLetter.EXCEPTION, DeadLetter.ATTEMPTS);
    assertThat(event.getProps().getHeaders().get(DeadLetter.ROUTING_KEY))
        .hasToString("listening.track-played.v1");
    assertThat(channel.messageCount(HISTORY)).isZero();
    assertThat(channel.messageCount(STATISTICS)).isZero();
    await().atMost(SOON).until(() -> channel.messageCount("activity.log") == 1);
  }

  @Test
  void given_a_letter_that_is_no_json_when_replayed_then_it_says_so_again() throws Exception {
    BasicProperties picture =
        new BasicProperties.Builder()
            .contentType("image/png")
            .contentEncoding("gzip")
            .deliveryMode(2)
            .build();
    channel.basicPublish(Exchanges.DEAD_LETTER, HISTORY, true, picture, new byte[] {1, 2, 3});
    channel.waitForConfirmsOrDie(5_000);

    value(replayer.replay(ADMIN, new LetterChoice(HISTORY, null, true)));

    BasicProperties replayed = channel.basicGet(HISTORY, true).getProps();
    assertThat(replayed.getContentType()).isEqualTo("image/png");
    assertThat(replayed.getContentEncoding()).isEqualTo("gzip");
  }

  @Test
  void given_more_letters_than_one_call_takes_when_all_are_replayed_then_the_rest_is_told()
      throws Exception {
    List<String> ids = put(HISTORY, 80);

    ReplayedLetters first = value(replayer.replay(ADMIN, new LetterChoice(HISTORY, null, true)));
    ReplayedLetters second = value(replayer.replay(ADMIN, new LetterChoice(HISTORY, null, true)));
    ReplayedLetters third = value(replayer.replay(ADMIN, new LetterChoice(HISTORY, null, true)));

    assertThat(first).isEqualTo(new ReplayedLetters(70, 10));
    assertThat(second).isEqualTo(new ReplayedLetters(10, 0));
    assertThat(third).isEqualTo(new ReplayedLetters(0, 0));
    assertThat(IntStream.range(0, 80).mapToObj(i -> next(HISTORY))).isEqualTo(ids);
  }

  @Test
  void given_a_queue_that_is_gone_when_a_letter_is_replayed_then_it_stays() throws Exception {
    List<String> ids = put(STATISTICS, 2);
    channel.queueUnbind(STATISTICS, Exchanges.REPLAY, STATISTICS);
    try {

      assertThatThrownBy(() -> replayer.replay(ADMIN, new LetterChoice(STATISTICS, null, true)))
          .isInstanceOf(RpcFaultException.class)
          .hasMessageContaining("they stay");

      assertThat(list(STATISTICS, 10, 0).items()).extracting(Letter::letterId).isEqualTo(ids);
    } finally {
      channel.queueBind(STATISTICS, Exchanges.REPLAY, STATISTICS);
    }
  }

  @Test
  void given_letters_when_discarded_then_they_are_gone_and_that_is_told() throws Exception {
    List<String> ids = put(HISTORY, 4);

    assertThat(value(discarder.discard(ADMIN, new LetterChoice(HISTORY, ids.get(2), null))))
        .isEqualTo(new DiscardedLetters(1, 3));
    assertThat(list(HISTORY, 10, 0).items())
        .extracting(Letter::letterId)
        .containsExactly(ids.get(0), ids.get(1), ids.get(3));
    assertThat(value(discarder.discard(ADMIN, new LetterChoice(HISTORY, null, true))))
        .isEqualTo(new DiscardedLetters(3, 0));

    assertThat(list(HISTORY, 10, 0).total()).isZero();
    assertThat(channel.messageCount(HISTORY)).isZero();
    await().atMost(SOON).until(() -> channel.messageCount("activity.log") == 4);
  }

  @Test
  void given_neither_or_both_of_letter_and_all_when_chosen_then_it_is_refused() {
    assertThatThrownBy(() -> new LetterChoice(HISTORY, null, null)).hasMessageContaining("came 0");
    assertThatThrownBy(() -> new LetterChoice(HISTORY, "x", true)).hasMessageContaining("came 2");
  }

  private static List<String> put(String queue, int count) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = Ids.next().toString();
      Map<String, Object> headers = new HashMap<>();
      headers.put(DeadLetter.REASON, "FAILED");
      headers.put(DeadLetter.EXCEPTION, "java.lang.IllegalStateException: no");
      headers.put(DeadLetter.FIRST_QUEUE, queue);
      headers.put(DeadLetter.FAILED_AT, "2026-06-01T12:00:00Z");
      headers.put(DeadLetter.ATTEMPTS, 3);
      headers.put(DeadLetter.ROUTING_KEY, "listening.track-played.v1");
      headers.put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
      headers.put("custom", List.of("kept", 1));
      publish(queue, id, headers, body(id));
      ids.add(id);
    }
    return ids;
  }

  private static void publish(
      String queue, @Nullable String id, @Nullable Map<String, Object> headers, byte[] body)
      throws Exception {
    BasicProperties properties =
        new BasicProperties.Builder().messageId(id).headers(headers).deliveryMode(2).build();
    channel.basicPublish(Exchanges.DEAD_LETTER, queue, true, properties, body);
    channel.waitForConfirmsOrDie(5_000);
  }

  private static byte[] body(String id) {
    return ("{\"jsonrpc\":\"2.0\",\"method\":\"listening.trackPlayed\",\"params\":{\"eventId\":\""
            + id
            + "\"}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String next(String queue) {
    try {
      return channel.basicGet(queue, true).getProps().getMessageId();
    } catch (IOException away) {
      throw new AssertionError(away);
    }
  }

  private static EventQueue queue(String name) {
    return Topology.EVENT_QUEUES.stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Page<Letter> list(@Nullable String queue, int limit, int offset) {
    return value(browser.list(new DeadLettersQuery(queue, limit, offset)));
  }

  private static <T> T value(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        error -> {
          throw new AssertionError(error);
        });
  }

  private static ErrorKind error(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("expected a refusal, came " + value);
        },
        error -> error.kind());
  }
}
