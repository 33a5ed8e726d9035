package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.TableRow;
import io.waymark.table.RateAlerts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTextTest {
  private static final LocalDate DAY = LocalDate.parse("2024-05-24");

  @Test
  void aLineNamesTheRateItsBandAndWhatMovedIt() {
    assertThat(text("alert").lines())
        .isEqualTo(
            "2024-05-24 shop alert: conversion purchase phone 2.00 % of 1,500, expected 4.00 %"
                + " (3.00 to 5.00 %), over 3 days; numerator fell");
    assertThat(text("alert").fields())
        .containsEntry("alerts", 1L)
        .containsEntry("pending", 0L)
        .containsEntry("date", "2024-05-24");
    assertThat(text("alert").hasAlerts()).isTrue();
  }

  @Test
  void whatIsPendingIsNoAlert() {
    assertThat(text("pending").hasAlerts()).isFalse();
  }

  @Test
  void aQuietDayIsSaidToBeOne() {
    assertThat(new AlertText(DAY, List.of(), List.of("device")).lines())
        .isEqualTo("2024-05-24: every rate lies within its expected band");
  }

  private static AlertText text(String status) {
    TableRow row =
        TableRow.builder()
            .set(RateAlerts.STORE_ID, "shop")
            .set(RateAlerts.RATE_KIND, "conversion")
            .set(RateAlerts.RATE, "purchase")
            .set(RateAlerts.SLICE, "device")
            .set("device", "phone")
            .set(RateAlerts.STATUS, status)
            .set(RateAlerts.DIRECTION, "low")
            .set(RateAlerts.SPAN_DAYS, 3)
            .set(RateAlerts.HITS, 30L)
            .set(RateAlerts.CHANCES, 1_500L)
            .set(RateAlerts.OBSERVED_RATE, 0.02)
            .set(RateAlerts.EXPECTED_RATE, 0.04)
            .set(RateAlerts.BAND_LOW, 0.03)
            .set(RateAlerts.BAND_HIGH, 0.05)
            .set(RateAlerts.SIGMA_Z, 1.2)
            .set(RateAlerts.DAYS_IN_ROW, 4)
            .set(RateAlerts.P_VALUE, 1e-6)
            .set(RateAlerts.ADJUSTED_P_VALUE, 1e-5)
            .set(RateAlerts.CAUSE, "numerator_fell")
            .set(RateAlerts.EXPLAINED_BY, "[]")
            .set(RateAlerts.ALERTS_OF_DAY, 1)
            .build();
    return new AlertText(DAY, List.of(row), List.of("device"));
  }
}
