package io.waymark.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
  private Spelling() {}

  /** {@code ; did you mean "idle-gap"?}, or nothing when no word is near. */
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    int allowed = Math.max(1, (Math.min(word.length(), 64) - word.lastIndexOf('.') - 1) / 3);
    return known.stream()
        .filter(each -> distance(word, each) <= allowed)
        .min(
            Comparator.comparingInt((String each) -> distance(word, each))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Letters to add, take away, change or swap with their neighbour; case, and which of - and _ is
   * used, cost nothing.
   */
  private static int distance(String left, String right) {
    String a = plain(left);
    String b = plain(right);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int cost =
        Math.min(edits[i - 1][j - 1] + change, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean isSwapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwapped ? Math.min(cost, edits[i - 2][j - 2] + 1) : cost;
  }

  private static String plain(String word) {
    String text = word.length() > 64 ? word.substring(0, 64) : word;
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
