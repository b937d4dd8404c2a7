import type { StatementSync } from 'node:sqlite'
import type { Journal, Work } from '../model/journal.ts'
import type { Json } from '../model/json.ts'
import type {
  ExecutionRecord,
  ExecutionStatus,
  HistoryEvent,
  MachineRecord,
  MapRunRecord,
  ThreadRecord,
} from '../model/records.ts'
import { openDatabase } from './open-database.ts'

/**
 * The engine's memory on disk: SQLite with a write-ahead log, which survives the death of the process at any moment.
 * @param file path, or `:memory:`
 * @throws UnusableJournal when another engine has it open, when it is damaged, when another version wrote it
 */
export function openJournal(file: string): Journal {
  const db = openDatabase(file)
  const statements = new Map<string, StatementSync>()
  const sql = (text: string) => {
    const known = statements.get(text) ?? db.prepare(text)
    statements.set(text, known)
    return known
  }
  const parsed = <Row>(row: Record<string, unknown> | undefined) =>
    row === undefined ? undefined : (JSON.parse(String(row['record'])) as Row)
  const execution = (row: Record<string, unknown> | undefined) => {
    const record = parsed<ExecutionRecord>(row)
    return record && row ? { ...record, output: (row['output'] as string | null) ?? undefined } : undefined
  }
  const last = (table: 'executions' | 'revisions' | 'map_runs') =>
    Number(sql(`SELECT coalesce(max(id), 0) AS last FROM ${table}`).get()?.['last'])

  return {
    close: () => db.close(),

    commit(write: () => void): void {
      sql('BEGIN IMMEDIATE').run()
      try {
        write()
        sql('COMMIT').run()
      } catch (failure) {
        // A full disk makes SQLite roll back by itself.
        if (db.isTransaction) sql('ROLLBACK').run()
        throw failure
      }
    },

    lastExecution: () => last('executions'),
    lastRevision: () => last('revisions'),
    lastMapRun: () => last('map_runs'),

    keepMachine(record: MachineRecord): void {
      sql('INSERT OR REPLACE INTO machines VALUES (?, ?)').run(record.arn, JSON.stringify(record))
    },
    forgetMachine(arn: string): void {
      sql('DELETE FROM machines WHERE arn = ?').run(arn)
    },
    machines: () =>
      sql('SELECT record FROM machines')
        .all()
        .map((row) => JSON.parse(String(row['record'])) as MachineRecord)
        // Journals of before tags and revision ids have neither.
        .map((record) => ({
          ...record,
          tags: record.tags ?? {},
          firstRevision: record.firstRevision ?? record.revision,
        })),
    keepRevision(id: number, machine: string, definition: string, created: number): void {
      sql('INSERT INTO revisions VALUES (?, ?, ?, ?)').run(id, machine, definition, created)
    },
    copyRevision(id: number, from: number, created: number): void {
      sql('INSERT INTO revisions SELECT ?, machine, definition, ? FROM revisions WHERE id = ?').run(id, created, from)
    },
    definition: (revision: number) =>
      String(sql('SELECT definition FROM revisions WHERE id = ?').get(revision)?.['definition']),

    revisionCreated: (revision: number) =>
      Number(sql('SELECT created FROM revisions WHERE id = ?').get(revision)?.['created']),

    keepExecution(record: ExecutionRecord): void {
      const { output, ...rest } = record
      sql(
        `INSERT INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id)
        DO UPDATE SET status = excluded.status, record = excluded.record, output = excluded.output`,
      ).run(
        record.id,
        record.arn,
        record.machineArn,
        record.mapRun ?? null,
        record.item ?? null,
        record.status,
        record.startedAt,
        JSON.stringify(rest),
        output ?? null,
      )
    },
    execution: (arn: string) => execution(sql('SELECT record, output FROM executions WHERE arn = ?').get(arn)),
    executionArn: (id: number) => String(sql('SELECT arn FROM executions WHERE id = ?').get(id)?.['arn']),
    *runningExecutions(): Iterable<ExecutionRecord> {
      for (const row of sql("SELECT record FROM executions WHERE status = 'RUNNING'").iterate()) {
        yield JSON.parse(String(row['record'])) as ExecutionRecord
      }
    },
    executions(
      of: { machine: string } | { mapRun: number },
      { status, redriven }: { status: ExecutionStatus | undefined; redriven: boolean | undefined },
      before: number,
      limit: number,
    ): ExecutionRecord[] {
      const [where, key] =
        'machine' in of ? ['machine = ? AND map_run IS NULL', of.machine] : ['map_run = ?', of.mapRun]
      return sql(
        `SELECT record, output FROM executions WHERE ${where} AND (? IS NULL OR status = ?) ${redrivenIs(redriven)} AND id < ?
        ORDER BY id DESC LIMIT ?`,
      )
        .all(key as string | number, status ?? null, status ?? null, before, limit)
        .map((row) => execution(row) as ExecutionRecord)
    },
    *childrenOf(mapRun: number): Iterable<ExecutionRecord> {
      for (const row of sql('SELECT record, output FROM executions WHERE map_run = ? ORDER BY item').iterate(mapRun)) {
        yield execution(row) as ExecutionRecord
      }
    },
    childrenThatAre: (statuses: readonly ExecutionStatus[], mapRun: number, limit: number) =>
      sql(
        `SELECT record, output FROM executions WHERE map_run = ? AND status IN (SELECT value FROM json_each(?))
        ORDER BY item LIMIT ?`,
      )
        .all(mapRun, JSON.stringify(statuses), limit)
        .map((row) => execution(row) as ExecutionRecord),

    keepThread(executionId: number, thread: ThreadRecord): void {
      sql('INSERT OR REPLACE INTO threads VALUES (?, ?, ?)').run(executionId, thread.id, JSON.stringify(thread))
    },
    forgetThread(executionId: number, thread: number): void {
      sql('DELETE FROM threads WHERE execution = ? AND id = ?').run(executionId, thread)
    },
    forgetThreads(executionId: number): void {
      sql('DELETE FROM threads WHERE execution = ?').run(executionId)
    },
    *threads(): Iterable<{ execution: number; thread: ThreadRecord }> {
      for (const row of sql(
        `SELECT execution, record FROM threads WHERE execution IN (SELECT id FROM executions WHERE status = 'RUNNING')
        ORDER BY execution, id`,
      ).iterate()) {
        yield { execution: Number(row['execution']), thread: JSON.parse(String(row['record'])) as ThreadRecord }
      }
    },

    threadsOf: (executionId: number) =>
      sql('SELECT record FROM threads WHERE execution = ? ORDER BY id')
        .all(executionId)
        .map((row) => JSON.parse(String(row['record'])) as ThreadRecord),

    keepEvents(executionId: number, events: readonly HistoryEvent[]): void {
      const first = events[0]?.id ?? 0
      sql('INSERT INTO history VALUES (?, ?, ?, ?)').run(
        executionId,
        first,
        first + events.length - 1,
        JSON.stringify(events),
      )
    },
    work(): Work {
      const [row = {}] = sql(
        `SELECT count(*) FILTER (WHERE type LIKE '%StateEntered') AS states,
          count(*) FILTER (WHERE type IN ('TaskScheduled', 'LambdaFunctionScheduled')) AS tasks
        FROM (SELECT json_extract(value, '$.type') AS type FROM history, json_each(history.events))`,
      ).all()
      const express = sql("SELECT count(*) AS count FROM executions WHERE json_extract(record, '$.express')").get()
      return {
        stateTransitions: Number(row['states']),
        taskInvocations: Number(row['tasks']),
        expressExecutions: Number(express?.['count']),
      }
    },
    lastEvent: (executionId: number) =>
      Number(sql('SELECT max(last) AS last FROM history WHERE execution = ?').get(executionId)?.['last'] ?? 0),
    events(executionId: number, from: number, to: number): HistoryEvent[] {
      return sql('SELECT events FROM history WHERE execution = ? AND last >= ? AND first <= ? ORDER BY first')
        .all(executionId, from, to)
        .flatMap((row) => JSON.parse(String(row['events'])) as HistoryEvent[])
        .filter((event) => event.id >= from && event.id <= to)
    },

    keepMapRun(record: MapRunRecord): void {
      sql('INSERT OR REPLACE INTO map_runs VALUES (?, ?, ?, ?, ?)').run(
        record.id,
        record.arn,
        record.execution,
        record.status,
        JSON.stringify(record),
      )
    },
    mapRun: (arn: string) => parsed<MapRunRecord>(sql('SELECT record FROM map_runs WHERE arn = ?').get(arn)),
    mapRunArn: (id: number) => String(sql('SELECT arn FROM map_runs WHERE id = ?').get(id)?.['arn']),
    mapRunsOf: (executionId: number) =>
      sql('SELECT record FROM map_runs WHERE execution = ? ORDER BY id DESC')
        .all(executionId)
        .map((row) => JSON.parse(String(row['record'])) as MapRunRecord),
    runningMapRuns: () =>
      sql("SELECT record FROM map_runs WHERE status = 'RUNNING'")
        .all()
        .map((row) => JSON.parse(String(row['record'])) as MapRunRecord),
    keepEntries(run: number, first: number, entries: readonly Json[]): void {
      sql('INSERT OR REPLACE INTO map_entries VALUES (?, ?, ?)').run(run, first, JSON.stringify(entries))
    },
    forgetEntries(run: number): void {
      sql('DELETE FROM map_entries WHERE run = ?').run(run)
    },
    entries(run: number, index: number): { first: number; entries: Json[] } | undefined {
      const row = sql(
        'SELECT first, entries FROM map_entries WHERE run = ? AND first <= ? ORDER BY first DESC LIMIT 1',
      ).get(run, index)
      return row && { first: Number(row['first']), entries: JSON.parse(String(row['entries'])) as Json[] }
    },
  }
}

function redrivenIs(redriven: boolean | undefined): string {
  if (redriven === undefined) return ''
  return `AND json_extract(record, '$.redrives') IS ${redriven ? 'NOT ' : ''}NULL`
}
