package camelody.messaging.methods;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/**
 * Describes one method of a service.
 *
 * @param name the wire name, {@code <service>.<useCase>}; also its route id and {@code direct:}
 *     name
 * @param params the record that the parameters become; its components are the parameters' names,
 *     and their order is the order by position
 * @param result what it answers, for its description
 * @param write whether it changes anything: a redelivered write is not executed again
 * @param secret whether its parameters or its result open something: then its outcome is not kept
 */
public record Method(
    String name,
    Class<?> params,
    Type result,
    boolean write,
    boolean secret,
    Access access,
    String summary) {

  /** Tells whether it takes whatever it is sent. */
  boolean takesAnyParams() {
    return params == AnyParams.class;
  }

  /**
   * Names a parameter as on the wire: some words, such as {@code public}, Java keeps for itself.
   */
  static String paramName(RecordComponent component) {
    JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given == null ? component.getName() : given.value();
  }
}
