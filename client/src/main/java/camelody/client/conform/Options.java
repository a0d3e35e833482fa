package camelody.client.conform;

import org.jspecify.annotations.Nullable;

/**
 * What the kit may do beyond reading what the worker describes as readable.
 *
 * @param read a method without parameters that only reads, where the description tags none
 * @param redelivery whether messages may be taken from the service's queue for a moment and given
 *     back, so that they come redelivered; another caller's may be among them
 * @param write a write without effect, such as one for an id that does not exist
 * @param writeParams its params, JSON
 * @param token carried by the write, when a user acts
 */
public record Options(
    @Nullable String read,
    boolean redelivery,
    @Nullable String write,
    String writeParams,
    @Nullable String token) {}
