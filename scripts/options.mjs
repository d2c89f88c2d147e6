// The options of a script on the command line. Its help is the comment it begins with, so that the two cannot differ.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * Ends the process for --help, and with one line and the help for an option there is none of.
 *
 * file     the script
 * options  as for node:util parseArgs
 * args     what was given (the process's own)
 * returns  the values
 */
export function readOptions(file, options, args = process.argv.slice(2)) {
  if (args.includes('--help')) {
    console.log(helpOf(file));
    process.exit(0);
  }
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    if (!String(error.code).startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`${error.message}\n\n${helpOf(file)}`);
    process.exit(2);
  }
}

function helpOf(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n');
}
