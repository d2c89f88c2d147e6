/** A site's own bridge that posts path segments instead of a query: what an operator would put into EXTENSIONS_DIR/presets. */
export default {
  name: 'path-params',
  title: 'In-house bridge with path segments',
  source: 'https://adman.aplus.io/conversions',
  routes: [{ path: '/cpa/:cid/:payout/:orderid/:product' }],
  examples: [{ request: '/cpa/abc/19.90/ord-7788/male', reads: { clickId: 'abc', txid: 'ord-7788', payout: '19.90' } }],
};
