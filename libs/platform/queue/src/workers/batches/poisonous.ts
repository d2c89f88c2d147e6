type Handle = (records: readonly string[]) => Promise<void>;

const POISON = /^poison:(throw|throw-text|kill|hang)\b/;

/** FAILPOINT=poison: the handler as it would be if there were records that throw, kill or hang it. No door lets such records in. */
export function poisonous(handle: Handle): Handle {
  return async (records) => {
    const kinds = new Set(records.map((record) => POISON.exec(record)?.[1]));
    if (kinds.has('kill')) process.kill(process.pid, 'SIGKILL');
    if (kinds.has('hang')) await new Promise(() => undefined);
    if (kinds.has('throw')) throw new Error('poisoned');
    // What careless code throws.
    // oxlint-disable-next-line typescript/only-throw-error
    if (kinds.has('throw-text')) throw 'poisoned';
    await handle(records);
  };
}
