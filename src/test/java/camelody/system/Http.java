package camelody.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Talks HTTP to the gateway; immutable: {@link #as} and {@link #with} answer another one. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final String url;
  private final Map<String, String> headers;

  public Http(String url) {
    this(url, Map.of());
  }

  private Http(String url, Map<String, String> headers) {
    this.url = url;
    this.headers = headers;
  }

  /** An answer, its body as text. */
  public record Answer(int status, java.net.http.HttpHeaders headers, String body) {
    public JsonNode json() {
      return Json.read(body);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  public Http with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Http(url, more);
  }

  /** Talks to another gateway from here on. */
  public Http at(String otherUrl) {
    return new Http(otherUrl, headers);
  }

  /** Carries a user's token from here on. */
  public Http as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** Logs in and carries the token. */
  public Http login(String username, String password) {
    Answer answer =
        post("/api/sessions", Json.write(Map.of("username", username, "password", password)));
    if (answer.status() != 201) {
      throw new IllegalStateException("login answered " + answer.status() + " " + answer.body());
    }
    return as(answer.json().get("token").asText());
  }

  /** Registers a listener under a name of its own and logs in. */
  public Http asNewListener() {
    String name = "listener-" + UUID.randomUUID().toString().substring(0, 12);
    String password = "correct horse battery";
    Answer answer =
        post(
            "/api/users",
            Json.write(Map.of("username", name, "password", password, "displayName", name)));
    if (answer.status() != 201) {
      throw new IllegalStateException("register answered " + answer.status() + " " + answer.body());
    }
    return login(name, password);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, String json) {
    return with("Content-Type", "application/json").send("POST", path, json);
  }

  public Answer put(String path, String json) {
    return with("Content-Type", "application/json").send("PUT", path, json);
  }

  public Answer patch(String path, String json) {
    return with("Content-Type", "application/json").send("PATCH", path, json);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends JSON-RPC over HTTP and answers the body. */
  public Answer rpc(String json) {
    return post("/rpc", json);
  }

  public Answer send(String method, String path, @org.jspecify.annotations.Nullable String body) {
    HttpResponse<byte[]> response = bytes(method, path, body);
    return new Answer(
        response.statusCode(),
        response.headers(),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  public HttpResponse<byte[]> bytes(
      String method, String path, @org.jspecify.annotations.Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + path + ": " + failed, failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
