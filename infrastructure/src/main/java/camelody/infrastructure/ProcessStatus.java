package camelody.infrastructure;

/**
 * Tells how one process fares.
 *
 * @param state {@code ready}, {@code starting} or {@code down}
 */
record ProcessStatus(String instance, String state, long pid, int restarts, String log) {
  boolean isReady() {
    return state.equals("ready");
  }
}
