package camelody.infrastructure.demo;

/**
 * A note of the score.
 *
 * @param startBeats when it begins, in quarter notes from the start
 * @param beats how long it lasts, in quarter notes
 * @param midi its pitch: 69 is the A of 440 Hz, 70 the half-tone above
 */
record Note(double startBeats, double beats, int midi) {
  private static final int A4 = 69;
  private static final double A4_HERTZ = 440;
  private static final double HALF_TONES = 12;

  /** Answers the frequency in equal temperament. */
  double hertz() {
    return A4_HERTZ * Math.pow(2, (midi - A4) / HALF_TONES);
  }
}
