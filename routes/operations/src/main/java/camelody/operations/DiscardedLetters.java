package camelody.operations;

/**
 * Says how many letters are gone for good.
 *
 * @param remaining how many are left; when all were asked for, ask again until none is
 */
public record DiscardedLetters(int discarded, long remaining) {}
