package camelody.messaging.methods;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcFaultException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns the params of a request into the method's record (Message Translator): by name, or by
 * position in the order of the record's components (JSON-RPC 2.0 §4.2).
 *
 * <p>What the record refuses is {@link FaultCode#INVALID_PARAMS}, with what was expected and what
 * came.
 */
public final class ParamsTranslator {
  private static final JsonBytes NONE = JsonBytes.ofText("{}");

  private ParamsTranslator() {}

  /**
   * Reads params.
   *
   * @throws RpcFaultException {@link FaultCode#INVALID_PARAMS}
   */
  public static Object translate(Method method, @Nullable JsonBytes params) {
    JsonBytes given = params == null ? NONE : params;
    try {
      return isByPosition(given) && !method.takesAnyParams()
          ? Json.STRICT.treeToValue(named(method, given), method.params())
          : Json.STRICT.readValue(given.array(), given.offset(), given.length(), method.params());
    } catch (JsonProcessingException refused) {
      throw RpcFault.of(FaultCode.INVALID_PARAMS, explain(method, refused)).asException();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isByPosition(JsonBytes params) {
    return params.array()[params.offset()] == '[';
  }

  private static ObjectNode named(Method method, JsonBytes params) throws IOException {
    JsonNode values = Json.STRICT.readTree(params.array(), params.offset(), params.length());
    List<String> names = names(method);
    if (values.size() > names.size()) {
      throw RpcFault.of(
              FaultCode.INVALID_PARAMS,
              "expected at most " + names.size() + " params, came " + values.size())
          .asException();
    }
    ObjectNode named = Json.STRICT.createObjectNode();
    for (int i = 0; i < values.size(); i++) {
      named.set(names.get(i), values.get(i));
    }
    return named;
  }

  private static List<String> names(Method method) {
    return Arrays.stream(method.params().getRecordComponents()).map(Method::paramName).toList();
  }

  // Jackson's own messages name classes; a caller is told in the words of the protocol.
  private static String explain(Method method, JsonProcessingException refused) {
    if (refused instanceof UnrecognizedPropertyException unknown && unknown.getPath().size() == 1) {
      return "unknown parameter '"
          + bounded(unknown.getPropertyName())
          + "': expected "
          + (names(method).isEmpty() ? "none" : "only " + String.join(", ", names(method)));
    }
    if (refused instanceof ValueInstantiationException rejected) {
      return ownWords(rejected);
    }
    if (refused instanceof InvalidFormatException misshapen) {
      Throwable cause = rootOf(misshapen);
      return cause instanceof IllegalArgumentException
          ? String.valueOf(cause.getMessage())
          : path(misshapen) + ": expected " + kind(misshapen) + ", came " + came(misshapen);
    }
    if (refused instanceof MismatchedInputException mismatched) {
      return path(mismatched) + ": expected " + kind(mismatched) + ", came " + came(mismatched);
    }
    return refused instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? path(mapping) + ": expected a smaller number or another value"
        : "expected each parameter once, as JSON";
  }

  private static String ownWords(ValueInstantiationException rejected) {
    Throwable root = rootOf(rejected);
    return root instanceof IllegalArgumentException && root.getMessage() != null
        ? root.getMessage()
        : path(rejected) + ": expected another value";
  }

  private static Throwable rootOf(Throwable failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String path(JsonMappingException at) {
    String path =
        at.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : bounded(step.getFieldName()))
            .collect(Collectors.joining("."))
            .replace(".[", "[");
    return path.isEmpty() ? "params" : path;
  }

  private static String kind(MismatchedInputException at) {
    Class<?> type = at.getTargetType();
    if (type == null) {
      return "another type";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == java.time.Instant.class) {
      return "a time such as 2026-01-31T12:00:00Z";
    }
    if (type == java.time.LocalDate.class) {
      return "a day such as 2026-01-31";
    }
    if (type.isArray() || java.util.Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return type.isRecord() && !isId(type) ? "an object" : "a text";
  }

  private static String came(MismatchedInputException at) {
    JsonToken token = at.getProcessor() instanceof JsonParser json ? json.currentToken() : null;
    if (token == null) {
      return "something else";
    }
    return switch (token) {
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          at.getTargetType() == String.class ? "a number" : "another number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case START_OBJECT, FIELD_NAME -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_NULL, END_OBJECT, END_ARRAY -> "nothing";
      default -> "something else";
    };
  }

  private static boolean isId(Class<?> type) {
    return type.getRecordComponents().length == 1
        && type.getRecordComponents()[0].getType() == java.util.UUID.class;
  }

  private static String bounded(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }
}
