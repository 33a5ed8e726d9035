package io.waymark.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.storage.Json;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hashes of the settings that shape what stands in the warehouse (semantics 4.6).
 *
 * @param sources of the settings that shape the events of a source
 * @param stores of the settings that shape the sessions of a store
 * @param sessionKey of the setting that says which events can share a session
 */
record ShapingHashes(
    SortedMap<String, String> sources, SortedMap<String, String> stores, String sessionKey) {
  private static final String SOURCES = "sources";
  private static final String STORES = "stores";
  private static final String SESSION_KEY = "session_key";
  private static final String MIXED = "mixed";

  ShapingHashes {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    stores = Collections.unmodifiableSortedMap(new TreeMap<>(stores));
  }

  static ShapingHashes of(Settings settings) {
    SortedMap<String, String> sources = new TreeMap<>();
    settings
        .sources()
        .keySet()
        .forEach(name -> sources.put(name, SettingsHash.eventHash(settings, name)));
    SortedMap<String, String> stores = new TreeMap<>();
    settings
        .stores()
        .keySet()
        .forEach(id -> stores.put(id, SettingsHash.sessionHash(settings, id)));
    return new ShapingHashes(
        sources, stores, settings.sessions().isKeyedBySource() ? "source" : "visitor");
  }

  static ShapingHashes parse(String json) {
    JsonNode node = Json.read(json);
    return new ShapingHashes(
        texts(node.path(SOURCES)), texts(node.path(STORES)), node.path(SESSION_KEY).asText());
  }

  String toJson() {
    return Json.write(
        new TreeMap<>(Map.of(SOURCES, sources, STORES, stores, SESSION_KEY, sessionKey)));
  }

  /** Sources that both know, with another hash. */
  SortedSet<String> changedSources(ShapingHashes before) {
    return changed(before.sources, sources);
  }

  /** Stores that both know, with another hash. */
  SortedSet<String> changedStores(ShapingHashes before) {
    return changed(before.stores, stores);
  }

  boolean hasSessionKeyOf(ShapingHashes before) {
    return sessionKey.equals(before.sessionKey);
  }

  /** Where both agree, what they agree on; elsewhere what no settings are like. */
  ShapingHashes mixedWith(ShapingHashes before) {
    return new ShapingHashes(
        mixed(before.sources, sources),
        mixed(before.stores, stores),
        mixed(before.sessionKey, sessionKey));
  }

  /** These, but one source as the others have it. */
  ShapingHashes withSource(String name, ShapingHashes from) {
    SortedMap<String, String> mended = new TreeMap<>(sources);
    mended.put(name, from.sources.getOrDefault(name, ""));
    return new ShapingHashes(mended, stores, sessionKey);
  }

  private static SortedSet<String> changed(Map<String, String> before, Map<String, String> now) {
    SortedSet<String> changed = new TreeSet<>();
    before.forEach(
        (name, hash) -> {
          String other = now.get(name);
          if (other != null && !other.equals(hash)) {
            changed.add(name);
          }
        });
    return changed;
  }

  private static SortedMap<String, String> mixed(
      Map<String, String> before, Map<String, String> now) {
    SortedMap<String, String> mixed = new TreeMap<>(before);
    now.forEach((name, hash) -> mixed.merge(name, hash, ShapingHashes::mixed));
    return mixed;
  }

  private static String mixed(String before, String now) {
    return before.equals(now) ? now : MIXED;
  }

  private static SortedMap<String, String> texts(JsonNode node) {
    SortedMap<String, String> texts = new TreeMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
