import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CheckIcon } from '../../ui/icons.js';
import { Section } from '../../ui/page.js';
import type { Campaign } from '../campaigns.js';
import classes from './first-steps.module.css';
import type { Milestones } from './milestones.js';

/** The way to the first conversion. Ticks itself; goes away once it is walked. */
export function FirstSteps({ campaign, milestones }: { campaign: Campaign; milestones: Milestones }) {
  const { click, postback, conversion } = milestones;
  return (
    <Section title="Getting started">
      <ol className={classes['steps']} aria-live="polite">
        <Step done title="Campaign created">
          Its tracking URL answers from now on.
        </Step>
        <Step done={click} active={!click} title={click ? 'First click arrived' : 'Waiting for your first click…'}>
          {click ? 'The tracking URL works.' : 'Give the tracking URL to the traffic source, or make a test click below.'}
        </Step>
        <Step done={postback} active={click && !postback} title={postback ? 'First postback arrived' : 'Waiting for your first postback…'}>
          {postback ? 'The advertiser reaches us.' : 'Give the postback URL to the advertiser, or send a test postback below.'}
        </Step>
        <Step
          done={conversion}
          active={postback && !conversion}
          title={conversion ? 'First conversion counted' : 'Waiting for your first conversion…'}
        >
          {postback && !conversion ? (
            <>
              Postbacks came, none was counted yet. <Link to={`/postbacks?campaign_id=${campaign.id}`}>See why</Link>
            </>
          ) : conversion ? (
            'Everything works: clicks, postbacks and money arrive.'
          ) : (
            'A postback that names a click of this campaign becomes one.'
          )}
        </Step>
      </ol>
    </Section>
  );
}

function Step({ done, active = false, title, children }: { done: boolean; active?: boolean; title: string; children: ReactNode }) {
  return (
    <li className={classes['step']} data-state={done ? 'done' : active ? 'active' : 'later'}>
      <span className={classes['sign']} aria-hidden>
        {done ? <CheckIcon /> : active ? <Loader size={14} /> : null}
      </span>
      <div>
        <div className={classes['title']}>
          {title}
          <span className="sr-only">{done ? ' (done)' : ''}</span>
        </div>
        <div className={classes['text']}>{children}</div>
      </div>
    </li>
  );
}
