package camelody.client.trace;

import camelody.client.gateway.Gateway;
import camelody.client.gateway.Refusal;
import camelody.client.screen.Screen;
import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fetches what was recorded of a trace, and draws it. */
public final class Journey {
  private static final int NOT_FOUND = 404;
  private static final int ELAPSED_COLUMNS = 10;
  private static final long LOOK_EVERY_MILLIS = 250;
  private static final int LOOKS_MAX = 20;

  private final Gateway gateway;
  private final Screen screen;

  public Journey(Gateway gateway, Screen screen) {
    this.gateway = gateway;
    this.screen = screen;
  }

  /** Answers what the gateway holds of a trace; a {@link Refusal} if nothing. */
  public JsonNode find(String trace) {
    return gateway.get("/teach/api/traces/" + trace).json();
  }

  /**
   * Answers a trace that has just happened, when nothing has been added to it for a moment: taps
   * and events are told after the answer. Waits 5 s at the most.
   *
   * @return what the gateway holds; null if it holds nothing
   */
  public @Nullable JsonNode settled(String trace) throws InterruptedException {
    JsonNode found = null;
    for (int look = 0; look < LOOKS_MAX; look++) {
      Thread.sleep(LOOK_EVERY_MILLIS);
      JsonNode now = ifRecorded(trace);
      if (found != null
          && now != null
          && found.path("events").size() == now.path("events").size()
          && now.path("complete").asBoolean()) {
        return now;
      }
      found = now;
    }
    return found;
  }

  private @Nullable JsonNode ifRecorded(String trace) {
    try {
      return find(trace);
    } catch (Refusal refused) {
      if (refused.status() == NOT_FOUND) {
        return null;
      }
      throw refused;
    }
  }

  /** Draws a trace as a tree, a line for each step, with its time. */
  public void draw(JsonNode trace, Consumer<String> line) {
    String id = Texts.of(trace, "trace");
    line.accept(screen.bold("trace " + id) + "  " + gateway.address() + "/teach/trace/" + id);
    draw(TraceTree.of(trace.path("events")), "", true, line);
    if (trace.path("dropped").asLong() > 0) {
      line.accept("%d events were lost meanwhile".formatted(trace.path("dropped").asLong()));
    }
  }

  private void draw(List<TraceNode> nodes, String before, boolean root, Consumer<String> line) {
    for (Iterator<TraceNode> each = nodes.iterator(); each.hasNext(); ) {
      TraceNode node = each.next();
      String branch = root ? "" : each.hasNext() ? "├─ " : "└─ ";
      line.accept(line(before + branch, node));
      draw(node.children(), before + (root ? "" : each.hasNext() ? "│  " : "   "), false, line);
    }
  }

  private String line(String branches, TraceNode node) {
    int room = screen.columns() - ELAPSED_COLUMNS - Texts.width(branches) - 1;
    String text = Texts.cut(Texts.harmless(node.text()), Math.max(room, ELAPSED_COLUMNS));
    return screen.dim("%10s ".formatted(node.elapsed()) + branches)
        + (node.isBad() ? screen.bad(text) : node.isTapped() ? screen.dim(text) : text);
  }
}
