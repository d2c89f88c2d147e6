import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { Page } from '../ui/page.js';
import { Query } from '../ui/states.js';
import { FilterBar } from './filter-bar.js';
import { PeriodPicker } from './period-picker.js';
import { csvAddress, useReport } from './report.js';
import { ReportChart } from './report-chart.js';
import { ReportTable } from './report-table.js';
import { ReportTools } from './report-tools.js';
import { useReportView } from './use-report-view.js';
import classes from './reports.module.css';

const STEP = 100;

/** Any numbers by any dimensions. The address holds the view. */
export function ReportsPage() {
  const view = useReportView();
  const [limit, setLimit] = useState(STEP);
  const report = useReport({ ...view.parameters, limit: String(limit) });
  return (
    <Page
      title="Reports"
      actions={
        <>
          <PeriodPicker />
          <CopyButton value={view.link()}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} title="A link that shows exactly this: these days, this zone, these filters">
                {copied ? 'Link copied' : 'Copy link'}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" component="a" href={csvAddress(view.parameters)} download title="All rows of this report">
            Download CSV
          </Button>
        </>
      }
    >
      <ReportTools view={view} />
      <FilterBar view={view} />
      <Query of={report}>
        {(data) => (
          <div className={classes['result']} aria-busy={report.isPlaceholderData} data-stale={report.isPlaceholderData}>
            {report.error ? <p className="loss">{report.error.message}</p> : null}
            <ReportChart view={view} report={data} />
            <ReportTable view={view} report={data} />
            <div className={classes['foot']}>
              {data.next_cursor !== null && limit < 1_000 ? (
                <Button variant="default" onClick={() => setLimit(limit + STEP * 3)}>
                  Show more rows
                </Button>
              ) : null}
              <span className="dimmed">
                {data.rows.length === 1 ? '1 row' : `${data.rows.length} rows`} · money in {data.currency} ·{' '}
                {view.timeBase === 'click'
                  ? 'conversions counted when their click happened'
                  : 'conversions counted when their postback came'}
              </span>
            </div>
          </div>
        )}
      </Query>
    </Page>
  );
}
