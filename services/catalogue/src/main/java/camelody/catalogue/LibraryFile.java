package camelody.catalogue;

/**
 * A file as the walk saw it.
 *
 * @param path relative to the library, with slashes
 * @param named the format that its name claims
 */
record LibraryFile(String path, long sizeBytes, long modifiedMillis, AudioFormat named) {

  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Answers the folder's path, empty at the top. */
  String folder() {
    return folderOf(path);
  }

  static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
