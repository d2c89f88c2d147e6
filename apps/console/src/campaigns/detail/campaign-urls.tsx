import { Switch } from '@mantine/core';
import { useState } from 'react';
import { CopyField } from '../../ui/copy-field.js';
import type { Campaign } from '../campaigns.js';
import classes from './campaign-urls.module.css';
import { TrafficSourceUrl } from './traffic-source-url.js';

/** The two URLs, ready to paste; with the parameters each side can fill when asked for. */
export function CampaignUrls({ campaign }: { campaign: Campaign }) {
  const [full, setFull] = useState(true);
  return (
    <div className={classes['urls']}>
      <CopyField
        label="Tracking URL, for the traffic source"
        value={full ? campaign.tracking_url_template : campaign.tracking_url}
        hint={
          full
            ? "Replace each {…} with the traffic source's own macro; leave out what it does not have."
            : 'Works as it is; every parameter is optional.'
        }
      />
      <CopyField
        label="Postback URL, for the advertiser"
        value={full ? campaign.postback_url_template : campaign.postback_url}
        hint={
          full ? "Replace each {…} with the advertiser's own macro. Only click_id is needed." : 'The advertiser adds at least click_id.'
        }
      />
      <TrafficSourceUrl campaign={campaign} />
      <Switch label="Show with parameters" checked={full} onChange={(event) => setFull(event.currentTarget.checked)} />
    </div>
  );
}
