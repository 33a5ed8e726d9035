package io.waymark.serve.spark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.internal.SQLConf;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * The extension of the server's sessions. Each plan is checked before it runs; and before a text is
 * even parsed, its session gets back the options of the server, because a connection can bring
 * options of its own, and some of them make Spark load classes.
 */
public final class ReadOnly extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  private static final String DELTA = "org.apache.spark.sql.delta.";

  /** The options of the server; absent until its tables are registered. */
  private static volatile @Nullable Map<String, String> options;

  /** From now on sessions may only read. */
  static void close(SparkSession spark) {
    options = Map.copyOf(all(conf(spark)));
  }

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectParser(ReadOnly::guarded);
    extensions.injectCheckRule(
        session ->
            plan -> {
              if (options != null && !isAskedByDelta()) {
                ReadOnlyRules.check(plan);
              }
              return BoxedUnit.UNIT;
            });
    return BoxedUnit.UNIT;
  }

  /** To answer a query Delta reads its log by queries of its own, which name files. */
  private static boolean isAskedByDelta() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(DELTA)));
  }

  private static ParserInterface guarded(SparkSession session, ParserInterface parser) {
    InvocationHandler guard =
        (proxy, method, arguments) -> {
          restore(session);
          try {
            return method.invoke(parser, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        };
    return (ParserInterface)
        Proxy.newProxyInstance(
            ReadOnly.class.getClassLoader(), new Class<?>[] {ParserInterface.class}, guard);
  }

  private static void restore(SparkSession session) {
    Map<String, String> wanted = options;
    if (wanted == null) {
      return;
    }
    SQLConf conf = conf(session);
    all(conf)
        .forEach(
            (key, value) -> {
              String original = wanted.get(key);
              if (original == null) {
                if (!ReadOnlyRules.isSetByServer(key)) {
                  conf.unsetConf(key);
                }
              } else if (!original.equals(value)) {
                conf.setConfString(key, original);
              }
            });
  }

  private static SQLConf conf(SparkSession session) {
    return ((org.apache.spark.sql.classic.SparkSession) session).sessionState().conf();
  }

  private static Map<String, String> all(SQLConf conf) {
    return CollectionConverters.asJava(conf.getAllConfs());
  }
}
