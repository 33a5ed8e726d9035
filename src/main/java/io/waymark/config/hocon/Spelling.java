package io.waymark.config.hocon;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {
  private Spelling() {}

  /** {@code ; did you mean "idle-gap"?}, or nothing when no word is near. */
  static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    int allowed = Math.max(1, Math.min(word.length(), 64) / 3);
    return known.stream()
        .filter(each -> distance(word, each) <= allowed)
        .min(
            Comparator.comparingInt((String each) -> distance(word, each))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Edits between two words; case, and which of - and _ is used, cost nothing. */
  private static int distance(String left, String right) {
    String a = plain(left);
    String b = plain(right);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }

  private static String plain(String word) {
    String text = word.length() > 64 ? word.substring(0, 64) : word;
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
