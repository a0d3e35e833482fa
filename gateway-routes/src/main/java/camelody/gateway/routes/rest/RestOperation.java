package camelody.gateway.routes.rest;

import camelody.messaging.methods.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps a verb and a path to a method of a service.
 *
 * @param method the wire name, {@code <service>.<useCase>}
 * @param status of an answer that tells of success; 204 leaves the result out
 * @param location where a thing that was made is found, {@code {id}} standing for the result's id;
 *     or nothing
 * @param versioned whether the thing has a version: {@code ETag} when read, {@code If-Match} when
 *     written
 * @param write whether it changes anything; then {@code Idempotency-Key} makes repeating safe
 */
record RestOperation(
    String verb,
    String path,
    String method,
    Access access,
    String summary,
    List<Parameter> parameters,
    int status,
    @Nullable String location,
    boolean versioned,
    boolean write,
    String routeId) {

  RestOperation {
    parameters = List.copyOf(parameters);
  }

  static RestOperation of(String verb, String path, String method, Access access, String summary) {
    boolean write = !verb.equals("GET");
    return new RestOperation(
        verb,
        path,
        method,
        access,
        summary,
        List.of(),
        200,
        null,
        false,
        write,
        "gateway." + method);
  }

  /** Answers the same with more parameters; those of the path come in the path's order. */
  RestOperation with(Parameter... more) {
    List<Parameter> all = new ArrayList<>(parameters);
    all.addAll(List.of(more));
    return new RestOperation(
        verb, path, method, access, summary, all, status, location, versioned, write, routeId);
  }

  /** Answers the same, a page at a time. */
  RestOperation paged() {
    return with(
        Parameter.query("limit", Parameter.Type.INTEGER, "1 to 500, else 20"),
        Parameter.query("offset", Parameter.Type.INTEGER, "from 0"));
  }

  RestOperation answering(int otherStatus) {
    return new RestOperation(
        verb,
        path,
        method,
        access,
        summary,
        parameters,
        otherStatus,
        location,
        versioned,
        write,
        routeId);
  }

  RestOperation at(String createdAt) {
    return new RestOperation(
        verb,
        path,
        method,
        access,
        summary,
        parameters,
        status,
        createdAt,
        versioned,
        write,
        routeId);
  }

  RestOperation underVersion() {
    return new RestOperation(
        verb, path, method, access, summary, parameters, status, location, true, write, routeId);
  }

  /** Answers the same as a question put by POST, because it is too long for a path. */
  RestOperation readOnly() {
    return new RestOperation(
        verb,
        path,
        method,
        access,
        summary,
        parameters,
        status,
        location,
        versioned,
        false,
        routeId);
  }

  /** Answers the same under another route id, for a second way to the same method. */
  RestOperation named(String otherId) {
    return new RestOperation(
        verb,
        path,
        method,
        access,
        summary,
        parameters,
        status,
        location,
        versioned,
        write,
        otherId);
  }

  String service() {
    return method.substring(0, method.indexOf('.'));
  }

  String useCase() {
    return method.substring(method.indexOf('.') + 1);
  }

  boolean takesBody() {
    return in(Parameter.Place.BODY).findAny().isPresent() || (write && versioned);
  }

  Stream<Parameter> in(Parameter.Place place) {
    return parameters.stream().filter(parameter -> parameter.place() == place);
  }
}
