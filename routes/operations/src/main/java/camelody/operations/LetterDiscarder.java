package camelody.operations;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Topology.EventQueue;
import camelody.messaging.events.EventPublisher;
import com.rabbitmq.client.GetResponse;
import java.time.Clock;
import java.util.List;

/** Throws dead letters away, for good. */
public final class LetterDiscarder {
  private final LetterSettler settler;
  private final LetterAudit audit;

  public LetterDiscarder(
      Broker broker, EventPublisher events, DeadLetterSettings settings, Clock clock) {
    this.settler = new LetterSettler(new LetterBoxes(broker, settings), settings);
    this.audit = new LetterAudit(events, clock);
  }

  /**
   * Discards one letter, or all up to a bound.
   *
   * <p>{@code NOT_FOUND} for an unknown queue or letter, {@code CONFLICT} while somebody else is at
   * the queue.
   */
  public Outcome<DiscardedLetters> discard(Caller caller, LetterChoice choice) {
    return settler
        .settle(choice, (queue, letters) -> discard(caller, queue, letters))
        .map(settled -> new DiscardedLetters(settled.settled(), settled.remaining()));
  }

  private List<GetResponse> discard(Caller caller, EventQueue queue, List<GetResponse> letters) {
    letters.forEach(letter -> audit.discarded(caller, queue, LetterTranslator.letterId(letter)));
    return letters;
  }
}
