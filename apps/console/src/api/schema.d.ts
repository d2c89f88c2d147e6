// Generated from /api/v1/openapi.json by `npm run client`. Do not edit.
/* oxlint-disable typescript/no-redundant-type-constituents */

export interface paths {
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['Operations_health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['Operations_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['Operations_exposition'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who am I */
    get: operations['Session_get'];
    put?: never;
    /**
     * Sign in
     * @description Sets the session cookie. At most 5 attempts a minute per address and person.
     */
    post: operations['Session_begin'];
    /** Sign out */
    delete: operations['Session_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Choose another password for oneself
     * @description The person's other sessions end. Throttled like signing in.
     */
    put: operations['Session_changePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is signed in, newest first
     * @description Administrators see everybody's sessions, others their own.
     */
    get: operations['OpenSessions_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End a session
     * @description It stops working within a second.
     */
    delete: operations['OpenSessions_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List API keys, newest first
     * @description Without their values.
     */
    get: operations['ApiKeys_list'];
    put?: never;
    /**
     * Issue an API key
     * @description Its value is in this answer and nowhere else.
     */
    post: operations['ApiKeys_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One API key */
    get: operations['ApiKeys_get'];
    put?: never;
    post?: never;
    /**
     * Revoke an API key
     * @description It stops working within a second.
     */
    delete: operations['ApiKeys_revoke'];
    options?: never;
    head?: never;
    /** Rename an API key */
    patch: operations['ApiKeys_rename'];
    trace?: never;
  };
  '/api/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List users, newest first */
    get: operations['Users_list'];
    put?: never;
    /**
     * Make a user
     * @description Without a password one is made and is in this answer.
     */
    post: operations['Users_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One user */
    get: operations['Users_get'];
    put?: never;
    post?: never;
    /**
     * Remove a user
     * @description Not the only active administrator.
     */
    delete: operations['Users_remove'];
    options?: never;
    head?: never;
    /**
     * Change a user
     * @description A new password, role or status ends the sessions of the user.
     */
    patch: operations['Users_change'];
    trace?: never;
  };
  '/api/v1/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Invite a person
     * @description Makes a user who cannot sign in yet, and the link with which it chooses a password. Seven days, once.
     */
    post: operations['PasswordLinks_invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{id}/password-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A link with which a person chooses a new password
     * @description For a forgotten password (a day, once), or an invitation that ran out. The password of now goes on until it is used.
     */
    post: operations['PasswordLinks_renew'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/password-links/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Whose link is this */
    post: operations['PasswordLinks_check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/password-links/use': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Choose a password by a link
     * @description Signs in. Sessions from before end.
     */
    post: operations['PasswordLinks_use'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who changed what, newest first */
    get: operations['AuditLog_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Has anybody signed in yet */
    get: operations['Setup_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/advertisers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List advertisers, newest first */
    get: operations['Advertisers_list'];
    put?: never;
    /**
     * Make an advertiser
     * @description With a first postback source, ready to be called.
     */
    post: operations['Advertisers_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/advertisers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One advertiser */
    get: operations['Advertisers_get'];
    /** Change an advertiser */
    put: operations['Advertisers_replace'];
    post?: never;
    /**
     * Archive an advertiser
     * @description Only without campaigns that are not archived.
     */
    delete: operations['Advertisers_archive'];
    options?: never;
    head?: never;
    /** Change an advertiser */
    patch: operations['Advertisers_change'];
    trace?: never;
  };
  '/api/v1/campaigns/bulk/replace-in-urls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Find and replace in the URLs of many campaigns
     * @description Offers, landing pages and fallback URLs. All or nothing; with dry_run the answer shows each URL before and after.
     */
    post: operations['Bulk_replaceInUrls'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/bulk/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause, resume or archive many campaigns
     * @description All or nothing.
     */
    post: operations['Bulk_setStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/bulk/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add and remove tags of many campaigns
     * @description All or nothing.
     */
    post: operations['Bulk_setTags'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List campaigns */
    get: operations['Campaigns_list'];
    put?: never;
    /**
     * Make a campaign
     * @description Ready for clicks within a second. Macros we do not know are reported in `unknown_macros`.
     */
    post: operations['Campaigns_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One campaign */
    get: operations['Campaigns_get'];
    /**
     * Replace the whole campaign
     * @description Settings left out go back to their defaults.
     */
    put: operations['Campaigns_replace'];
    post?: never;
    /**
     * Archive a campaign
     * @description Its clicks of before still convert; it leaves the lists. Resume brings it back.
     */
    delete: operations['Campaigns_archive'];
    options?: never;
    head?: never;
    /** Change what the request names */
    patch: operations['Campaigns_change'];
    trace?: never;
  };
  '/api/v1/campaigns/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a campaign
     * @description Clicks go to the fallback URL; clicks of before still convert.
     */
    post: operations['Campaigns_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a campaign active again */
    post: operations['Campaigns_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/clone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Copy a campaign
     * @description With a key of its own and the same postback source.
     */
    post: operations['Campaigns_clone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A campaign's versions, newest first
     * @description Every change that can alter routing or money makes one; clicks and conversions keep the one they were judged by.
     */
    get: operations['CampaignVersions_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One version: all its settings, and what it changed */
    get: operations['CampaignVersions_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/versions/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring an older version back
     * @description Makes a new version with the settings of the old one, status too. Name and tags stay.
     */
    post: operations['CampaignVersions_restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{campaign_id}/landing-pages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A campaign's landing pages, archived ones too */
    get: operations['LandingPages_list'];
    put?: never;
    /**
     * Add a landing page
     * @description Visitors of the campaign are spread over its active landing pages by weight, by the hash of the click id. The page sends them on to the offer with `/o/{click_id}` (macro {click_out_url}); `?offer=` names one of several offers.
     */
    post: operations['LandingPages_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{campaign_id}/landing-pages/{landing_page_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Archive a landing page
     * @description Without an active one, visitors go straight to the offer.
     */
    delete: operations['LandingPages_archive'];
    options?: never;
    head?: never;
    /** Change a landing page */
    patch: operations['LandingPages_change'];
    trace?: never;
  };
  '/api/v1/campaigns/{campaign_id}/offers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A campaign's offers, archived ones too */
    get: operations['Offers_list'];
    put?: never;
    /** Add an offer */
    post: operations['Offers_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{campaign_id}/offers/{offer_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Archive an offer
     * @description Not the only one of a campaign.
     */
    delete: operations['Offers_archive'];
    options?: never;
    head?: never;
    /** Change an offer */
    patch: operations['Offers_change'];
    trace?: never;
  };
  '/api/v1/postback-sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List postback sources, newest first */
    get: operations['PostbackSources_list'];
    put?: never;
    /**
     * Make a postback source
     * @description Its key, and so its postback URL, is made for it.
     */
    post: operations['PostbackSources_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/postback-sources/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One postback source */
    get: operations['PostbackSources_get'];
    /**
     * Replace a postback source
     * @description Key and advertiser stay.
     */
    put: operations['PostbackSources_replace'];
    post?: never;
    /**
     * Archive a postback source
     * @description Only when no campaign uses it.
     */
    delete: operations['PostbackSources_archive'];
    options?: never;
    head?: never;
    /**
     * Change a postback source
     * @description `settings` are replaced as a whole; secrets sent back as they were shown are kept.
     */
    patch: operations['PostbackSources_change'];
    trace?: never;
  };
  '/api/v1/postback-sources/{id}/rotate-key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a postback source a new key
     * @description And so a new postback URL. Hits at the old one are taken for keep_old_hours, 24 when left out.
     */
    post: operations['PostbackSources_rotateKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All rates
     * @description How many units of BASE_CURRENCY one unit of each currency is worth.
     */
    get: operations['Rates_list'];
    put?: never;
    /**
     * Set one or several rates
     * @description Also {"from":"EUR","to":"USD","rate":"1.10"}, an array of these, or {"rates":{"EUR":"1.10"}}.
     */
    post: operations['Rates_setSeveral'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rates/{currency}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One rate */
    get: operations['Rates_get'];
    /** Set a rate */
    put: operations['Rates_set'];
    post?: never;
    /** Remove a rate */
    delete: operations['Rates_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/traffic-sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List traffic sources, newest first */
    get: operations['TrafficSources_list'];
    put?: never;
    /** Make a traffic source from a template */
    post: operations['TrafficSources_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/traffic-sources/labels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What sub ids and other parameters are called by the traffic sources that fill them */
    get: operations['TrafficSources_labels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/traffic-sources/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One traffic source */
    get: operations['TrafficSources_get'];
    put?: never;
    post?: never;
    /** Archive a traffic source */
    delete: operations['TrafficSources_archive'];
    options?: never;
    head?: never;
    /** Change what the request names */
    patch: operations['TrafficSources_change'];
    trace?: never;
  };
  '/api/v1/traffic-source-templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Networks known here, and their macros */
    get: operations['TrackingUrls_templates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/tracking-url': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The campaign's tracking URL for a network, ready to paste */
    get: operations['TrackingUrls_url'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/clicks/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Imports clicks of another tracker, at most 32 MiB of CSV
     * @description Columns: click_id (kept byte for byte, at most 256 characters), campaign_id, clicked_at (ISO 8601, UTC without a zone, or Unix time); and at will offer_id, cost (in the campaign's cost currency), supply_id, site_id, creative_id, source, country, external_id, sub1 … sub20. Other columns are kept with the click. JSON takes {"rows": [{…}]} or {"csv": "…"} up to 1 MiB. Sending the same file again changes nothing.
     */
    post: operations['ClickImport_import'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/clicks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Clicks, newest first, by campaign, supply source and time */
    get: operations['Clicks_search'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/clicks/{click_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One click with everything known about it; imported ids are taken, too */
    get: operations['Clicks_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/costs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Cost corrections, newest first */
    get: operations['Costs_list'];
    put?: never;
    /**
     * Correct what clicks cost
     * @description The amount is spread evenly over all clicks of the range, to the millionth; reports follow within seconds.
     */
    post: operations['Costs_correct'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/costs/{id}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Undo a cost correction
     * @description The clicks cost again what they did before. The newest of times in common first.
     */
    post: operations['Costs_undo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/simulate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where would this visitor go, and why
     * @description The redirect's own code; nothing is recorded.
     */
    get: operations['Simulation_simulate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List conversions, newest first */
    get: operations['Conversions_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One conversion with its explanation */
    get: operations['Postbacks_conversion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Set status or payout by hand
     * @description Audited. A conversion rejected by hand is not revived by postbacks.
     */
    patch: operations['Conversions_change'];
    trace?: never;
  };
  '/api/v1/postbacks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The postback log, newest first
     * @description Every hit that reached a door, rejected ones too.
     */
    get: operations['Postbacks_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/postbacks/{receipt}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One hit with its raw request and every step of its decision */
    get: operations['Postbacks_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/postbacks/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide rejected hits again under today's settings
     * @description A dry run unless `dry_run` is false. Accepted hits are left alone, so a repeat changes nothing. Audited; what a replay made is found by its `replay_id` in the log.
     */
    post: operations['Replay_run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversions/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import conversions from a CSV file, at most 50,000 rows and 32 MiB
     * @description Columns: click_id, and at will payout, currency, event, txid, status, occurred_at; `mapping` names theirs. Every row is decided like a postback, so a file sent twice counts once. JSON takes {"csv": "…", "mapping": {…}, "dry_run": true, "background": true} up to 1 MiB. Answers when all rows are decided; with `background` it answers 202 at once, and GET /conversions/imports/{id} tells how far it is: better for more than a few thousand rows.
     */
    post: operations['ConversionImport_run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversions/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Imports in the background, newest first
     * @description Kept for 30 days.
     */
    get: operations['ImportJobs_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversions/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far an import is */
    get: operations['ImportJobs_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversions/imports/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of its rows, in order of the file
     * @description Grows while the import runs. `format=csv` answers all of them as a file.
     */
    get: operations['ImportJobs_rows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversions/reconcile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare their conversions with ours
     * @description Their CSV file (at most 50,000 rows and 32 MiB; from, to, mapping and campaign_id in the query) against ours: what only they have, what only we have, what differs, each with our reason. `format=csv` answers every row of the three lists, JSON the first 1,000 of each. Changes nothing. JSON takes {"csv": "…", "mapping": {…}, "from": "…", "to": "…"} up to 1 MiB.
     */
    post: operations['Reconcile_run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/postback-sources/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a postback says, and what stored hits would get, under a preset and settings
     * @description Recognises the preset of a pasted request or of stored hits, proposes names, status words and units, and shows what at most 100 stored hits would get. Changes nothing.
     */
    post: operations['Preview_run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/test-postback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the campaign a test postback and see what becomes of it
     * @description Built as the campaign's postback source wants it, parameter names, status words, tokens and signatures included, marked test=1 and sent through the tracker's own door. It shows in the log with its verdict and never counts. Only this installation itself is called (TRACKER_URL, else PUBLIC_URL).
     */
    post: operations['TestPostback_run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/postback-presets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How networks and trackers speak: presets with their parameters, URL to paste, signature and drop-in routes
     * @description All of them in one answer.
     */
    get: operations['Presets_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Clicks, conversions and money by up to four dimensions
     * @description Rows, the sum over all of them, and what they were counted from. What each metric means is in the catalogue.
     */
    get: operations['Reports_report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/catalogue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every dimension and metric, with the formula and where it is counted */
    get: operations['Reports_describe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A report with all its rows, or raw clicks or conversions, as CSV
     * @description RFC 4180, UTF-8, CRLF. Texts that a spreadsheet would run as a formula get an apostrophe in front. Streamed: `X-Total-Rows` says beforehand how many rows there are, and a connection that breaks off means that the file is not whole. Advertisers get their own campaigns.
     */
    get: operations['Export_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/report-views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List your saved views and the shared ones, newest first */
    get: operations['ReportViews_list'];
    put?: never;
    /**
     * Save a view
     * @description Refused unless the report could be asked for as it is.
     */
    post: operations['ReportViews_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/report-views/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of your views, or a shared one */
    get: operations['ReportViews_get'];
    put?: never;
    post?: never;
    /** Delete a view */
    delete: operations['ReportViews_remove'];
    options?: never;
    head?: never;
    /** Rename or change a view */
    patch: operations['ReportViews_change'];
    trace?: never;
  };
  '/api/v1/campaigns/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Health of several campaigns at once
     * @description For lists. Ids that do not exist, or that you may not see, are left out.
     */
    get: operations['Health_many'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How a campaign is doing, and why
     * @description Measured against its own past: last postback and conversion, rejections, delay, conversion rate, spend.
     */
    get: operations['Health_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/campaigns/{id}/opportunities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Supply sources and creatives ranked by money
     * @description With 95 % intervals, since conversions are few, and what pausing each would have changed over the window.
     */
    get: operations['Opportunities_ranked'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/outcomes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Rejected hits by reason, and clicks that found no offer
     * @description For one campaign or all. What every reason means, and who has to change what, stands with the hits of the log.
     */
    get: operations['Outcomes_outcomes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * received = accepted + rejected + waiting + pending, issued = stored + pending + lost, per UTC day
     * @description received and issued are counted by the trackers when it happens, rows are counted as rows, pending is counted in the queues: none of them from the others.
     */
    get: operations['Ledger_days'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/demo-data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take the demo away
     * @description Every campaign with the tag "demo" and everything that came of it. Other campaigns are archived, never deleted.
     */
    delete: operations['DemoData_purge'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/system': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Processes, queues, stores, versions and retention
     * @description Queues are counted every two seconds, not by this request. A store that does not answer is described so.
     */
    get: operations['System_system'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/system/queues/{name}/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What waits in a queue, oldest first
     * @description Batches by state, or quarantined records. Their size and ids, not what visitors and advertisers sent.
     */
    get: operations['System_jobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/system/queues/{name}/retry-failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take up again what a queue has given up
     * @description Failed jobs and quarantined records go back into the queue, at most 500 of each. What fails again comes back.
     */
    post: operations['System_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens right now, as server-sent events
     * @description Events `click` (data as in /clicks), `postback` (as in /postbacks, with its verdict) and `verdict` (a waiting postback was settled). Begins with the newest thirty, or with what came after Last-Event-ID. At most fifty clicks and postbacks a second. Ends with the session.
     */
    get: operations['Live_watch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/macros': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Macros of offer, landing page and fallback URLs
     * @description All of them, the site’s own too. `{name:raw}`, only after "?", leaves the value’s own & = % / as they are.
     */
    get: operations['Macros_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/privacy/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase one person
     * @description By click id, by the traffic source’s id, or by address where whole ones are stored. Address, agent, referrer, ids, whole queries and raw hits are overwritten; the click, its dimensions and the money stay. Audited. Cannot be undone.
     */
    post: operations['Privacy_erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/privacy/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everything held about one person
     * @description By click id, by the traffic source’s id, or by address where whole ones are stored: clicks with their details, hits as they came, conversions with what was done to them, and what still lies in a queue. Secrets of senders are masked. Audited.
     */
    get: operations['Privacy_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @example {
     *       "email": "admin@localhost",
     *       "password": "…"
     *     }
     */
    SignIn: {
      email: string;
      password: string;
    };
    Session: {
      /** @description null with an API key */
      user: {
        /** @example 1 */
        id: string;
        email: string;
      } | null;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role: 'admin' | 'analyst' | 'advertiser';
      /** @example 1 */
      advertiser_id: string | null;
      /** @description Made here or by an administrator: better choose another */
      password_temporary: boolean;
      /** @description Send it as X-CSRF-Token with every change made by the session */
      csrf_token: string | null;
    };
    OwnPassword: {
      current_password: string;
      /** @description At least 8 characters, better 15 */
      password: string;
    };
    OpenSession: {
      /** @example 1 */
      id: string;
      user: {
        /** @example 1 */
        id: string;
        email: string;
      };
      /** @description The one that asks */
      current: boolean;
      /** @example 2026-11-22T12:00:00.000Z */
      created_at: string;
      /** @example 2026-11-22T12:00:00.000Z */
      expires_at: string;
      /**
       * @description Where it began
       * @example 198.51.100.7
       */
      address: string | null;
      user_agent: string | null;
    };
    ApiKey: {
      /** @example 1 */
      id: string;
      name: string;
      /**
       * @description First characters of the key
       * @example rbk_Vb3kW0zq
       */
      prefix: string;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role: 'admin' | 'analyst' | 'advertiser';
      /** @example 1 */
      advertiser_id: string | null;
      /** @example 2026-11-22T12:00:00.000Z */
      created_at: string;
      /**
       * @description To the minute
       * @example 2026-11-22T12:00:00.000Z
       */
      last_used_at: string | null;
      /** @example 2026-11-22T12:00:00.000Z */
      revoked_at: string | null;
    };
    /**
     * @example {
     *       "name": "nightly import",
     *       "role": "admin"
     *     }
     */
    NewApiKey: {
      name: string;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role: 'admin' | 'analyst' | 'advertiser';
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: (string | number) | null;
    };
    CreatedApiKey: {
      /** @example 1 */
      id: string;
      name: string;
      /**
       * @description First characters of the key
       * @example rbk_Vb3kW0zq
       */
      prefix: string;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role: 'admin' | 'analyst' | 'advertiser';
      /** @example 1 */
      advertiser_id: string | null;
      /** @example 2026-11-22T12:00:00.000Z */
      created_at: string;
      /**
       * @description To the minute
       * @example 2026-11-22T12:00:00.000Z
       */
      last_used_at: string | null;
      /** @example 2026-11-22T12:00:00.000Z */
      revoked_at: string | null;
      /** @description The whole key: shown this once, stored nowhere */
      key: string;
    };
    ApiKeyChange: {
      name: string;
    };
    User: {
      /** @example 1 */
      id: string;
      email: string;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role: 'admin' | 'analyst' | 'advertiser';
      /** @example 1 */
      advertiser_id: string | null;
      /**
       * @description invited: has not chosen a password yet
       * @enum {string}
       */
      status: 'invited' | 'active' | 'disabled';
      /** @example 2026-11-22T12:00:00.000Z */
      created_at: string;
      /** @example 2026-11-22T12:00:00.000Z */
      updated_at: string;
      /** @example 2026-11-22T12:00:00.000Z */
      last_sign_in_at: string | null;
    };
    /**
     * @example {
     *       "email": "ann@example.com",
     *       "role": "analyst"
     *     }
     */
    NewUser: {
      /** @example ann@example.com */
      email: string;
      /** @description At least 8 characters, better 15 */
      password?: string;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role: 'admin' | 'analyst' | 'advertiser';
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: (string | number) | null;
    };
    CreatedUser: {
      /** @example 1 */
      id: string;
      email: string;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role: 'admin' | 'analyst' | 'advertiser';
      /** @example 1 */
      advertiser_id: string | null;
      /**
       * @description invited: has not chosen a password yet
       * @enum {string}
       */
      status: 'invited' | 'active' | 'disabled';
      /** @example 2026-11-22T12:00:00.000Z */
      created_at: string;
      /** @example 2026-11-22T12:00:00.000Z */
      updated_at: string;
      /** @example 2026-11-22T12:00:00.000Z */
      last_sign_in_at: string | null;
      /** @description When we made one: shown this once */
      password?: string;
    };
    UserChange: {
      /** @example ann@example.com */
      email?: string;
      /** @description At least 8 characters, better 15 */
      password?: string;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role?: 'admin' | 'analyst' | 'advertiser';
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: (string | number) | null;
      /** @enum {string} */
      status?: 'active' | 'disabled';
    };
    /**
     * @example {
     *       "email": "ann@example.com",
     *       "role": "analyst"
     *     }
     */
    NewInvitation: {
      /** @example ann@example.com */
      email: string;
      /**
       * @description admin: all; analyst: reads all; advertiser: its own
       * @enum {string}
       */
      role: 'admin' | 'analyst' | 'advertiser';
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: (string | number) | null;
    };
    Invitation: {
      user: components['schemas']['User'];
      /** @description Shown this once: hand it over. A newer one replaces it */
      link: string;
      /** @example 2026-11-22T12:00:00.000Z */
      expires_at: string;
    };
    PasswordLink: {
      /** @description Shown this once: hand it over. A newer one replaces it */
      link: string;
      /** @example 2026-11-22T12:00:00.000Z */
      expires_at: string;
    };
    PasswordLinkToken: {
      token: string;
    };
    PasswordLinkFacts: {
      email: string;
      /** @enum {string} */
      purpose: 'invitation' | 'reset';
      /** @example 2026-11-22T12:00:00.000Z */
      expires_at: string;
    };
    PasswordLinkUse: {
      token: string;
      /** @description At least 8 characters, better 15 */
      password: string;
    };
    AuditEntry: {
      /** @example 1 */
      id: string;
      /** @example 2026-11-22T12:00:00.000Z */
      at: string;
      /** @example user:ann@example.com */
      actor: string;
      /** @example pause */
      action: string;
      object_type: string;
      object_id: string;
      /**
       * @example {
       *       "status": {
       *         "from": "active",
       *         "to": "paused"
       *       }
       *     }
       */
      change: {
        [key: string]: unknown;
      };
    };
    Setup: {
      /** @description Nobody has signed in yet */
      first_run: boolean;
      /**
       * @description given: by ADMIN_PASSWORD. generated: printed once where it was started
       * @enum {string}
       */
      password: 'generated' | 'given';
      /** @description npm start, without DATABASE_URL */
      embedded: boolean;
    };
    Advertiser: {
      /**
       * @description Opaque id
       * @example 1
       */
      id: string;
      name: string;
      /** @enum {string} */
      status: 'active' | 'archived';
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      created_at: string;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      updated_at: string;
    };
    /**
     * @example {
     *       "name": "Acme Shop"
     *     }
     */
    NewAdvertiser: {
      name: string;
    };
    AdvertiserChange: {
      name?: string;
      /** @enum {string} */
      status?: 'active' | 'archived';
    };
    UrlReplacement: {
      campaigns: components['schemas']['BulkTarget'];
      /**
       * @description Text as it stands in the URLs, letter case matters
       * @example http://old.example/
       */
      find: string;
      /** @example https://new.example/ */
      replace: string;
      /** @description Where to look; everywhere when left out */
      in?: ('offer' | 'landing_page' | 'fallback')[];
      /**
       * @description true: tell what would change, change nothing
       * @default false
       */
      dry_run: boolean;
    };
    /**
     * @description At most 500 campaigns
     * @example {
     *       "tags": [
     *         "spring"
     *       ]
     *     }
     */
    BulkTarget: {
      ids?: (string | number)[];
      /** @description Campaigns with any of these tags */
      tags?: string[];
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: string | number;
      /**
       * @description Without it: all but archived; with ids: all
       * @enum {string}
       */
      status?: 'active' | 'paused' | 'archived' | 'all';
    };
    UrlReplacementAnswer: {
      dry_run: boolean;
      /** @description How many campaigns were looked at */
      campaigns: number;
      /** @description How many of them change */
      changed: number;
      edits: components['schemas']['UrlEdit'][];
    };
    UrlEdit: {
      /**
       * @description Opaque id
       * @example 1
       */
      campaign_id: string;
      campaign_name: string;
      /** @enum {string} */
      kind: 'offer' | 'landing_page' | 'fallback';
      /**
       * @description Of the offer or landing page; null: the fallback URL
       * @example 1
       */
      id: string | null;
      before: string;
      after: string;
      unknown_macros: string[];
      /** @description Why it could not be saved */
      problem: {
        code: string;
        message: string;
      } | null;
    };
    /**
     * @example {
     *       "campaigns": {
     *         "ids": [
     *           "1",
     *           "2"
     *         ]
     *       },
     *       "action": "pause"
     *     }
     */
    BulkStatus: {
      campaigns: components['schemas']['BulkTarget'];
      /** @enum {string} */
      action: 'pause' | 'resume' | 'archive';
      /**
       * @description true: tell what would change, change nothing
       * @default false
       */
      dry_run: boolean;
    };
    BulkAnswer: {
      dry_run: boolean;
      /** @description How many campaigns were looked at */
      campaigns: number;
      /** @description Those that were not so before */
      changed: {
        /**
         * @description Opaque id
         * @example 1
         */
        id: string;
        name: string;
      }[];
    };
    /**
     * @example {
     *       "campaigns": {
     *         "advertiser_id": "1"
     *       },
     *       "add": [
     *         "spring"
     *       ]
     *     }
     */
    BulkTags: {
      campaigns: components['schemas']['BulkTarget'];
      /** @default [] */
      add: string[];
      /** @default [] */
      remove: string[];
      /**
       * @description true: tell what would change, change nothing
       * @default false
       */
      dry_run: boolean;
    };
    Campaign: {
      /**
       * @description Opaque id
       * @example 1
       */
      id: string;
      /** @example h7k2m9p4qw */
      key: string;
      name: string;
      /**
       * @description Opaque id
       * @example 1
       */
      advertiser_id: string;
      /**
       * @description Opaque id
       * @example 1
       */
      source_id: string;
      /** @enum {string} */
      status: 'active' | 'paused' | 'archived';
      /**
       * @description Send visitors here
       * @example https://track.example/c/h7k2m9p4qw
       */
      tracking_url: string;
      /** @description The same with the parameters a traffic source can fill */
      tracking_url_template: string;
      /**
       * @description The advertiser calls this; without query
       * @example https://track.example/postback/3x9mq0c7tzv8ye5h2kdp
       */
      postback_url: string;
      /** @description The same with the usual parameters */
      postback_url_template: string;
      offers: components['schemas']['Offer'][];
      /** @description Active pages that visitors see before the offer; changed under /landing-pages */
      landing_pages: components['schemas']['LandingPage'][];
      fallback_url: string | null;
      time_zone: string;
      currency: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      default_payout: string | null;
      /** @enum {string} */
      payout_source: 'parameter' | 'fixed';
      attribution_window_days: number;
      min_click_to_conversion_s: number;
      /** @enum {string} */
      repeat_mode: 'ignore' | 'replace' | 'add' | 'once';
      require_txid: boolean;
      events: components['schemas']['CampaignEvent'][];
      /** @enum {string} */
      unknown_events: 'accept' | 'reject';
      hold_hours: number | null;
      /** @enum {string} */
      dedupe_scope: 'click' | 'offer';
      daily_conversion_cap: number | null;
      /** @enum {string} */
      over_cap: 'reject' | 'count';
      /** @enum {string} */
      redirect: '302' | '307' | 'meta';
      cost: {
        /** @enum {string} */
        model: 'cpc' | 'cpm' | 'cpa' | 'revshare';
        /**
         * @description Decimal, at most 6 decimals
         * @example 5.00
         */
        amount: string;
        currency: string;
      } | null;
      tags: string[];
      /** @description The same visitor (address and agent) gets the same offer all day; nothing is stored for it */
      sticky_visitor: boolean;
      /** @description The visitor is known again by a first-party cookie for 30 days instead; without this no cookie is set */
      sticky_cookie: boolean;
      /** @description In the campaign's zone; may overshoot by what arrives within a second */
      daily_click_cap: number | null;
      /** @description A visitor counts as unique once in this time; default 24 */
      unique_window_hours: number;
      /** @description Grows with every change that can alter routing or money */
      version: number;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      created_at: string;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      updated_at: string;
      unknown_macros: string[];
      warnings: components['schemas']['SettingWarning'][];
    };
    Offer: {
      /**
       * @description Opaque id
       * @example 1
       */
      id: string;
      name: string;
      url: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      payout: string;
      currency: string;
      weight: number;
      /** @enum {string} */
      status: 'active' | 'archived';
      /** @description Whom it takes; null: everybody */
      rules: components['schemas']['OfferRules'] | null;
      /** @description How much it takes in a day; null: no end */
      caps: components['schemas']['OfferCaps'] | null;
      /**
       * @description Macros we do not know; they stay as they are
       * @example [
       *       "{foo}"
       *     ]
       */
      unknown_macros: string[];
    };
    /**
     * @example {
     *       "country": {
     *         "allow": [
     *           "ES",
     *           "PT"
     *         ]
     *       },
     *       "hours": {
     *         "time_zone": "Europe/Madrid",
     *         "slots": [
     *           {
     *             "days": [
     *               "mon",
     *               "tue"
     *             ],
     *             "from": "08:00",
     *             "to": "20:00"
     *           }
     *         ]
     *       }
     *     }
     */
    OfferRules: {
      /** @description ISO 3166-1 alpha-2 */
      country?: {
        allow?: string[];
        block?: string[];
      };
      /** @description As reports show it; needs a city file */
      region?: {
        allow?: string[];
        block?: string[];
      };
      /** @description As reports show it; needs a city file */
      city?: {
        allow?: string[];
        block?: string[];
      };
      /** @description The browser's first language */
      language?: {
        allow?: string[];
        block?: string[];
      };
      /** @description desktop, mobile, tablet, … */
      device?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Brand, or brand and model: Apple, Samsung SM-G991B */
      device_model?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Android, iOS, Windows, … */
      os?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Chrome, Mobile Safari, … */
      browser?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Addresses and ranges */
      ip?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Number of the network; needs an ASN file */
      asn?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Owner of the network, as the operator's file names it; needs an ASN or ISP file */
      isp?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Cellular, Cable/DSL, …; needs a file that tells it */
      connection?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Domain of the page before; its subdomains too */
      referrer?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Supply sources */
      supply_id?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Sites */
      site_id?: {
        allow?: string[];
        block?: string[];
      };
      /** @description Values of any parameter of the tracking URL */
      query?: {
        name: string;
        allow?: string[];
        block?: string[];
      }[];
      /** @description Days and hours, in this zone or the campaign's */
      hours?: {
        /**
         * @description IANA time zone
         * @example Europe/Madrid
         */
        time_zone?: string;
        slots: {
          days?: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
          /** @example 08:30 */
          from?: string;
          /** @example 08:30 */
          to?: string;
        }[];
      };
      /** @description `end` is not included */
      schedule?: {
        /** Format: date-time */
        start?: string;
        /** Format: date-time */
        end?: string;
      };
    };
    /**
     * @example {
     *       "daily_clicks": 10000,
     *       "follow_up": 1
     *     }
     */
    OfferCaps: {
      /** @description May overshoot by what arrives within a second */
      daily_clicks?: number | null;
      /** @description Pending and approved */
      daily_conversions?: number | null;
      /** @description Place in the list of offers (the first is 0) of the one that takes over; null: the others by weight */
      follow_up?: number | null;
    };
    LandingPage: {
      /**
       * @description Opaque id
       * @example 1
       */
      id: string;
      name: string;
      url: string;
      weight: number;
      /** @enum {string} */
      status: 'active' | 'archived';
      /**
       * @description Macros we do not know; they stay as they are
       * @example [
       *       "{foo}"
       *     ]
       */
      unknown_macros: string[];
    };
    /**
     * @example {
     *       "name": "deposit",
     *       "payout": "25.00",
     *       "currency": null,
     *       "payout_source": "fixed",
     *       "repeat_mode": "add",
     *       "require_txid": null,
     *       "hold_hours": 72,
     *       "counts": true
     *     }
     */
    CampaignEvent: {
      name: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      payout: string | null;
      currency: string | null;
      /** @enum {string|null} */
      payout_source: 'parameter' | 'fixed' | null;
      /** @enum {string|null} */
      repeat_mode: 'ignore' | 'replace' | 'add' | 'once' | null;
      require_txid: boolean | null;
      hold_hours: number | null;
      counts: boolean;
    };
    SettingWarning: {
      code: string;
      message: string;
    };
    /**
     * @example {
     *       "name": "Spring sale",
     *       "offers": [
     *         {
     *           "url": "http://advertiser.example/?your_parameter={click_id}&amount={payout}",
     *           "payout": "5.00",
     *           "currency": "USD"
     *         }
     *       ],
     *       "cost": {
     *         "model": "cpc",
     *         "amount": "0.02",
     *         "currency": "USD"
     *       }
     *     }
     */
    NewCampaign: {
      name: string;
      offers: components['schemas']['NewOffer'][];
      /**
       * @description Where visitors go when no offer takes them; null: 404
       * @example http://advertiser.example/?your_parameter={click_id}&amount={payout}
       */
      fallback_url?: string | null;
      /**
       * @description IANA time zone
       * @example Europe/Madrid
       */
      time_zone?: string;
      /**
       * @description ISO 4217
       * @example USD
       */
      currency?: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      default_payout?: (string | number) | null;
      /** @enum {string} */
      payout_source?: 'parameter' | 'fixed';
      attribution_window_days?: number;
      min_click_to_conversion_s?: number;
      /**
       * @description What a repeat with the same transaction id does: ignore (also spelled new), replace the payout, add the payout. Another transaction id is a new conversion; with once it is a repeat, too: one conversion per click and event
       * @enum {string}
       */
      repeat_mode?: 'ignore' | 'new' | 'replace' | 'add' | 'once';
      require_txid?: boolean;
      /** @description Named events that differ from the campaign in payout, repeats, hold or counting */
      events?: {
        /**
         * @description As senders name it; letter case does not matter
         * @example deposit
         */
        name: string;
        /**
         * @description With payout_source fixed what it always pays, else what it pays when none is sent
         * @example 25.00
         */
        payout?: (string | number) | null;
        /**
         * @description Of payout; the campaign's when left out
         * @example USD
         */
        currency?: string | null;
        /** @enum {string|null} */
        payout_source?: 'parameter' | 'fixed' | null;
        /**
         * @description What a repeat with the same transaction id does: ignore (also spelled new), replace the payout, add the payout. Another transaction id is a new conversion; with once it is a repeat, too: one conversion per click and event
         * @enum {string|null}
         */
        repeat_mode?: 'ignore' | 'new' | 'replace' | 'add' | 'once' | null;
        require_txid?: boolean | null;
        /** @description 0: no hold for this event */
        hold_hours?: number | null;
        /** @description false: adds its payout to revenue and nothing to the number of conversions, nor to the daily cap. Default true */
        counts?: boolean;
      }[];
      /**
       * @description What becomes of a hit that names an event which `events` does not list; without `events` all are accepted, a hit without an event always
       * @enum {string}
       */
      unknown_events?: 'accept' | 'reject';
      /** @description Approved conversions stay pending this long after they occurred, then are approved by themselves; a rejection until then stops it. null or 0: no hold */
      hold_hours?: number | null;
      /** @enum {string} */
      dedupe_scope?: 'click' | 'offer';
      daily_conversion_cap?: number | null;
      /** @enum {string} */
      over_cap?: 'reject' | 'count';
      redirect?: ('302' | '307' | 'meta') | 302 | 307;
      cost?: {
        /** @enum {string} */
        model: 'none' | 'cpc' | 'cpm' | 'cpa' | 'revshare';
        /**
         * @description Per click, thousand clicks or conversion; for revshare percent of the payout
         * @example 5.00
         */
        amount?: (string | number) | null;
        /**
         * @description ISO 4217
         * @example USD
         */
        currency?: string | null;
      } | null;
      /**
       * @description Postback source, of the same advertiser
       * @example 1
       */
      source_id?: string | number;
      tags?: string[];
      /** @description The same visitor (address and agent) gets the same offer all day; nothing is stored for it */
      sticky_visitor?: boolean;
      /** @description The visitor is known again by a first-party cookie for 30 days instead; without this no cookie is set */
      sticky_cookie?: boolean;
      /** @description In the campaign's zone; may overshoot by what arrives within a second */
      daily_click_cap?: number | null;
      /** @description A visitor counts as unique once in this time; default 24 */
      unique_window_hours?: number;
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: string | number;
    };
    NewOffer: {
      /**
       * @description Absolute http(s) URL with macros
       * @example http://advertiser.example/?your_parameter={click_id}&amount={payout}
       */
      url: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      payout: string | number;
      /**
       * @description ISO 4217; the campaign's currency when left out
       * @example USD
       */
      currency?: string;
      name?: string;
      /** @description Share among the active offers; default 100 */
      weight?: number;
      rules?: components['schemas']['OfferRules'] | null;
      caps?: components['schemas']['OfferCaps'] | null;
    };
    /**
     * @example {
     *       "attribution_window_days": 7,
     *       "daily_conversion_cap": 500
     *     }
     */
    CampaignChange: {
      name?: string;
      /** @enum {string} */
      status?: 'active' | 'paused' | 'archived';
      /** @description All offers: those with an id are changed, those without are added, those left out are archived */
      offers?: {
        /**
         * @description Absolute http(s) URL with macros
         * @example http://advertiser.example/?your_parameter={click_id}&amount={payout}
         */
        url?: string;
        /**
         * @description Decimal, at most 6 decimals
         * @example 5.00
         */
        payout?: string | number;
        /**
         * @description ISO 4217; the campaign's currency when left out
         * @example USD
         */
        currency?: string;
        name?: string;
        /** @description Share among the active offers; default 100 */
        weight?: number;
        rules?: components['schemas']['OfferRules'] | null;
        caps?: components['schemas']['OfferCaps'] | null;
        /**
         * @description Id
         * @example 1
         */
        id?: string | number;
      }[];
      /**
       * @description Where visitors go when no offer takes them; null: 404
       * @example http://advertiser.example/?your_parameter={click_id}&amount={payout}
       */
      fallback_url?: string | null;
      /**
       * @description IANA time zone
       * @example Europe/Madrid
       */
      time_zone?: string;
      /**
       * @description ISO 4217
       * @example USD
       */
      currency?: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      default_payout?: (string | number) | null;
      /** @enum {string} */
      payout_source?: 'parameter' | 'fixed';
      attribution_window_days?: number;
      min_click_to_conversion_s?: number;
      /**
       * @description What a repeat with the same transaction id does: ignore (also spelled new), replace the payout, add the payout. Another transaction id is a new conversion; with once it is a repeat, too: one conversion per click and event
       * @enum {string}
       */
      repeat_mode?: 'ignore' | 'new' | 'replace' | 'add' | 'once';
      require_txid?: boolean;
      /** @description Named events that differ from the campaign in payout, repeats, hold or counting */
      events?: {
        /**
         * @description As senders name it; letter case does not matter
         * @example deposit
         */
        name: string;
        /**
         * @description With payout_source fixed what it always pays, else what it pays when none is sent
         * @example 25.00
         */
        payout?: (string | number) | null;
        /**
         * @description Of payout; the campaign's when left out
         * @example USD
         */
        currency?: string | null;
        /** @enum {string|null} */
        payout_source?: 'parameter' | 'fixed' | null;
        /**
         * @description What a repeat with the same transaction id does: ignore (also spelled new), replace the payout, add the payout. Another transaction id is a new conversion; with once it is a repeat, too: one conversion per click and event
         * @enum {string|null}
         */
        repeat_mode?: 'ignore' | 'new' | 'replace' | 'add' | 'once' | null;
        require_txid?: boolean | null;
        /** @description 0: no hold for this event */
        hold_hours?: number | null;
        /** @description false: adds its payout to revenue and nothing to the number of conversions, nor to the daily cap. Default true */
        counts?: boolean;
      }[];
      /**
       * @description What becomes of a hit that names an event which `events` does not list; without `events` all are accepted, a hit without an event always
       * @enum {string}
       */
      unknown_events?: 'accept' | 'reject';
      /** @description Approved conversions stay pending this long after they occurred, then are approved by themselves; a rejection until then stops it. null or 0: no hold */
      hold_hours?: number | null;
      /** @enum {string} */
      dedupe_scope?: 'click' | 'offer';
      daily_conversion_cap?: number | null;
      /** @enum {string} */
      over_cap?: 'reject' | 'count';
      redirect?: ('302' | '307' | 'meta') | 302 | 307;
      cost?: {
        /** @enum {string} */
        model: 'none' | 'cpc' | 'cpm' | 'cpa' | 'revshare';
        /**
         * @description Per click, thousand clicks or conversion; for revshare percent of the payout
         * @example 5.00
         */
        amount?: (string | number) | null;
        /**
         * @description ISO 4217
         * @example USD
         */
        currency?: string | null;
      } | null;
      /**
       * @description Postback source, of the same advertiser
       * @example 1
       */
      source_id?: string | number;
      tags?: string[];
      /** @description The same visitor (address and agent) gets the same offer all day; nothing is stored for it */
      sticky_visitor?: boolean;
      /** @description The visitor is known again by a first-party cookie for 30 days instead; without this no cookie is set */
      sticky_cookie?: boolean;
      /** @description In the campaign's zone; may overshoot by what arrives within a second */
      daily_click_cap?: number | null;
      /** @description A visitor counts as unique once in this time; default 24 */
      unique_window_hours?: number;
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: string | number;
    };
    ReplacedCampaign: {
      name: string;
      offers: {
        /**
         * @description Absolute http(s) URL with macros
         * @example http://advertiser.example/?your_parameter={click_id}&amount={payout}
         */
        url: string;
        /**
         * @description Decimal, at most 6 decimals
         * @example 5.00
         */
        payout: string | number;
        /**
         * @description ISO 4217; the campaign's currency when left out
         * @example USD
         */
        currency?: string;
        name?: string;
        /** @description Share among the active offers; default 100 */
        weight?: number;
        rules?: components['schemas']['OfferRules'] | null;
        caps?: components['schemas']['OfferCaps'] | null;
        /**
         * @description Id
         * @example 1
         */
        id?: string | number;
      }[];
      /**
       * @description Where visitors go when no offer takes them; null: 404
       * @example http://advertiser.example/?your_parameter={click_id}&amount={payout}
       */
      fallback_url?: string | null;
      /**
       * @description IANA time zone
       * @example Europe/Madrid
       */
      time_zone?: string;
      /**
       * @description ISO 4217
       * @example USD
       */
      currency?: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      default_payout?: (string | number) | null;
      /** @enum {string} */
      payout_source?: 'parameter' | 'fixed';
      attribution_window_days?: number;
      min_click_to_conversion_s?: number;
      /**
       * @description What a repeat with the same transaction id does: ignore (also spelled new), replace the payout, add the payout. Another transaction id is a new conversion; with once it is a repeat, too: one conversion per click and event
       * @enum {string}
       */
      repeat_mode?: 'ignore' | 'new' | 'replace' | 'add' | 'once';
      require_txid?: boolean;
      /** @description Named events that differ from the campaign in payout, repeats, hold or counting */
      events?: {
        /**
         * @description As senders name it; letter case does not matter
         * @example deposit
         */
        name: string;
        /**
         * @description With payout_source fixed what it always pays, else what it pays when none is sent
         * @example 25.00
         */
        payout?: (string | number) | null;
        /**
         * @description Of payout; the campaign's when left out
         * @example USD
         */
        currency?: string | null;
        /** @enum {string|null} */
        payout_source?: 'parameter' | 'fixed' | null;
        /**
         * @description What a repeat with the same transaction id does: ignore (also spelled new), replace the payout, add the payout. Another transaction id is a new conversion; with once it is a repeat, too: one conversion per click and event
         * @enum {string|null}
         */
        repeat_mode?: 'ignore' | 'new' | 'replace' | 'add' | 'once' | null;
        require_txid?: boolean | null;
        /** @description 0: no hold for this event */
        hold_hours?: number | null;
        /** @description false: adds its payout to revenue and nothing to the number of conversions, nor to the daily cap. Default true */
        counts?: boolean;
      }[];
      /**
       * @description What becomes of a hit that names an event which `events` does not list; without `events` all are accepted, a hit without an event always
       * @enum {string}
       */
      unknown_events?: 'accept' | 'reject';
      /** @description Approved conversions stay pending this long after they occurred, then are approved by themselves; a rejection until then stops it. null or 0: no hold */
      hold_hours?: number | null;
      /** @enum {string} */
      dedupe_scope?: 'click' | 'offer';
      daily_conversion_cap?: number | null;
      /** @enum {string} */
      over_cap?: 'reject' | 'count';
      redirect?: ('302' | '307' | 'meta') | 302 | 307;
      cost?: {
        /** @enum {string} */
        model: 'none' | 'cpc' | 'cpm' | 'cpa' | 'revshare';
        /**
         * @description Per click, thousand clicks or conversion; for revshare percent of the payout
         * @example 5.00
         */
        amount?: (string | number) | null;
        /**
         * @description ISO 4217
         * @example USD
         */
        currency?: string | null;
      } | null;
      /**
       * @description Postback source, of the same advertiser
       * @example 1
       */
      source_id?: string | number;
      tags?: string[];
      /** @description The same visitor (address and agent) gets the same offer all day; nothing is stored for it */
      sticky_visitor?: boolean;
      /** @description The visitor is known again by a first-party cookie for 30 days instead; without this no cookie is set */
      sticky_cookie?: boolean;
      /** @description In the campaign's zone; may overshoot by what arrives within a second */
      daily_click_cap?: number | null;
      /** @description A visitor counts as unique once in this time; default 24 */
      unique_window_hours?: number;
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: string | number;
    };
    CampaignVersionLine: {
      /**
       * @description Opaque id
       * @example 1
       */
      campaign_id: string;
      /**
       * @description As clicks and conversions keep it
       * @example 3
       */
      version: number;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      at: string;
      /** @example user:ann@example.com */
      actor: string;
      /** @example update */
      action: string;
      /**
       * @description Settings that differ from the version before; empty for the first
       * @example [
       *       "offers",
       *       "cost"
       *     ]
       */
      changed: string[];
      /** @description The older version this one brought back */
      restored_version: number | null;
    };
    CampaignVersion: {
      /**
       * @description Opaque id
       * @example 1
       */
      campaign_id: string;
      /**
       * @description As clicks and conversions keep it
       * @example 3
       */
      version: number;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      at: string;
      /** @example user:ann@example.com */
      actor: string;
      /** @example update */
      action: string;
      /**
       * @description Settings that differ from the version before; empty for the first
       * @example [
       *       "offers",
       *       "cost"
       *     ]
       */
      changed: string[];
      /** @description The older version this one brought back */
      restored_version: number | null;
      settings: components['schemas']['CampaignVersionSettings'];
      /** @description To the version before, one for each setting; empty for the first */
      differences: {
        /**
         * @description Offers by their id
         * @example offers.12.url
         */
        path: string;
        from: unknown;
        to: unknown;
      }[];
    };
    CampaignVersionSettings: {
      /**
       * @description Opaque id
       * @example 1
       */
      advertiser_id: string;
      /**
       * @description Opaque id
       * @example 1
       */
      source_id: string;
      /** @enum {string} */
      status: 'active' | 'paused' | 'archived';
      offers: {
        /**
         * @description Opaque id
         * @example 1
         */
        id: string;
        name: string;
        url: string;
        /**
         * @description Decimal, at most 6 decimals
         * @example 5.00
         */
        payout: string;
        currency: string;
        weight: number;
        /** @enum {string} */
        status: 'active' | 'archived';
        /** @description Whom it takes; null: everybody */
        rules: components['schemas']['OfferRules'] | null;
        /** @description How much it takes in a day; null: no end */
        caps: components['schemas']['OfferCaps'] | null;
      }[];
      landing_pages: {
        /**
         * @description Opaque id
         * @example 1
         */
        id: string;
        name: string;
        url: string;
        weight: number;
        /** @enum {string} */
        status: 'active' | 'archived';
      }[];
      fallback_url: string | null;
      time_zone: string;
      currency: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      default_payout: string | null;
      /** @enum {string} */
      payout_source: 'parameter' | 'fixed';
      attribution_window_days: number;
      min_click_to_conversion_s: number;
      /** @enum {string} */
      repeat_mode: 'ignore' | 'replace' | 'add' | 'once';
      require_txid: boolean;
      events: components['schemas']['CampaignEvent'][];
      /** @enum {string} */
      unknown_events: 'accept' | 'reject';
      hold_hours: number | null;
      /** @enum {string} */
      dedupe_scope: 'click' | 'offer';
      daily_conversion_cap: number | null;
      /** @enum {string} */
      over_cap: 'reject' | 'count';
      /** @enum {string} */
      redirect: '302' | '307' | 'meta';
      cost: {
        /** @enum {string} */
        model: 'cpc' | 'cpm' | 'cpa' | 'revshare';
        /**
         * @description Decimal, at most 6 decimals
         * @example 5.00
         */
        amount: string;
        currency: string;
      } | null;
      /** @description The same visitor (address and agent) gets the same offer all day; nothing is stored for it */
      sticky_visitor: boolean;
      /** @description The visitor is known again by a first-party cookie for 30 days instead; without this no cookie is set */
      sticky_cookie: boolean;
      /** @description In the campaign's zone; may overshoot by what arrives within a second */
      daily_click_cap: number | null;
      /** @description A visitor counts as unique once in this time; default 24 */
      unique_window_hours: number;
    };
    NewLandingPage: {
      /**
       * @description Absolute http(s) URL with macros. {click_id} or {click_out_url} lets the page send its visitors on to the offer
       * @example https://lander.example/spring?go={click_out_url}
       */
      url: string;
      name?: string;
      /** @description Share among the active landing pages; default 100 */
      weight?: number;
    };
    /**
     * @example {
     *       "weight": 50
     *     }
     */
    LandingPageChange: {
      /**
       * @description Absolute http(s) URL with macros. {click_id} or {click_out_url} lets the page send its visitors on to the offer
       * @example https://lander.example/spring?go={click_out_url}
       */
      url?: string;
      name?: string;
      /** @description Share among the active landing pages; default 100 */
      weight?: number;
      /** @enum {string} */
      status?: 'active' | 'archived';
    };
    OfferChange: {
      /**
       * @description Absolute http(s) URL with macros
       * @example http://advertiser.example/?your_parameter={click_id}&amount={payout}
       */
      url?: string;
      /**
       * @description Decimal, at most 6 decimals
       * @example 5.00
       */
      payout?: string | number;
      /**
       * @description ISO 4217; the campaign's currency when left out
       * @example USD
       */
      currency?: string;
      name?: string;
      /** @description Share among the active offers; default 100 */
      weight?: number;
      rules?: components['schemas']['OfferRules'] | null;
      caps?: components['schemas']['OfferCaps'] | null;
      /** @enum {string} */
      status?: 'active' | 'archived';
    };
    PostbackSource: {
      /**
       * @description Opaque id
       * @example 1
       */
      id: string;
      key: string;
      name: string;
      /**
       * @description Opaque id
       * @example 1
       */
      advertiser_id: string;
      preset: string;
      /** @description Secrets are cut: "tok_…" */
      settings: {
        [key: string]: unknown;
      };
      /** @enum {string} */
      status: 'active' | 'archived';
      postback_url: string;
      postback_url_template: string;
      /**
       * @description Until then the key before the last rotation is taken, too
       * @example 2026-11-22T12:00:00.000Z
       */
      old_key_until: string | null;
      version: number;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      created_at: string;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      updated_at: string;
    };
    /**
     * @example {
     *       "name": "Acme network",
     *       "preset": "generic",
     *       "settings": {
     *         "status_words": {
     *           "paid": "approved"
     *         }
     *       }
     *     }
     */
    NewPostbackSource: {
      name: string;
      /**
       * @description Id
       * @example 1
       */
      advertiser_id?: string | number;
      /**
       * @description How the network speaks; generic fits most
       * @example generic
       */
      preset?: string;
      settings?: components['schemas']['PostbackSourceSettings'];
    };
    /**
     * @example {
     *       "names": {
     *         "click_id": [
     *           "subid"
     *         ]
     *       },
     *       "status_words": {
     *         "paid": "approved"
     *       },
     *       "auth": [
     *         {
     *           "scheme": "token",
     *           "token": "tok_9f2b…"
     *         }
     *       ]
     *     }
     */
    PostbackSourceSettings: {
      /** @description The sender's parameter names, tried before the usual ones */
      names?: {
        click_id?: string[];
        txid?: string[];
        payout?: string[];
        event?: string[];
        currency?: string[];
        status?: string[];
        sale_amount?: string[];
        event_time?: string[];
      } & {
        [key: string]: unknown;
      };
      /** @description Usual names that mean something else here */
      not_names?: string[];
      /** @description Parameters whose value is a JSON text */
      inner_json?: string[];
      status_words?: {
        [key: string]: 'approved' | 'pending' | 'rejected' | 'hold' | 'ignore';
      };
      /** @enum {string} */
      unknown_status?: 'approved' | 'pending' | 'rejected' | 'hold' | 'ignore';
      event_names?: {
        [key: string]: string;
      };
      known_events_only?: boolean;
      /** @enum {string} */
      decimal?: 'auto' | 'comma' | 'point';
      /** @description Amounts are in cents */
      minor_units?: boolean;
      max_payout?: string;
      /** @enum {string} */
      transitions?: 'any' | 'approved_is_final' | 'pending_only';
      /** @description All rules must hold */
      auth?: (
        | ({
            /** @enum {string} */
            scheme: 'token';
            token: string;
            params?: string[];
          } & {
            [key: string]: unknown;
          })
        | ({
            /** @enum {string} */
            scheme: 'ip';
            allow: string[];
          } & {
            [key: string]: unknown;
          })
        | ({
            /**
             * @description hex HMAC-SHA-256 over the raw query before the signature parameter
             * @enum {string}
             */
            scheme: 'hmac_sha256';
            secret: string;
            param?: string;
          } & {
            [key: string]: unknown;
          })
        | ({
            /**
             * @description HMAC over the raw body, in a header: how shops and most webhooks sign
             * @enum {string}
             */
            scheme: 'hmac_body';
            secret: string;
            header?: string;
            /** @enum {string} */
            algorithm?: 'sha1' | 'sha256' | 'sha512';
            /** @enum {string} */
            encoding?: 'hex' | 'base64';
            /** @description What stands before the signature, such as "sha256=" */
            prefix?: string;
          } & {
            [key: string]: unknown;
          })
        | ({
            /**
             * @description hex digest over the values of the named parameters and the secret, joined
             * @enum {string}
             */
            scheme: 'md5' | 'sha1' | 'sha256' | 'sha512';
            secret: string;
            param?: string;
            /** @description Parameter names in order; "{secret}" stands for the secret, at the end when not named */
            parts: string[];
            separator?: string;
          } & {
            [key: string]: unknown;
          })
        | ({
            /**
             * @description hex SHA-512 over name=value and the secret for each parameter, sorted by name (Digistore24)
             * @enum {string}
             */
            scheme: 'sorted_sha512';
            secret: string;
            param?: string;
          } & {
            [key: string]: unknown;
          })
        | ({
            /**
             * @description the body is encrypted with this secret key (ClickBank instant notifications)
             * @enum {string}
             */
            scheme: 'clickbank';
            secret: string;
          } & {
            [key: string]: unknown;
          })
      )[];
      require_https?: boolean;
      /** @description Hits are logged and judged, never reported */
      test?: boolean;
      /**
       * @description Body of every answer, instead of OK and the receipt
       * @example 1
       */
      answer?: string;
    } & {
      [key: string]: unknown;
    };
    PostbackSourceChange: {
      name?: string;
      /**
       * @description How the network speaks; generic fits most
       * @example generic
       */
      preset?: string;
      /** @description Replaces all settings */
      settings?: components['schemas']['PostbackSourceSettings'];
      /** @enum {string} */
      status?: 'active' | 'archived';
    };
    /**
     * @example {
     *       "keep_old_hours": 24
     *     }
     */
    KeyRotation: {
      /**
       * @description How long hits at the old URL are still taken; 0: from now on they are rejected as unknown_source
       * @default 24
       */
      keep_old_hours: number;
    };
    Rate: {
      /** @example EUR */
      currency: string;
      /**
       * @description Units of the base currency for one unit of this
       * @example 1.1
       */
      rate: string;
      /** @example USD */
      base_currency: string;
      /** @example 1 EUR = 1.1 USD */
      means: string;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      updated_at: string;
    };
    /**
     * @example {
     *       "rate": "1.10"
     *     }
     */
    RateInput: {
      /** @example 1.10 */
      rate: string | number;
    };
    /**
     * @description One rate, an array of them, or {"rates":{"EUR":"1.10"}}
     * @example {
     *       "currency": "EUR",
     *       "rate": "1.10"
     *     }
     */
    RatesInput: unknown;
    TrafficSource: {
      /**
       * @description Opaque id
       * @example 1
       */
      id: string;
      name: string;
      template: string;
      /** @description What the source puts into the tracking URL */
      parameters: {
        /**
         * @description Parameter of our tracking URL
         * @example supply_id
         */
        parameter: string;
        /**
         * @description The network's macro, as it must be pasted
         * @example {zoneid}
         */
        macro: string;
        /**
         * @description For people
         * @example Zone
         */
        means?: string;
      }[];
      /** @enum {string} */
      status: 'active' | 'archived';
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      created_at: string;
      /**
       * @description UTC instant
       * @example 2026-11-22T12:00:00.000Z
       */
      updated_at: string;
    };
    /**
     * @example {
     *       "name": "PropellerAds push",
     *       "template": "propellerads"
     *     }
     */
    NewTrafficSource: {
      name: string;
      /**
       * @description generic when left out
       * @example propellerads
       */
      template?: string;
      /** @description The template's when left out */
      parameters?: {
        /**
         * @description Parameter of our tracking URL
         * @example supply_id
         */
        parameter: string;
        /**
         * @description The network's macro, as it must be pasted
         * @example {zoneid}
         */
        macro: string;
        /**
         * @description For people
         * @example Zone
         */
        means?: string;
      }[];
    };
    ParameterLabels: {
      /** @example sub1 */
      parameter: string;
      /**
       * @description What active traffic sources put there, the most frequent first
       * @example [
       *       "Zone"
       *     ]
       */
      labels: string[];
    };
    TrafficSourceChange: {
      name?: string;
      parameters?: {
        /**
         * @description Parameter of our tracking URL
         * @example supply_id
         */
        parameter: string;
        /**
         * @description The network's macro, as it must be pasted
         * @example {zoneid}
         */
        macro: string;
        /**
         * @description For people
         * @example Zone
         */
        means?: string;
      }[];
      /** @enum {string} */
      status?: 'active' | 'archived';
    };
    TrafficSourceTemplate: {
      name: string;
      title: string;
      parameters: {
        /**
         * @description Parameter of our tracking URL
         * @example supply_id
         */
        parameter: string;
        /**
         * @description The network's macro, as it must be pasted
         * @example {zoneid}
         */
        macro: string;
        /**
         * @description For people
         * @example Zone
         */
        means?: string;
      }[];
      /**
       * @description Parameter the network appends by itself
       * @example gclid
       */
      click_id_auto: string | null;
      /** @description Where the macros were read; null: from common use, compare them with the network's own page */
      checked: {
        url: string;
        on: string;
        /**
         * @description Macros that page does not name: from common use
         * @example []
         */
        unconfirmed: string[];
      } | null;
    };
    ClickImportResult: {
      imported: number;
      /** @description Rows whose click_id was there already: left as it was */
      duplicates: number;
      rejected_count: number;
      /** @description The first 1,000; row 1 is the first after the header */
      rejected: {
        row: number;
        code: string;
        message: string;
      }[];
    };
    Click: {
      /**
       * @description As sent to the advertiser: ours, or the one another tracker gave
       * @example push_70g3…
       */
      click_id: string;
      campaign_id: string;
      offer_id: string | null;
      /** @description Page he saw first; null: none */
      landing_page_id: string | null;
      /** @example 2026-11-22T12:00:00.000Z */
      clicked_at: string;
      /**
       * @description Decimal, in `currency`
       * @example 0.0125
       */
      cost: string;
      /**
       * @description BASE_CURRENCY
       * @example USD
       */
      currency: string;
      /**
       * @description Supply source
       * @example s-17
       */
      supply_id: string | null;
      /**
       * @description Site or zone
       * @example news.example
       */
      site_id: string | null;
      /**
       * @description Creative
       * @example banner-3
       */
      creative_id: string | null;
      /**
       * @description Source
       * @example newsletter
       */
      source: string | null;
      /**
       * @description Domain of the page before
       * @example news.example
       */
      referrer: string | null;
      /**
       * @description ISO 3166-1 alpha-2
       * @example ES
       */
      country: string | null;
      /**
       * @description Region
       * @example Catalonia
       */
      region: string | null;
      /**
       * @description City
       * @example Barcelona
       */
      city: string | null;
      /**
       * @description desktop, mobile, tablet, …
       * @example mobile
       */
      device: string | null;
      /**
       * @description Brand and model
       * @example Apple iPhone
       */
      device_model: string | null;
      /**
       * @description Operating system
       * @example Android
       */
      os: string | null;
      /**
       * @description Browser
       * @example Chrome
       */
      browser: string | null;
      /**
       * @description First language
       * @example es
       */
      language: string | null;
      /**
       * @description Only `bot` is left out of the metric clicks
       * @example []
       */
      flags: ('bot' | 'unique' | 'no_agent' | 'too_fast' | 'many_per_minute' | 'prefetch' | 'imported' | 'data_centre')[];
      /**
       * @description sub1 … sub20, those given
       * @example {
       *       "sub1": "a"
       *     }
       */
      subs: {
        [key: string]: string;
      };
    };
    ClickDetail: {
      /**
       * @description As sent to the advertiser: ours, or the one another tracker gave
       * @example push_70g3…
       */
      click_id: string;
      campaign_id: string;
      offer_id: string | null;
      /** @description Page he saw first; null: none */
      landing_page_id: string | null;
      /** @example 2026-11-22T12:00:00.000Z */
      clicked_at: string;
      /**
       * @description Decimal, in `currency`
       * @example 0.0125
       */
      cost: string;
      /**
       * @description BASE_CURRENCY
       * @example USD
       */
      currency: string;
      /**
       * @description Supply source
       * @example s-17
       */
      supply_id: string | null;
      /**
       * @description Site or zone
       * @example news.example
       */
      site_id: string | null;
      /**
       * @description Creative
       * @example banner-3
       */
      creative_id: string | null;
      /**
       * @description Source
       * @example newsletter
       */
      source: string | null;
      /**
       * @description Domain of the page before
       * @example news.example
       */
      referrer: string | null;
      /**
       * @description ISO 3166-1 alpha-2
       * @example ES
       */
      country: string | null;
      /**
       * @description Region
       * @example Catalonia
       */
      region: string | null;
      /**
       * @description City
       * @example Barcelona
       */
      city: string | null;
      /**
       * @description desktop, mobile, tablet, …
       * @example mobile
       */
      device: string | null;
      /**
       * @description Brand and model
       * @example Apple iPhone
       */
      device_model: string | null;
      /**
       * @description Operating system
       * @example Android
       */
      os: string | null;
      /**
       * @description Browser
       * @example Chrome
       */
      browser: string | null;
      /**
       * @description First language
       * @example es
       */
      language: string | null;
      /**
       * @description Only `bot` is left out of the metric clicks
       * @example []
       */
      flags: ('bot' | 'unique' | 'no_agent' | 'too_fast' | 'many_per_minute' | 'prefetch' | 'imported' | 'data_centre')[];
      /**
       * @description sub1 … sub20, those given
       * @example {
       *       "sub1": "a"
       *     }
       */
      subs: {
        [key: string]: string;
      };
      /**
       * @description Where the visitor was sent
       * @example http://advertiser.example/?…
       */
      target: string | null;
      /**
       * @description Query of the tracking URL, as it came
       * @example supply_id=s-17
       */
      query: string | null;
      /**
       * @description The traffic source's own click id
       * @example x1
       */
      external_id: string | null;
      /**
       * @description Masked unless whole addresses are stored
       * @example 203.0.113.0/24
       */
      ip: string | null;
      /**
       * @description User agent
       * @example Mozilla/5.0 …
       */
      user_agent: string | null;
      /**
       * @description Page before
       * @example https://news.example/article
       */
      referrer_url: string | null;
      /** @description Version of the campaign it was routed by */
      campaign_version: number | null;
      journey: components['schemas']['ClickJourney'];
    };
    ClickJourney: {
      /** @description Why this offer; null when it cannot be told any more (see note) */
      why: string | null;
      offers: components['schemas']['TriedOffer'][];
      /** @description The page he saw first; null: none */
      landing_page: {
        id: string;
        name: string;
        why: string;
      } | null;
      /** @description When he went on from the landing page, and to which offer */
      click_outs: {
        at: string;
        offer_id: string;
      }[];
      note: string | null;
      /**
       * @description Where the visitor was sent
       * @example http://advertiser.example/?…
       */
      final_url: string | null;
      flags: {
        /** @enum {string} */
        flag: 'bot' | 'unique' | 'no_agent' | 'too_fast' | 'many_per_minute' | 'prefetch' | 'imported' | 'data_centre';
        means: string;
      }[];
    };
    TriedOffer: {
      offer_id: string;
      name: string;
      /** @enum {string} */
      outcome: 'chosen' | 'open' | 'refused' | 'capped' | 'standby';
      /** @description Share of the open offers' weight; null when it is not open */
      chance: number | null;
      /**
       * @description The rule or cap that refused
       * @example country
       */
      rule: string | null;
      /** @example country is "FR"; the offer wants one of ES, PT. */
      explanation: string;
    };
    KeptCost: {
      id: string;
      key: string;
      campaign_id: string;
      from: string;
      to: string;
      time_zone: string;
      filter: {
        supply_id?: string;
        site_id?: string;
        creative_id?: string;
        source?: string;
        country?: string;
      };
      /**
       * @description As it was sent, in currency
       * @example 125.50
       */
      amount: string;
      currency: string;
      clicks: number;
      /** @description What these clicks cost before, in base_currency */
      before: string;
      /** @description What they cost by it, in base_currency */
      after: string;
      base_currency: string;
      /** @example user:ann@example.com */
      actor: string;
      at: string;
      undone_at: string | null;
      undone_by: string | null;
    };
    CostCorrection: {
      /** @description Of your choice: the same request under the same key counts once */
      key: string;
      /**
       * @description Id
       * @example 1
       */
      campaign_id: string | number;
      /**
       * @description Day or time in time_zone
       * @example 2026-11-01
       */
      from: string;
      /**
       * @description End, not included
       * @example 2026-11-02
       */
      to: string;
      /**
       * @description UTC when left out
       * @example Europe/Madrid
       */
      time_zone?: string;
      /**
       * @description What these clicks cost in all; it replaces what they are said to cost now
       * @example 125.50
       */
      amount: string | number;
      /**
       * @description ISO 4217
       * @example USD
       */
      currency: string;
      /** @description Only clicks with these values */
      filter?: {
        supply_id?: string;
        site_id?: string;
        creative_id?: string;
        source?: string;
        country?: string;
      };
    };
    CorrectedCost: {
      id: string;
      key: string;
      /** @description Over how many clicks the amount was spread */
      clicks: number;
      /**
       * @description What they cost before, in base_currency
       * @example 100.00
       */
      before: string;
      /**
       * @description What they cost now, in base_currency, to the millionth
       * @example 125.50
       */
      after: string;
      base_currency: string;
      /** @description true: this key was applied before, nothing was changed now */
      repeated: boolean;
    };
    Simulation: {
      /**
       * @description nowhere: the visitor gets a 404
       * @enum {string}
       */
      goes_to: 'offer' | 'fallback' | 'nowhere';
      offer_id: string | null;
      /** @description With "simulated" for the click id: nothing is recorded */
      location: string | null;
      /** @description The page he sees first; null: none */
      landing_page: {
        id: string;
        name: string;
        why: string;
      } | null;
      /** @description Where the landing page sends him on to */
      click_out_location: string | null;
      /** @enum {string} */
      redirect: '302' | '307' | 'meta';
      why: string;
      offers: components['schemas']['TriedOffer'][];
      visitor: {
        country: string;
        region: string;
        city: string;
        language: string;
        device: string;
        model: string;
        os: string;
        browser: string;
        asn: string;
        isp: string;
        connection: string;
        bot: boolean;
      };
      campaign_version: number;
      at: string;
    };
    /**
     * @example {
     *       "id": "cv_019ab5e0c1d07a2b9c3d4e5f60718293",
     *       "receipt": "pb_k06d…",
     *       "click_id": "push_q06d…",
     *       "campaign_id": "1",
     *       "offer_id": "1",
     *       "source_id": "1",
     *       "event": "default",
     *       "txid": "120",
     *       "status": "approved",
     *       "original_status": null,
     *       "hold": false,
     *       "hold_until": null,
     *       "counts": true,
     *       "manual": false,
     *       "kind": "conversion",
     *       "payout": "5.00",
     *       "currency": "USD",
     *       "payout_base": "5.00",
     *       "rate": "1",
     *       "sale_amount": null,
     *       "warnings": [],
     *       "custom": {},
     *       "clicked_at": "2026-11-22T12:00:00.000Z",
     *       "occurred_at": "2026-11-22T13:00:00.000Z",
     *       "received_at": "2026-11-22T13:00:00.000Z",
     *       "campaign_version": 1,
     *       "version": 1
     *     }
     */
    Conversion: {
      id: string;
      /** @description Receipt of the postback that made it */
      receipt: string;
      click_id: string;
      campaign_id: string;
      offer_id: string | null;
      source_id: string;
      event: string;
      txid: string | null;
      /** @enum {string} */
      status: 'pending' | 'approved' | 'rejected';
      /** @description The status word as it was sent */
      original_status: string | null;
      /** @description Pending because it is on hold: by the sender's word or for the hold period */
      hold: boolean;
      /** @description When its hold period ends and it is approved by itself; null: it does not wait for that */
      hold_until: string | null;
      /** @description false: of an event that adds to revenue, not to the number of conversions */
      counts: boolean;
      /** @description Status or payout were set by hand */
      manual: boolean;
      /** @enum {string} */
      kind: 'conversion' | 'adjustment';
      /** @description Decimal, in `currency` */
      payout: string;
      currency: string;
      /** @description Decimal, in BASE_CURRENCY */
      payout_base: string;
      /** @description Units of BASE_CURRENCY for one unit of `currency`; null: none was set, payout_base is 0 */
      rate: string | null;
      sale_amount: string | null;
      warnings: string[];
      /** @description Further parameters of the postback */
      custom: {
        [key: string]: string;
      };
      clicked_at: string;
      /** @description The accepted event time, else the time of receipt */
      occurred_at: string;
      received_at: string;
      campaign_version: number;
      /** @description Grows with every change */
      version: number;
    };
    /**
     * @example {
     *       "status": "rejected"
     *     }
     */
    ConversionChange: {
      /** @enum {string} */
      status?: 'pending' | 'approved' | 'rejected';
      /**
       * @description Decimal, in the conversion's currency
       * @example 4.50
       */
      payout?: string;
      /** @description Refuse the change when the conversion has another version meanwhile */
      version?: number;
    };
    /**
     * @example {
     *       "receipt": "pb_k06d…",
     *       "received_at": "2026-11-22T13:00:00.000Z",
     *       "outcome": "rejected",
     *       "reason": "duplicate",
     *       "hint": "Nobody has to do anything: this conversion was already counted.",
     *       "warnings": [],
     *       "conversion_id": "cv_019ab5e0c1d07a2b9c3d4e5f60718293",
     *       "click_id": "push_q06d…",
     *       "campaign_id": "1",
     *       "source_id": "1",
     *       "event": "default",
     *       "txid": "120",
     *       "payout": "5.00",
     *       "currency": "USD",
     *       "replay_id": null
     *     }
     */
    Postback: {
      /** @description With .1, .2, … for the elements of a JSON array */
      receipt: string;
      received_at: string;
      /** @enum {string} */
      outcome: 'pending' | 'waiting' | 'accepted' | 'rejected';
      /** @enum {string|null} */
      reason:
        | 'missing_click_id'
        | 'unreplaced_macro'
        | 'malformed_click_id'
        | 'bad_click_signature'
        | 'unknown_click'
        | 'click_expired_from_storage'
        | 'ambiguous_click_id'
        | 'duplicate'
        | 'duplicate_conflict'
        | 'missing_txid'
        | 'invalid_status_transition'
        | 'ignored_status'
        | 'outside_attribution_window'
        | 'below_min_time_to_conversion'
        | 'event_before_click'
        | 'over_cap'
        | 'campaign_inactive'
        | 'advertiser_mismatch'
        | 'unknown_event'
        | 'invalid_payout'
        | 'payout_out_of_range'
        | 'unknown_currency'
        | 'adjustment_without_original'
        | 'auth_missing'
        | 'auth_invalid'
        | 'ip_not_allowed'
        | 'https_required'
        | 'manually_rejected'
        | 'malformed_body'
        | 'malformed_encoding'
        | 'encrypted_body_no_key'
        | 'body_too_deep'
        | 'too_many_params'
        | 'unsupported_encoding'
        | 'body_too_large'
        | 'unknown_source'
        | 'safe_method'
        | 'test'
        | null;
      /** @description Who has to change what */
      hint: string | null;
      warnings: (
        | 'missing_payout'
        | 'click_row_missing'
        | 'case_repaired'
        | 'rounded'
        | 'ambiguous_number'
        | 'duplicate_parameter'
        | 'conflicting_parameter'
        | 'double_encoded'
        | 'html_entity_repair'
        | 'second_question_mark'
        | 'stripped_quotes'
        | 'trailing_junk'
        | 'unreplaced_macro'
        | 'unknown_currency'
        | 'unmapped_status'
        | 'event_time_conflict'
        | 'future_event_time'
      )[];
      /** @description The conversion it made, changed or repeats */
      conversion_id: string | null;
      /** @description As sent, when no click was found */
      click_id: string | null;
      campaign_id: string | null;
      source_id: string | null;
      event: string | null;
      txid: string | null;
      payout: string | null;
      currency: string | null;
      /** @description The replay that gave it this verdict; null: judged as it came */
      replay_id: string | null;
    };
    /**
     * @example {
     *       "receipt": "pb_k06d…",
     *       "received_at": "2026-11-22T13:00:00.000Z",
     *       "outcome": "rejected",
     *       "reason": "duplicate",
     *       "hint": "Nobody has to do anything: this conversion was already counted.",
     *       "warnings": [],
     *       "conversion_id": "cv_019ab5e0c1d07a2b9c3d4e5f60718293",
     *       "click_id": "push_q06d…",
     *       "campaign_id": "1",
     *       "source_id": "1",
     *       "event": "default",
     *       "txid": "120",
     *       "payout": "5.00",
     *       "currency": "USD",
     *       "replay_id": null,
     *       "would_be": null,
     *       "raw": {
     *         "method": "GET",
     *         "url": "/postback?click_id=push_q06d…&payout=5&txid=120",
     *         "headers": [
     *           [
     *             "Host",
     *             "tracker.example"
     *           ]
     *         ],
     *         "body_base64": null,
     *         "body_size": 0,
     *         "ip": "203.0.113.7"
     *       },
     *       "steps": [
     *         {
     *           "name": "decide-repeat",
     *           "input": {
     *             "repeat_mode": "ignore",
     *             "txid": "120"
     *           },
     *           "result": "duplicate"
     *         }
     *       ]
     *     }
     */
    PostbackDetail: {
      /** @description With .1, .2, … for the elements of a JSON array */
      receipt: string;
      received_at: string;
      /** @enum {string} */
      outcome: 'pending' | 'waiting' | 'accepted' | 'rejected';
      /** @enum {string|null} */
      reason:
        | 'missing_click_id'
        | 'unreplaced_macro'
        | 'malformed_click_id'
        | 'bad_click_signature'
        | 'unknown_click'
        | 'click_expired_from_storage'
        | 'ambiguous_click_id'
        | 'duplicate'
        | 'duplicate_conflict'
        | 'missing_txid'
        | 'invalid_status_transition'
        | 'ignored_status'
        | 'outside_attribution_window'
        | 'below_min_time_to_conversion'
        | 'event_before_click'
        | 'over_cap'
        | 'campaign_inactive'
        | 'advertiser_mismatch'
        | 'unknown_event'
        | 'invalid_payout'
        | 'payout_out_of_range'
        | 'unknown_currency'
        | 'adjustment_without_original'
        | 'auth_missing'
        | 'auth_invalid'
        | 'ip_not_allowed'
        | 'https_required'
        | 'manually_rejected'
        | 'malformed_body'
        | 'malformed_encoding'
        | 'encrypted_body_no_key'
        | 'body_too_deep'
        | 'too_many_params'
        | 'unsupported_encoding'
        | 'body_too_large'
        | 'unknown_source'
        | 'safe_method'
        | 'test'
        | null;
      /** @description Who has to change what */
      hint: string | null;
      warnings: (
        | 'missing_payout'
        | 'click_row_missing'
        | 'case_repaired'
        | 'rounded'
        | 'ambiguous_number'
        | 'duplicate_parameter'
        | 'conflicting_parameter'
        | 'double_encoded'
        | 'html_entity_repair'
        | 'second_question_mark'
        | 'stripped_quotes'
        | 'trailing_junk'
        | 'unreplaced_macro'
        | 'unknown_currency'
        | 'unmapped_status'
        | 'event_time_conflict'
        | 'future_event_time'
      )[];
      /** @description The conversion it made, changed or repeats */
      conversion_id: string | null;
      /** @description As sent, when no click was found */
      click_id: string | null;
      campaign_id: string | null;
      source_id: string | null;
      event: string | null;
      txid: string | null;
      payout: string | null;
      currency: string | null;
      /** @description The replay that gave it this verdict; null: judged as it came */
      replay_id: string | null;
      /** @description Of a test: what the verdict would have been */
      would_be: {
        outcome: string;
        reason: string | null;
      } | null;
      /** @description Secrets are replaced by ***; null once retention has dropped it */
      raw: {
        method: string;
        url: string;
        /** @description As on the wire, in order */
        headers: string[][];
        /** @description The first 64 KiB; of a compressed body that holds secrets, its content */
        body_base64: string | null;
        body_size: number;
        ip: string | null;
      } | null;
      /** @description Every step of the decision, in order */
      steps: {
        element?: number;
        name: string;
        input?: {
          [key: string]: unknown;
        };
        result: string;
      }[];
    };
    ExplainedConversion: {
      id: string;
      /** @description Receipt of the postback that made it */
      receipt: string;
      click_id: string;
      campaign_id: string;
      offer_id: string | null;
      source_id: string;
      event: string;
      txid: string | null;
      /** @enum {string} */
      status: 'pending' | 'approved' | 'rejected';
      /** @description The status word as it was sent */
      original_status: string | null;
      /** @description Pending because it is on hold: by the sender's word or for the hold period */
      hold: boolean;
      /** @description When its hold period ends and it is approved by itself; null: it does not wait for that */
      hold_until: string | null;
      /** @description false: of an event that adds to revenue, not to the number of conversions */
      counts: boolean;
      /** @description Status or payout were set by hand */
      manual: boolean;
      /** @enum {string} */
      kind: 'conversion' | 'adjustment';
      /** @description Decimal, in `currency` */
      payout: string;
      currency: string;
      /** @description Decimal, in BASE_CURRENCY */
      payout_base: string;
      /** @description Units of BASE_CURRENCY for one unit of `currency`; null: none was set, payout_base is 0 */
      rate: string | null;
      sale_amount: string | null;
      warnings: string[];
      /** @description Further parameters of the postback */
      custom: {
        [key: string]: string;
      };
      clicked_at: string;
      /** @description The accepted event time, else the time of receipt */
      occurred_at: string;
      received_at: string;
      campaign_version: number;
      /** @description Grows with every change */
      version: number;
      /** @description Hits about it, oldest first, each with its steps */
      explanation: components['schemas']['PostbackDetail'][];
    };
    /**
     * @example {
     *       "filter": {
     *         "reason": "auth_invalid",
     *         "from": "2026-11-20"
     *       },
     *       "dry_run": true
     *     }
     */
    ReplayRequest: {
      /** @description Which rejected hits; without `from`, all whose requests are still kept */
      filter?: {
        /** @enum {string} */
        reason?:
          | 'missing_click_id'
          | 'unreplaced_macro'
          | 'malformed_click_id'
          | 'bad_click_signature'
          | 'unknown_click'
          | 'click_expired_from_storage'
          | 'ambiguous_click_id'
          | 'duplicate'
          | 'duplicate_conflict'
          | 'missing_txid'
          | 'invalid_status_transition'
          | 'ignored_status'
          | 'outside_attribution_window'
          | 'below_min_time_to_conversion'
          | 'event_before_click'
          | 'over_cap'
          | 'campaign_inactive'
          | 'advertiser_mismatch'
          | 'unknown_event'
          | 'invalid_payout'
          | 'payout_out_of_range'
          | 'unknown_currency'
          | 'adjustment_without_original'
          | 'auth_missing'
          | 'auth_invalid'
          | 'ip_not_allowed'
          | 'https_required'
          | 'manually_rejected'
          | 'malformed_body'
          | 'malformed_encoding'
          | 'encrypted_body_no_key'
          | 'body_too_deep'
          | 'too_many_params'
          | 'unsupported_encoding'
          | 'body_too_large'
          | 'unknown_source'
          | 'safe_method'
          | 'test';
        /** @description Only hits about this click, or that sent this text as click id */
        click_id?: string;
        /**
         * @description Only hits of this campaign; `none`: hits that found no campaign
         * @example 1
         */
        campaign_id?: 'none' | string;
        source_id?: string;
        /**
         * @description First instant, ISO 8601; 7 days before `to` when left out
         * @example 2026-11-22T00:00:00.000Z
         */
        from?: string;
        /** @description End, not included; now when left out. At most 92 days after `from` */
        to?: string;
        /** @description Only these hits */
        receipts?: string[];
      };
      /**
       * @description true: only says what would change
       * @default true
       */
      dry_run: boolean;
      /** @default 500 */
      limit: number;
      /** @description next_cursor of the answer before: goes on there, under the same replay_id */
      cursor?: string;
    };
    ReplayAnswer: {
      /** @description Hits and audit entries carry it; null for a dry run */
      replay_id: string | null;
      dry_run: boolean;
      /** @description Hits decided again by this request */
      examined: number;
      /** @description Log rows that got, or would get, another verdict */
      changed: number;
      /** @description Of these, how many are, or would be, accepted */
      accepted: number;
      /** @description Hits whose request retention has dropped */
      not_kept: number;
      /** @description Hits of the filter that come after these; 100,000 stands for that many or more */
      remaining: number;
      changes: {
        from: {
          outcome: string;
          reason: string | null;
        };
        to: {
          outcome: string;
          reason: string | null;
        };
        count: number;
      }[];
      /** @description At most 20 */
      examples: {
        receipt: string;
        from: {
          outcome: string;
          reason: string | null;
        };
        to: {
          outcome: string;
          reason: string | null;
        };
        conversion_id: string | null;
      }[];
      next_cursor: string | null;
    };
    ConversionImportResult: {
      dry_run: boolean;
      rows: number;
      accepted: number;
      waiting: number;
      rejected: number;
      /** @description In order of the file, at most 10,000 */
      results: {
        /** @description 1 is the first after the header */
        row: number;
        /** @enum {string} */
        outcome: 'accepted' | 'waiting' | 'rejected';
        reason:
          | (
              | (
                  | 'missing_click_id'
                  | 'unreplaced_macro'
                  | 'malformed_click_id'
                  | 'bad_click_signature'
                  | 'unknown_click'
                  | 'click_expired_from_storage'
                  | 'ambiguous_click_id'
                  | 'duplicate'
                  | 'duplicate_conflict'
                  | 'missing_txid'
                  | 'invalid_status_transition'
                  | 'ignored_status'
                  | 'outside_attribution_window'
                  | 'below_min_time_to_conversion'
                  | 'event_before_click'
                  | 'over_cap'
                  | 'campaign_inactive'
                  | 'advertiser_mismatch'
                  | 'unknown_event'
                  | 'invalid_payout'
                  | 'payout_out_of_range'
                  | 'unknown_currency'
                  | 'adjustment_without_original'
                  | 'auth_missing'
                  | 'auth_invalid'
                  | 'ip_not_allowed'
                  | 'https_required'
                  | 'manually_rejected'
                  | 'malformed_body'
                  | 'malformed_encoding'
                  | 'encrypted_body_no_key'
                  | 'body_too_deep'
                  | 'too_many_params'
                  | 'unsupported_encoding'
                  | 'body_too_large'
                  | 'unknown_source'
                  | 'safe_method'
                  | 'test'
                )
              | 'malformed_row'
            )
          | null;
        hint: string | null;
        warnings: (
          | 'missing_payout'
          | 'click_row_missing'
          | 'case_repaired'
          | 'rounded'
          | 'ambiguous_number'
          | 'duplicate_parameter'
          | 'conflicting_parameter'
          | 'double_encoded'
          | 'html_entity_repair'
          | 'second_question_mark'
          | 'stripped_quotes'
          | 'trailing_junk'
          | 'unreplaced_macro'
          | 'unknown_currency'
          | 'unmapped_status'
          | 'event_time_conflict'
          | 'future_event_time'
        )[];
        receipt: string | null;
        conversion_id: string | null;
      }[];
    };
    /**
     * @example {
     *       "id": "019ab5e0-c1d0-7a2b-9c3d-4e5f60718293",
     *       "status": "running",
     *       "dry_run": false,
     *       "rows": 50000,
     *       "done": 12400,
     *       "accepted": 12080,
     *       "waiting": 0,
     *       "rejected": 320,
     *       "error": null,
     *       "created_at": "2026-11-22T12:00:00.000Z",
     *       "finished_at": null
     *     }
     */
    ConversionImportJob: {
      id: string;
      /** @enum {string} */
      status: 'queued' | 'running' | 'done' | 'failed';
      dry_run: boolean;
      /** @description Rows of the file */
      rows: number;
      /** @description Rows that have their result */
      done: number;
      accepted: number;
      waiting: number;
      rejected: number;
      /** @description Why it failed; what was done before stays */
      error: string | null;
      created_at: string;
      finished_at: string | null;
    };
    ReconcileAnswer: {
      rows: number;
      agree: number;
      they_have_count: number;
      we_have_count: number;
      differ_count: number;
      /** @description At most 1000; reason: what became of the hit here */
      they_have: {
        row: number;
        click_id: string;
        txid: string | null;
        payout: string | null;
        reason: string;
        hint: string;
        receipt: string | null;
      }[];
      /** @description At most 1000 */
      we_have: {
        conversion_id: string;
        click_id: string;
        txid: string | null;
        event: string;
        status: string;
        payout: string;
        currency: string;
        reason: string;
        hint: string;
      }[];
      /** @description At most 1000 */
      differ: {
        theirs: {
          row: number;
          click_id: string;
          txid: string | null;
          payout: string | null;
        };
        ours: {
          conversion_id: string;
          click_id: string;
          txid: string | null;
          event: string;
          status: string;
          payout: string;
          currency: string;
        };
        fields: {
          field: string;
          theirs: string;
          ours: string;
        }[];
        reason: string;
        hint: string;
      }[];
    };
    /**
     * @example {
     *       "request": "https://t.example/postback?subid=abc&transId=7&payout=0.50&status=1"
     *     }
     */
    PreviewRequest: {
      /** @description What the sender sends: a URL, its path and query, a whole HTTP request, a curl command, or a body. Without it, the newest stored hit */
      request?: string;
      /** @description Its body, for a POST whose request is only a URL */
      body?: string;
      /** @description Read it with this preset instead of the recognised one */
      preset?: string;
      /** @description Settings of a postback source to try; without them, those of the source with the proposed ones laid over */
      settings?: {
        [key: string]: unknown;
      };
      /** @description Also show what this source's last 100 hits would get */
      source_id?: string;
      /** @description Also show what this campaign's last 100 hits would get; its source is the one to be changed */
      campaign_id?: string;
      /** @description Only these hits; with source_id for hits that found no source: they are tried as if sent to its door */
      receipts?: string[];
      /** @description Only such hits of the source or campaign */
      filter?: {
        /** @enum {string} */
        outcome?: 'waiting' | 'accepted' | 'rejected';
        /** @enum {string} */
        reason?:
          | 'missing_click_id'
          | 'unreplaced_macro'
          | 'malformed_click_id'
          | 'bad_click_signature'
          | 'unknown_click'
          | 'click_expired_from_storage'
          | 'ambiguous_click_id'
          | 'duplicate'
          | 'duplicate_conflict'
          | 'missing_txid'
          | 'invalid_status_transition'
          | 'ignored_status'
          | 'outside_attribution_window'
          | 'below_min_time_to_conversion'
          | 'event_before_click'
          | 'over_cap'
          | 'campaign_inactive'
          | 'advertiser_mismatch'
          | 'unknown_event'
          | 'invalid_payout'
          | 'payout_out_of_range'
          | 'unknown_currency'
          | 'adjustment_without_original'
          | 'auth_missing'
          | 'auth_invalid'
          | 'ip_not_allowed'
          | 'https_required'
          | 'manually_rejected'
          | 'malformed_body'
          | 'malformed_encoding'
          | 'encrypted_body_no_key'
          | 'body_too_deep'
          | 'too_many_params'
          | 'unsupported_encoding'
          | 'body_too_large'
          | 'unknown_source'
          | 'safe_method'
          | 'test';
      };
    };
    PreviewAnswer: {
      preset: string;
      title: string;
      /** @enum {string} */
      confidence: 'certain' | 'likely' | 'possible' | 'none';
      /** @description What speaks for this preset */
      because: string[];
      alternatives: {
        preset: string;
        title: string;
        /** @enum {string} */
        confidence: 'certain' | 'likely' | 'possible' | 'none';
        because: string[];
      }[];
      /** @description Names, status words, units and decimal style that the preset and the settings in force do not bring */
      proposal: {
        preset: string;
        /** @description To be laid over the settings of the source; empty: the preset is enough */
        settings: {
          [key: string]: unknown;
        };
        notes: {
          setting: string;
          because: string;
        }[];
      };
      /** @description Which parameter is read as what */
      mapping: {
        role: string;
        name: string;
        value: string;
      }[];
      reads: {
        click_id: string | null;
        event: string;
        txid: string | null;
        status: string;
        payout: string | null;
        currency: string | null;
        sale_amount: string | null;
        event_time: string | null;
        warnings: string[];
      };
      /** @description At most 100 stored hits, newest first: the verdict each has, and would get if it came today for the first time. Accepted ones are decided again too, without the conversions they made */
      hits: {
        receipt: string;
        now: {
          outcome: string;
          reason: string | null;
          event: string | null;
          txid: string | null;
          payout: string | null;
          currency: string | null;
        };
        tried: {
          outcome: string;
          reason: string | null;
          event: string | null;
          txid: string | null;
          payout: string | null;
          currency: string | null;
        };
        differs: boolean;
      }[];
      summary: {
        examined: number;
        differ: number;
        accepted_now: number;
        accepted_tried: number;
        changes: {
          from: {
            outcome: string;
            reason: string | null;
          };
          to: {
            outcome: string;
            reason: string | null;
          };
          count: number;
        }[];
      };
    };
    /**
     * @default {
     *       "wait_ms": 3000
     *     }
     * @example {
     *       "event": "sale",
     *       "payout": "5.00"
     *     }
     */
    TestPostbackRequest: {
      /** @description A click of the campaign; without it a fresh id is signed */
      click_id?: string;
      event?: string;
      /** @description Without it a new one */
      txid?: string;
      /**
       * @description Without it the event's, campaign's or offer's payout
       * @example 5.00
       */
      payout?: string;
      currency?: string;
      /**
       * @description Sent as the source's word for it
       * @enum {string}
       */
      status?: 'pending' | 'approved' | 'rejected';
      /**
       * @description How long to wait for the verdict before answering without
       * @default 3000
       */
      wait_ms: number;
    };
    TestPostbackAnswer: {
      /** @enum {string} */
      method: 'GET' | 'POST';
      /** @description The postback as it was sent, by its public address. Secrets are replaced by *** */
      url: string;
      /** @description When the source signs bodies: a form, secrets replaced by *** */
      request_body: string | null;
      click_id: string;
      /** @description HTTP status of the answer */
      status: number;
      /** @description The answer that the sender would see */
      body: string;
      receipt: string | null;
      /** @description The log entry: reason `test`, would_be says what a real one would get, steps say why. null: not judged within wait_ms, ask log_path */
      verdict: components['schemas']['PostbackDetail'] | null;
      /**
       * @description Where the verdict is read
       * @example /api/v1/postbacks/pb_k06d…
       */
      log_path: string | null;
      /** @description Proofs the source asks for that cannot be given from here */
      notes: {
        /** @enum {string} */
        code: 'ip' | 'https' | 'encryption';
        message: string;
      }[];
    };
    PostbackPresets: {
      data: components['schemas']['PostbackPreset'][];
      /** @enum {string|null} */
      next_cursor: null;
      /** @description Whether the routes of other trackers are open (DROP_IN_ROUTES) */
      drop_in_routes: boolean;
    };
    /**
     * @example {
     *       "name": "affise",
     *       "title": "Affise",
     *       "source": "https://help-center.affise.com/…",
     *       "setup": "Send our click id to Affise in sub1.",
     *       "parameters": [
     *         {
     *           "role": "click_id",
     *           "names": [
     *             "clickid",
     *             "click_id"
     *           ]
     *         }
     *       ],
     *       "status_words": {
     *         "1": "approved",
     *         "2": "pending"
     *       },
     *       "template": "clickid={sub1}&sum={sum}",
     *       "postback_url_template": "https://track.example/postback/{postback_key}?clickid={sub1}&sum={sum}",
     *       "signature": null,
     *       "answer": null,
     *       "minor_units": false,
     *       "routes": [],
     *       "example": {
     *         "request": "/postback?clickid=abc&sum=15",
     *         "body": null
     *       }
     *     }
     */
    PostbackPreset: {
      /** @description Value of `preset` at a postback source */
      name: string;
      title: string;
      /** @description Public pages that document how it speaks, separated by " · " */
      source: string | null;
      /** @description What to know when setting it up at the network */
      setup: string | null;
      /** @description Names that are read for each thing, in order of precedence; not case-sensitive */
      parameters: {
        role: string;
        names: string[];
      }[];
      /** @description Its own words; the usual ones are understood besides */
      status_words: {
        [key: string]: string;
      };
      /** @description Query with the network's own macros; null for webhooks, whose fields are fixed */
      template: string | null;
      /** @description What to paste into the network, {postback_key} to be replaced by the key of the source */
      postback_url_template: string;
      /** @description How it signs: an `auth` rule of the source that only lacks its `secret` (or `token`) */
      signature: {
        [key: string]: unknown;
      } | null;
      /** @description Body of the answer; null: OK and the receipt */
      answer: string | null;
      minor_units: boolean;
      /** @description Routes of other trackers that are taken as this preset; needs: the query must name one of these */
      routes: {
        path: string;
        keyed_path: string | null;
        needs: string[];
      }[];
      examples: {
        request: string;
        body: string | null;
      }[];
    };
    /**
     * @example {
     *       "rows": [
     *         {
     *           "campaign": {
     *             "id": "12",
     *             "name": "Spring sale"
     *           },
     *           "clicks": 1000,
     *           "conversions": 25,
     *           "revenue": "125.00",
     *           "cost": "80.00",
     *           "roi": 0.5625
     *         }
     *       ],
     *       "totals": {
     *         "clicks": 1000,
     *         "conversions": 25,
     *         "revenue": "125.00",
     *         "cost": "80.00",
     *         "roi": 0.5625
     *       },
     *       "time_zone": "Europe/Madrid",
     *       "from": "2026-10-31T23:00:00.000Z",
     *       "to": "2026-11-21T23:00:00.000Z",
     *       "currency": "USD",
     *       "freshness_ms": 21,
     *       "source": "totals",
     *       "next_cursor": null
     *     }
     */
    Report: {
      /** @description One object per group. Dimensions: a text or number, null when not given; campaign and offer `{id, name}`. Metrics: a number, money a decimal string, null where a divisor is 0 */
      rows: ({
        previous?: {
          [key: string]: string | number | null;
        } & (
          | {
              id: string;
              name: string | null;
            }
          | (string | number | null)
          | {
              [key: string]: string | number | null;
            }
        );
        change?: {
          [key: string]: number | null;
        } & (
          | {
              id: string;
              name: string | null;
            }
          | (string | number | null)
          | {
              [key: string]: string | number | null;
            }
        );
      } & {
        [key: string]:
          | {
              id: string;
              name: string | null;
            }
          | (string | number | null)
          | {
              [key: string]: string | number | null;
            };
      })[];
      /** @description The metrics over all groups that `having` kept, not only those of this page */
      totals: {
        previous?: {
          [key: string]: string | number | null;
        } & (
          | (string | number | null)
          | {
              [key: string]: string | number | null;
            }
        );
        change?: {
          [key: string]: number | null;
        } & (
          | (string | number | null)
          | {
              [key: string]: string | number | null;
            }
        );
      } & {
        [key: string]:
          | (string | number | null)
          | {
              [key: string]: string | number | null;
            };
      };
      time_zone: string;
      /** @description First instant */
      from: string;
      /** @description Instant at which it ends; not included */
      to: string;
      currency: string;
      /** @description Age of what the answer may lack: the oldest click or postback that is stored but not yet written to its table (in the queue or the inbox), at the least the time it took to answer */
      freshness_ms: number;
      /**
       * @description Whether totals held what was asked, or clicks were read one by one
       * @enum {string}
       */
      source: 'totals' | 'raw';
      next_cursor: string | null;
      /** @description With compare: the period compared with */
      previous?: {
        from: string;
        to: string;
      };
    };
    /**
     * @example {
     *       "dimensions": [
     *         {
     *           "name": "supply_id",
     *           "label": "Supply source",
     *           "about": "supply_id of the click: the seller or zone the traffic source names",
     *           "kind": "dictionary",
     *           "example": "pub-31",
     *           "source": "totals"
     *         }
     *       ],
     *       "metrics": [
     *         {
     *           "name": "roi",
     *           "label": "ROI",
     *           "unit": "ratio",
     *           "formula": "(revenue − cost) / cost",
     *           "source": [
     *             "cost",
     *             "revenue"
     *           ],
     *           "example": 0.25
     *         }
     *       ]
     *     }
     */
    ReportCatalogue: {
      dimensions: {
        name: string;
        label: string;
        /** @description Where the value comes from */
        about: string;
        /**
         * @description record: shown as {id, name} and filtered by id; time: made of the instant in the report’s zone
         * @enum {string}
         */
        kind: 'dictionary' | 'record' | 'time' | 'status';
        example: unknown;
        /**
         * @description raw: reports by it read clicks one by one, so their range is bounded
         * @enum {string}
         */
        source: 'totals' | 'raw';
      }[];
      metrics: {
        name: string;
        label: string;
        /** @enum {string} */
        unit: 'count' | 'money' | 'ratio' | 'seconds';
        formula: string;
        /** @description The base sums it is made of; each totals table stores all of them */
        source: string[];
        example: string | number | null;
      }[];
    };
    /**
     * @example {
     *       "id": "1",
     *       "name": "Burning sources",
     *       "query": {
     *         "group_by": "supply_id",
     *         "sort": "profit",
     *         "having[cost]": ">=10"
     *       },
     *       "shared": false,
     *       "own": true,
     *       "created_at": "2026-11-22T12:00:00.000Z",
     *       "updated_at": "2026-11-22T12:00:00.000Z"
     *     }
     */
    ReportView: {
      id: string;
      name: string;
      query: {
        [key: string]: string;
      };
      /** @description Everybody sees it; only administrators may share */
      shared: boolean;
      /** @description false: an administrator shares it */
      own: boolean;
      created_at: string;
      updated_at: string;
    };
    /**
     * @example {
     *       "name": "Burning sources",
     *       "query": {
     *         "group_by": "supply_id",
     *         "sort": "profit",
     *         "having[cost]": ">=10"
     *       }
     *     }
     */
    NewReportView: {
      name: string;
      /** @description Parameters of GET /reports, without cursor */
      query: {
        [key: string]: string;
      };
      /**
       * @description Everybody sees it; only administrators may share
       * @default false
       */
      shared: boolean;
    };
    /**
     * @example {
     *       "name": "Sources that burn"
     *     }
     */
    ReportViewChange: {
      name?: string;
      /** @description Parameters of GET /reports, without cursor */
      query?: {
        [key: string]: string;
      };
      /** @description Everybody sees it; only administrators may share */
      shared?: boolean;
    };
    /**
     * @example {
     *       "campaign_id": "1",
     *       "state": "broken",
     *       "reasons": [
     *         {
     *           "code": "postbacks_stopped",
     *           "level": "broken",
     *           "text": "No conversion for 7 h. The longest usual wait is 1 h 30 min. The clicks since would usually have brought about 21. No postback arrives at all.",
     *           "figures": {
     *             "silence_s": 25200,
     *             "usual_wait_s": 5400,
     *             "expected": 21,
     *             "spent": "42.00"
     *           }
     *         }
     *       ],
     *       "figures": {
     *         "last_postback_at": "2026-11-22T05:00:00.000Z",
     *         "last_conversion_at": "2026-11-22T05:00:00.000Z",
     *         "postbacks_24h": 51,
     *         "rejected_24h": 2,
     *         "rejected_share": 0.04,
     *         "rejected_share_before": 0.05,
     *         "top_reason": "invalid_payout",
     *         "rejections_24h": [
     *           {
     *             "reason": "invalid_payout",
     *             "hits": 2
     *           },
     *           {
     *             "reason": "duplicate",
     *             "hits": 1
     *           }
     *         ],
     *         "duplicates_24h": 1,
     *         "forged_24h": 0,
     *         "usual_delay_s": 1800,
     *         "usual_delay_p90_s": 6500,
     *         "today_delay_s": 1750,
     *         "today_is_late": false,
     *         "conversion_rate": {
     *           "clicks": 1440,
     *           "conversions": 43,
     *           "rate": 0.0299,
     *           "low": 0.0222,
     *           "high": 0.04
     *         },
     *         "usual_conversion_rate": {
     *           "clicks": 17000,
     *           "conversions": 510,
     *           "rate": 0.03,
     *           "low": 0.0275,
     *           "high": 0.0327
     *         },
     *         "imported_conversions": 0,
     *         "spend_24h": "28.80",
     *         "spend_since_last_conversion": "42.00"
     *       },
     *       "currency": "USD",
     *       "checked_at": "2026-11-22T12:00:00.000Z"
     *     }
     */
    CampaignHealth: {
      campaign_id: string;
      /** @enum {string} */
      state: 'healthy' | 'watch' | 'broken' | 'no_data';
      reasons: {
        code: string;
        /**
         * @description broken and watch make the state; a note helps to read the figures
         * @enum {string}
         */
        level: 'broken' | 'watch' | 'note';
        text: string;
        figures: {
          [key: string]: number | string | null;
        };
      }[];
      figures: {
        last_postback_at: string | null;
        last_conversion_at: string | null;
        postbacks_24h: number;
        /** @description Without repeats, forged ids, tests and link checkers */
        rejected_24h: number;
        rejected_share: number | null;
        rejected_share_before: number | null;
        /** @description Code of the commonest reason for rejection */
        top_reason: string | null;
        /** @description All rejected hits by reason, commonest first, with those at its postback source that name no campaign */
        rejections_24h: {
          reason: string;
          hits: number;
        }[];
        duplicates_24h: number;
        forged_24h: number;
        /** @description Median from click to conversion */
        usual_delay_s: number | null;
        usual_delay_p90_s: number | null;
        today_delay_s: number | null;
        today_is_late: boolean;
        /** @description Conversions per click with its 95 % Wilson interval */
        conversion_rate: {
          clicks: number;
          conversions: number;
          rate: number | null;
          low: number;
          high: number;
        };
        /** @description Conversions per click with its 95 % Wilson interval */
        usual_conversion_rate: {
          clicks: number;
          conversions: number;
          rate: number | null;
          low: number;
          high: number;
        };
        /** @description Of the last two weeks, come by file: no sign that postbacks work, so no other figure here counts them */
        imported_conversions: number;
        spend_24h: string;
        spend_since_last_conversion: string;
      };
      currency: string;
      checked_at: string;
    };
    Opportunities: {
      campaign_id: string;
      supply_sources: {
        /** @description By profit, highest first */
        best: components['schemas']['Opportunity'][];
        /** @description By profit, lowest first; none that is in best */
        worst: components['schemas']['Opportunity'][];
        /** @description How many there are in all */
        values: number;
        pausing_all_that_burn: {
          values: number;
          profit_change: string;
        };
      };
      creatives: {
        /** @description By profit, highest first */
        best: components['schemas']['Opportunity'][];
        /** @description By profit, lowest first; none that is in best */
        worst: components['schemas']['Opportunity'][];
        /** @description How many there are in all */
        values: number;
        pausing_all_that_burn: {
          values: number;
          profit_change: string;
        };
      };
      /** @description Of the whole campaign over the window */
      profit: string;
      from: string;
      to: string;
      time_zone: string;
      currency: string;
    };
    Opportunity: {
      /** @description supply_id or creative_id; null: not given */
      value: string | null;
      /**
       * @description unclear: with so few conversions it may be either
       * @enum {string}
       */
      verdict: 'earns' | 'burns' | 'unclear';
      clicks: number;
      conversions: number;
      /** @description 95 % interval */
      conversion_rate: {
        low: number;
        high: number;
      };
      revenue: string;
      cost: string;
      profit: string;
      profit_low: string;
      profit_high: string;
      /** @description What pausing it for the whole window would have changed */
      if_paused: {
        cost_saved: string;
        revenue_lost: string;
        profit_change: string;
        profit_change_low: string;
        profit_change_high: string;
      };
    };
    /**
     * @example {
     *       "postbacks": {
     *         "accepted": 100,
     *         "rejected": 17,
     *         "waiting": 1,
     *         "duplicates": 9,
     *         "without_campaign": 3
     *       },
     *       "reasons": [
     *         {
     *           "reason": "duplicate",
     *           "hits": 9,
     *           "without_campaign": 0,
     *           "last_at": "2026-11-22T11:58:00.000Z"
     *         },
     *         {
     *           "reason": "invalid_payout",
     *           "hits": 5,
     *           "without_campaign": 0,
     *           "last_at": "2026-11-22T08:00:00.000Z"
     *         },
     *         {
     *           "reason": "bad_click_signature",
     *           "hits": 3,
     *           "without_campaign": 3,
     *           "last_at": "2026-11-21T19:30:00.000Z"
     *         }
     *       ],
     *       "clicks": {
     *         "issued": 4000,
     *         "unrouted": 41,
     *         "unknown": 0
     *       },
     *       "from": "2026-11-16T00:00:00.000Z",
     *       "to": "2026-11-23T00:00:00.000Z",
     *       "time_zone": "UTC"
     *     }
     */
    Outcomes: {
      /** @description Verdicts; each element of a JSON array has its own */
      postbacks: {
        accepted: number;
        rejected: number;
        /** @description For their click */
        waiting: number;
        /** @description Rejected as a repeat: duplicate and duplicate_conflict */
        duplicates: number;
        /** @description Rejected hits that belong to no campaign */
        without_campaign: number;
      };
      /** @description Why hits were rejected, commonest first */
      reasons: {
        reason: string;
        hits: number;
        without_campaign: number;
        /** @description When the latest of them came */
        last_at: string;
      }[];
      /** @description Counted at the edge per UTC day: all days that the range touches */
      clicks: {
        /** @description Click ids given out */
        issued: number;
        /** @description Paused, capped or nothing matched: sent to the fallback, or 404; no click id */
        unrouted: number;
        /** @description No such campaign: 404. 0 when a campaign is asked for */
        unknown: number;
      };
      from: string;
      to: string;
      time_zone: string;
    };
    /**
     * @example {
     *       "from": "2026-11-22T00:00:00.000Z",
     *       "to": "2026-11-23T00:00:00.000Z",
     *       "days": [
     *         {
     *           "day": "2026-11-22",
     *           "postbacks": {
     *             "received": 120,
     *             "refused": 0,
     *             "accepted": 100,
     *             "rejected": 17,
     *             "waiting": 1,
     *             "pending": 2,
     *             "difference": 0,
     *             "balanced": true,
     *             "pending_measured": true
     *           },
     *           "clicks": {
     *             "issued": 4000,
     *             "stored": 3990,
     *             "pending": 10,
     *             "lost": 0,
     *             "unknown": 3,
     *             "unrouted": 41,
     *             "difference": 0,
     *             "balanced": true,
     *             "pending_measured": true
     *           }
     *         }
     *       ],
     *       "total": {
     *         "postbacks": {
     *           "received": 120,
     *           "refused": 0,
     *           "accepted": 100,
     *           "rejected": 17,
     *           "waiting": 1,
     *           "pending": 2,
     *           "difference": 0,
     *           "balanced": true,
     *           "pending_measured": true
     *         },
     *         "clicks": {
     *           "issued": 4000,
     *           "stored": 3990,
     *           "pending": 10,
     *           "lost": 0,
     *           "unknown": 3,
     *           "unrouted": 41,
     *           "difference": 0,
     *           "balanced": true,
     *           "pending_measured": true
     *         },
     *         "balanced": true
     *       }
     *     }
     */
    Ledger: {
      from: string;
      to: string;
      days: {
        day: string;
        postbacks: {
          /** @description Counted at the edge when it was confirmed */
          received: number;
          /** @description Answered 503: the sender was asked to come again */
          refused: number;
          accepted: number;
          rejected: number;
          /** @description For their click */
          waiting: number;
          /** @description Stored, not decided yet: in a queue or the inbox */
          pending: number;
          /** @description 0 when everything is accounted for; above 0 something is missing, below 0 rows came from nowhere */
          difference: number;
          balanced: boolean;
          /** @description pending was counted in the queues; false: they could not be read, and on an open day it is what is left over */
          pending_measured: boolean;
        };
        clicks: {
          /** @description Click ids given out, counted at the edge */
          issued: number;
          stored: number;
          pending: number;
          /** @description Given up by their tracker: no store took them */
          lost: number;
          /** @description Requests for a campaign that does not exist: 404, no click id */
          unknown: number;
          /** @description Paused, capped or nothing matched: sent to the fallback or 404, no click id */
          unrouted: number;
          /** @description 0 when everything is accounted for; above 0 something is missing, below 0 rows came from nowhere */
          difference: number;
          balanced: boolean;
          /** @description pending was counted in the queues; false: they could not be read, and on an open day it is what is left over */
          pending_measured: boolean;
        };
      }[];
      /** @description All days together; a day that is off is not made good by another */
      total: {
        postbacks: {
          /** @description Counted at the edge when it was confirmed */
          received: number;
          /** @description Answered 503: the sender was asked to come again */
          refused: number;
          accepted: number;
          rejected: number;
          /** @description For their click */
          waiting: number;
          /** @description Stored, not decided yet: in a queue or the inbox */
          pending: number;
          /** @description 0 when everything is accounted for; above 0 something is missing, below 0 rows came from nowhere */
          difference: number;
          balanced: boolean;
          /** @description pending was counted in the queues; false: they could not be read, and on an open day it is what is left over */
          pending_measured: boolean;
        };
        clicks: {
          /** @description Click ids given out, counted at the edge */
          issued: number;
          stored: number;
          pending: number;
          /** @description Given up by their tracker: no store took them */
          lost: number;
          /** @description Requests for a campaign that does not exist: 404, no click id */
          unknown: number;
          /** @description Paused, capped or nothing matched: sent to the fallback or 404, no click id */
          unrouted: number;
          /** @description 0 when everything is accounted for; above 0 something is missing, below 0 rows came from nowhere */
          difference: number;
          balanced: boolean;
          /** @description pending was counted in the queues; false: they could not be read, and on an open day it is what is left over */
          pending_measured: boolean;
        };
        balanced: boolean;
      };
    };
    /**
     * @example {
     *       "campaigns": 4,
     *       "clicks": 2000,
     *       "postbacks": 121,
     *       "conversions": 88
     *     }
     */
    PurgedDemo: {
      campaigns: number;
      clicks: number;
      postbacks: number;
      conversions: number;
    };
    System: {
      /** @example 0.1.0 */
      version: string;
      node: string;
      ready: boolean;
      /** @description why this process is not ready */
      reasons: string[];
      processes: {
        id: string;
        /** @example worker */
        kind: string;
        host: string;
        pid: number;
        version: string;
        /** @example 2026-11-22T12:00:00.000Z */
        started_at: string;
        /** @example 2026-11-22T12:00:00.000Z */
        last_seen_at: string;
        /** @description false: not heard of for ten seconds, or it ended without a word */
        alive: boolean;
        progress: {
          /** @example processed postbacks */
          activity: string;
          /** @description since the process started */
          total: number;
          /** @description over the last ten seconds */
          rate_per_s: number;
          /** @example 2026-11-22T12:00:00.000Z */
          last_at: string | null;
        }[];
      }[];
      queues: {
        /** @example postbacks */
        name: string;
        /** @description batches */
        waiting: number;
        active: number;
        delayed: number;
        /** @description batches given up by the queue; workers take them up again by themselves */
        failed: number;
        /** @description single records put aside because they cannot be processed */
        quarantined: number;
        /** @description batches in the second door, the database */
        inbox: number;
        /** @description age of the oldest unfinished batch; null: none */
        oldest_age_s: number | null;
        /** @description records, by all trackers */
        received_per_s: number;
        /** @description records, by all workers */
        processed_per_s: number;
        /**
         * @description null: the stores have not answered yet
         * @example 2026-11-22T12:00:00.000Z
         */
        checked_at: string | null;
      }[];
      stores: {
        database: {
          /** @enum {string} */
          kind: 'postgresql' | 'redis';
          ok: boolean;
          /** @description what is wrong, in a sentence */
          trouble: string | null;
          version: string | null;
          size_bytes: number | null;
          latency_ms: number | null;
          embedded: boolean;
          connections: number | null;
          max_connections: number | null;
          settings: {
            name: string;
            value: string;
            ok: boolean;
            advice: string | null;
          }[];
        };
        /** @description where jobs wait */
        queue: {
          /** @enum {string} */
          kind: 'postgresql' | 'redis';
          ok: boolean;
          /** @description what is wrong, in a sentence */
          trouble: string | null;
          version: string | null;
          size_bytes: number | null;
          latency_ms: number | null;
          /** @description what a crash of it loses though it was acknowledged; null: nothing */
          may_lose: string | null;
        };
      };
      /** @description the newest migration */
      schema: {
        version: string;
        migration: string;
        applied: number;
      } | null;
      retention: {
        click_days: number;
        click_detail_days: number;
        postback_days: number;
        postback_raw_days: number;
      };
      settings: {
        public_url: string;
        base_currency: string;
        stores_full_ips: boolean;
        trusted_proxies: string[];
        drop_in_routes: boolean;
      };
    };
    QueueJob: {
      id: string;
      /**
       * @description when it was added, or put aside
       * @example 2026-11-22T12:00:00.000Z
       */
      at: string;
      attempts: number;
      error: string | null;
      /** @description clicks or hits in the batch; null: not a batch of ours */
      records: number | null;
      bytes: number;
      /** @description of the first three records: the 128 bits of a click id or receipt */
      record_ids: string[];
    };
    RetriedJobs: {
      /** @description jobs put back */
      failed: number;
      /** @description records put back */
      quarantined: number;
    };
    /** @description The data of one event */
    LiveEvent: components['schemas']['Click'] | components['schemas']['Postback'];
    Macro: {
      name: string;
      /**
       * @description As it stands in a URL
       * @example {sub1} … {sub20}
       */
      written: string;
      /**
       * @description Other names of it
       * @example []
       */
      aliases: string[];
      about: string;
      /** @description About the visitor: costs a look-up of address or user agent */
      needs_look_up: boolean;
      /** @description Before percent-encoding */
      examples: {
        macro: string;
        becomes: string;
      }[];
    };
    /**
     * @example {
     *       "click_id": "push_q06d…"
     *     }
     */
    ErasePerson: {
      /** @description Our click id, or one imported from another tracker */
      click_id?: string;
      /** @description The traffic source's own click id, as it came in external_id */
      external_id?: string;
      /**
       * @description Address of the visitor; only where whole addresses are stored (STORE_FULL_IPS)
       * @example 203.0.113.7
       */
      ip?: string;
      /**
       * Format: date
       * @description With external_id or ip: first UTC day that is looked through. Default: all that are kept
       */
      from?: string;
      /**
       * Format: date
       * @description With external_id or ip: UTC day at which the search ends; not included
       */
      to?: string;
    };
    /**
     * @description Rows whose personal columns were overwritten
     * @example {
     *       "clicks": 1,
     *       "postbacks": 2,
     *       "conversions": 1,
     *       "quarantined": 0,
     *       "unfinished": false
     *     }
     */
    ErasedPerson: {
      clicks: number;
      postbacks: number;
      conversions: number;
      /** @description Records that could not be processed and lay aside */
      quarantined: number;
      /** @description true: something of theirs may still lie in a queue, or a hit waits for its click. It is needed to decide whether it counts, so it is decided first and overwritten right after: within a minute as a rule, when its time to wait is up at the latest. Nothing has to be asked again */
      unfinished: boolean;
    };
    /** @description Everything held about one person */
    ExportedPerson: {
      exported_at: string;
      clicks: {
        click_id: string;
        /** @description Ids of the click at other trackers */
        imported_ids: string[];
        /** @description As GET /clicks/{click_id} tells it, without the journey; null: the click has no row (any more, or yet) */
        click: {
          [key: string]: unknown;
        } | null;
        /** @description Address, agent, query …: only where the click itself has no row */
        details: {
          [key: string]: unknown;
        } | null;
        click_outs: {
          at: string;
          offer_id: string;
        }[];
        postbacks: ({
          receipt: string;
          received_at: string;
          /** @description The request as it came; null once it has been dropped */
          raw: {
            method: string;
            url: string;
            headers: string[][];
            /** @description As text, secrets replaced by *** */
            body: string | null;
            body_size: number;
            ip: string | null;
            /** @description true: the body holds records of other people too and is left out */
            shared: boolean;
          } | null;
        } & {
          [key: string]: unknown;
        })[];
        conversions: ({
          id: string;
          /** @description What was done to it by hand or by the clock; what postbacks did stands with them */
          history: {
            at: string;
            action: string;
            change: {
              [key: string]: unknown;
            };
          }[];
        } & {
          [key: string]: unknown;
        })[];
      }[];
      /** @description Hits that named the person and found no click */
      postbacks_without_click: ({
        receipt: string;
        received_at: string;
        /** @description The request as it came; null once it has been dropped */
        raw: {
          method: string;
          url: string;
          headers: string[][];
          /** @description As text, secrets replaced by *** */
          body: string | null;
          body_size: number;
          ip: string | null;
          /** @description true: the body holds records of other people too and is left out */
          shared: boolean;
        } | null;
      } & {
        [key: string]: unknown;
      })[];
      /** @description What has come and is no row yet */
      unfinished: {
        records: {
          queue: string;
          /** @enum {string} */
          state: 'queued' | 'quarantined';
          record: {
            [key: string]: unknown;
          };
        }[];
        /** @description false: the queues are long and were not looked through. Ask again later */
        is_all: boolean;
      };
    };
    /**
     * @example {
     *       "code": "campaign_not_found",
     *       "message": "No campaign \"17\". Check the id, or whether you may see it.",
     *       "details": {}
     *     }
     */
    Refusal: {
      code: string;
      message: string;
      details: {
        [key: string]: unknown;
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  Operations_health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Operations_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Operations_exposition: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Session_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Session_begin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignIn'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Session_end: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Session_changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OwnPassword'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  OpenSessions_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['OpenSession'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  OpenSessions_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ApiKeys_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['ApiKey'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ApiKeys_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewApiKey'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedApiKey'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ApiKeys_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKey'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ApiKeys_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ApiKeys_rename: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApiKeyChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKey'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Users_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['User'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Users_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewUser'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedUser'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Users_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Users_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Users_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UserChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PasswordLinks_invite: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewInvitation'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invitation'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PasswordLinks_renew: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasswordLink'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PasswordLinks_check: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordLinkToken'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasswordLinkFacts'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PasswordLinks_use: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordLinkUse'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  AuditLog_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        object_type?: string;
        object_id?: string;
        actor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AuditEntry'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Setup_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Setup'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Advertisers_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Without it: all but archived */
        status?: 'active' | 'archived' | 'all';
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Advertiser'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Advertisers_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewAdvertiser'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Advertiser'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Advertisers_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Advertiser'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Advertisers_replace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewAdvertiser'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Advertiser'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Advertisers_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Advertisers_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdvertiserChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Advertiser'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Bulk_replaceInUrls: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UrlReplacement'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UrlReplacementAnswer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Bulk_setStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BulkStatus'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkAnswer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Bulk_setTags: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BulkTags'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkAnswer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Without it: all but archived */
        status?: 'active' | 'paused' | 'archived' | 'all';
        /** @description Id */
        advertiser_id?: string | number;
        /** @description Part of the name, or the key */
        search?: string;
        /** @description Only campaigns with this tag */
        tag?: string;
        /** @description A cursor belongs to the order it came with */
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Campaign'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewCampaign'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_replace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReplacedCampaign'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CampaignChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_pause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_resume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Campaigns_clone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
        };
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  CampaignVersions_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['CampaignVersionLine'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  CampaignVersions_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignVersion'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  CampaignVersions_restore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  LandingPages_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['LandingPage'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  LandingPages_add: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewLandingPage'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LandingPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  LandingPages_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: string;
        landing_page_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  LandingPages_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: string;
        landing_page_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LandingPageChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LandingPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Offers_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Offer'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Offers_add: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewOffer'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Offer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Offers_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: string;
        offer_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Offers_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: string;
        offer_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OfferChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Offer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PostbackSources_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Without it: all but archived */
        status?: 'active' | 'archived' | 'all';
        /** @description Id */
        advertiser_id?: string | number;
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['PostbackSource'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PostbackSources_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPostbackSource'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostbackSource'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PostbackSources_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostbackSource'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PostbackSources_replace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPostbackSource'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostbackSource'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PostbackSources_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PostbackSources_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostbackSourceChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostbackSource'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  PostbackSources_rotateKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KeyRotation'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostbackSource'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Rates_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Rate'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Rates_setSeveral: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RatesInput'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Rate'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Rates_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        currency: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rate'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Rates_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        currency: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RateInput'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rate'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Rates_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        currency: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TrafficSources_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Without it: all but archived */
        status?: 'active' | 'archived' | 'all';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['TrafficSource'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TrafficSources_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewTrafficSource'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrafficSource'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TrafficSources_labels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['ParameterLabels'][];
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TrafficSources_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrafficSource'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TrafficSources_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TrafficSources_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrafficSourceChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrafficSource'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TrackingUrls_templates: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['TrafficSourceTemplate'][];
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TrackingUrls_url: {
    parameters: {
      query?: {
        /** @description generic when neither is named */
        template?: string;
        /** @description Id */
        traffic_source_id?: string | number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description To be pasted into the network as it is
             * @example https://track.example/c/h7k2m9p4qw?supply_id={zoneid}
             */
            url: string;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ClickImport_import: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
        'application/json': string;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClickImportResult'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Clicks_search: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Only clicks of this campaign */
        campaign_id?: string;
        offer_id?: string;
        landing_page_id?: string;
        /** @description Supply source, as it stood in the tracking URL */
        supply_id?: string;
        /** @description Site or zone */
        site_id?: string;
        /** @description Creative */
        creative_id?: string;
        /** @description Source */
        source?: string;
        /** @description ISO 3166-1 alpha-2 */
        country?: string;
        /** @description Only clicks with this flag; `duplicate`: those of a visitor who was counted before */
        flag?: 'bot' | 'unique' | 'no_agent' | 'too_fast' | 'many_per_minute' | 'prefetch' | 'imported' | 'data_centre' | 'duplicate';
        /** @description Only clicks without this flag */
        not_flag?: 'bot' | 'unique' | 'no_agent' | 'too_fast' | 'many_per_minute' | 'prefetch' | 'imported' | 'data_centre';
        /** @description First instant, ISO 8601; 7 days before `to` when left out */
        from?: string;
        /** @description End, not included; now when left out. At most 92 days after `from` */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Click'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Clicks_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        click_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClickDetail'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Costs_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Id */
        campaign_id?: string | number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['KeptCost'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Costs_correct: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CostCorrection'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CorrectedCost'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Costs_undo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptCost'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Simulation_simulate: {
    parameters: {
      query?: {
        /** @description A tracking URL, or only its query */
        url?: string;
        /** @description The browser's user agent */
        agent?: string;
        /** @description The visitor's address */
        ip?: string;
        /** @description When; now when left out. Caps are always those of now */
        at?: string;
        /** @description The page before */
        referrer?: string;
        /** @description As Accept-Language says it */
        language?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Simulation'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Conversions_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Only conversions of this campaign */
        campaign_id?: string;
        /** @description Only conversions of this click */
        click_id?: string;
        status?: 'pending' | 'approved' | 'rejected';
        kind?: 'conversion' | 'adjustment';
        /** @description Only this event, in any letter case */
        event?: string;
        /** @description Only this transaction id, byte for byte */
        txid?: string;
        /** @description First instant of receipt, ISO 8601 */
        from?: string;
        /** @description End of receipt, not included */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Conversion'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Postbacks_conversion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedConversion'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Conversions_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConversionChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversion'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Postbacks_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        outcome?: 'waiting' | 'accepted' | 'rejected';
        reason?:
          | 'missing_click_id'
          | 'unreplaced_macro'
          | 'malformed_click_id'
          | 'bad_click_signature'
          | 'unknown_click'
          | 'click_expired_from_storage'
          | 'ambiguous_click_id'
          | 'duplicate'
          | 'duplicate_conflict'
          | 'missing_txid'
          | 'invalid_status_transition'
          | 'ignored_status'
          | 'outside_attribution_window'
          | 'below_min_time_to_conversion'
          | 'event_before_click'
          | 'over_cap'
          | 'campaign_inactive'
          | 'advertiser_mismatch'
          | 'unknown_event'
          | 'invalid_payout'
          | 'payout_out_of_range'
          | 'unknown_currency'
          | 'adjustment_without_original'
          | 'auth_missing'
          | 'auth_invalid'
          | 'ip_not_allowed'
          | 'https_required'
          | 'manually_rejected'
          | 'malformed_body'
          | 'malformed_encoding'
          | 'encrypted_body_no_key'
          | 'body_too_deep'
          | 'too_many_params'
          | 'unsupported_encoding'
          | 'body_too_large'
          | 'unknown_source'
          | 'safe_method'
          | 'test';
        /** @description Only hits about this click, or that sent this text as click id */
        click_id?: string;
        /** @description Only hits of this campaign; `none`: hits that found no campaign */
        campaign_id?: 'none' | string;
        source_id?: string;
        /** @description Only hits that this replay gave another verdict */
        replay_id?: string;
        /** @description First instant, ISO 8601; 7 days before `to` when left out */
        from?: string;
        /** @description End, not included; now when left out. At most 92 days after `from` */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Postback'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Postbacks_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        receipt: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostbackDetail'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Replay_run: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReplayRequest'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplayAnswer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ConversionImport_run: {
    parameters: {
      query?: {
        dry_run?: 'true' | 'false';
        /** @description true: answer 202 at once and work through the file meanwhile */
        background?: 'true' | 'false';
        /** @description Our column, a colon, theirs; separated by commas */
        mapping?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
        'application/json': string;
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversionImportResult'];
        };
      };
      /** @description Taken; with background=true */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversionImportJob'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ImportJobs_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['ConversionImportJob'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ImportJobs_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversionImportJob'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ImportJobs_rows: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        outcome?: 'accepted' | 'waiting' | 'rejected';
        /** @description csv: all rows at once */
        format?: 'json' | 'csv';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description 1 is the first after the header */
              row: number;
              /** @enum {string} */
              outcome: 'accepted' | 'waiting' | 'rejected';
              reason:
                | (
                    | (
                        | 'missing_click_id'
                        | 'unreplaced_macro'
                        | 'malformed_click_id'
                        | 'bad_click_signature'
                        | 'unknown_click'
                        | 'click_expired_from_storage'
                        | 'ambiguous_click_id'
                        | 'duplicate'
                        | 'duplicate_conflict'
                        | 'missing_txid'
                        | 'invalid_status_transition'
                        | 'ignored_status'
                        | 'outside_attribution_window'
                        | 'below_min_time_to_conversion'
                        | 'event_before_click'
                        | 'over_cap'
                        | 'campaign_inactive'
                        | 'advertiser_mismatch'
                        | 'unknown_event'
                        | 'invalid_payout'
                        | 'payout_out_of_range'
                        | 'unknown_currency'
                        | 'adjustment_without_original'
                        | 'auth_missing'
                        | 'auth_invalid'
                        | 'ip_not_allowed'
                        | 'https_required'
                        | 'manually_rejected'
                        | 'malformed_body'
                        | 'malformed_encoding'
                        | 'encrypted_body_no_key'
                        | 'body_too_deep'
                        | 'too_many_params'
                        | 'unsupported_encoding'
                        | 'body_too_large'
                        | 'unknown_source'
                        | 'safe_method'
                        | 'test'
                      )
                    | 'malformed_row'
                  )
                | null;
              hint: string | null;
              warnings: (
                | 'missing_payout'
                | 'click_row_missing'
                | 'case_repaired'
                | 'rounded'
                | 'ambiguous_number'
                | 'duplicate_parameter'
                | 'conflicting_parameter'
                | 'double_encoded'
                | 'html_entity_repair'
                | 'second_question_mark'
                | 'stripped_quotes'
                | 'trailing_junk'
                | 'unreplaced_macro'
                | 'unknown_currency'
                | 'unmapped_status'
                | 'event_time_conflict'
                | 'future_event_time'
              )[];
              receipt: string | null;
              conversion_id: string | null;
            }[];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Reconcile_run: {
    parameters: {
      query?: {
        /** @description Ours received from this instant on … */
        from?: string;
        /** @description … and before this one have to stand in the file */
        to?: string;
        campaign_id?: string;
        /** @description Our column, a colon, theirs; separated by commas */
        mapping?: string;
        /** @description json: counts and the first 1000 of each list; csv: all rows of the three lists */
        format?: 'json' | 'csv';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
        'application/json': string;
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReconcileAnswer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Preview_run: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PreviewRequest'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreviewAnswer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  TestPostback_run: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TestPostbackRequest'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestPostbackAnswer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Presets_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostbackPresets'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Reports_report: {
    parameters: {
      query?: {
        /** @description First local day, or an instant. Default: six days ago */
        from?: string;
        /** @description Local day or instant at which the report ends; not included. Default: tomorrow */
        to?: string;
        /** @description IANA time zone of days and hours. Default: UTC */
        tz?: string;
        /** @description Up to four dimensions, comma separated */
        group_by?: string;
        /** @description Metrics, comma separated */
        metrics?: string;
        /** @description Any dimension: `ES,FR` one of these · `!ES` none of these · `~part` contains · empty: not given */
        'filter[country]'?: string;
        /** @description Any metric: `>=5`, `>0,<10` */
        'having[conversions]'?: string;
        /** @description click: conversions count when the click happened · postback: when they came */
        time_base?: string;
        /** @description Metrics or grouped dimensions, `-` for largest first */
        sort?: string;
        /** @description `previous`: each row and the totals also carry `previous` (the period of the same length right before) and `change` */
        compare?: string;
        /** @description Rows of a page, 1 to 10000. Default: 1000 */
        limit?: string;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Reports_describe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportCatalogue'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Export_export: {
    parameters: {
      query?: {
        format?: 'csv';
        /** @description Rows as they are stored instead of a report; takes from, to, tz, time_base and filters */
        raw?: 'clicks' | 'conversions';
        /** @description First local day, or an instant. Default: six days ago */
        from?: string;
        /** @description Local day or instant at which the report ends; not included. Default: tomorrow */
        to?: string;
        /** @description IANA time zone of days and hours. Default: UTC */
        tz?: string;
        /** @description Up to four dimensions, comma separated */
        group_by?: string;
        /** @description Metrics, comma separated */
        metrics?: string;
        /** @description Any dimension: `ES,FR` one of these · `!ES` none of these · `~part` contains · empty: not given */
        'filter[country]'?: string;
        /** @description Any metric: `>=5`, `>0,<10` */
        'having[conversions]'?: string;
        /** @description click: conversions count when the click happened · postback: when they came */
        time_base?: string;
        /** @description Metrics or grouped dimensions, `-` for largest first */
        sort?: string;
        /** @description `previous`: each row and the totals also carry `previous` (the period of the same length right before) and `change` */
        compare?: string;
        /** @description Rows of a page, 1 to 10000. Default: 1000 */
        limit?: string;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The table */
      200: {
        headers: {
          /** @description Rows without the header line, for a progress figure */
          'X-Total-Rows'?: number;
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ReportViews_list: {
    parameters: {
      query?: {
        /** @description How many at most, 1 to 500 */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['ReportView'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ReportViews_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewReportView'];
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ReportViews_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ReportViews_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  ReportViews_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportViewChange'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Health_many: {
    parameters: {
      query: {
        /** @description Campaign ids, comma separated, 100 at most */
        ids: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['CampaignHealth'][];
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Health_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignHealth'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Opportunities_ranked: {
    parameters: {
      query?: {
        /** @description First local day, or an instant. Default: six days ago */
        from?: string;
        /** @description Local day or instant at which it ends; not included. Default: tomorrow */
        to?: string;
        /** @description IANA time zone of days */
        tz?: string;
        /** @description How many of the best, and as many of the worst, of each list */
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Opportunities'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Outcomes_outcomes: {
    parameters: {
      query?: {
        /** @description First local day, or an instant. Default: six days ago */
        from?: string;
        /** @description Local day or instant at which it ends; not included. Default: tomorrow */
        to?: string;
        /** @description IANA time zone of days */
        tz?: string;
        /** @description Only hits of this campaign, and those at its postback source that name no campaign */
        campaign_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Outcomes'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Ledger_days: {
    parameters: {
      query?: {
        /** @description First UTC day. Default: six days ago */
        from?: string;
        /** @description UTC day at which it ends; not included. Default: tomorrow */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ledger'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  DemoData_purge: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PurgedDemo'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  System_system: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['System'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  System_jobs: {
    parameters: {
      query?: {
        state?: 'waiting' | 'active' | 'delayed' | 'failed' | 'quarantined';
        limit?: number;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['QueueJob'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  System_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetriedJobs'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Live_watch: {
    parameters: {
      query?: never;
      header: {
        'last-event-id': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['LiveEvent'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Macros_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Macro'][];
            /** @description Pass as `cursor` for the next page; null: this was the last */
            next_cursor: string | null;
          };
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Privacy_erase: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ErasePerson'];
      };
    };
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasedPerson'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
  Privacy_export: {
    parameters: {
      query?: {
        /** @description Our click id, or one imported from another tracker */
        click_id?: string;
        /** @description The traffic source's own click id, as it came in external_id */
        external_id?: string;
        /** @description Address of the visitor; only where whole addresses are stored (STORE_FULL_IPS) */
        ip?: string;
        /** @description With external_id or ip: first UTC day that is looked through. Default: all that are kept */
        from?: string;
        /** @description With external_id or ip: UTC day at which the search ends; not included */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportedPerson'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal'];
        };
      };
    };
  };
}
