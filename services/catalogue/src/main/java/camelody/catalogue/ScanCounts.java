package camelody.catalogue;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts while a scan runs; several threads add. */
final class ScanCounts {
  final AtomicInteger found = new AtomicInteger();
  final AtomicInteger read = new AtomicInteger();
  final AtomicInteger added = new AtomicInteger();
  final AtomicInteger changed = new AtomicInteger();
  final AtomicInteger moved = new AtomicInteger();
  final AtomicInteger removed = new AtomicInteger();
  final AtomicInteger failed = new AtomicInteger();

  @Override
  public String toString() {
    return "%s files, %s read: %s added, %s changed, %s moved, %s removed, %s unreadable"
        .formatted(found, read, added, changed, moved, removed, failed);
  }
}
