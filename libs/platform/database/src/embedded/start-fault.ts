/** A start that cannot succeed for a reason a person can mend. Apps print the message alone, no stack, and exit with code 1. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space',
  EDQUOT: 'the disk quota is used up; free some space',
  EACCES: "this user may not write there; choose another DATA_DIR or change the folder's owner",
  EPERM: "this user may not write there; choose another DATA_DIR or change the folder's owner",
  EROFS: 'it is on a read-only file system; choose another DATA_DIR',
  ENOTDIR: 'a part of the path is a file; choose another DATA_DIR',
  EEXIST: 'a file of that name is in the way; choose another DATA_DIR',
};

/** Turns a file system error into one sentence about `what`; any other error comes back as it is. */
export function fileFault(what: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sentence = SENTENCES[code];
  return sentence ? new StartFault(`Cannot write ${what}: ${sentence} (${code}).`, { cause: error }) : error;
}
