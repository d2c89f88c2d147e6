// docs/advertisers-reasons.md: why a postback was rejected or counted with a warning, from the reason catalogue.
import { cell, GENERATED } from './page.mjs';

const ACTORS = { sender: 'you, the sender', operator: 'the operator of the tracker', nobody: 'nobody' };

export async function reasonsPage() {
  const { REASONS, WARNINGS } = await import('#postbacks');
  return `${GENERATED}
# Reasons and warnings

What a receipt says in \`reason\` and \`warnings\`. The answer to a postback is always the same; the verdict is in its receipt
([advertisers.md](advertisers.md)).

## Reasons: the hit was stored and does not count

${table(REASONS)}
## Warnings: the hit counts, and something was odd

${table(WARNINGS)}`;
}

function table(catalogue) {
  const rows = Object.entries(catalogue).map(([name, { actor, hint }]) => `| \`${name}\` | ${ACTORS[actor]} | ${cell(hint)} |`);
  return `| name | who can change it | what to do |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}
