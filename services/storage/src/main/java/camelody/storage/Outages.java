package camelody.storage;

import camelody.kernel.ports.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells an outage of the database, which passes, from a bug, which does not. */
final class Outages {
  // PostgreSQL, Appendix A: connection exceptions, insufficient resources, operator intervention,
  // system errors, and a server that was made read-only.
  private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58");
  private static final String READ_ONLY_TRANSACTION = "25006";
  private static final String STATEMENT_TIMEOUT = "57014";

  private Outages() {}

  static RuntimeException translate(String attempted, RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreUnavailable known) {
        return known;
      }
      if (cause instanceof SQLException sql && isOutage(sql)) {
        return new StoreUnavailable("could not " + attempted + ": the database is away", failed);
      }
    }
    return failed;
  }

  private static boolean isOutage(SQLException failed) {
    return failed instanceof SQLTransientException || isOutage(failed.getSQLState());
  }

  private static boolean isOutage(@Nullable String state) {
    return state != null
        && !state.equals(STATEMENT_TIMEOUT)
        && (state.equals(READ_ONLY_TRANSACTION)
            || (state.length() == 5 && OUTAGE_CLASSES.contains(state.substring(0, 2))));
  }
}
