package camelody.client.gateway;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.tracing.TraceContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP with one gateway, as the user who has logged in there, or as nobody.
 *
 * <p>A token that has ended is renewed by itself. Whatever is no success is thrown as {@link
 * Refusal}; a gateway that cannot be reached as {@link GatewayAway}.
 */
public final class Gateway {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  // A call may last 30 s (rpc.deadline-max-millis) until the gateway answers it with 504.
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(40);
  private static final String SESSIONS = "/api/sessions";
  private static final int UNAUTHENTICATED = 401;
  private static final int FAILURES_FROM = 400;

  private final URI address;
  private final SessionFile sessions;
  private @Nullable HttpClient client;
  private @Nullable Answer last;
  private @Nullable String traceparent;

  public Gateway(URI address, SessionFile sessions) {
    this.address = address;
    this.sessions = sessions;
  }

  public URI address() {
    return address;
  }

  /** Answers who is logged in here. */
  public Optional<Session> session() {
    return sessions.find(address);
  }

  /** Answers what came last, for whoever wants to know its headers. */
  public Optional<Answer> last() {
    return Optional.ofNullable(last);
  }

  /**
   * Sends the requests that follow as parts of one trace, each with a span of its own.
   *
   * @param context as in the header {@code traceparent}; null for requests that belong to none
   */
  public void follow(@Nullable String context) {
    traceparent = context;
  }

  public Answer get(Object path) {
    return call("GET", path, null, Map.of());
  }

  public Answer post(Object path, Object body) {
    return call("POST", path, body, Map.of());
  }

  public Answer put(Object path, Object body) {
    return call("PUT", path, body, Map.of());
  }

  public Answer delete(Object path) {
    return call("DELETE", path, null, Map.of());
  }

  /** Sends JSON, or nothing, with further headers. */
  public Answer call(String verb, Object path, @Nullable Object body, Map<String, String> headers) {
    HttpResponse<byte[]> response =
        send(verb, path, body, headers, info -> BodyHandlers.ofByteArray().apply(info));
    Answer answer = answer(response, response.body());
    if (answer.status() >= FAILURES_FROM) {
      throw refusal(answer);
    }
    return answer;
  }

  /** Opens a body of any length; the caller reads and closes it. */
  public HttpResponse<java.io.InputStream> open(String path, Map<String, String> headers)
      throws IOException {
    HttpResponse<java.io.InputStream> response =
        send("GET", path, null, headers, BodyHandlers.ofInputStream());
    if (response.statusCode() >= FAILURES_FROM) {
      try (var body = response.body()) {
        throw refusal(answer(response, body.readAllBytes()));
      }
    }
    answer(response, new byte[0]);
    return response;
  }

  /** Logs in and keeps the session. */
  public Session login(String username, String password) {
    sessions.forget(address);
    Answer answer = post(SESSIONS, Map.of("username", username, "password", password));
    Session session = Session.of(answer.json());
    sessions.keep(address, session);
    return session;
  }

  /** Ends the session, also where the gateway knows it no more; answers whether there was one. */
  public boolean logout() {
    boolean was = session().isPresent();
    try {
      if (was) {
        delete("/api/sessions/current");
      }
    } catch (Refusal refused) {
      if (refused.status() != UNAUTHENTICATED) {
        throw refused;
      }
    } finally {
      sessions.forget(address);
    }
    return was;
  }

  private <T> HttpResponse<T> send(
      String verb,
      Object path,
      @Nullable Object body,
      Map<String, String> headers,
      BodyHandler<T> handler) {
    Optional<Session> session = session();
    if (session.isPresent() && session.get().endsSoon(Instant.now())) {
      session = renewed(session.get());
    }
    HttpResponse<T> response = exchange(request(verb, path, body, headers, session), handler);
    if (response.statusCode() == UNAUTHENTICATED && session.isPresent()) {
      session = renewed(session.get());
      response = exchange(request(verb, path, body, headers, session), handler);
    }
    return response;
  }

  // Another process may have been faster: then its session is as good.
  private Optional<Session> renewed(Session ended) {
    return sessions.alone(
        () -> {
          Optional<Session> kept = session();
          return kept.isPresent() && kept.get().refreshToken().equals(ended.refreshToken())
              ? renew(ended)
              : kept;
        });
  }

  private Optional<Session> renew(Session ended) {
    HttpResponse<byte[]> response =
        exchange(
            request(
                "POST",
                "/api/sessions/renewals",
                Map.of("refreshToken", ended.refreshToken()),
                Map.of(),
                Optional.empty()),
            BodyHandlers.ofByteArray());
    Answer answer = answer(response, response.body());
    if (answer.status() == UNAUTHENTICATED) {
      sessions.forget(address);
      return Optional.empty();
    }
    if (answer.status() >= FAILURES_FROM) {
      throw new Refusal(answer);
    }
    Session session = Session.of(answer.json());
    sessions.keep(address, session);
    return Optional.of(session);
  }

  private HttpRequest request(
      String verb,
      Object path,
      @Nullable Object body,
      Map<String, String> headers,
      Optional<Session> session) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path.toString()))
            .timeout(ANSWER_TIMEOUT)
            .method(verb, publisher(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    if (traceparent != null) {
      request.header("traceparent", TraceContext.child(traceparent));
    }
    session.ifPresent(user -> request.header("Authorization", "Bearer " + user.token()));
    return request.build();
  }

  private static BodyPublisher publisher(@Nullable Object body) {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body));
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
    try {
      return client().send(request, handler);
    } catch (ConnectException | HttpConnectTimeoutException away) {
      throw new GatewayAway(
          "no gateway answers at "
              + address
              + ": start one with ./start.sh --detach, or name another with --gateway URL");
    } catch (HttpTimeoutException slow) {
      throw new GatewayAway(
          "the gateway at "
              + address
              + " did not answer within "
              + ANSWER_TIMEOUT.toSeconds()
              + " s: look at ./start.sh logs gateway");
    } catch (IOException lost) {
      throw new GatewayAway(
          "lost the gateway at " + address + " (" + lost.getMessage() + "): try again");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  private Refusal refusal(Answer answer) {
    boolean stranger = answer.status() == UNAUTHENTICATED && !answer.path().equals(SESSIONS);
    return stranger && session().isEmpty()
        ? new Refusal(answer, "you are not logged in at " + address)
        : new Refusal(answer);
  }

  private HttpClient client() {
    if (client == null) {
      client = HttpClientFactory.create(address, CONNECT_TIMEOUT);
    }
    return client;
  }

  private Answer answer(HttpResponse<?> response, byte[] body) {
    Answer answer =
        new Answer(
            response.uri().getPath(),
            response.statusCode(),
            response.headers(),
            new String(body, StandardCharsets.UTF_8));
    last = answer;
    return answer;
  }
}
