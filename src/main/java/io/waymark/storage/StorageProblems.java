package io.waymark.storage;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.table.TableSpec;

/** Failures of the warehouse, in words that help. */
public final class StorageProblems {
  private StorageProblems() {}

  public static WaymarkException noTable(TableSpec table, String path) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Table " + table.name() + " does not exist",
        path + " holds no Delta table",
        "Run waymark run first, or check the path of the warehouse");
  }

  public static WaymarkException noClient(String scheme, String client) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Addresses that begin with " + scheme + ": can't be reached",
        client + " is not on the class path",
        "Give spark-submit its package by --packages, or bin/waymark its jars by WAYMARK_CLASS_PATH;"
            + " see docs/cluster.md");
  }

  public static WaymarkException unreadable(TableSpec table, String path, Throwable cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Table " + table.name() + " can't be read",
        path + ": " + cause.getMessage(),
        "If a file below it was damaged or deleted, put the file back from a backup;"
            + " nothing was written",
        cause);
  }

  public static WaymarkException newerReader(TableSpec table, String path) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Table " + table.name() + " needs a newer reader",
        path + " was given features, such as deletion vectors, that its readers would all need",
        "Take them out again (ALTER TABLE ... DROP FEATURE), or build the table anew");
  }

  public static WaymarkException damagedLog(TableSpec table, String file, Throwable cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Table " + table.name() + " can't be read",
        "commit " + file + " is damaged",
        "Put that file back from a backup of the table; nothing was written",
        cause);
  }

  public static WaymarkException unwritable(TableSpec table, String path, Throwable cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Table " + table.name() + " can't be written",
        FullDisk.reason(cause, path).orElseGet(() -> path + ": " + cause.getMessage()),
        "Check free space and permissions and run again; what was written halfway does not count",
        cause);
  }

  public static WaymarkException foreignCommit(TableSpec table, long expected) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Table " + table.name() + " was changed by another writer",
        "version " + expected + " should have been the next one of this run",
        "Keep other jobs from writing to the warehouse, then run again");
  }

  public static WaymarkException olderThanRecorded(String table, long recorded, long current) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Table " + table + " is older than the ledger says",
        "its version is " + current + ", but a run recorded version " + recorded,
        "Put the whole warehouse back from one backup, or start with an empty one");
  }

  public static WaymarkException otherType(
      TableSpec table, String column, String declared, String stored) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Column " + column + " of table " + table.name() + " has another type than before",
        "the table holds " + stored + ", the declaration says " + declared,
        "Give the new column another name, or build a new warehouse");
  }

  public static WaymarkException orphanedColumn(TableSpec table, String column) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Column " + column + " of table " + table.name() + " is no longer declared",
        "the table requires a value in it in every row",
        "Declare it again, or build a new warehouse");
  }

  public static WaymarkException missingColumn(TableSpec table, String column) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Column " + column + " of table " + table.name() + " can't be written",
        "the table was built before the column was declared",
        "Run waymark run, which adds it");
  }

  public static WaymarkException undeletable(String path, Throwable cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "What is no longer needed can't be deleted",
        path + ": " + cause.getMessage(),
        "Check the permissions and run it again; the tables are as they were",
        cause);
  }
}
