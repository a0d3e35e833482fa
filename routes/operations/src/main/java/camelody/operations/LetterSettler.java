package camelody.operations;

import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Text;
import camelody.messaging.amqp.Topology.EventQueue;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Goes through the letters of a queue and settles those that were chosen, in small batches. */
final class LetterSettler {
  private static final int BATCH = 50;

  private final LetterBoxes boxes;
  private final DeadLetterSettings settings;

  LetterSettler(LetterBoxes boxes, DeadLetterSettings settings) {
    this.boxes = boxes;
    this.settings = settings;
  }

  /** Settles letters and answers those that may be removed now. */
  interface Batch {
    List<GetResponse> settle(EventQueue queue, List<GetResponse> letters);
  }

  /**
   * Says what came of it.
   *
   * @param chosen how many of the letters looked at were meant
   * @param settled how many of them were removed
   * @param remaining how many of those that were there at first are left
   */
  record Settled(int chosen, int settled, long remaining) {}

  /**
   * Settles the chosen letters, up to a bound of their number and of time; those that come
   * meanwhile are left alone, for a replayed letter may fail again.
   *
   * <p>{@code NOT_FOUND} when one letter is named that the queue does not hold.
   */
  Outcome<Settled> settle(LetterChoice choice, Batch batch) {
    return boxes
        .visit(choice.queue(), (queue, box) -> settle(queue, box, choice, batch))
        .then(
            settled ->
                settled.chosen() == 0 && choice.letterId() != null
                    ? Outcome.failure(
                        ErrorKind.NOT_FOUND,
                        "no dead letter "
                            + Text.quote(choice.letterId())
                            + " among the first "
                            + settings.lookedAtMax()
                            + " of "
                            + choice.queue())
                    : Outcome.success(settled));
  }

  private Settled settle(EventQueue queue, LetterBox box, LetterChoice choice, Batch batch)
      throws IOException {
    boolean all = choice.letterId() == null;
    long left = Math.min(box.sizeAtFirst(), all ? settings.settledMax() : settings.lookedAtMax());
    long deadline = System.nanoTime() + settings.workTimeout().toNanos();
    int found = 0;
    int settled = 0;
    boolean goOn = true;
    while (goOn && left > 0 && System.nanoTime() < deadline) {
      List<GetResponse> taken = take(box, (int) Math.min(left, BATCH));
      List<GetResponse> chosen = taken.stream().filter(letter -> isChosen(choice, letter)).toList();
      List<GetResponse> done = chosen.isEmpty() ? List.of() : batch.settle(queue, chosen);
      for (GetResponse letter : done) {
        box.remove(letter);
      }
      found += chosen.size();
      settled += done.size();
      left -= BATCH;
      goOn = done.size() == chosen.size() && taken.size() == BATCH;
    }
    return new Settled(found, settled, box.remaining());
  }

  private static List<GetResponse> take(LetterBox box, int max) throws IOException {
    List<GetResponse> taken = new ArrayList<>(max);
    while (taken.size() < max) {
      GetResponse letter = box.take();
      if (letter == null) {
        return taken;
      }
      taken.add(letter);
    }
    return taken;
  }

  private static boolean isChosen(LetterChoice choice, GetResponse letter) {
    return choice.letterId() == null || choice.letterId().equals(LetterTranslator.letterId(letter));
  }
}
