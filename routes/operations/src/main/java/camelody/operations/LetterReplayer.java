package camelody.operations;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.ContentKind;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Topology.EventQueue;
import camelody.messaging.events.EventPublisher;
import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import com.rabbitmq.client.GetResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends dead letters back to the queue in which they failed, and to no other.
 *
 * <p>That is safe to repeat: a letter is removed only after the broker has confirmed its copy,
 * which bears the same event id, and consumers are idempotent.
 */
public final class LetterReplayer {
  private static final Logger LOG = LoggerFactory.getLogger(LetterReplayer.class);

  private final LetterSettler settler;
  private final EventPublisher events;
  private final LetterAudit audit;
  private final Duration confirmTimeout;

  public LetterReplayer(
      Broker broker, EventPublisher events, DeadLetterSettings settings, Clock clock) {
    this.settler = new LetterSettler(new LetterBoxes(broker, settings), settings);
    this.events = events;
    this.audit = new LetterAudit(events, clock);
    this.confirmTimeout = settings.workTimeout();
  }

  /**
   * Replays one letter, or all up to a bound.
   *
   * <p>{@code NOT_FOUND} for an unknown queue or letter, {@code CONFLICT} while somebody else is at
   * the queue. A letter that the broker does not take stays where it is.
   */
  public Outcome<ReplayedLetters> replay(Caller caller, LetterChoice choice) {
    return settler
        .settle(choice, (queue, letters) -> replay(caller, queue, letters))
        .map(LetterReplayer::result);
  }

  private static ReplayedLetters result(LetterSettler.Settled settled) {
    if (settled.chosen() > 0 && settled.settled() == 0) {
      throw RpcFault.of(
              FaultCode.UNAVAILABLE, "the broker did not take the letters back; they stay")
          .asException();
    }
    return new ReplayedLetters(settled.settled(), settled.remaining());
  }

  // All are on their way before the first is waited for.
  private List<GetResponse> replay(Caller caller, EventQueue queue, List<GetResponse> letters) {
    Map<GetResponse, CompletableFuture<@Nullable Void>> sent = new LinkedHashMap<>();
    for (GetResponse letter : letters) {
      sent.put(letter, events.publish(Exchanges.REPLAY, queue.name(), copy(letter)));
    }
    long deadline = System.nanoTime() + confirmTimeout.toNanos();
    List<GetResponse> confirmed = new ArrayList<>();
    sent.forEach(
        (letter, confirm) -> {
          if (isConfirmed(confirm, deadline - System.nanoTime())) {
            confirmed.add(letter);
            audit.replayed(caller, queue, LetterTranslator.letterId(letter));
          }
        });
    return confirmed;
  }

  private static OutgoingEvent copy(GetResponse letter) {
    return new OutgoingEvent(
        LetterTranslator.letterId(letter),
        new LetterHeaders(letter).forReplay(),
        ContentKind.of(letter.getProps()),
        new JsonBytes(letter.getBody()));
  }

  private static boolean isConfirmed(
      CompletableFuture<@Nullable Void> confirm, long remainingNanos) {
    try {
      confirm.get(Math.max(0, remainingNanos), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException refused) {
      LOG.warn("a dead letter stays where it is: {}", refused.toString());
      return false;
    }
  }
}
