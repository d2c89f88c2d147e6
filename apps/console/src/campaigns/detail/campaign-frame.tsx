import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { canEdit, useMe } from '../../access/session.js';
import { StatusMark } from '../../ui/mark.js';
import { Page } from '../../ui/page.js';
import type { Campaign } from '../campaigns.js';
import { CampaignActions } from './campaign-actions.js';
import classes from './campaign-frame.module.css';

interface Props {
  readonly campaign: Campaign;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Around every screen of one campaign: its name, state and tags, what can be done with it, and its other screens. */
export function CampaignFrame({ campaign, actions, children }: Props) {
  const me = useMe();
  const places = [
    { to: `/campaigns/${campaign.id}`, label: 'Overview' },
    ...(canEdit(me) ? [{ to: `/campaigns/${campaign.id}/edit`, label: 'Settings' }] : []),
    { to: `/campaigns/${campaign.id}/simulate`, label: 'Try a visitor' },
    { to: `/campaigns/${campaign.id}/versions`, label: 'History' },
  ];
  return (
    <Page
      title={campaign.name}
      aside={
        <>
          <StatusMark status={campaign.status} />
          {campaign.tags.map((tag) => (
            <span key={tag} className={classes['tag']}>
              {tag}
            </span>
          ))}
        </>
      }
      back={{ to: '/campaigns', label: 'Campaigns' }}
      actions={
        <>
          {actions}
          <CampaignActions campaign={campaign} />
        </>
      }
    >
      <nav className={classes['places']} aria-label="This campaign">
        {places.map((place) => (
          <NavLink key={place.to} to={place.to} end className={classes['place'] ?? ''}>
            {place.label}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}
