package io.waymark.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The source files of the project as the compiler's parser sees them. */
final class Sources {
  private static final Path SRC = Path.of("src");

  private Sources() {}

  static List<Source> main() {
    return Parsed.MAIN;
  }

  /** Main sources, tests and benchmarks; only main is parsed. */
  static List<Source> all() {
    List<Source> all = new ArrayList<>(Parsed.MAIN);
    try (Stream<Path> roots = Files.list(SRC)) {
      roots
          .map(root -> root.resolve("java"))
          .filter(root -> Files.isDirectory(root) && !root.equals(SRC.resolve("main/java")))
          .flatMap(root -> files(root).stream())
          .forEach(file -> all.add(new Source(file, List.of(), List.of())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file, its methods and its texts. */
  record Source(Path path, List<Method> methods, List<Literal> literals) {
    String text() {
      try {
        return Files.readString(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    long lines() {
      return text().lines().count();
    }

    /** The folder below src/main/java and its likes. */
    Path folder() {
      return path.subpath(3, path.getNameCount() - 1);
    }

    String room() {
      return folder().getNameCount() > 2 ? folder().getName(2).toString() : "";
    }
  }

  /** A method with a body; lines from its head to its last brace. */
  record Method(String name, long lines) {}

  /** A text in the code. */
  record Literal(String text, long line) {}

  /** Parsed once for all rules. */
  private static final class Parsed {
    private static final List<Source> MAIN = parse(files(SRC.resolve("main/java")));

    private static List<Source> parse(List<Path> files) {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Source> sources = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
          Reader reader = new Reader(unit, positions);
          reader.scan(unit, null);
          Path path =
              Path.of("").toAbsolutePath().relativize(Path.of(unit.getSourceFile().toUri()));
          sources.add(new Source(path, reader.methods, reader.literals));
        }
        return sources;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Walks through one file. */
  private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> methods = new ArrayList<>();
    private final List<Literal> literals = new ArrayList<>();

    private Reader(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      if (method.getBody() != null) {
        long lines = line(positions.getEndPosition(unit, method)) - lineOf(method) + 1;
        methods.add(new Method(method.getName().toString(), lines));
      }
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
      if (literal.getValue() instanceof String text) {
        literals.add(new Literal(text, lineOf(literal)));
      }
      return super.visitLiteral(literal, null);
    }

    private long lineOf(Tree tree) {
      return line(positions.getStartPosition(unit, tree));
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
