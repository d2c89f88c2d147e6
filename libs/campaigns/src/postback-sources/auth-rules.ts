import { z } from 'zod';
import ipaddr from 'ipaddr.js';

/** Parameter names; letter case does not matter. */
export const parameterNames = z.array(z.string().trim().min(1).max(64)).max(20);

const secret = z.string().min(1).max(256);
const param = z.string().min(1).max(64);

/** One proof a sender must give, as the API takes it; what is left out has a default. All rules of a source must hold. */
export const authRule = z.discriminatedUnion('scheme', [
  z.looseObject({ scheme: z.literal('token'), token: secret, params: parameterNames.optional() }),
  z.looseObject({
    scheme: z.literal('ip'),
    allow: z.array(z.string().trim().refine(isRange, 'is neither an address nor a range such as 198.51.100.0/24')).min(1).max(200),
  }),
  z.looseObject({
    scheme: z.literal('hmac_sha256').meta({ description: 'hex HMAC-SHA-256 over the raw query before the signature parameter' }),
    secret,
    param: param.optional(),
  }),
  z.looseObject({
    scheme: z.literal('hmac_body').meta({ description: 'HMAC over the raw body, in a header: how shops and most webhooks sign' }),
    secret,
    header: param.optional(),
    algorithm: z.enum(['sha1', 'sha256', 'sha512']).optional(),
    encoding: z.enum(['hex', 'base64']).optional(),
    prefix: z.string().max(16).optional().meta({ description: 'What stands before the signature, such as "sha256="' }),
  }),
  z.looseObject({
    scheme: z
      .enum(['md5', 'sha1', 'sha256', 'sha512'])
      .meta({ description: 'hex digest over the values of the named parameters and the secret, joined' }),
    secret,
    param: param.optional(),
    parts: z
      .array(param)
      .min(1)
      .max(20)
      .meta({ description: 'Parameter names in order; "{secret}" stands for the secret, at the end when not named' }),
    separator: z.string().max(4).optional(),
  }),
  z.looseObject({
    scheme: z
      .literal('sorted_sha512')
      .meta({ description: 'hex SHA-512 over name=value and the secret for each parameter, sorted by name (Digistore24)' }),
    secret,
    param: param.optional(),
  }),
  z.looseObject({
    scheme: z.literal('clickbank').meta({ description: 'the body is encrypted with this secret key (ClickBank instant notifications)' }),
    secret,
  }),
]);
function isRange(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}
