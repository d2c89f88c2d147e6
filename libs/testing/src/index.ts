export { aCampaign } from './a-campaign.js';
export { freePort } from './redis-server.js';
export { statementsDuring } from './statements-during.js';
export { emptyDatabase, testDatabase, type TestDatabase } from './test-database.js';
export { ownRedis, redisAvailable, testRedis } from './test-redis.js';
export { TEST_SECRET, testSettings } from './test-settings.js';
