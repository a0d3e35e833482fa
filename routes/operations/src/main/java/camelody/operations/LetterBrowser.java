package camelody.operations;

import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.Text;
import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Topology;
import camelody.messaging.amqp.Topology.EventQueue;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists and shows dead letters; that changes nothing, neither their order nor their number. */
public final class LetterBrowser {
  private final LetterBoxes boxes;
  private final DeadLetterSettings settings;

  public LetterBrowser(Broker broker, DeadLetterSettings settings) {
    this.boxes = new LetterBoxes(broker, settings);
    this.settings = settings;
  }

  /**
   * Lists dead letters, oldest first, those of all queues one queue after the other. Of each queue
   * only the first ones, up to a bound, are looked at; {@code total} counts all.
   *
   * <p>{@code NOT_FOUND} for an unknown queue, {@code CONFLICT} while somebody else is at it.
   */
  public Outcome<Page<Letter>> list(DeadLettersQuery query) {
    Pages pages = new Pages(query.paging());
    String queue = query.queue();
    if (queue != null) {
      return boxes.visit(queue, pages::add).map(added -> pages.page());
    }
    Outcome<Boolean> all = Outcome.success(true);
    for (EventQueue known : Topology.EVENT_QUEUES) {
      all = all.then(added -> boxes.visit(known, pages::add));
    }
    return all.map(added -> pages.page());
  }

  /**
   * Shows one letter.
   *
   * <p>{@code NOT_FOUND} when the queue does not hold it among the first ones, up to a bound.
   */
  public Outcome<Letter> show(DeadLetterQuery query) {
    return boxes
        .visit(query.queue(), (queue, box) -> find(queue, box, query.letterId()))
        .then(
            found ->
                found
                    .map(Outcome::success)
                    .orElseGet(
                        () ->
                            Outcome.failure(
                                ErrorKind.NOT_FOUND,
                                "no dead letter "
                                    + Text.quote(query.letterId())
                                    + " among the first "
                                    + settings.lookedAtMax()
                                    + " of "
                                    + query.queue())));
  }

  private Optional<Letter> find(EventQueue queue, LetterBox box, String letterId)
      throws IOException {
    for (int i = 0; i < settings.lookedAtMax(); i++) {
      GetResponse message = box.take();
      if (message == null) {
        return Optional.empty();
      }
      if (LetterTranslator.letterId(message).equals(letterId)) {
        return Optional.of(LetterTranslator.translate(queue, message));
      }
    }
    return Optional.empty();
  }

  /** Cuts one page out of the letters of several queues. */
  private final class Pages {
    private final Paging paging;
    private final List<Letter> letters = new ArrayList<>();
    private long total;

    Pages(Paging paging) {
      this.paging = paging;
    }

    boolean add(EventQueue queue, LetterBox box) throws IOException {
      long before = total;
      total += box.sizeAtFirst();
      long passedOver = Math.max(0, paging.offset() - before);
      if (passedOver >= box.sizeAtFirst()) {
        return true;
      }
      for (int i = 0; i < settings.lookedAtMax() && letters.size() < paging.limit(); i++) {
        GetResponse message = box.take();
        if (message == null) {
          return true;
        }
        if (i >= passedOver) {
          letters.add(LetterTranslator.translate(queue, message));
        }
      }
      return true;
    }

    Page<Letter> page() {
      return Page.of(letters, paging, total);
    }
  }
}
