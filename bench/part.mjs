// One part of the bench in a process of its own, told what to do and telling what came of it by messages: started by run.mjs.
// Given up, or left alone by run.mjs: what was started ends with this process.
for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, () => process.exit(1));
process.once('message', (order) => void run(order));

async function run({ name, options }) {
  const { measure } = await import(`./parts/${name}.mjs`);
  try {
    const result = await measure({ ...options, say: (text) => process.send({ says: text }) });
    process.send({ result }, () => process.exit(0));
  } catch (error) {
    console.error(error);
    process.send({ error: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
  }
}
