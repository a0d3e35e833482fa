package camelody.infrastructure.demo;

import java.util.Random;

/** Says how an instrument sounds: a note becomes samples between -1 and 1. */
enum Timbre {
  /** A plucked string (Karplus and Strong 1983): noise in a loop that loses its edges. */
  STRINGS {
    @Override
    double[] play(double hertz, double seconds, int rate) {
      int loop = Math.max(2, (int) Math.round(rate / hertz));
      // A loop of whole samples is out of tune; reading it a little faster or slower puts it right.
      double step = hertz * (loop + 0.5) / rate;
      double[] samples = new double[(int) ((seconds + RING) * rate)];
      double[] string = pluck(loop, (int) (samples.length * step) + 2);
      for (int i = 0; i < samples.length; i++) {
        int at = (int) (i * step);
        double between = i * step - at;
        samples[i] = string[at] * (1 - between) + string[at + 1] * between;
      }
      return faded(samples, 0.002, 0.25, rate);
    }
  },

  /** A small organ: the overtones of an open pipe. */
  ORGAN {
    @Override
    double[] play(double hertz, double seconds, int rate) {
      return faded(overtones(hertz, seconds + 0.08, rate, 1, 0.55, 0.3, 0.2, 0.1), 0.03, 0.1, rate);
    }
  },

  /** A music box: two sines, one bending the other less and less (frequency modulation). */
  MUSIC_BOX {
    @Override
    double[] play(double hertz, double seconds, int rate) {
      double[] samples = new double[(int) ((seconds + RING) * rate)];
      for (int i = 0; i < samples.length; i++) {
        double t = (double) i / rate;
        double bend = 2.2 * Math.exp(-6 * t) * Math.sin(TURN * hertz * 3.5 * t);
        samples[i] = Math.exp(-3.2 * t) * Math.sin(TURN * hertz * 2 * t + bend);
      }
      return faded(samples, 0.001, 0.1, rate);
    }
  },

  /** A recorder: almost a sine, with breath and a slow tremble. */
  RECORDER {
    @Override
    double[] play(double hertz, double seconds, int rate) {
      double[] samples = overtones(hertz, seconds + 0.05, rate, 1, 0.08, 0.12);
      Random breath = new Random((long) hertz);
      for (int i = 0; i < samples.length; i++) {
        double t = (double) i / rate;
        double tremble = 1 + 0.12 * Math.min(1, t * 2) * Math.sin(TURN * 5.2 * t);
        samples[i] = samples[i] * tremble + 0.012 * (breath.nextDouble() - 0.5);
      }
      return faded(samples, 0.05, 0.07, rate);
    }
  },

  /** Soft chords behind everything. */
  PAD {
    @Override
    double[] play(double hertz, double seconds, int rate) {
      return faded(overtones(hertz, seconds + 0.2, rate, 1, 0.3, 0.08), 0.06, 0.25, rate);
    }
  };

  private static final double TURN = 2 * Math.PI;
  private static final double RING = 0.9;

  abstract double[] play(double hertz, double seconds, int rate);

  private static double[] pluck(int loop, int length) {
    double[] string = new double[length];
    Random noise = new Random(loop);
    for (int i = 0; i < length; i++) {
      string[i] =
          i <= loop
              ? noise.nextDouble() * 2 - 1
              : 0.4985 * (string[i - loop] + string[i - loop - 1]);
    }
    return string;
  }

  private static double[] overtones(double hertz, double seconds, int rate, double... strengths) {
    double[] samples = new double[(int) (seconds * rate)];
    double sum = 0;
    for (int n = 0; n < strengths.length; n++) {
      double overtone = hertz * (n + 1);
      // Above half the sampling rate a tone would come back as another one.
      if (overtone < rate / 2.2) {
        for (int i = 0; i < samples.length; i++) {
          samples[i] += strengths[n] * Math.sin(TURN * overtone * i / rate);
        }
      }
      sum += strengths[n];
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] /= sum;
    }
    return samples;
  }

  private static double[] faded(double[] samples, double attack, double release, int rate) {
    int in = (int) (attack * rate);
    int out = (int) (release * rate);
    for (int i = 0; i < samples.length; i++) {
      double rise = in == 0 ? 1 : Math.min(1, (double) i / in);
      double fall = Math.min(1, (double) (samples.length - 1 - i) / out);
      samples[i] *= rise * fall;
    }
    return samples;
  }
}
