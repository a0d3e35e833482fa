package camelody.messaging.methods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a method that takes whatever it is sent: a {@link java.util.Map} by name, a
 * {@link java.util.List} by position.
 */
public record AnyParams(@JsonValue @Nullable Object value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AnyParams {}
}
