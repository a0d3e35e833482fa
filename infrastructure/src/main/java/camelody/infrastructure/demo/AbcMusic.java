package camelody.infrastructure.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the music of one tune: notes {@code C D E c d e}, octaves {@code , '}, accidentals {@code ^
 * _ =}, rests {@code z}, lengths {@code 2 3/2 /}, bars and chord symbols.
 */
final class AbcMusic {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?<chord>[A-G][b#]?m?7?)\"|(?<note>(?<accidental>[\\^_=]?)(?<pitch>[A-Ga-gz])(?<octave>[,']*))"
              + "(?<length>\\d*(?:/\\d*)?)|(?<bar>[|:\\]]+)|(?<space>\\s+)");
  private static final String SHARPS = "FCGDAEB";
  private static final String FLATS = "BEADGCF";
  private static final Map<String, Integer> FIFTHS =
      Map.ofEntries(
          Map.entry("C", 0),
          Map.entry("G", 1),
          Map.entry("D", 2),
          Map.entry("A", 3),
          Map.entry("E", 4),
          Map.entry("F", -1),
          Map.entry("Bb", -2),
          Map.entry("Eb", -3),
          Map.entry("Am", 0),
          Map.entry("Em", 1),
          Map.entry("Bm", 2),
          Map.entry("Dm", -1),
          Map.entry("Gm", -2),
          Map.entry("Cm", -3));
  private static final Map<Character, Integer> SEMITONES =
      Map.of('C', 0, 'D', 2, 'E', 4, 'F', 5, 'G', 7, 'A', 9, 'B', 11);
  private static final int MIDDLE_C = 60;
  private static final int OCTAVE = 12;
  private static final int CHORD_OCTAVE_BASE = 48;

  private final String title;
  private final double unitBeats;
  private final int fifths;
  private final double barBeats;
  private final List<Double> bars = new ArrayList<>();
  private final List<Note> melody = new ArrayList<>();
  private final List<Note> accompaniment = new ArrayList<>();
  private final Map<Character, Integer> barAccidentals = new HashMap<>();
  private double beats;
  private String chord = "";
  private double chordBegan;
  private double barBegan;

  private AbcMusic(String title, double barBeats, double unitBeats, int fifths) {
    this.title = title;
    this.barBeats = barBeats;
    this.unitBeats = unitBeats;
    this.fifths = fifths;
  }

  /**
   * Reads notes.
   *
   * @param key such as {@code G} or {@code Em}
   * @param meter {@code 3/4}: how long each bar is
   * @param unit {@code 1/8}: how long a note without a number is
   * @throws IllegalArgumentException if something is not understood, or a bar is not as long as the
   *     meter says; the first may be a pick-up, which the last one then makes whole
   */
  static AbcMusic read(String music, String key, String meter, String unit, String title) {
    Integer fifths = FIFTHS.get(key);
    if (fifths == null) {
      throw new IllegalArgumentException(title + ": expected a key such as G or Em, came " + key);
    }
    AbcMusic abc = new AbcMusic(title, beats(meter), beats(unit), fifths);
    abc.read(music);
    abc.endChord();
    abc.endBar();
    abc.checkBars();
    return abc;
  }

  // A fraction of a whole note, in quarters.
  private static double beats(String fraction) {
    String[] numbers = fraction.split("/", 2);
    return 4 * Double.parseDouble(numbers[0]) / Double.parseDouble(numbers[1]);
  }

  List<Note> melody() {
    return melody;
  }

  List<Note> accompaniment() {
    return accompaniment;
  }

  private void read(String music) {
    Matcher token = TOKEN.matcher(music);
    int at = 0;
    while (at < music.length()) {
      if (!token.find(at) || token.start() != at) {
        throw new IllegalArgumentException(
            title
                + ": expected notes, came '"
                + music.substring(at, Math.min(music.length(), at + 10))
                + "'");
      }
      if (token.group("chord") != null) {
        endChord();
        chord = token.group("chord");
        chordBegan = beats;
      } else if (token.group("note") != null) {
        note(token);
      } else if (token.group("bar") != null) {
        barAccidentals.clear();
        endBar();
      }
      at = token.end();
    }
  }

  private void endBar() {
    if (beats > barBegan) {
      bars.add(beats - barBegan);
    }
    barBegan = beats;
  }

  private void checkBars() {
    int last = bars.size() - 1;
    for (int bar = 1; bar < last; bar++) {
      checkBar(bar, bars.get(bar));
    }
    if (last > 0 && !isWhole(bars.get(0))) {
      checkBar(last, bars.get(0) + bars.get(last));
    } else if (last >= 0) {
      checkBar(last, bars.get(last));
    }
  }

  private void checkBar(int bar, double length) {
    if (!isWhole(length)) {
      throw new IllegalArgumentException(
          "%s, bar %d: expected %s quarters, came %s".formatted(title, bar + 1, barBeats, length));
    }
  }

  // Triplets are no binary fractions.
  private boolean isWhole(double length) {
    return Math.abs(length - barBeats) < 1e-6;
  }

  private void note(Matcher token) {
    double length = length(token.group("length")) * unitBeats;
    char pitch = token.group("pitch").charAt(0);
    if (pitch != 'z') {
      int midi = midi(pitch, token.group("accidental"), token.group("octave"));
      melody.add(new Note(beats, length, midi));
    }
    beats += length;
  }

  private int midi(char pitch, String accidental, String octaves) {
    char letter = Character.toUpperCase(pitch);
    int octave = Character.isLowerCase(pitch) ? 1 : 0;
    for (int i = 0; i < octaves.length(); i++) {
      octave += octaves.charAt(i) == '\'' ? 1 : -1;
    }
    if (!accidental.isEmpty()) {
      barAccidentals.put(pitch, accidental.equals("^") ? 1 : accidental.equals("_") ? -1 : 0);
    }
    int alteration = barAccidentals.getOrDefault(pitch, ofKey(letter));
    return MIDDLE_C + octave * OCTAVE + semitones(letter) + alteration;
  }

  private static int semitones(char letter) {
    return SEMITONES.getOrDefault(letter, 0);
  }

  private int ofKey(char letter) {
    if (fifths > 0 && SHARPS.indexOf(letter) < fifths) {
      return 1;
    }
    return fifths < 0 && FLATS.indexOf(letter) < -fifths ? -1 : 0;
  }

  private static double length(String text) {
    if (text.isEmpty()) {
      return 1;
    }
    String[] parts = text.split("/", -1);
    double length = parts[0].isEmpty() ? 1 : Double.parseDouble(parts[0]);
    return parts.length == 1
        ? length
        : length / (parts[1].isEmpty() ? 2 : Double.parseDouble(parts[1]));
  }

  // A chord sounds until the next one, its root an octave lower still.
  private void endChord() {
    double length = beats - chordBegan;
    if (chord.isEmpty() || length <= 0) {
      return;
    }
    int root = CHORD_OCTAVE_BASE + semitones(chord.charAt(0));
    String kind = chord.substring(1);
    if (kind.startsWith("b") || kind.startsWith("#")) {
      root += kind.startsWith("b") ? -1 : 1;
      kind = kind.substring(1);
    }
    int third = kind.startsWith("m") ? 3 : 4;
    for (int interval : new int[] {-OCTAVE, 0, third, 7}) {
      accompaniment.add(new Note(chordBegan, length, root + interval));
    }
    if (kind.endsWith("7")) {
      accompaniment.add(new Note(chordBegan, length, root + 10));
    }
  }
}
