package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;

/** Every command line in the documents is one that the real command line takes. Nothing is run. */
class DocumentedCommandsTest {
  private static final Pattern IN_BLOCK =
      Pattern.compile("^\\s*(?:time )?(?:bin/)?waymark ((?:[a-z-]+|-[-a-zA-Z]+)(?: .*)?)$");
  private static final Pattern INLINE = Pattern.compile("`(?:time )?(?:bin/)?waymark ([^`]+)`");

  /** After two spaces a line of a block goes on with what the command is for. */
  private static final Pattern REMARK = Pattern.compile("\\s+#.*|\\s{2,}.*|\\s+[<>|].*");

  /** What stands for something that the reader knows, and something that is one. */
  private static final List<String[]> STAND_INS =
      List.of(
          new String[] {"DAY|D|\\$day", "2024-05-01"},
          new String[] {"N|DAYS|SECONDS", "7"},
          new String[] {"KEY=VALUE", "sessions.idle-gap=45m"},
          new String[] {"STEP", "sessions"},
          new String[] {"FORMAT", "csv"},
          new String[] {"[A-Z]+|[0-9a-f-]+…", "shop"});

  static Stream<DocumentedCommand> documented() throws IOException {
    List<DocumentedCommand> commands = new ArrayList<>();
    for (Path page : pages()) {
      boolean block = false;
      List<String> lines = Files.readAllLines(page);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.strip().startsWith("```")) {
          block = !block;
        } else {
          String place = page + ":" + (i + 1);
          commandsIn(line, block).forEach(text -> commands.add(new DocumentedCommand(place, text)));
        }
      }
    }
    return commands.stream();
  }

  @ParameterizedTest
  @MethodSource("documented")
  void theRealCommandLineTakesIt(DocumentedCommand command) {
    assertThatCode(() -> parse(command.arguments())).doesNotThrowAnyException();
  }

  @Test
  void thePagesHoldCommandsInBlocksAndInSentences() throws IOException {
    List<String> texts = documented().map(DocumentedCommand::text).toList();

    assertThat(texts)
        .hasSizeGreaterThan(40)
        .contains("run --date 2024-05-01", "load-held --source SOURCE --from DAY --to DAY");
  }

  @Test
  void anOptionThatDoesNotExistIsSeen() {
    List<String> lines = commandsIn("waymark run --date DAY --dat-folder FOLDER   # why", true);

    assertThat(lines).containsExactly("run --date DAY --dat-folder FOLDER");
    assertThatThrownBy(() -> parse(new DocumentedCommand("here", lines.get(0)).arguments()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--dat-folder");
  }

  private static void parse(String... arguments) {
    Main.commands(OutputStream.nullOutputStream()).parseArgs(arguments);
  }

  /** The command page is generated from the command line, whose placeholders it explains. */
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> found = Files.list(Path.of("docs"))) {
      found
          .filter(page -> page.toString().endsWith(".md") && !page.endsWith("cli.md"))
          .sorted()
          .forEach(pages::add);
    }
    return pages;
  }

  /** In a sentence a command without options or operands may be only a name. */
  private static List<String> commandsIn(String line, boolean block) {
    Matcher matcher = (block ? IN_BLOCK : INLINE).matcher(line);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      String text = REMARK.matcher(matcher.group(1)).replaceFirst("").strip();
      if (block || text.contains(" ")) {
        found.add(text);
      }
    }
    return found;
  }

  record DocumentedCommand(String place, String text) {
    String[] arguments() {
      return Stream.of(text.split("\\s+")).map(DocumentedCommand::standIn).toArray(String[]::new);
    }

    private static String standIn(String word) {
      return STAND_INS.stream()
          .filter(pair -> word.matches(pair[0]))
          .map(pair -> pair[1])
          .findFirst()
          .orElse(word);
    }

    @Override
    public String toString() {
      return place + " waymark " + text;
    }
  }
}
