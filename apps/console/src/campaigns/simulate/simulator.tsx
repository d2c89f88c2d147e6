import { Alert, Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fieldFaults } from '../../api/api-error.js';
import { SimulationResult } from './simulation-result.js';
import { AGENTS, useSimulation } from './simulation.js';
import classes from './simulate.module.css';

const OTHER = 'Another agent';

/** A visitor made up: by which URL, with what browser, from where, when. */
export function Simulator({ campaignId }: { campaignId: string }) {
  const [url, setUrl] = useState('');
  const [device, setDevice] = useState(Object.keys(AGENTS)[0] ?? OTHER);
  const [agent, setAgent] = useState('');
  const [ip, setIp] = useState('');
  const [at, setAt] = useState('');
  const [language, setLanguage] = useState('');
  const [referrer, setReferrer] = useState('');
  const simulation = useSimulation(campaignId);
  const faults = fieldFaults(simulation.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = { url, ip, language, referrer, agent: AGENTS[device] ?? agent, at: at === '' ? '' : new Date(at).toISOString() };
    simulation.mutate(Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== '')));
  };
  return (
    <div className={classes['layout']}>
      <form onSubmit={submit} className={classes['form']}>
        <Textarea
          label="Tracking URL, or only its parameters"
          placeholder="supply_id=s-17&creative_id=banner-3"
          autosize
          minRows={1}
          maxRows={5}
          spellCheck={false}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <NativeSelect
          label="Browser"
          data={[...Object.keys(AGENTS), OTHER]}
          value={device}
          onChange={(event) => setDevice(event.currentTarget.value)}
        />
        {device === OTHER ? (
          <Textarea
            label="User agent"
            autosize
            minRows={2}
            required
            value={agent}
            onChange={(event) => setAgent(event.currentTarget.value)}
          />
        ) : null}
        <TextInput
          label="Address"
          placeholder="203.0.113.9"
          description="Tells country and city"
          error={faults['ip']}
          value={ip}
          onChange={(event) => setIp(event.currentTarget.value.trim())}
        />
        <TextInput
          type="datetime-local"
          label="When (this computer's time)"
          description="Now when left out; caps are always those of now"
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <TextInput label="Language" placeholder="es-ES" value={language} onChange={(event) => setLanguage(event.currentTarget.value)} />
        <TextInput
          label="Page before"
          placeholder="https://news.example/article"
          value={referrer}
          onChange={(event) => setReferrer(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={simulation.isPending}>
            Where would they go?
          </Button>
        </Group>
        {simulation.error ? (
          <Alert color="red" variant="light" role="alert">
            {simulation.error.message}
          </Alert>
        ) : null}
      </form>
      <div aria-live="polite">
        {simulation.data ? (
          <SimulationResult result={simulation.data} />
        ) : (
          <p className="dimmed">Describe a visitor: the answer comes from the redirect's own code, rule by rule. Nothing is recorded.</p>
        )}
      </div>
    </div>
  );
}
