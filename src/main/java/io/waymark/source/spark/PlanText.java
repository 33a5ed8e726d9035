package io.waymark.source.spark;

import io.waymark.source.IngestPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** A plan as the text of one option of the data source. */
final class PlanText {
  /** Options can come from any query, so nothing but our own records is read from them. */
  private static final String ALLOWED =
      "io.waymark.source.*;io.waymark.config.*;java.lang.*;java.util.*;java.time.*;!*";

  private PlanText() {}

  static String write(IngestPlan plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  static IngestPlan read(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(ALLOWED));
      return (IngestPlan) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no plan in option " + EventFilesProvider.PLAN, e);
    }
  }
}
