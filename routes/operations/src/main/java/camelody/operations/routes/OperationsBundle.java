package camelody.operations.routes;

import camelody.launcher.Bundle;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.operations.DeadLetterSettings;
import camelody.operations.LetterBrowser;
import camelody.operations.LetterDiscarder;
import camelody.operations.LetterReplayer;
import camelody.operations.QueueDepths;
import camelody.operations.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts operations together; as a process of its own. */
public final class OperationsBundle {
  private OperationsBundle() {}

  public static void main(String[] args) {
    Launcher.launch("operations", OperationsBundle::assemble);
  }

  static Bundle assemble(Hub hub) {
    Settings settings = hub.settings();
    DeadLetterSettings letters = deadLetterSettings(settings);
    ExecutorService continuations =
        Executors.newFixedThreadPool(
            settings.integer("operations.queues.threads"), OperationsBundle::daemon);
    Workers workers =
        new Workers(hub.control(), settings.millis("operations.workers.window-millis"));
    WorkersGatherer gatherer = new WorkersGatherer(workers, continuations);
    LetterBrowser browser = new LetterBrowser(hub.broker(), letters);
    return Bundle.named("operations")
        .serving(OperationsMethods.TABLE)
        .routes(
            new WorkersRoute(gatherer),
            new QueuesRoute(gatherer, new QueueDepths(hub.broker())),
            new DeadLettersRoute(browser),
            new DeadLetterRoute(browser),
            new ReplayRoute(new LetterReplayer(hub.broker(), hub.events(), letters, hub.clock())),
            new DiscardRoute(new LetterDiscarder(hub.broker(), hub.events(), letters, hub.clock())))
        .onStop(continuations::shutdownNow)
        .build();
  }

  private static DeadLetterSettings deadLetterSettings(Settings settings) {
    return new DeadLetterSettings(
        settings.integer("operations.dead-letters.looked-at-max"),
        settings.integer("operations.dead-letters.settled-max"),
        settings.millis("operations.dead-letters.lock-patience-millis"),
        settings.millis("operations.dead-letters.work-timeout-millis"));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "operations-queues");
    thread.setDaemon(true);
    return thread;
  }
}
