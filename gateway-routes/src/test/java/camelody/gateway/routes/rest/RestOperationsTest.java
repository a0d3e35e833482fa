package camelody.gateway.routes.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RestOperationsTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  @Test
  void given_the_table_when_read_then_every_verb_path_and_route_id_is_there_once() {
    assertThat(RestOperations.ALL)
        .extracting(operation -> operation.verb() + " " + operation.path())
        .doesNotHaveDuplicates();
    assertThat(RestOperations.ALL).extracting(RestOperation::routeId).doesNotHaveDuplicates();
  }

  @Test
  void given_a_row_when_read_then_its_path_parameters_are_those_of_its_path_in_order() {
    assertThat(RestOperations.ALL)
        .allSatisfy(
            operation -> {
              Matcher variables = VARIABLE.matcher(operation.path());
              List<String> names = variables.results().map(found -> found.group(1)).toList();
              assertThat(operation.in(Parameter.Place.PATH).map(Parameter::name)).isEqualTo(names);
            });
  }

  @Test
  void given_every_method_of_the_design_when_looked_for_then_it_has_a_path() {
    Set<String> served =
        RestOperations.ALL.stream().map(RestOperation::method).collect(Collectors.toSet());
    OtherOperations.ALL.forEach(operation -> served.add(operation.method()));

    assertThat(served)
        .contains(
            methods(
                "catalogue",
                "list search findTrack findTracks findAlbum findArtist albums artists genres"
                    + " openStream openCover scan scanStatus"))
        .contains(
            methods(
                "playlists",
                "list find create rename describe addTracks removeTracks moveTrack replaceTracks"
                    + " publish delete"))
        .contains(
            methods(
                "users",
                "keys revocations register authenticate renew logout profile updateProfile"
                    + " changePassword delete list grantRole star unstar starred rate"))
        .contains(methods("history", "recent nowPlaying forget"))
        .contains(
            methods(
                "statistics",
                "topTracks topArtists topAlbums ofUser ofTrack ofTracks listeningByDay"))
        .contains(methods("activity", "list"))
        .contains(methods("operations", "workers queues deadLetters deadLetter replay discard"));
  }

  @Test
  void given_the_openapi_document_when_read_then_operations_are_unique_and_paths_declared()
      throws Exception {
    JsonNode document = OpenApiDocument.of(new ObjectMapper().createObjectNode());

    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.findValuesAsText("operationId"))
        .doesNotHaveDuplicates()
        .hasSize(RestOperations.ALL.size() + OtherOperations.ALL.size());
  }

  private static String[] methods(String service, String useCases) {
    return Pattern.compile(" ")
        .splitAsStream(useCases)
        .map(useCase -> service + "." + useCase)
        .toArray(String[]::new);
  }
}
