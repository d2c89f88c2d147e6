export { ClickIds, type ClickIdReading, type MintedClickId } from './click-id.js';
export { assertNever, DomainError, notFound } from './domain-error.js';
export {
  convertAmount,
  crossRate,
  currencyCode,
  formatAmount,
  formatAmountShort,
  formatRate,
  isCurrency,
  MAX_AMOUNT,
  MICROS_PER_UNIT,
  parseDecimal,
  parseRate,
  RATE_ONE,
  requireDecimal,
  type Micros,
} from './money.js';
export type { ConversionStatus, Outcome } from './outcome.js';
export { Receipts, type MintedReceipt, type ReceiptReading } from './receipt.js';
export { VisitorSecrets } from './visitor-secrets.js';
export { bytesFromUuid, firstUuidAt, timeOfUuid, uuidFromBytes } from './uuid.js';
