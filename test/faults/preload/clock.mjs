// Loaded into a process of the product (node --import): its clock goes wrong by SKEW_MS, after SKEW_AFTER_MS.
const skewMs = Number(process.env.SKEW_MS);
const startedAt = Date.now();
const afterMs = Number(process.env.SKEW_AFTER_MS ?? 0);
const RealDate = Date;
const realNow = Date.now.bind(Date);
const now = () => {
  const real = realNow();
  return real - startedAt < afterMs ? real : real + skewMs;
};

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }

  static now() {
    return now();
  }
};
