package camelody.operations;

/**
 * Shows a queue: {@code {"name":"history.listening","kind":"event","messages":0,"consumers":1}}.
 *
 * @param kind {@code event}, {@code dead-letter} or {@code rpc}
 * @param messages how many wait; those handed to a consumer already are not among them
 */
public record QueueDepth(String name, String kind, long messages, int consumers) {}
