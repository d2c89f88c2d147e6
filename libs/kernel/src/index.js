export { ClickIds } from './click-id.js';
export { assertNever, DomainError, notFound } from './domain-error.js';
export { convertAmount, crossRate, currencyCode, formatAmount, formatAmountShort, formatRate, isCurrency, MAX_AMOUNT, MICROS_PER_UNIT, parseDecimal, parseRate, RATE_ONE, requireDecimal, } from './money.js';
export { Receipts } from './receipt.js';
export { bytesFromUuid, firstUuidAt, timeOfUuid, uuidFromBytes } from './uuid.js';
//# sourceMappingURL=index.js.map