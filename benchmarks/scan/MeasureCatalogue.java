import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a running system: its first scan, scans of unchanged files, pages of lists, searches. No
 * question is asked twice, so no page comes from memory.
 *
 * <pre>java benchmarks/scan/MeasureCatalogue.java http://127.0.0.1:8080 ADMIN-PASSWORD</pre>
 */
final class MeasureCatalogue {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int UNCHANGED_SCANS = 3;
  private static final int PAGES = 40;
  private static final int SEARCHES = 400;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(11);
  private final String address;
  private String token = "";

  private MeasureCatalogue(String address) {
    this.address = address;
  }

  public static void main(String[] arguments) throws Exception {
    MeasureCatalogue measure = new MeasureCatalogue(arguments[0]);
    measure.login(arguments[1]);
    measure.scans();
    measure.lists();
    measure.searches();
  }

  private void login(String password) throws Exception {
    String answer =
        send("POST", "/api/sessions", "{\"username\":\"admin\",\"password\":\"" + password + "\"}");
    token = text(answer, "token");
  }

  private void scans() throws Exception {
    report("first scan", finishedScan(), "read");
    for (int i = 0; i < UNCHANGED_SCANS; i++) {
      send("POST", "/api/catalogue/scans", "");
      report("unchanged", finishedScan(), "found");
    }
  }

  private String finishedScan() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      String status = send("GET", "/api/catalogue/scans/current?limit=1", "");
      if (text(status, "state").equals("finished")) {
        return status;
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("no scan has finished within " + PATIENCE);
  }

  private static void report(String name, String status, String counted) {
    double seconds = number(status, "durationSeconds");
    double files = number(status, counted);
    System.out.printf(
        "%-12s %6.0f files in %6.2f s: %6.0f/s, %.0f not readable%n",
        name, files, seconds, files / seconds, number(status, "failed"));
  }

  private void lists() throws Exception {
    int tracks = total("/api/tracks");
    for (String sort : List.of("title", "artist", "album", "year", "added", "random")) {
      for (String order : List.of("asc", "desc")) {
        pages(
            "tracks by " + sort + " " + order,
            "/api/tracks?sort=" + sort + "&order=" + order,
            tracks);
      }
    }
    int ofGenre = total("/api/tracks?genre=jazz");
    for (String sort : List.of("title", "artist", "added", "random")) {
      pages("tracks of a genre by " + sort, "/api/tracks?genre=jazz&sort=" + sort, ofGenre);
    }
    pages("tracks of a year", "/api/tracks?year=1977", total("/api/tracks?year=1977"));
    int albums = total("/api/albums");
    for (String sort : List.of("title", "artist", "year", "added")) {
      pages("albums by " + sort, "/api/albums?sort=" + sort, albums);
    }
    pages("albums of a genre", "/api/albums?genre=jazz", total("/api/albums?genre=jazz"));
    int artists = total("/api/artists");
    for (String sort : List.of("name", "tracks")) {
      pages("artists by " + sort, "/api/artists?sort=" + sort, artists);
    }
    times("genres", 8, i -> "/api/genres?limit=" + (100 + i));
  }

  // The first page, the last ones, and any between them.
  private void pages(String name, String path, int total) throws Exception {
    String query = path + (path.contains("?") ? "&" : "?");
    times(
        name,
        PAGES,
        i -> {
          int offset = i == 0 ? 0 : i < 4 ? Math.max(0, total - 20 * i) : random.nextInt(total);
          return query + "limit=" + (i % 4 == 3 ? 500 : 20 + i) + "&offset=" + offset;
        });
  }

  private void searches() throws Exception {
    List<String> titles = new ArrayList<>();
    int tracks = total("/api/tracks");
    for (int i = 0; i < SEARCHES / 20; i++) {
      String page = send("GET", "/api/tracks?limit=20&offset=" + random.nextInt(tracks), "");
      Matcher title = Pattern.compile("\"title\":\"([^\"]+)\"").matcher(page);
      while (title.find()) {
        titles.add(title.group(1));
      }
    }
    search("whole titles", titles, title -> title);
    search("beginnings", titles, title -> title.substring(0, Math.min(4, title.length())));
    search("two letters", titles, title -> title.substring(0, 2) + title.hashCode() % 97);
    search("typing errors", titles, MeasureCatalogue::mistyped);
    search("nonsense", titles, title -> "qxj " + Integer.toString(title.hashCode(), 36));
  }

  private void search(
      String name, List<String> titles, java.util.function.UnaryOperator<String> query)
      throws Exception {
    int count = Math.min(titles.size(), SEARCHES / 4);
    times(
        "search: " + name,
        count,
        i ->
            "/api/search?limit="
                + (20 + i % 30)
                + "&q="
                + URLEncoder.encode(query.apply(titles.get(i)), StandardCharsets.UTF_8));
  }

  private static String mistyped(String title) {
    int middle = title.length() / 2;
    return title.substring(0, middle) + "x" + title.substring(middle + 1);
  }

  private void times(String name, int count, IntFunction<String> path) throws Exception {
    double[] millis = new double[count];
    String slowest = "";
    for (int i = 0; i < count; i++) {
      String asked = path.apply(i);
      long began = System.nanoTime();
      send("GET", asked, "");
      millis[i] = (System.nanoTime() - began) / 1e6;
      slowest = Arrays.stream(millis).max().orElse(0) == millis[i] ? asked : slowest;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-28s median %6.1f ms, p99 %6.1f ms, most %6.1f ms  %s%n",
        name, millis[count / 2], millis[(int) (count * 0.99) - 1], millis[count - 1], slowest);
  }

  private int total(String path) throws Exception {
    return (int) number(send("GET", path, ""), "total");
  }

  private String send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + " answered " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }

  private static String text(String json, String name) {
    Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    return member.find() ? member.group(1) : "";
  }

  private static double number(String json, String name) {
    Matcher member = Pattern.compile("\"" + name + "\":([0-9.]+)").matcher(json);
    return member.find() ? Double.parseDouble(member.group(1)) : 0;
  }
}
