import { Button, FileButton, Group, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../format/numbers.js';
import { COLUMNS, csvFileOf, guessMapping, type ColumnName, type CsvFile, type Mapping } from './csv-file.js';
import classes from './import.module.css';

interface Props {
  readonly file: CsvFile | undefined;
  readonly mapping: Mapping;
  readonly onChange: (file: CsvFile | undefined, mapping: Mapping) => void;
  /** columns that are matched; all when left out */
  readonly columns?: readonly ColumnName[];
}

/** A CSV chosen or pasted, and which of its columns is which of ours. */
export function CsvPicker({ file, mapping, onChange, columns = Object.keys(COLUMNS) as ColumnName[] }: Props) {
  const [pasted, setPasted] = useState('');
  const take = (name: string, text: string) => {
    const next = csvFileOf(name, text);
    onChange(next, guessMapping(next.columns));
  };
  if (!file) {
    return (
      <div className={classes['picker']}>
        <Group gap="xs">
          <FileButton
            accept=".csv,.txt,text/csv"
            onChange={(chosen) => chosen && void chosen.text().then((text) => take(chosen.name, text))}
          >
            {(props) => <Button {...props}>Choose a CSV file</Button>}
          </FileButton>
          <span className="dimmed">with a line of column names on top</span>
        </Group>
        <Textarea
          label="Or paste the rows"
          placeholder={'click_id,payout,txid\npush_…,5.00,120'}
          autosize
          minRows={3}
          maxRows={8}
          spellCheck={false}
          classNames={{ input: 'mono' }}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <Group>
          <Button variant="default" disabled={!pasted.includes('\n')} onClick={() => take('pasted rows', pasted)}>
            Use these rows
          </Button>
        </Group>
      </div>
    );
  }
  return (
    <div className={classes['picker']}>
      <Group gap="xs">
        <strong>{file.name}</strong>
        <span className="dimmed">{file.rows === 1 ? '1 row' : `${formatCount(file.rows)} rows`}</span>
        <Button variant="subtle" onClick={() => onChange(undefined, {})}>
          Another file
        </Button>
      </Group>
      <div className={classes['columns']} role="group" aria-label="Columns">
        {columns.map((name) => (
          <NativeSelect
            key={name}
            label={COLUMNS[name]}
            required={name === 'click_id'}
            data={[{ value: '', label: 'not in the file' }, ...new Set(file.columns.filter(Boolean))]}
            value={mapping[name] ?? ''}
            onChange={(event) => onChange(file, { ...mapping, [name]: event.currentTarget.value || undefined })}
          />
        ))}
      </div>
    </div>
  );
}
