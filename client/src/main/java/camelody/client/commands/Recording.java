package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.gateway.Gateway;
import camelody.client.gateway.GatewayAway;
import camelody.client.gateway.Interrupted;
import camelody.client.gateway.Refusal;
import camelody.client.screen.Screen;
import camelody.client.trace.Journey;
import camelody.messaging.tracing.TraceContext;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Has a command's requests recorded as one trace, and draws it on the error output, so that what a
 * program reads stays what it was.
 */
final class Recording {
  private final Gateway gateway;
  private final Screen screen;

  /** What a command does. */
  interface Work {
    void run() throws Exception;
  }

  Recording(Gateway gateway, Screen screen) {
    this.gateway = gateway;
    this.screen = screen;
  }

  /** Does the work, and shows its journey also when it failed. */
  void of(Work work) throws Exception {
    String context = TraceContext.start();
    gateway.follow(context);
    try {
      work.run();
    } finally {
      gateway.follow(null);
      show(TraceContext.traceId(context));
    }
  }

  private void show(String trace) {
    try {
      if (gateway.last().map(Recording::isRecorded).orElse(false)) {
        JsonNode found = new Journey(gateway, screen).settled(trace);
        if (found != null) {
          new Journey(gateway, screen).draw(found, screen::note);
          return;
        }
      }
      screen.note("nothing was recorded: is the gateway started with --production?");
    } catch (GatewayAway | Refusal | Interrupted away) {
      screen.note("no journey: " + away.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isRecorded(Answer answer) {
    return !answer.header("Camelody-Trace").isEmpty();
  }
}
