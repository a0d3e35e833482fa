package camelody.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file's place and name tell of its music.
 *
 * <pre>
 *   Nina Simone/Pastel Blues/03 - Nobody Knows.mp3     artist/album/number title
 *   Nina Simone/Pastel Blues/CD 2/03_Nobody_Knows.mp3  a folder for each disc
 *   Nina Simone - Nobody Knows.mp3                     no folder tells the artist
 * </pre>
 */
record PathNames(
    @Nullable String artist,
    @Nullable String album,
    @Nullable Integer discNumber,
    @Nullable Integer trackNumber,
    String title) {
  private static final Pattern DISC_FOLDER =
      Pattern.compile("(?:cd|dis[ck])[\\s._-]*(\\d{1,2})", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBERED =
      Pattern.compile("(?:(\\d)[-.])?(\\d{1,3})[\\s._-]+(.+)", Pattern.DOTALL);
  private static final Pattern ARTIST_AND_TITLE =
      Pattern.compile("(.+?)\\s-\\s(.+)", Pattern.DOTALL);

  static PathNames of(LibraryFile file) {
    List<String> folders = foldersOf(file);
    Integer disc = folders.size() > 1 ? discOf(folders.get(folders.size() - 1)) : null;
    if (disc != null) {
      folders.remove(folders.size() - 1);
    }
    String artist = folders.size() > 1 ? folders.get(folders.size() - 2) : null;
    String album = folders.isEmpty() ? null : folders.get(folders.size() - 1);
    String stem = spaced(file.fileName().substring(0, file.fileName().lastIndexOf('.')));
    Matcher numbered = NUMBERED.matcher(stem);
    boolean isNumbered = numbered.matches();
    String rest = isNumbered ? numbered.group(3) : stem;
    Matcher parted = ARTIST_AND_TITLE.matcher(rest);
    boolean tellsArtist =
        parted.matches()
            && (artist == null || Folding.fold(artist).equals(Folding.fold(parted.group(1))));
    return new PathNames(
        tellsArtist && artist == null ? parted.group(1) : artist,
        album,
        disc == null && isNumbered ? TagText.number(numbered.group(1)) : disc,
        isNumbered ? TagText.number(numbered.group(2)) : null,
        tellsArtist ? parted.group(2) : rest);
  }

  private static List<String> foldersOf(LibraryFile file) {
    List<String> folders = new ArrayList<>();
    for (String folder : file.folder().split("/", -1)) {
      if (!folder.isEmpty()) {
        folders.add(spaced(folder));
      }
    }
    return folders;
  }

  private static @Nullable Integer discOf(String folder) {
    Matcher disc = DISC_FOLDER.matcher(folder);
    return disc.matches() ? TagText.number(disc.group(1)) : null;
  }

  // 01_my_song.mp3: in names of files, people write underscores for blanks.
  private static String spaced(String name) {
    return name.contains(" ") ? name : name.replace('_', ' ');
  }
}
