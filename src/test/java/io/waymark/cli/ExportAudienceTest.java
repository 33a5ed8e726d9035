package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.TableRow;
import io.waymark.table.AudienceMembers;
import io.waymark.table.DailyAudienceSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** export --audience on a warehouse with members of two stores and days. */
class ExportAudienceTest {
  private static final Instant NOW = Instant.parse("2024-05-10T04:05:06Z");
  private static final String DECLARATIONS =
      """
      waymark.audiences {
        savers {
          stores = [shop, ecom]
          conditions = [{ conversion = wishlist_add, at-least = 2 }]
          marketing-consent = false
        }
        lookers = ${waymark.audiences.savers} { stores = shop }
      }
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void publish() throws IOException {
    HandMadeWarehouse warehouse = new HandMadeWarehouse(folder, NOW);
    warehouse.declare(DECLARATIONS);
    warehouse.publish(Map.of(AudienceMembers.TABLE, members(), DailyAudienceSizes.TABLE, sizes()));
  }

  private static List<TableRow> members() {
    return List.of(
        member("shop", "2024-05-08", "v1", true),
        member("shop", "2024-05-08", "held", false),
        member("shop", "2024-05-09", "v2", true),
        member("ecom", "2024-05-08", "e,1", true),
        member("ecom", "2024-05-08", "silent", false));
  }

  private static List<TableRow> sizes() {
    return List.of(
        size("shop", "2024-05-01", 7, 7, 0, 0),
        size("shop", "2024-05-08", 2, 1, 1, 0),
        size("shop", "2024-05-09", 1, 1, 0, 0),
        size("ecom", "2024-05-08", 2, 1, 0, 1));
  }

  @Test
  void theListIsOfTheLastDayThatAllStoresHaveWithoutWhoIsLeftOut() {
    Said said = on("--audience", "savers");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out().lines())
        .containsExactlyInAnyOrder(
            "store_id,visitor_id,member_since,why",
            "shop,v1,2024-05-07,wishlist_add 2 in 14 days",
            "ecom,\"e,1\",2024-05-07,wishlist_add 2 in 14 days");
    assertThat(said.err())
        .contains("savers as of 2024-05-08: 2 listed of 4 members; 1 held out, 1 without consent")
        .contains("Attention: its declaration was changed since");
  }

  @Test
  void oneStoreHasItsOwnLastDay() {
    assertThat(on("--audience", "savers", "--store", "shop").out().lines())
        .containsExactly("visitor_id,member_since,why", "v2,2024-05-07,wishlist_add 2 in 14 days");
    assertThat(on("--audience", "savers", "--store", "shop", "--as-of", "2024-05-08").out())
        .contains("v1")
        .doesNotContain("v2", "held");
  }

  @Test
  void aFileGetsTheListAndTheColumnsThatAreWanted() throws IOException {
    Path file = folder.resolve("list.csv");
    Said said = on("--audience", "savers", "--columns", "visitor_id", "-o", file.toString());

    assertThat(said.exitCode()).isZero();
    assertThat(said.err()).contains("2 rows in " + file);
    assertThat(Files.readAllLines(file)).containsExactlyInAnyOrder("visitor_id", "v1", "\"e,1\"");
  }

  @Test
  void aDayWhoseMembersAreNotKeptFailsAndNamesThoseThatAre() {
    Said said = on("--audience", "savers", "--store", "shop", "--as-of", "2024-05-01");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .contains("of 2024-05-01 no members are kept", "from 2024-05-08 to 2024-05-09");
    assertThat(on("--audience", "lookers").err()).contains("published nothing of it");
  }

  @Test
  void whatDoesNotExistIsAnErrorOfUsageWithANearOne() {
    assertThat(on("--audience", "saver").exitCode()).isEqualTo(2);
    assertThat(on("--audience", "saver").err()).contains("did you mean \"savers\"?");
    assertThat(on("--audience", "lookers", "--store", "ecom").exitCode()).isEqualTo(2);
    assertThat(on("--audience", "savers", "--latest").err())
        .contains("--from, --to and --latest are for tables");
    assertThat(on().exitCode()).isEqualTo(2);
  }

  private static Said on(String... arguments) {
    List<String> all = new ArrayList<>(List.of("export"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--conf", folder.resolve("conf").toString()));
    all.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
    return Said.by(all.toArray(String[]::new));
  }

  private static TableRow member(String store, String day, String visitor, boolean isListed) {
    return TableRow.builder()
        .set(AudienceMembers.STORE_ID, store)
        .set(AudienceMembers.AS_OF_DATE, LocalDate.parse(day))
        .set(AudienceMembers.AUDIENCE, "savers")
        .set(AudienceMembers.VISITOR_ID, visitor)
        .set(AudienceMembers.MEMBER_SINCE, LocalDate.parse("2024-05-07"))
        .set(AudienceMembers.IS_MEMBER_LONGER, false)
        .set(AudienceMembers.WHY, "wishlist_add 2 in 14 days")
        .set(AudienceMembers.IS_HELD_OUT, visitor.equals("held"))
        .set(AudienceMembers.IS_LISTED, isListed)
        .set(AudienceMembers.DEFINITION_VERSION, "1")
        .build();
  }

  private static TableRow size(
      String store, String day, long members, long listed, long heldOut, long withoutConsent) {
    return TableRow.builder()
        .set(DailyAudienceSizes.STORE_ID, store)
        .set(DailyAudienceSizes.AS_OF_DATE, LocalDate.parse(day))
        .set(DailyAudienceSizes.AUDIENCE, "savers")
        .set(DailyAudienceSizes.MEMBERS, members)
        .set(DailyAudienceSizes.LISTED, listed)
        .set(DailyAudienceSizes.HELD_OUT, heldOut)
        .set(DailyAudienceSizes.WITHOUT_CONSENT, withoutConsent)
        .set(DailyAudienceSizes.DEFINITION_VERSION, "1")
        .set(DailyAudienceSizes.RUN_ID, "r1")
        .set(DailyAudienceSizes.COMPUTED_AT, NOW)
        .build();
  }
}
