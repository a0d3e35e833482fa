package camelody.infrastructure;

import java.util.concurrent.CompletableFuture;

/** Ends this process when the supervisor that started it is gone, even if that was killed. */
final class ParentWatch {
  private ParentWatch() {}

  static void begin() {
    String parent = System.getProperty("camelody.parent-pid", "");
    if (!parent.isEmpty()) {
      ProcessHandle.of(Long.parseLong(parent))
          .map(ProcessHandle::onExit)
          .orElseGet(() -> CompletableFuture.completedFuture(null))
          .thenRun(() -> System.exit(1));
    }
  }
}
