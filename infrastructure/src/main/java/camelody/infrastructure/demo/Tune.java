package camelody.infrastructure.demo;

import java.util.List;

/**
 * A tune and how it is to be presented.
 *
 * @param albumArtist who the whole album is by, where its tunes are by several performers
 * @param number its place on the album, from 1
 * @param quartersPerMinute its tempo
 * @param melody the tune itself
 * @param accompaniment what the chord symbols above it ask for
 */
record Tune(
    String title,
    String composer,
    String album,
    String albumArtist,
    String performer,
    Timbre timbre,
    int number,
    int year,
    List<String> genres,
    double quartersPerMinute,
    List<Note> melody,
    List<Note> accompaniment) {
  Tune {
    genres = List.copyOf(genres);
    melody = List.copyOf(melody);
    accompaniment = List.copyOf(accompaniment);
  }

  double seconds(double beats) {
    return beats * 60 / quartersPerMinute;
  }

  double lengthBeats() {
    return melody.stream().mapToDouble(note -> note.startBeats() + note.beats()).max().orElse(0);
  }
}
