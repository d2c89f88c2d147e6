import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.js';
import type { Campaign } from '../campaigns.js';
import { fireClick, isReachable } from './fire.js';
import classes from './test-tool.module.css';

/** The visitor's part. Where the tracker has an address of its own, only opening the URL is possible. */
export function TestClick({ campaign }: { campaign: Campaign }) {
  const client = useQueryClient();
  const click = useMutation({
    mutationFn: () => fireClick(campaign.tracking_url),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('clicks') }),
  });
  return (
    <div className={classes['side']}>
      <h3>1. Click</h3>
      <p>Counts as a click of this campaign, from your own browser.</p>
      <Group gap="xs">
        {isReachable(campaign.tracking_url) ? (
          <Button variant="default" loading={click.isPending} onClick={() => click.mutate()}>
            Make a test click
          </Button>
        ) : null}
        <Button variant="default" component="a" href={campaign.tracking_url} target="_blank" rel="noopener noreferrer">
          Open the tracking URL
        </Button>
      </Group>
      <div role="status" className="dimmed">
        {click.isSuccess ? 'Clicked.' : click.error ? click.error.message : ''}
      </div>
    </div>
  );
}
