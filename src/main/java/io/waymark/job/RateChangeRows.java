package io.waymark.job;

import io.waymark.config.SettingsHash;
import io.waymark.config.StageSettings;
import io.waymark.insight.change.ChangePart;
import io.waymark.insight.change.ChangeText;
import io.waymark.insight.change.Counts;
import io.waymark.insight.change.RateChange;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.TableRow;
import io.waymark.table.RateAlerts;
import io.waymark.table.RateChanges;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A change and its parts as rows of {@code rate_changes}. */
final class RateChangeRows {
  private final InsightWork work;
  private final StoreDay day;
  private final boolean isComplete;
  private final ChangeText text;
  private final String version;

  RateChangeRows(InsightWork work, StoreDay day, boolean isComplete) {
    this.work = work;
    this.day = day;
    this.isComplete = isComplete;
    List<StageSettings> stages = work.settings().definitions().stages();
    this.text =
        new ChangeText(
            stages.stream().collect(Collectors.toMap(StageSettings::name, StageSettings::label)),
            stages.get(stages.size() - 1).name());
    this.version = SettingsHash.insightHash(work.settings());
  }

  List<TableRow> rows(RateChange change) {
    return change.all().map(part -> row(change, part)).toList();
  }

  private TableRow row(RateChange change, ChangePart part) {
    TableRow.Builder row =
        TableRow.builder()
            .set(RateChanges.STORE_ID, day.storeId())
            .set(RateChanges.SESSION_DATE, day.day())
            .set(RateChanges.COMPARED, change.compared())
            .set(RateChanges.REFERENCE, change.reference())
            .set(RateChanges.SPLIT, part.split())
            .set(RateChanges.PART, part.part())
            .set(RateChanges.EFFECT, text(part.effect()))
            .set(RateChanges.PART_ORDINAL, part.ordinal())
            .set(RateChanges.STATUS, status(part))
            .set(RateChanges.WINDOW_DAYS, change.days().size())
            .set(RateChanges.REFERENCE_WINDOWS, change.windows());
    setFigures(row, part, change.whole().contribution());
    return row.set(RateChanges.DEFINITIONS, change.versions().size())
        .set(
            RateChanges.READ_OUT,
            part.effect() == ChangePart.Effect.CHANGE
                ? Optional.of(text.of(change))
                : Optional.empty())
        .set(RateChanges.DEFINITION_VERSION, version)
        .set(RateChanges.RUN_ID, work.runId())
        .set(RateChanges.COMPUTED_AT, work.at())
        .build();
  }

  private static void setFigures(TableRow.Builder row, ChangePart part, OptionalDouble change) {
    Counts former = part.former();
    Counts now = part.now();
    row.set(RateChanges.FROM_HITS, former.hits())
        .set(RateChanges.FROM_CHANCES, former.chances())
        .set(RateChanges.FROM_RATE, boxed(former.rate()))
        .set(RateChanges.TO_HITS, now.hits())
        .set(RateChanges.TO_CHANCES, now.chances())
        .set(RateChanges.TO_RATE, boxed(now.rate()))
        .set(RateChanges.CONTRIBUTION, boxed(part.contribution()))
        .set(RateChanges.SHARE_OF_CHANGE, boxed(share(part.contribution(), change)));
  }

  private static OptionalDouble share(OptionalDouble contribution, OptionalDouble change) {
    return contribution.isEmpty() || change.isEmpty() || change.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(contribution.getAsDouble() / change.getAsDouble());
  }

  private String status(ChangePart part) {
    boolean isPending = part.status() == ChangePart.Status.SPLIT && !isComplete;
    return isPending ? RateAlerts.STATUS_PENDING : text(part.status());
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
