package camelody.infrastructure.demo;

/** Plays a tune: every note's samples, added up in their places, with a little of the room. */
final class Synthesiser {
  /** Samples a second; enough for tones up to 10 kHz, and half the size of a CD's. */
  static final int RATE = 22_050;

  private static final double MELODY = 0.8;
  private static final double CHORDS = 0.16;
  private static final double TAIL_SECONDS = 1.5;
  // 18 dB below the loudest that 16 bits hold: what a plucked string needs above its mean.
  private static final double MEAN = 0.125;
  private static final double PEAK = 0.95;
  private static final double[] ECHO_SECONDS = {0.031, 0.047, 0.071, 0.113};
  private static final double ECHO = 0.16;

  private Synthesiser() {}

  /**
   * Answers 16-bit samples, mono. All tunes are equally loud on average (root mean square), so that
   * nobody reaches for the volume between an organ and a music box.
   */
  static short[] play(Tune tune) {
    double[] sound = new double[(int) ((tune.seconds(tune.lengthBeats()) + TAIL_SECONDS) * RATE)];
    tune.melody().forEach(note -> add(sound, tune, note, tune.timbre(), MELODY));
    tune.accompaniment().forEach(note -> add(sound, tune, note, Timbre.PAD, CHORDS));
    return rounded(inRoom(sound));
  }

  private static void add(double[] sound, Tune tune, Note note, Timbre timbre, double loudness) {
    double[] tone = timbre.play(note.hertz(), tune.seconds(note.beats()) * 0.95, RATE);
    int start = (int) (tune.seconds(note.startBeats()) * RATE);
    for (int i = 0; i < tone.length && start + i < sound.length; i++) {
      sound[start + i] += loudness * tone[i];
    }
  }

  private static double[] inRoom(double[] dry) {
    double[] wet = dry.clone();
    for (double seconds : ECHO_SECONDS) {
      int late = (int) (seconds * RATE);
      for (int i = late; i < wet.length; i++) {
        wet[i] += ECHO * wet[i - late] * (1 - ECHO);
      }
    }
    return wet;
  }

  private static short[] rounded(double[] sound) {
    double gain = gain(sound);
    short[] samples = new short[sound.length];
    for (int i = 0; i < sound.length; i++) {
      samples[i] = (short) Math.round(sound[i] * gain * Short.MAX_VALUE);
    }
    return samples;
  }

  private static double gain(double[] sound) {
    double loudest = 1e-9;
    double squares = 1e-9;
    for (double sample : sound) {
      loudest = Math.max(loudest, Math.abs(sample));
      squares += sample * sample;
    }
    return Math.min(MEAN / Math.sqrt(squares / sound.length), PEAK / loudest);
  }
}
