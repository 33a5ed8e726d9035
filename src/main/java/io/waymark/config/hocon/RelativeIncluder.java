package io.waymark.config.hocon;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers every kind of include, so that none falls through to the library, which would read any
 * file, address or resource.
 */
final class RelativeIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Function<String, ConfigObject> read;
  private final Consumer<String> refuse;

  RelativeIncluder(Function<String, ConfigObject> read, Consumer<String> refuse) {
    this.read = read;
    this.refuse = refuse;
  }

  /** For texts that may include nothing at all. */
  static RelativeIncluder refusing(Consumer<String> refuse) {
    return new RelativeIncluder(
        what -> {
          refuse.accept(what);
          return ConfigFactory.empty().root();
        },
        refuse);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return read.apply(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return refused(what.toString());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return refused(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return refused(what);
  }

  private ConfigObject refused(String what) {
    refuse.accept(what);
    return ConfigFactory.empty().root();
  }
}
