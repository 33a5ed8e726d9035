package io.waymark.report;

import io.waymark.report.figure.ConversionDay;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.Insights;
import io.waymark.report.figure.Period;
import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StageDay;
import io.waymark.report.figure.StoreFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A store with a long history, of which the page is to open quickly. */
public final class LargeStore {
  private LargeStore() {}

  public static StoreFigures of(int days, int slices, int conversions) {
    StoreFigures small = SomeFigures.store("Large", SomeFigures.definitions("Cart", "a cart"));
    List<Definitions.Conversion> declared = new ArrayList<>(small.definitions().goals());
    for (int i = 1; i < conversions; i++) {
      declared.add(
          new Definitions.Conversion("step" + i, "Step " + i, "intent", 1, false, "step " + i));
    }
    List<ConversionDay> rates = new ArrayList<>();
    List<StageDay> stages = new ArrayList<>();
    for (LocalDate day : Period.ending(SomeFigures.LAST, days).list()) {
      for (int slice = 0; slice < slices; slice++) {
        Slice which =
            slice == 0 ? Slice.TOTAL : new Slice(List.of("channel"), List.of("channel " + slice));
        for (Definitions.Conversion conversion : declared) {
          long converting =
              (day.toEpochDay() * 37 + slice * 11L + conversion.name().length()) % 400;
          rates.add(SomeFigures.conversion(day, conversion.name(), which, 1000, converting));
        }
        stages.add(new StageDay(day, "intent", which, 1000, 400, 100));
        stages.add(new StageDay(day, "purchase", which, 1000, 100, 0));
      }
    }
    return new StoreFigures(
        small.store(),
        small.today(),
        Period.ending(SomeFigures.LAST, days),
        new Definitions(declared, small.definitions().stages(), List.of()),
        rates,
        stages,
        List.of(),
        List.of(),
        List.of(),
        Insights.NONE);
  }
}
