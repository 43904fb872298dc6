package dk.tillid.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Searches files, folders and devices. Below a folder every regular file is read, names too, and
/// no link is followed; what is named itself is followed and read whatever it is, a block device
/// for example. A file that goes away meanwhile is none.
public final class Places {
  private final Search search;
  private final LongConsumer progress;
  private long before;

  /// @param progress told now and then how many bytes were read in all places so far
  public Places(Search search, LongConsumer progress) {
    this.search = search;
    this.progress = progress;
  }

  /// Searches one place.
  ///
  /// @param label what it is, in words
  public Place in(String label, Path path) {
    Tally tally = new Tally();
    if (Files.isDirectory(path)) {
      walk(path, tally);
    } else if (!read(path, tally)) {
      tally.unread.add(path);
    }
    return new Place(label, path, tally.files, tally.bytes, tally.finds, tally.unread);
  }

  private static final class Tally {
    private final List<Place.Find> finds = new ArrayList<>();
    private final List<Path> unread = new ArrayList<>();
    private long files;
    private long bytes;
  }

  private void walk(Path folder, Tally tally) {
    try {
      Files.walkFileTree(folder.toRealPath(), visitor(tally));
    } catch (IOException _) {
      tally.unread.add(folder);
    }
  }

  private FileVisitor<Path> visitor(Tally tally) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        readName(file, tally);
        if (attributes.isRegularFile() && !read(file, tally) && Files.exists(file)) {
          tally.unread.add(file);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (!(failure instanceof NoSuchFileException)) {
          tally.unread.add(file);
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private void readName(Path file, Tally tally) {
    byte[] name = String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8);
    try (InputStream data = new ByteArrayInputStream(name)) {
      search
          .in(data, _ -> {})
          .sightings()
          .forEach(it -> tally.finds.add(new Place.Find(file, it.needle(), -1)));
    } catch (IOException _) {
      tally.unread.add(file);
    }
  }

  /// Whether it could be read to its end.
  private boolean read(Path file, Tally tally) {
    try (InputStream data = Files.newInputStream(file)) {
      Search.Outcome outcome = search.in(data, bytes -> progress.accept(before + bytes));
      before += outcome.bytes();
      tally.files++;
      tally.bytes += outcome.bytes();
      outcome
          .sightings()
          .forEach(it -> tally.finds.add(new Place.Find(file, it.needle(), it.offset())));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
