package camelody.gateway.routes.rest;

import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.kernel.Text;
import camelody.messaging.jsonrpc.JsonBytes;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Makes a method's params of a request's path, query, {@code If-Match} and body (Message
 * Translator). What the operation does not know is refused, never passed over.
 */
final class RestRequestTranslator implements Processor {
  private static final int VERSION_DIGITS_MAX = 18;

  private final RestOperation operation;
  private final List<Parameter> pathParameters;
  private final Map<String, Parameter> queryParameters;
  private final Set<String> bodyNames;
  private final Set<String> neededBodyNames;

  RestRequestTranslator(RestOperation operation) {
    this.operation = operation;
    this.pathParameters = operation.in(Parameter.Place.PATH).toList();
    this.queryParameters =
        operation
            .in(Parameter.Place.QUERY)
            .collect(Collectors.toMap(Parameter::name, Function.identity()));
    Set<String> names =
        operation
            .in(Parameter.Place.BODY)
            .map(Parameter::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (operation.versioned() && operation.write()) {
      names.add("version");
    }
    this.bodyNames = names;
    this.neededBodyNames =
        operation
            .in(Parameter.Place.BODY)
            .filter(Parameter::required)
            .map(Parameter::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public void process(Exchange exchange) {
    HttpCall call = HttpCall.of(exchange);
    try {
      exchange.getMessage().setBody(params(call));
    } catch (IllegalArgumentException refused) {
      throw Problem.badRequest(String.valueOf(refused.getMessage())).asException();
    }
  }

  private JsonBytes params(HttpCall call) {
    ParamsWriter params = new ParamsWriter();
    for (int i = 0; i < pathParameters.size(); i++) {
      params.write(pathParameters.get(i), List.of(call.pathValues().get(i)));
    }
    writeQuery(QueryParameters.read(call.query()), params);
    boolean versionInHeader = writeVersion(call.header("If-Match"), params);
    Buffer body = call.body();
    if (body == null || body.length() == 0) {
      refuseMissing(Set.of());
      return params.done();
    }
    byte[] bytes = body.getBytes();
    JsonMembers members = JsonMembers.read(bytes);
    check(members, versionInHeader);
    return params.with(bytes, members);
  }

  private void writeQuery(Map<String, List<String>> values, ParamsWriter params) {
    values.forEach(
        (name, given) -> {
          Parameter parameter = queryParameters.get(name);
          if (parameter == null) {
            throw unknown("query", queryParameters.keySet(), name);
          }
          params.write(parameter, given);
        });
    for (Parameter parameter : queryParameters.values()) {
      if (parameter.required() && !values.containsKey(parameter.name())) {
        throw new IllegalArgumentException(parameter.name() + ": expected it, came nothing");
      }
    }
  }

  /** Writes the version that an edit was made for: {@code If-Match: "7"}. */
  private boolean writeVersion(@Nullable String ifMatch, ParamsWriter params) {
    if (ifMatch == null || !operation.versioned() || !operation.write()) {
      return false;
    }
    String version = ifMatch.startsWith("W/") ? ifMatch.substring(2) : ifMatch;
    if (!version.matches("\"\\d{1," + VERSION_DIGITS_MAX + "}\"")) {
      throw new IllegalArgumentException(
          "If-Match: expected the ETag of the playlist, came " + Text.quote(ifMatch));
    }
    params.write("version", Long.parseLong(version.substring(1, version.length() - 1)));
    return true;
  }

  private void check(JsonMembers members, boolean versionInHeader) {
    for (String name : members.names()) {
      if (!bodyNames.contains(name)) {
        throw unknown("body", bodyNames, name);
      }
    }
    if (versionInHeader && members.names().contains("version")) {
      throw new IllegalArgumentException("version: expected in If-Match or the body, came in both");
    }
    refuseMissing(members.names());
  }

  private void refuseMissing(Set<String> there) {
    for (String name : neededBodyNames) {
      if (!there.contains(name)) {
        throw new IllegalArgumentException("body: expected a member '" + name + "', came none");
      }
    }
  }

  private static IllegalArgumentException unknown(String place, Set<String> known, String came) {
    String expected = known.isEmpty() ? "no parameters" : String.join(", ", known);
    return new IllegalArgumentException(
        place + ": expected " + expected + ", came " + Text.quote(came));
  }
}
