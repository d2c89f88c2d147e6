import { Button, CopyButton, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { Page } from '../ui/page.js';
import { Loading, Query } from '../ui/states.js';
import { ReportChart } from './chart/report-chart.js';
import { CsvButton } from './export/csv-button.js';
import { FilterBar } from './filters/filter-bar.js';
import { PeriodPicker } from './period-picker.js';
import { useReport, type Report } from './report.js';
import { ReportTable } from './report-table.js';
import { ReportTools } from './report-tools.js';
import { useReportView, type ReportView } from './use-report-view.js';
import classes from './reports.module.css';

const SavedViews = lazy(async () => ({ default: (await import('./views/saved-views.js')).SavedViews }));
const STEP = 100;
const MOST = 1_000;

/** Any numbers by any dimensions. The address holds the view. */
export function ReportsPage() {
  const view = useReportView();
  const [limit, setLimit] = useState(STEP);
  const report = useReport({ ...view.parameters, limit: String(limit) });
  return (
    <Page title="Reports" actions={<Actions view={view} />}>
      <ReportTools view={view} />
      <FilterBar view={view} />
      <Query of={report}>
        {(data) => (
          <div className={classes['result']} aria-busy={report.isPlaceholderData} data-stale={report.isPlaceholderData}>
            {report.error ? (
              <p className="loss" role="alert">
                {report.error.message}
              </p>
            ) : null}
            <ReportChart view={view} report={data} />
            <ReportTable view={view} report={data} />
            <div className={classes['foot']}>
              {data.next_cursor !== null && limit < MOST ? (
                <Button variant="default" onClick={() => setLimit(limit + STEP * 3)}>
                  Show more rows
                </Button>
              ) : null}
              <Foot view={view} report={data} />
            </div>
          </div>
        )}
      </Query>
    </Page>
  );
}

function Actions({ view }: { view: ReportView }) {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <>
      <PeriodPicker />
      <Popover opened={opened} onChange={close} position="bottom-end" width={320} shadow="md" trapFocus>
        <Popover.Target>
          <Button variant="default" onClick={toggle}>
            Saved views
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Suspense fallback={<Loading rows={3} />}>
            <SavedViews view={view} onDone={close} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      <CopyButton value={view.link()}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} title="A link that shows exactly this: these days, this zone, these filters">
            {copied ? 'Link copied' : 'Copy link'}
          </Button>
        )}
      </CopyButton>
      <CsvButton parameters={view.parameters} />
    </>
  );
}

function Foot({ view, report }: { view: ReportView; report: Report }) {
  return (
    <span className="dimmed">
      {report.rows.length === 1 ? '1 row' : `${report.rows.length} rows`} · money in {report.currency} ·{' '}
      {view.timeBase === 'click' ? 'conversions counted when their click happened' : 'conversions counted when their postback came'}
      {view.compares ? ' · small figures: change against the period of the same length before' : ''}
    </span>
  );
}
