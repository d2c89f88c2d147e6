import 'reflect-metadata';
import { faultSentence } from '#database';
import { makeProgram } from './program.js';

try {
  await makeProgram().parseAsync();
} catch (error) {
  console.error(faultSentence(error) ?? error);
  process.exitCode = 1;
}
