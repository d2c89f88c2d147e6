import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Page, Section } from '../../ui/page.js';
import { CsvPicker } from './csv-picker.js';
import type { CsvFile, Mapping } from './csv-file.js';
import { ImportProgress } from './import-progress.js';
import { isOver, useImport, useStartImport } from './imports.js';
import classes from './import.module.css';

/** Conversions by CSV: match the columns, look at what would come of it, then do it. */
export function ImportPage() {
  const [file, setFile] = useState<CsvFile>();
  const [mapping, setMapping] = useState<Mapping>({});
  const start = useStartImport();
  const job = useImport(start.data?.id);
  const run = (dryRun: boolean) => file && start.mutate({ file, mapping, dryRun });
  const isRunning = start.isPending || (start.isSuccess && !isOver(job.data));
  const wasTried = job.data !== undefined && isOver(job.data) && job.data.dry_run && job.data.status === 'done';
  return (
    <Page title="Import conversions" back={{ to: '/conversions', label: 'Conversions' }}>
      <p className="dimmed" style={{ marginTop: 0 }}>
        Every row is decided like a postback, so a file sent twice counts once. At most 50,000 rows.
      </p>
      <Section title="1. The file">
        <CsvPicker
          file={file}
          mapping={mapping}
          onChange={(chosen, columns) => {
            setFile(chosen);
            setMapping(columns);
            start.reset();
          }}
        />
      </Section>
      {file ? (
        <Section title="2. What would come of it">
          <Group gap="xs" className={classes['bar'] ?? ''}>
            <Button variant={wasTried ? 'default' : 'filled'} disabled={!mapping.click_id} loading={isRunning} onClick={() => run(true)}>
              Try without counting
            </Button>
            {wasTried ? (
              <Button loading={isRunning} onClick={() => run(false)}>
                Import for good
              </Button>
            ) : null}
            {mapping.click_id ? null : <span className="dimmed">Say which column holds the click id.</span>}
          </Group>
          {start.error ? (
            <Alert color="red" variant="light" role="alert">
              {start.error.message}
            </Alert>
          ) : null}
          {job.data ? <ImportProgress job={job.data} /> : null}
        </Section>
      ) : null}
    </Page>
  );
}
