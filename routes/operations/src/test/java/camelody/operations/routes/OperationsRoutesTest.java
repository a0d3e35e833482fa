package camelody.operations.routes;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.methods.Access;
import camelody.messaging.methods.Method;
import camelody.messaging.methods.NoParams;
import camelody.messaging.methods.UseCase;
import camelody.operations.DeadLetterQuery;
import camelody.operations.DeadLetterSettings;
import camelody.operations.DeadLettersQuery;
import camelody.operations.DiscardedLetters;
import camelody.operations.Letter;
import camelody.operations.LetterBrowser;
import camelody.operations.LetterChoice;
import camelody.operations.LetterDiscarder;
import camelody.operations.LetterReplayer;
import camelody.operations.QueueDepth;
import camelody.operations.QueueDepths;
import camelody.operations.RabbitMqExtension;
import camelody.operations.ReplayedLetters;
import camelody.operations.TestHub;
import camelody.operations.WorkerReport;
import camelody.operations.Workers;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.ExchangePattern;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperationsRoutesTest extends CamelMainTestSupport {
  @RegisterExtension static final RabbitMqExtension RABBITMQ = new RabbitMqExtension();

  static final Caller ADMIN =
      new Caller.User(UserId.next(), "admin", Role.ADMINISTRATOR, Ids.next());
  static final String QUEUE = "statistics.listening";
  static final DeadLetterSettings SETTINGS =
      new DeadLetterSettings(100, 100, Duration.ofSeconds(10), Duration.ofSeconds(10));

  static TestHub hub;
  static TestHub catalogue;
  static TestHub rude;
  static Connection connection;
  static Channel channel;
  static ExecutorService continuations;

  @BeforeAll
  static void open() throws Exception {
    hub = new TestHub(RABBITMQ.uri(), "operations-1");
    catalogue = new TestHub(RABBITMQ.uri(), "catalogue-1");
    connection = hub.broker.openConnection("test");
    channel = connection.createChannel();
    channel.confirmSelect();
    continuations = Executors.newFixedThreadPool(1);
    hub.control.answer("control.ping", params -> report("operations", "operations-1"));
    catalogue.control.answer("control.ping", params -> report("catalogue", "catalogue-1"));
    rude = new TestHub(RABBITMQ.uri(), "rude-1");
    rude.control.answer("control.ping", params -> List.of("hello"));
    channel.queueDeclare("catalogue.rpc", true, false, true, null);
  }

  @AfterAll
  static void close() {
    if (hub != null) {
      connection.abort();
      continuations.shutdown();
      rude.close();
      catalogue.close();
      hub.close();
    }
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    WorkersGatherer workers =
        new WorkersGatherer(new Workers(hub.control, Duration.ofMillis(500)), continuations);
    LetterBrowser browser = new LetterBrowser(hub.broker, SETTINGS);
    Clock clock = Clock.systemUTC();
    configuration.addRoutesBuilder(new WorkersRoute(workers));
    configuration.addRoutesBuilder(new QueuesRoute(workers, new QueueDepths(hub.broker)));
    configuration.addRoutesBuilder(new DeadLettersRoute(browser));
    configuration.addRoutesBuilder(new DeadLetterRoute(browser));
    configuration.addRoutesBuilder(
        new ReplayRoute(new LetterReplayer(hub.broker, hub.events, SETTINGS, clock)));
    configuration.addRoutesBuilder(
        new DiscardRoute(new LetterDiscarder(hub.broker, hub.events, SETTINGS, clock)));
  }

  @Test
  void given_two_workers_when_asked_then_both_tell_of_themselves_and_nonsense_is_passed_over() {
    assertThat((WorkerReport[]) send("direct:operations.workers", new NoParams()))
        .containsExactly(
            new WorkerReport("catalogue", "catalogue-1", "here", 7, "1", 3, 10, 1, 0, 1.5, 9.5),
            new WorkerReport("operations", "operations-1", "here", 7, "1", 3, 10, 1, 0, 1.5, 9.5));
  }

  @Test
  void given_messages_and_a_living_service_when_queues_are_asked_then_their_depths_are_told()
      throws Exception {
    channel.basicPublish("", "catalogue.rpc", null, new byte[0]);
    channel.waitForConfirmsOrDie(5_000);

    assertThat(ask("direct:operations.queues", new NoParams()))
        .asInstanceOf(InstanceOfAssertFactories.list(QueueDepth.class))
        .contains(
            new QueueDepth("catalogue.rpc", "rpc", 1, 0),
            new QueueDepth("history.listening", "event", 0, 0),
            new QueueDepth("history.listening.dead-letter", "dead-letter", 0, 0))
        .extracting(QueueDepth::name)
        .doesNotContain("operations.rpc");
  }

  @Test
  void given_letters_when_listed_replayed_and_discarded_then_none_is_left() throws Exception {
    letter("one");
    letter("two");

    Page<?> page =
        (Page<?>) ask("direct:operations.deadLetters", new DeadLettersQuery(QUEUE, null, null));
    assertThat(page.items()).extracting("letterId").containsExactly("one", "two");
    Letter shown = (Letter) ask("direct:operations.deadLetter", new DeadLetterQuery(QUEUE, "two"));
    assertThat(shown).isEqualTo(page.items().get(1));

    assertThat(ask("direct:operations.replay", new LetterChoice(QUEUE, "one", null)))
        .isEqualTo(new ReplayedLetters(1, 1));
    assertThat(ask("direct:operations.discard", new LetterChoice(QUEUE, null, true)))
        .isEqualTo(new DiscardedLetters(1, 0));
    assertThat(channel.basicGet(QUEUE, true).getProps().getMessageId()).isEqualTo("one");
  }

  @Test
  void given_the_table_when_compared_then_each_method_has_its_route_and_is_for_administrators() {
    assertThat(OperationsMethods.TABLE.methods())
        .allSatisfy(
            method -> {
              assertThat(context().getRoute(method.name())).isNotNull();
              assertThat(method.access()).isEqualTo(Access.ADMINISTRATOR);
            })
        .filteredOn(Method::write)
        .hasSize(2);
  }

  private static Map<String, Object> report(String service, String instance) {
    return Map.ofEntries(
        Map.entry("service", service),
        Map.entry("instance", instance),
        Map.entry("systemId", "ours"),
        Map.entry("host", "here"),
        Map.entry("pid", 7),
        Map.entry("version", "1"),
        Map.entry("uptimeSeconds", 3),
        Map.entry("handled", 10),
        Map.entry("failed", 1),
        Map.entry("inFlight", 0),
        Map.entry("meanMillis", 1.5),
        Map.entry("p99Millis", 9.5));
  }

  private static void letter(String id) throws Exception {
    BasicProperties properties = new BasicProperties.Builder().messageId(id).build();
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    channel.basicPublish(Exchanges.DEAD_LETTER, QUEUE, true, properties, body);
    channel.waitForConfirmsOrDie(5_000);
  }

  private Object ask(String route, Object params) {
    return ((Outcome<?>) send(route, params)).fold(value -> value, error -> error);
  }

  private Object send(String route, Object params) {
    return template()
        .sendBodyAndProperty(route, ExchangePattern.InOut, params, UseCase.CALLER, ADMIN);
  }
}
