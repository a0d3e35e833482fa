package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ends the build: lists what this machine lacked, and fails where REQUIRE forbids that. */
class NotRunReport {

  @Test
  void given_the_end_of_the_build_then_nothing_that_is_required_was_left_out() {
    List<Capability> notRun =
        Arrays.stream(Capability.values()).filter(Capability::wasNotRun).toList();
    System.out.println(
        notRun.isEmpty()
            ? "NOT RUN: nothing, this machine had all that the tests need"
            : "NOT RUN for lack of: "
                + String.join(", ", notRun.stream().map(Capability::label).toList()));

    assertThat(notRun).noneMatch(Capability::isRequired);
    assertThat(Capability.values())
        .filteredOn(Capability::isRequired)
        .allSatisfy(required -> assertThat(required.hasRun()).as(required.label()).isTrue());
  }
}
