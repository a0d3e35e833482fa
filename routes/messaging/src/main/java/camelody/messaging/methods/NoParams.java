package camelody.messaging.methods;

/** The parameters of a method that takes none. */
public record NoParams() {}
