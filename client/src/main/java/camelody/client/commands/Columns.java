package camelody.client.commands;

import camelody.client.screen.Column;

/** The columns in which tracks, albums and artists are shown. */
final class Columns {
  static final Column[] TRACKS = {
    Column.text("TITLE", "title"),
    Column.text("ARTIST", "artist"),
    Column.text("ALBUM", "album"),
    Column.duration("TIME", "durationSeconds"),
    Column.id("ID", "id")
  };
  static final Column[] ALBUMS = {
    Column.text("ALBUM", "title"),
    Column.text("ARTIST", "artist"),
    Column.number("YEAR", "year"),
    Column.number("TRACKS", "trackCount"),
    Column.duration("TIME", "durationSeconds"),
    Column.id("ID", "id")
  };
  static final Column[] ARTISTS = {
    Column.text("ARTIST", "name"),
    Column.number("ALBUMS", "albumCount"),
    Column.number("TRACKS", "trackCount"),
    Column.id("ID", "id")
  };

  private Columns() {}
}
