import { definePreset } from '../preset.js';

/** CashbackOS: the click comes back in aff_sub1, base_commission is the payout, the sale's time stands twice. */
export default definePreset({
  name: 'cashbackos',
  title: 'CashbackOS',
  source: 'https://www.enactsoft.com/resources/cashbackos-postback-setup/',
  names: { clickId: ['aff_sub1'], txid: ['transaction_id'], payout: ['base_commission'] },
  examples: [
    {
      request:
        '/postback?network_id=1&transaction_id=2323232122&status=confirmed&sale_amount=10&base_commission=44&currency=INR&aff_sub1=abc&order_id=OR10001',
      reads: { clickId: 'abc', txid: '2323232122', payout: '44.00', saleAmount: '10.00', currency: 'INR', status: 'approved' },
    },
  ],
});
