// Loaded into a process of the product (node --import): after LEAK_AFTER_MS it eats its heap until there is none.
const kept = [];
setTimeout(
  () => {
    setInterval(() => {
      for (let n = 0; n < 40; n += 1) kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at, n })));
    }, 50);
  },
  Number(process.env.LEAK_AFTER_MS ?? 0),
);
