package camelody.infrastructure.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Paints a cover for an album: dunes under a sun, its colours by the album's name. No letters. */
final class CoverArt {
  static final int SIZE = 500;

  private static final int DUNES = 5;

  private CoverArt() {}

  /** Answers a JPEG of 500 by 500 pixels; always the same for the same name. */
  static byte[] paint(String album) {
    Random chance = new Random(album.hashCode());
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    float hue = chance.nextFloat();
    sky(brush, hue);
    sun(brush, chance, hue);
    for (int i = 0; i < DUNES; i++) {
      dune(brush, chance, hue, i);
    }
    brush.dispose();
    return jpeg(image);
  }

  private static void sky(Graphics2D brush, float hue) {
    brush.setPaint(
        new GradientPaint(
            0,
            0,
            Color.getHSBColor(hue, 0.65f, 0.35f),
            0,
            SIZE,
            Color.getHSBColor(hue + 0.12f, 0.45f, 0.95f)));
    brush.fillRect(0, 0, SIZE, SIZE);
  }

  private static void sun(Graphics2D brush, Random chance, float hue) {
    double x = SIZE * (0.25 + 0.5 * chance.nextDouble());
    double y = SIZE * (0.2 + 0.2 * chance.nextDouble());
    brush.setStroke(new BasicStroke(2f));
    for (int ring = 8; ring >= 0; ring--) {
      double radius = 40 + ring * 22;
      brush.setColor(new Color(255, 244, 214, ring == 0 ? 235 : 26));
      Ellipse2D disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      if (ring == 0) {
        brush.fill(disc);
      } else {
        brush.draw(disc);
      }
    }
    brush.setColor(Color.getHSBColor(hue, 0.3f, 1f));
  }

  private static void dune(Graphics2D brush, Random chance, float hue, int number) {
    double base = SIZE * (0.5 + 0.11 * number);
    double width = SIZE / (1.2 + chance.nextDouble());
    double shift = chance.nextDouble() * Math.PI * 2;
    Path2D dune = new Path2D.Double();
    dune.moveTo(0, SIZE);
    for (int x = 0; x <= SIZE; x += 4) {
      dune.lineTo(
          x,
          base + 28 * Math.sin(x / width * Math.PI + shift) - 12 * Math.sin(x / width * 7 + shift));
    }
    dune.lineTo(SIZE, SIZE);
    dune.closePath();
    brush.setPaint(Color.getHSBColor(hue + 0.04f * number + 0.45f, 0.5f, 0.8f - 0.13f * number));
    brush.fill(dune);
  }

  private static byte[] jpeg(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
