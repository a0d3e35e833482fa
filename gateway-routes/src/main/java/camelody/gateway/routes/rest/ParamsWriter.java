package camelody.gateway.routes.rest;

import camelody.kernel.Text;
import camelody.messaging.jsonrpc.JsonBytes;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the params of a call, typed as the method wants them: {@code {"limit":20}}. */
final class ParamsWriter {
  private final StringBuilder json = new StringBuilder(64).append('{');

  /**
   * Writes a parameter that came as text.
   *
   * @throws IllegalArgumentException if the text is not of the parameter's type
   */
  ParamsWriter write(Parameter parameter, List<String> values) {
    name(parameter.wireName());
    if (parameter.type() == Parameter.Type.IDS) {
      list(values);
      return this;
    }
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          parameter.name() + ": expected it once, came " + values.size() + " times");
    }
    scalar(parameter, values.get(0));
    return this;
  }

  ParamsWriter write(String name, long value) {
    name(name);
    json.append(value);
    return this;
  }

  /** Answers the params, together with the members of a body. */
  JsonBytes with(byte[] body, JsonMembers members) {
    int length = members.to() - members.from();
    if (length > 0 && json.length() > 1) {
      json.append(',');
    }
    byte[] own = json.toString().getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[own.length + length + 1];
    System.arraycopy(own, 0, whole, 0, own.length);
    System.arraycopy(body, members.from(), whole, own.length, length);
    whole[whole.length - 1] = '}';
    return new JsonBytes(whole);
  }

  JsonBytes done() {
    return JsonBytes.ofText(json.append('}').toString());
  }

  private void name(String name) {
    if (json.length() > 1) {
      json.append(',');
    }
    json.append('"').append(name).append("\":");
  }

  private void scalar(Parameter parameter, String value) {
    switch (parameter.type()) {
      case INTEGER -> json.append(integer(parameter, value));
      case FLAG -> json.append(flag(parameter, value));
      case WORD -> text(word(parameter, value));
      case TEXT, ID, TIME, DATE, IDS -> text(value);
    }
  }

  private void list(List<String> values) {
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      text(values.get(i));
    }
    json.append(']');
  }

  private void text(String value) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(value, json);
    json.append('"');
  }

  private static long integer(Parameter parameter, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException refused) {
      throw unexpected(parameter, "a whole number", value);
    }
  }

  private static String flag(Parameter parameter, String value) {
    if (value.equals("true") || value.equals("false")) {
      return value;
    }
    throw unexpected(parameter, "true or false", value);
  }

  private static String word(Parameter parameter, String value) {
    if (parameter.words().contains(value)) {
      return value;
    }
    throw unexpected(parameter, "one of " + String.join(", ", parameter.words()), value);
  }

  private static IllegalArgumentException unexpected(
      Parameter parameter, String expected, String came) {
    return new IllegalArgumentException(
        parameter.name() + ": expected " + expected + ", came " + Text.quote(came));
  }
}
