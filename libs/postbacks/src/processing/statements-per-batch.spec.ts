import { afterAll, beforeAll, expect, it } from 'vitest';
import { statementsDuring } from '#testing';
import { aHit } from '../testing/a-hit.js';
import { aProcessingWorld, type ProcessingWorld } from '../testing/processing-world.js';

let world: ProcessingWorld;
beforeAll(async () => {
  world = await aProcessingWorld();
});
afterAll(() => world.end());

/** Settings are looked at again once in a while, whatever the batch holds. */
const ONCE_IN_A_WHILE = 3;

it('asks the database as often for a batch of 300 postbacks as for one, about ten times', async () => {
  const hitsOf = async (count: number, event: string) =>
    (await world.clicks(count)).map((click, n) => aHit(`click_id=${click}&payout=5&txid=${event}-${n}&event=${event}`));
  await world.process(await hitsOf(1, 'first'));
  const [one, many] = [await hitsOf(1, 'one'), await hitsOf(300, 'many')];
  const ofOne = await statementsDuring(() => world.process(one));
  const ofMany = await statementsDuring(() => world.process(many));
  expect(ofMany.length).toBeGreaterThan(3);
  expect(ofMany.length).toBeLessThanOrEqual(ofOne.length + ONCE_IN_A_WHILE);
  expect(ofMany.length).toBeLessThanOrEqual(12 + ONCE_IN_A_WHILE);
  // Texts of the hit, of its verdict and of its rows; what a hit takes on the way may not grow unseen.
  const size = ofMany.reduce((sum, { parameterSize }) => sum + parameterSize, 0) / many.length;
  expect(size).toBeLessThan(3_500);
  const { rows } = await world.db.query(`SELECT count(*)::int AS n FROM postbacks WHERE outcome = 'accepted'`);
  expect(rows).toEqual([{ n: 302 }]);
});
