package camelody.messaging.methods;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the methods of one service, in the order in which they are described. */
public final class MethodTable {
  private final String service;
  private final String description;
  private final Map<String, Method> methods;

  private MethodTable(Builder builder) {
    this.service = builder.service;
    this.description = builder.description;
    this.methods = Collections.unmodifiableMap(new LinkedHashMap<>(builder.methods));
  }

  public static Builder of(String service, String description) {
    return new Builder(service, description);
  }

  public String service() {
    return service;
  }

  public String description() {
    return description;
  }

  public Collection<Method> methods() {
    return methods.values();
  }

  /** Finds a method by its wire name. */
  public @Nullable Method find(String name) {
    return methods.get(name);
  }

  public static final class Builder {
    private final String service;
    private final String description;
    private final Map<String, Method> methods = new LinkedHashMap<>();

    private Builder(String service, String description) {
      this.service = service;
      this.description = description;
    }

    /** Adds a method that changes nothing: it may be executed again at will. */
    public Builder read(
        String useCase, Class<?> params, Type result, Access access, String summary) {
      return add(
          new Method(service + "." + useCase, params, result, false, false, access, summary));
    }

    /** Adds a method that changes something: it is executed at most once. */
    public Builder write(
        String useCase, Class<?> params, Type result, Access access, String summary) {
      return add(new Method(service + "." + useCase, params, result, true, false, access, summary));
    }

    /**
     * Adds a write whose parameters or result open something, such as a password or a token. An
     * idempotency key is passed over: its outcome would lie in the database for a day.
     */
    public Builder secretWrite(
        String useCase, Class<?> params, Type result, Access access, String summary) {
      return add(new Method(service + "." + useCase, params, result, true, true, access, summary));
    }

    public MethodTable build() {
      return new MethodTable(this);
    }

    private Builder add(Method method) {
      if (!method.params().isRecord()) {
        throw new IllegalArgumentException(method.name() + ": expected params that are a record");
      }
      if (methods.put(method.name(), method) != null) {
        throw new IllegalArgumentException(method.name() + " is in the table already");
      }
      return this;
    }
  }
}
