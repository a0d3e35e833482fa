package camelody.operations;

/**
 * Says how many letters went back to their queue.
 *
 * @param remaining how many are left; when all were asked for, ask again until none is
 */
public record ReplayedLetters(int replayed, long remaining) {}
