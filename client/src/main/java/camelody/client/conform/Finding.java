package camelody.client.conform;

/** A rule's name and sentence, and how the worker fared. */
public record Finding(String rule, String says, Verdict verdict) {}
