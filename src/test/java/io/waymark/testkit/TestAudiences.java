package io.waymark.testkit;

import io.waymark.config.AudienceCondition;
import io.waymark.config.AudienceSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Audiences for tests, built step by step: of {@code shop}, by visitor, with consent. */
public final class TestAudiences {
  private final String name;
  private List<String> stores = List.of("shop");
  private final List<AudienceCondition> conditions = new ArrayList<>();
  private AudienceSettings.Unit unit = AudienceSettings.Unit.VISITOR;
  private BigDecimal holdOut = BigDecimal.ZERO;
  private boolean needsConsent = true;

  private TestAudiences(String name) {
    this.name = name;
  }

  public static TestAudiences named(String name) {
    return new TestAudiences(name);
  }

  public TestAudiences stores(String... ids) {
    stores = List.of(ids);
    return this;
  }

  public TestAudiences atLeast(long count, String conversion, int days) {
    return condition(Optional.of(conversion), Optional.of(count), Optional.empty(), days);
  }

  public TestAudiences atMost(long count, String conversion, int days) {
    return condition(Optional.of(conversion), Optional.empty(), Optional.of(count), days);
  }

  public TestAudiences seenWithin(int days) {
    return condition(Optional.empty(), Optional.of(1L), Optional.empty(), days);
  }

  private TestAudiences condition(
      Optional<String> conversion, Optional<Long> atLeast, Optional<Long> atMost, int days) {
    conditions.add(new AudienceCondition(conversion, atLeast, atMost, days));
    return this;
  }

  public TestAudiences byPerson() {
    unit = AudienceSettings.Unit.PERSON;
    return this;
  }

  public TestAudiences heldOut(String share) {
    holdOut = new BigDecimal(share);
    return this;
  }

  public TestAudiences withoutConsent() {
    needsConsent = false;
    return this;
  }

  public AudienceSettings build() {
    return new AudienceSettings(name, name, stores, conditions, unit, holdOut, name, needsConsent);
  }
}
