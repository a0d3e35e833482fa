package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held while a system runs, so that one data directory has one supervisor, whatever dies how. */
final class SupervisorLock implements AutoCloseable {
  private final FileChannel channel;

  private SupervisorLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException if another supervisor has it
   */
  static SupervisorLock take(DataDirectory data) throws IOException {
    DataDirectory.createFolder(data.root().resolve("run"));
    FileChannel channel =
        FileChannel.open(
            data.run("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IllegalStateException(
          "another supervisor is starting or stopping in " + data.root() + ": try again");
    }
    return new SupervisorLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException oursAlready) {
      return null;
    }
  }
}
