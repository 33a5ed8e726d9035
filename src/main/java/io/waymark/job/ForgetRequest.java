package io.waymark.job;

import java.util.Optional;
import java.util.Set;

/**
 * Whom to erase.
 *
 * @param visitors ids as the sources give them
 * @param users ids of signed-in users; visitors who were signed in as one of them are erased too
 * @param store empty: ids of this name in every store
 */
public record ForgetRequest(Set<String> visitors, Set<String> users, Optional<String> store) {
  public ForgetRequest {
    visitors = Set.copyOf(visitors);
    users = Set.copyOf(users);
    if (visitors.isEmpty() && users.isEmpty()) {
      throw new IllegalArgumentException("nobody is named");
    }
  }
}
