package io.waymark.session.spark;

import io.waymark.session.BotRules;
import io.waymark.session.SessionFacts;
import io.waymark.session.SessionFactsPart;
import io.waymark.table.Dimensions;
import io.waymark.table.Sessions;
import io.waymark.visitor.Piece;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.spark.PartColumns;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The facts of a session as columns of the pass; instants as micros, the date as days of 1970. */
public final class SessionColumns implements PartColumns<SessionFacts> {
  private static final long serialVersionUID = 1L;

  static final String STARTED_MICROS = "_started_micros";
  static final String ENDED_MICROS = "_ended_micros";
  static final String STRETCH_MICROS = "_stretch_micros";
  static final String EPOCH_DAY = "_epoch_day";

  private final int pageViewCondition;
  private final List<String> dimensions;
  private final BotRules bots;
  private final Map<String, ZoneId> zones;

  public SessionColumns(
      int pageViewCondition, List<String> dimensions, BotRules bots, Map<String, ZoneId> zones) {
    this.pageViewCondition = pageViewCondition;
    this.dimensions = new ArrayList<>(dimensions);
    this.bots = bots;
    this.zones = new TreeMap<>(zones);
  }

  @Override
  public SessionPart<SessionFacts> part() {
    return new SessionFactsPart(pageViewCondition, dimensions.size(), bots, zones);
  }

  @Override
  public StructType schema() {
    StructType schema =
        new StructType()
            .add(Sessions.SESSION_ID, DataTypes.StringType, false)
            .add(Sessions.STORE_ID, DataTypes.StringType, false)
            .add(Sessions.VISITOR_ID, DataTypes.StringType, false)
            .add(Sessions.SOURCE_SESSION_ID, DataTypes.StringType)
            .add(EPOCH_DAY, DataTypes.IntegerType, false)
            .add(STARTED_MICROS, DataTypes.LongType, false)
            .add(ENDED_MICROS, DataTypes.LongType, false)
            .add(STRETCH_MICROS, DataTypes.LongType, false)
            .add(Sessions.CUT_REASON, DataTypes.StringType)
            .add(Sessions.CARRIED_CAMPAIGN, DataTypes.StringType)
            .add(Sessions.IS_COUNTED, DataTypes.BooleanType, false)
            .add(Sessions.EVENT_COUNT, DataTypes.LongType, false)
            .add(Sessions.PAGE_VIEW_COUNT, DataTypes.LongType, false)
            .add(Sessions.ENGAGED_SECONDS, DataTypes.LongType, false)
            .add(Sessions.ENTRY_PAGE, DataTypes.StringType)
            .add(Dimensions.ENTRY_PAGE_TYPE, DataTypes.StringType)
            .add(Sessions.EXIT_PAGE, DataTypes.StringType)
            .add(Dimensions.DEVICE, DataTypes.StringType)
            .add(Dimensions.COUNTRY, DataTypes.StringType)
            .add(Dimensions.CHANNEL, DataTypes.StringType, false)
            .add(Dimensions.CAMPAIGN, DataTypes.StringType)
            .add(Sessions.REFERRER_HOST, DataTypes.StringType)
            .add(Sessions.BOT_RULE, DataTypes.StringType);
    for (String dimension : dimensions) {
      schema = schema.add(dimension, DataTypes.StringType);
    }
    return schema;
  }

  @Override
  public List<@Nullable Object> values(Piece piece, SessionFacts facts) {
    String carried = facts.lastCampaign() == null ? piece.campaignBefore() : facts.lastCampaign();
    List<@Nullable Object> values =
        new ArrayList<>(
            Arrays.asList(
                facts.sessionId(),
                facts.storeId(),
                facts.visitorId(),
                facts.sessionKey(),
                (int) facts.sessionDate().toEpochDay(),
                facts.startedMicros(),
                facts.endedMicros(),
                piece.stretchStartMicros(),
                piece.cutReason(),
                carried,
                piece.isCounted(),
                facts.eventCount(),
                facts.pageViewCount(),
                facts.engagedSeconds(),
                facts.entryPage(),
                facts.entryPageType(),
                facts.exitPage(),
                facts.device(),
                facts.country(),
                facts.channel(),
                facts.campaign(),
                facts.referrerHost(),
                facts.botRule()));
    values.addAll(facts.dimensions());
    return values;
  }
}
