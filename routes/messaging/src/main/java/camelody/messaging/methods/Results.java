package camelody.messaging.methods;

import camelody.kernel.Page;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Type;
import java.util.List;

/** Names the result types that a class literal cannot. */
public final class Results {
  private Results() {}

  public static Type pageOf(Class<?> item) {
    return TypeFactory.defaultInstance().constructParametricType(Page.class, item);
  }

  public static Type listOf(Class<?> item) {
    return TypeFactory.defaultInstance().constructCollectionType(List.class, item);
  }
}
