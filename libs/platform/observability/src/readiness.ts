import { Injectable } from '@nestjs/common';

/**
 * One reason-giving check: undefined (or nothing) when all is well, else a sentence saying what is not and what heals it.
 * Must answer from memory or within its own short deadline: probes come every second.
 */
export type ReadinessCheck = () => string | undefined | Promise<string | undefined>;

const CHECK_DEADLINE_MS = 2_000;

/**
 * What `GET /readyz` asks. Libraries above this one add their checks; this one knows none of them.
 *
 * add      names are shown in the reasons; adding a name again replaces its check
 * reasons  empty when ready; a check that throws or outlasts 2 s is itself a reason
 */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();

  add(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  async reasons(): Promise<string[]> {
    const answers = await Promise.all([...this.checks].map(([name, check]) => ask(name, check)));
    return answers.filter((reason) => reason !== undefined);
  }
}

async function ask(name: string, check: ReadinessCheck): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`did not answer within ${CHECK_DEADLINE_MS} ms`), CHECK_DEADLINE_MS);
  });
  try {
    const reason = await Promise.race([Promise.resolve().then(check), late]);
    return reason === undefined ? undefined : `${name}: ${reason}`;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : 'check failed'}`;
  } finally {
    clearTimeout(timer);
  }
}
