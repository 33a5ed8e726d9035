-- The daily run as plain Spark SQL: window functions, grouping sets, Delta tables. What it counts is
-- what src/bench/conf declares. A line of two dashes and one word begins a step.

-- ingest
CREATE OR REPLACE TEMPORARY VIEW lines (
  type STRING,
  name STRING,
  event STRING,
  messageId STRING,
  anonymousId STRING,
  userId STRING,
  originalTimestamp TIMESTAMP,
  sentAt TIMESTAMP,
  receivedAt TIMESTAMP,
  timestamp TIMESTAMP,
  context STRUCT<
    page: STRUCT<url: STRING, path: STRING, referrer: STRING>,
    campaign: STRUCT<source: STRING, medium: STRING, name: STRING>,
    userAgent: STRING,
    device: STRUCT<type: STRING>,
    country: STRING,
    consent: STRUCT<categoryPreferences: STRUCT<analytics: BOOLEAN, advertising: BOOLEAN>>>,
  properties STRUCT<
    product_id: STRING, category: STRING, price: DECIMAL(18,4), quantity: BIGINT,
    checkout_id: STRING, order_id: STRING, revenue: DECIMAL(18,4), currency: STRING>
) USING json OPTIONS (path '${landing}/*/*.jsonl.gz', mode 'DROPMALFORMED');

CREATE TABLE delta.`${work}/events` USING delta AS
WITH corrected AS (
  SELECT *, coalesce(timestamp, timestamp_micros(
      unix_micros(receivedAt) - unix_micros(sentAt) + unix_micros(originalTimestamp))) AS happened_at
  FROM lines
),
read AS (
  SELECT
    messageId AS event_id,
    CASE coalesce(event, type)
      WHEN 'page' THEN 'page_view'
      WHEN 'Products Searched' THEN 'search'
      WHEN 'Product Viewed' THEN 'product_view'
      WHEN 'Product Reviewed' THEN 'product_reviewed'
      WHEN 'Product Added to Wishlist' THEN 'wishlist_add'
      WHEN 'Product Added' THEN 'add_to_cart'
      WHEN 'Cart Viewed' THEN 'cart'
      WHEN 'Checkout Started' THEN 'checkout_start'
      WHEN 'Payment Info Entered' THEN 'payment_details'
      WHEN 'Order Completed' THEN 'purchase'
      WHEN 'Order Refunded' THEN 'refund'
      WHEN 'Newsletter Signed Up' THEN 'newsletter_signup'
      ELSE coalesce(event, type)
    END AS event_name,
    happened_at AS event_at,
    to_date(from_utc_timestamp(happened_at, 'Europe/Berlin')) AS event_date,
    originalTimestamp AS client_at,
    sentAt AS sent_at,
    receivedAt AS received_at,
    CASE WHEN context.consent.categoryPreferences.analytics IS DISTINCT FROM false
      THEN anonymousId END AS visitor_id,
    CASE WHEN context.consent.categoryPreferences.analytics IS DISTINCT FROM false
      THEN userId END AS user_id,
    context.page.url AS page_url,
    context.page.path AS page_path,
    name AS page_type,
    nullif(context.page.referrer, '') AS referrer,
    CASE WHEN context.page.referrer NOT LIKE 'https://shop.example.com%'
      THEN nullif(regexp_extract(context.page.referrer, '^https?://([^/]+)', 1), '')
    END AS referrer_host,
    context.campaign.source AS campaign_source,
    context.campaign.medium AS campaign_medium,
    context.campaign.name AS campaign,
    context.device.type AS device,
    context.country AS country,
    context.userAgent AS user_agent,
    properties.product_id AS product_id,
    properties.category AS category,
    properties.quantity AS quantity,
    properties.order_id AS order_id,
    coalesce(properties.revenue, properties.price) AS amount,
    properties.currency AS currency,
    properties.checkout_id AS checkout_id,
    context.consent.categoryPreferences.analytics AS is_analytics_consented,
    context.consent.categoryPreferences.advertising AS is_marketing_consented
  FROM corrected
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY received_at) AS copy FROM read
)
SELECT * EXCEPT (copy) FROM ranked WHERE copy = 1;

-- sessionize
CREATE TABLE delta.`${work}/sessions` USING delta AS
WITH first_of_order AS (
  SELECT min_by(event_id, struct(visitor_id IS NULL, event_at, event_id)) AS event_id
  FROM delta.`${work}/events`
  WHERE event_name = 'purchase'
  GROUP BY order_id
),
marked AS (
  SELECT /*+ BROADCAST(first_of_order) */
    events.*,
    first_of_order.event_id IS NOT NULL AS is_order,
    CASE
      WHEN campaign_medium = 'email' THEN 'email'
      WHEN campaign_medium = 'cpc' AND campaign = 'shopping' THEN 'paid_shopping'
      WHEN campaign_medium = 'cpc' THEN 'paid_search'
      WHEN campaign_medium = 'social' OR referrer_host RLIKE '(facebook|instagram)\\.com$' THEN 'social'
      WHEN referrer_host RLIKE '(^|\\.)(google|bing|duckduckgo)\\.com$' THEN 'organic_search'
      WHEN referrer_host IS NOT NULL THEN 'referral'
      WHEN coalesce(campaign_source, campaign_medium, campaign) IS NOT NULL THEN 'unknown'
    END AS event_channel,
    unix_micros(event_at) - lag(unix_micros(event_at)) OVER (
      PARTITION BY visitor_id ORDER BY event_at, received_at, event_id) AS silence
  FROM delta.`${work}/events` AS events LEFT JOIN first_of_order USING (event_id)
  WHERE visitor_id IS NOT NULL
),
numbered AS (
  SELECT *,
    sum(CASE WHEN silence <= 1800000000 THEN 0 ELSE 1 END) OVER (
      PARTITION BY visitor_id ORDER BY event_at, received_at, event_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS session_number
  FROM marked
),
gathered AS (
  SELECT
    visitor_id,
    md5(concat_ws('|', visitor_id, min_by(event_id, event_at))) AS session_id,
    min(event_at) AS started_at,
    max(event_at) AS ended_at,
    count(*) AS event_count,
    count_if(event_name = 'page_view') AS page_view_count,
    min_by(page_path, CASE WHEN page_path IS NOT NULL THEN event_at END) AS entry_page,
    max_by(page_path, CASE WHEN page_path IS NOT NULL THEN event_at END) AS exit_page,
    min_by(page_type, CASE WHEN page_type IS NOT NULL THEN event_at END) AS entry_page_type,
    min_by(device, CASE WHEN device IS NOT NULL THEN event_at END) AS device,
    min_by(country, CASE WHEN country IS NOT NULL THEN event_at END) AS country,
    min_by(event_channel, CASE WHEN event_channel IS NOT NULL THEN event_at END) AS channel,
    min_by(campaign, CASE WHEN event_channel IS NOT NULL THEN event_at END) AS campaign,
    min_by(referrer_host, CASE WHEN event_channel IS NOT NULL THEN event_at END) AS referrer_host,
    count(page_url) > 0 AS has_page,
    max(user_agent RLIKE '(?i)(bot|crawl|spider)') OR count(*) > 2000 AS is_bot,
    count_if(event_name = 'newsletter_signup') AS newsletter_signups,
    count_if(event_name = 'search') AS searches,
    count_if(event_name = 'product_view') AS product_views,
    count_if(event_name = 'product_reviewed') AS reviews,
    count_if(event_name = 'wishlist_add') AS wishlist_adds,
    count_if(event_name = 'add_to_cart') AS cart_adds,
    count_if(event_name = 'cart') AS cart_views,
    size(collect_set(CASE WHEN event_name = 'checkout_start' THEN checkout_id END)) AS checkouts,
    count_if(event_name = 'payment_details') AS payments,
    count_if(is_order) AS purchases,
    coalesce(sum(CASE WHEN is_order THEN amount END), 0) AS revenue
  FROM numbered
  GROUP BY visitor_id, session_number
),
typed AS (
  SELECT
    * EXCEPT (device, country, channel, campaign, entry_page_type, is_bot),
    to_date(from_utc_timestamp(started_at, 'Europe/Berlin')) AS session_date,
    coalesce(device, 'unknown') AS device,
    coalesce(country, 'unknown') AS country,
    coalesce(channel, CASE WHEN has_page THEN 'direct' ELSE 'unknown' END) AS channel,
    coalesce(campaign, 'unknown') AS campaign,
    coalesce(entry_page_type, 'unknown') AS entry_page_type,
    coalesce(is_bot, false) AS is_bot,
    CASE
      WHEN lag(started_at) OVER (PARTITION BY visitor_id ORDER BY started_at)
        >= started_at - INTERVAL 30 DAYS THEN 'returning'
      ELSE 'new'
    END AS visitor_type,
    CASE
      WHEN page_view_count >= 2 OR unix_micros(ended_at) - unix_micros(started_at) >= 60000000
        THEN 1 ELSE 0
    END AS engagements
  FROM gathered
)
SELECT *,
  CASE
    WHEN purchases > 0 THEN 4
    WHEN cart_adds + cart_views + checkouts + payments > 0 THEN 3
    WHEN searches + product_views + reviews + wishlist_adds > 0 THEN 2
    WHEN engagements + newsletter_signups > 0 THEN 1
    ELSE 0
  END AS furthest_stage
FROM typed;

CREATE TABLE delta.`${work}/session_conversions` USING delta AS
SELECT
  session_id, visitor_id, session_date, device, channel, campaign, country, visitor_type,
  entry_page_type, is_bot, conversion, occurrences,
  CASE WHEN conversion = 'purchase' THEN revenue ELSE 0 END AS value
FROM delta.`${work}/sessions`
LATERAL VIEW stack(11,
  'engaged_session', CAST(engagements AS BIGINT),
  'newsletter_signup', newsletter_signups,
  'search', searches,
  'product_view', product_views,
  'review_written', reviews,
  'wishlist_add', wishlist_adds,
  'add_to_cart', cart_adds,
  'cart_view', cart_views,
  'checkout_start', CAST(checkouts AS BIGINT),
  'payment_details', payments,
  'purchase', purchases) AS conversion, occurrences
WHERE occurrences > 0;

-- rates
CREATE TABLE delta.`${work}/daily_conversion_rates` USING delta AS
WITH totals AS (
  SELECT
    session_date,
    coalesce(device, 'all') AS device,
    coalesce(channel, 'all') AS channel,
    coalesce(visitor_type, 'all') AS visitor_type,
    count(*) AS sessions,
    count(DISTINCT visitor_id) AS visitors
  FROM delta.`${work}/sessions`
  WHERE NOT is_bot
  GROUP BY GROUPING SETS (
    (session_date), (session_date, device), (session_date, channel), (session_date, visitor_type),
    (session_date, device, channel))
),
converted AS (
  SELECT
    session_date,
    conversion,
    coalesce(device, 'all') AS device,
    coalesce(channel, 'all') AS channel,
    coalesce(visitor_type, 'all') AS visitor_type,
    count(*) AS converting_sessions,
    sum(occurrences) AS events,
    count(DISTINCT visitor_id) AS converting_visitors,
    sum(value) AS value
  FROM delta.`${work}/session_conversions`
  WHERE NOT is_bot
  GROUP BY GROUPING SETS (
    (session_date, conversion), (session_date, conversion, device),
    (session_date, conversion, channel), (session_date, conversion, visitor_type),
    (session_date, conversion, device, channel))
),
conversions AS (
  SELECT explode(array(
    'engaged_session', 'newsletter_signup', 'search', 'product_view', 'review_written',
    'wishlist_add', 'add_to_cart', 'cart_view', 'checkout_start', 'payment_details',
    'purchase')) AS conversion
)
SELECT
  session_date, conversion, device, channel, visitor_type,
  sessions,
  coalesce(converting_sessions, 0) AS converting_sessions,
  coalesce(events, 0) AS events,
  visitors,
  coalesce(converting_visitors, 0) AS converting_visitors,
  coalesce(value, 0) AS value,
  coalesce(converting_sessions, 0) / sessions AS session_rate,
  coalesce(events, 0) / sessions AS events_per_session,
  coalesce(converting_visitors, 0) / visitors AS visitor_rate
FROM totals
CROSS JOIN conversions
LEFT JOIN converted USING (session_date, conversion, device, channel, visitor_type);

CREATE TABLE delta.`${work}/daily_stage_rates` USING delta AS
WITH counted AS (
  SELECT
    session_date,
    coalesce(device, 'all') AS device,
    coalesce(channel, 'all') AS channel,
    coalesce(visitor_type, 'all') AS visitor_type,
    count(*) AS sessions,
    count_if(furthest_stage >= 1) AS reached_1,
    count_if(furthest_stage >= 2) AS reached_2,
    count_if(furthest_stage >= 3) AS reached_3,
    count_if(furthest_stage >= 4) AS reached_4,
    count_if(engagements + newsletter_signups > 0) AS made_1,
    count_if(searches + product_views + reviews + wishlist_adds > 0) AS made_2,
    count_if(cart_adds + cart_views + checkouts + payments > 0) AS made_3,
    count_if(purchases > 0) AS made_4
  FROM delta.`${work}/sessions`
  WHERE NOT is_bot
  GROUP BY GROUPING SETS (
    (session_date), (session_date, device), (session_date, channel), (session_date, visitor_type),
    (session_date, device, channel))
)
SELECT
  session_date, stage, device, channel, visitor_type, sessions, reached, made,
  reached / sessions AS reached_rate, made / sessions AS made_rate
FROM counted
LATERAL VIEW stack(4,
  'awareness', reached_1, made_1,
  'consideration', reached_2, made_2,
  'intent', reached_3, made_3,
  'purchase', reached_4, made_4) AS stage, reached, made;
